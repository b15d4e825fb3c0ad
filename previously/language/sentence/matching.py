"""The pattern of the lexicon that fits a clause best."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.language.lexicon.closed import (
    ADVERBS,
    DETERMINERS,
    FUNCTION,
    NEGATIONS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    REFLEXIVES,
    TIMES,
)
from previously.language.lexicon.forms import forms, is_form, singulars
from previously.language.lexicon.kinds import is_kind, known_nouns
from previously.language.lexicon.patterns import STATES, Pattern, Slot, patterns
from previously.language.sentence.clause import Clause
from previously.language.sentence.phrase import Phrase
from previously.language.sentence.phrases import Phrases

_WEIGHT = {
    "OBJ": 3,
    "THING": 3,
    "OBJ's": 3,
    "ONE'S": 3,
    "SELF": 3,
    "ONE": 3,
    "do": 3,
    "done": 3,
    "doing": 6,
    "CLAUSE": 3,
}
_KIND = {"person": 5, "thing": 3, "": 0}
_OTHER_KIND = 9
_SHORT = frozenset(PARTICLES & PREPOSITIONS)


class Filled(NamedTuple):
    """A pattern laid over a clause, as far as it has come."""

    end: int
    score: int = 0
    object: Phrase | None = None
    thing: Phrase | None = None
    child: Clause | None = None


class Match(NamedTuple):
    """A pattern that fits a clause, and what fills its slots."""

    pattern: Pattern
    filled: Filled
    turned: bool = False  # the subject fills the slot of whom it befalls


class Matcher:
    """Finds the pattern of each clause of a line."""

    def __init__(self, phrases: Phrases, clauses: list[Clause]) -> None:
        words = phrases.words
        self.words, self.phrases = words, phrases
        self.present = frozenset(one for low in words.low for one in self._likes(low))
        self.begins: dict[int, Clause] = {}
        for clause in reversed(clauses):
            for at in (clause.group.start, clause.begin, clause.subject.start if clause.subject else clause.begin):
                self.begins.setdefault(at, clause)
        self.starts = {clause.begin: clause for clause in clauses}
        self.bare = False

    def _likes(self, low: str) -> Iterator[str]:
        yield from singulars(low)
        for verb, _ in forms(low):
            yield verb

    def best(self, clause: Clause, at: int | None = None) -> Match | None:
        """The pattern that fits best; None if none does."""
        found = None
        for match in self._all(clause, clause.group.end if at is None else at):
            if (found is None or _rank(match) > _rank(found)) and not _senseless(match):
                found = match
        return found if found is None or found.filled.score >= 0 else None

    def _all(self, clause: Clause, at: int) -> Iterator[Match]:
        group = clause.group
        for verb in group.verbs:
            for pattern in patterns(verb):
                if pattern.fixed <= self.present and self._subject_fits(pattern, clause):
                    yield from self._laid(pattern, clause, at)
        yield from self._states(clause, at)

    def _subject_fits(self, pattern: Pattern, clause: Clause) -> bool:
        if not pattern.subject or pattern.subject == "person":
            return True
        return (
            clause.subject is not None and not clause.subject.somebody and is_kind(clause.subject.head, pattern.subject)
        )

    def _states(self, clause: Clause, at: int) -> Iterator[Match]:
        """Patterns with `be`: of a state, or of a participle with a life of its own."""
        group = clause.group
        main = self.words.low[group.main]
        if group.passive or group.ongoing:
            agent = -22 if group.passive and self._by_somebody(at, clause.limit) else 0
            for key in (f"be {main}", f"get {main}") if group.passive else (f"be {main}",):
                for pattern in patterns(key) if key.startswith("be") else patterns("get"):
                    if pattern.slots and pattern.slots[0].word == main and pattern.fixed <= self.present:
                        yield from self._with(pattern, pattern.slots[1:], clause, at, 20 + agent)
        elif STATES & set(group.verbs):
            keys = dict.fromkeys(
                [*self.words.low[at : min(at + 4, max(clause.limit, at))], "OBJ's", "OBJ", "ONE'S", "THING"]
            )
            for low in keys:
                for pattern in patterns(f"be {low}"):
                    if pattern.fixed <= self.present:
                        self.bare = len(pattern.slots) == 1
                        yield from self._with(pattern, pattern.slots, clause, at, 0 if group.verbs == ("be",) else -1)
                        self.bare = False

    def _by_somebody(self, at: int, limit: int) -> bool:
        return self.agent(at, limit) is not None

    def agent(self, at: int, limit: int) -> Phrase | None:
        """Who does what is told in the passive: `by Mara`."""
        for i in range(at, min(limit, self.words.size)):
            if self.words.low[i] == "by" and (found := self.phrases.at(i + 1)) and found.somebody:
                return found
        return None

    def _laid(self, pattern: Pattern, clause: Clause, at: int) -> Iterator[Match]:
        """A verb's pattern over a clause: as it stands, with its particle last, or turned about."""
        slots = pattern.slots
        if clause.group.passive or clause.gap is not None:
            yield from self._turned(pattern, clause, at)
            if clause.group.passive:
                return
        yield from self._with(pattern, slots, clause, at, 0)
        if len(slots) >= 2 and slots[0].word in PARTICLES and slots[-1].word in {"OBJ", "THING"} and len(slots) == 2:
            yield from self._with(pattern, slots[::-1], clause, at, 0, parted=True)
        elif len(slots) >= 2 and slots[-1].word in PARTICLES and slots[-2].word not in PREPOSITIONS:
            yield from self._with(pattern, (slots[-1], *slots[:-1]), clause, at, 0)
        elif len(slots) > 2 and slots[0].word in PARTICLES and slots[1].word in {"ONE'S", "the", "a", "THING"}:
            yield from self._with(pattern, (*slots[1:], slots[0]), clause, at, 0, parted=True)

    def _turned(self, pattern: Pattern, clause: Clause, at: int) -> Iterator[Match]:
        """The slot of whom it befalls is filled by the subject of a passive, or by what a relative clause leaves out."""
        one = clause.subject if clause.group.passive else clause.gap
        for k, slot in enumerate(pattern.slots):
            if slot.word in {"OBJ", "THING"}:
                score = self._fits(slot, one, last=k == len(pattern.slots) - 1) if one else 3
                if score is not None:
                    rest = pattern.slots[:k] + pattern.slots[k + 1 :]
                    start = Filled(
                        at, score + 3, one if slot.word == "OBJ" else None, one if slot.word == "THING" else None
                    )
                    for filled in self.run(rest, 0, start, clause):
                        yield Match(pattern, filled, turned=True)
                return

    def _with(
        self, pattern: Pattern, slots: tuple[Slot, ...], clause: Clause, at: int, score: int, *, parted: bool = False
    ) -> Iterator[Match]:
        for filled in self.run(slots, 0, Filled(at, score), clause):
            if self._ends_well(pattern, slots, filled, clause, parted=parted):
                yield Match(pattern, filled)

    def _ends_well(
        self, pattern: Pattern, slots: tuple[Slot, ...], filled: Filled, clause: Clause, *, parted: bool
    ) -> bool:
        """Is what follows no part of the pattern's last words?"""
        if not slots or not slots[-1].fixed or filled.end >= clause.limit:
            return True
        last, after = slots[-1].word, self.words.at(filled.end)
        if (
            (parted or (pattern.takes_somebody and last in _SHORT))
            and last in _SHORT
            and self.phrases.at(filled.end) is not None
            and after not in TIMES
        ):
            return False
        if last in FUNCTION or last in PARTICLES or last in ADVERBS:
            return True
        known = after in known_nouns() or not forms(after)
        return not (
            known
            and after[:1].isalpha()
            and after not in FUNCTION
            and after not in ADVERBS
            and not after.endswith("ly")
            and self.words.at(filled.end - 1) not in ADVERBS
            and not self.words.capital(filled.end)
        )

    def run(self, slots: tuple[Slot, ...], k: int, filled: Filled, clause: Clause) -> Iterator[Filled]:
        """Fill the slots from the k-th on."""
        if k == len(slots):
            yield filled
            return
        slot = slots[k]
        for after in self._fill(slot, filled, clause, first=k == 0, last=k == len(slots) - 1):
            yield from self.run(slots, k + 1, after, clause)
        skip = self._skips(slot, filled.end, first=k == 0)
        if skip and filled.end + 1 < clause.limit:
            yield from self.run(slots, k, filled._replace(end=filled.end + 1, score=filled.score - 1), clause)

    def _skips(self, slot: Slot, i: int, *, first: bool) -> bool:
        """May a word be passed over before this slot: an adverb, an adjective after its determiner?"""
        low = self.words.at(i)
        if not slot.fixed and slot.word not in {"NONE", "CLAUSE", "THING", "OBJ"}:
            return False
        if low in ADVERBS or low in NEGATIONS or (low.endswith("ly") and len(low) > 4):
            return low != slot.word and low not in {"back", "away", "home", "apart", "together"}
        if not slot.fixed:
            return False
        before = self.words.at(i - 1)
        if before in DETERMINERS or before in POSSESSIVES or before in {"'s", "'"}:
            return low not in FUNCTION and low[:1].isalpha() and not self.bare
        return low in DETERMINERS and slot.word not in {"a", "the"} and not self.bare and not first

    def _fill(self, slot: Slot, filled: Filled, clause: Clause, *, first: bool, last: bool) -> Iterator[Filled]:
        i = filled.end
        if i > clause.limit and slot.word != "NONE":
            return
        if slot.fixed:
            yield from self._word(slot.word, filled, clause, last=last)
        elif slot.word in {"OBJ", "THING"}:
            yield from self._noun(slot, filled, clause, first=first, last=last)
        elif slot.word == "OBJ's":
            yield from self._owner(filled, clause)
        elif slot.word in {"doing", "do", "CLAUSE"}:
            child = self._child(slot.word, i, clause)
            if child:
                yield filled._replace(end=i, score=filled.score + _WEIGHT[slot.word], child=child)
        elif slot.word == "NONE":
            if self._nothing(i, clause):
                yield filled._replace(score=filled.score + 2)
        elif self._small(slot.word, i, last=last):
            yield filled._replace(
                end=i + 1, score=filled.score + _WEIGHT.get(slot.word, 3) - 3 * (self.words.at(i) in {"the", "a"})
            )

    def _word(self, word: str, filled: Filled, clause: Clause, *, last: bool) -> Iterator[Filled]:
        i, low = filled.end, self.words.at(filled.end)
        child = self.starts.get(i) if last and word in {"to", "that", "and"} else None
        if word == "to" and last and child is not None and child.joined == "to" and child.parent is clause:
            yield filled._replace(end=i + 1, score=filled.score + 10, child=child)
        elif word == "to" and last and (later := self._later(i, clause)) is not None:
            yield filled._replace(end=later.begin + 1, score=filled.score + 8, child=later)
        elif word == "that" and last:
            found = self.starts.get(i)
            if found is not None and found.joined == "that" and found is not clause:
                yield filled._replace(end=i + (low == "that"), score=filled.score + 9, child=found)
        elif i >= clause.limit:
            return
        elif word in {"a", "the", "an"} and low in DETERMINERS | POSSESSIVES:
            yield filled._replace(end=i + 1, score=filled.score + (10 if low == word else 8))
        elif low == word or (low not in FUNCTION and word in self._likes(low) and not is_form(word, "g")):
            if not (word == "to" and i in self.starts):
                yield filled._replace(end=i + 1, score=filled.score + 10)

    def _later(self, i: int, clause: Clause) -> Clause | None:
        """The infinitive that follows after a phrase of place or time (`threatens from prison to …`)."""
        if self.words.at(i) not in PREPOSITIONS or self.words.at(i) == "to":
            return None
        return next(
            (one for one in self.starts.values() if one.joined == "to" and one.parent is clause and one.begin > i), None
        )

    def _noun(self, slot: Slot, filled: Filled, clause: Clause, *, first: bool, last: bool) -> Iterator[Filled]:
        for one in self.phrases.ends(filled.end):
            if one.end > clause.limit:
                continue
            fits = self._fits(slot, one, last=last)
            if (
                fits is None
                or (slot.word == "OBJ" and filled.object is not None)
                or (slot.word == "THING" and not last and one.somebody)
            ):
                continue
            score = filled.score + 3 + fits + (3 if first and slot.word == "OBJ" else 0)
            if slot.word == "OBJ":
                yield filled._replace(end=one.end, score=score, object=one)
            else:
                yield filled._replace(end=one.end, score=score, thing=one)

    def _fits(self, slot: Slot, one: Phrase, *, last: bool) -> int | None:
        """How well a phrase fits a slot; None if it does not."""
        if one.reflexive:
            return -1 if slot.word == "OBJ" and slot.kind in {"", "person"} else None
        if slot.kind in {"", "person"}:
            if slot.word == "OBJ" and not one.somebody:
                return -2 if last and not slot.kind and one.head not in TIMES else None
            if slot.word == "THING" and one.somebody and not slot.kind:
                return None
            return (4 if one.somebody else 0) + _KIND[slot.kind] if slot.kind != "person" or one.somebody else None
        if one.who or (one.pronoun and one.pronoun != "it") or any(part.who for part in one.parts):
            return None
        if slot.kind == "thing":
            return None if one.somebody or not (one.head or one.pronoun) else _KIND["thing"]
        return _OTHER_KIND if is_kind(one.head, slot.kind) else None

    def _owner(self, filled: Filled, clause: Clause) -> Iterator[Filled]:
        for one in self.phrases.simple(filled.end):
            if self._own(one, clause):
                return
            owner = one.owner
            while owner is not None and owner.owner is not None and owner.start > filled.end:
                owner = owner.owner
            if owner is not None and owner.start == filled.end:
                end = owner.end if owner.pronoun else owner.end + 1
                yield filled._replace(end=end, score=filled.score + 6, object=filled.object or owner)
                return

    def _own(self, one: Phrase, clause: Clause) -> bool:
        """May what somebody acts on be his own (`Ann lowers her head`)? Then it is."""
        owner, subject = one.owner, clause.subject
        if owner is None or owner.pronoun not in {"his", "her", "their"} or subject is None:
            return False
        meant = {"his": "he", "her": "she", "their": "they"}[owner.pronoun]
        if len(subject.who) == 1:
            return self.phrases.people.pronoun.get(subject.who[0], "") == meant
        return bool(subject.who) and meant == "they"

    def _child(self, word: str, i: int, clause: Clause) -> Clause | None:
        """The clause that begins there, in the form the slot wants."""
        child = self.begins.get(i)
        if child is None or child is clause or child.limit < clause.group.end or child.group.start < clause.group.end:
            return None
        if word == "doing":
            return child if child.group.form == "g" or child.joined.endswith("ing") else None
        if word == "do":
            return child if child.joined == "do" else None
        return (
            child
            if child.joined in {"that", "to", "ing", "do", "how", "what", "why", "whether", "where", "when", "if"}
            else None
        )

    def _nothing(self, i: int, clause: Clause) -> bool:
        """Does nothing follow that the verb could take?"""
        if i >= clause.limit:
            return True
        found = self.phrases.at(i)
        return (found is None or found.head in TIMES) and i not in self.begins

    def _small(self, word: str, i: int, *, last: bool) -> bool:
        low = self.words.at(i)
        if word == "SELF":
            return low in REFLEXIVES
        if word == "ONE'S":
            return low in POSSESSIVES or (low == "the" and not last)
        if word == "ONE":
            return low in {"it", "him", "her", "them", "one", "he", "she", "they"}
        if word == "NAME":
            return i < self.words.size and self.words.capital(i)
        return word == "done" and is_form(low, "n")


_OF_PEOPLE = frozenset(
    {"kill", "injure", "abuse", "affection", "frighten", "humiliate", "marry", "love", "flirt", "comfort", "forgive"}
)
"""What is done to people and animals, and not to things that are nobody's."""


def _senseless(match: Match) -> bool:
    """Is something done to a thing that only people can suffer?"""
    one = match.filled.object
    if one is None or one.somebody or match.pattern.sense not in _OF_PEOPLE:
        return False
    return one.owner is None and not is_kind(one.head, "animal") and not is_kind(one.head, "place")


def _rank(match: Match) -> int:
    """A match's score; what says that nothing happens wins only where nothing else fits as well."""
    return match.filled.score - 4 * (match.pattern.sense == "other")
