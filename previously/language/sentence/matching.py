"""The pattern of the lexicon that fits a clause best."""

from collections.abc import Iterator

from previously.language.lexicon.closed import ADVERBS, FUNCTION, PARTICLES, PREPOSITIONS, TIMES
from previously.language.lexicon.forms import forms, may_stand_for
from previously.language.lexicon.kinds import is_kind, known_nouns
from previously.language.lexicon.patterns import STATES, Pattern, Slot, shelf
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.fitting import fits
from previously.language.sentence.match import Filled, Match
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.slots import Slots

_SHORT = frozenset(PARTICLES & PREPOSITIONS)
_OWN_LIFE, _DOER_NAMED = 20, -28
"""What it counts that a participle has a pattern of its own, and that a doer is named who would be lost in it."""
_OWNED = 22
"""What it counts that a passive's subject is somebody's and the pattern has it: as much as its words would."""
_RECEIVING = frozenset(["get", "receive", "earn", "take", "suffer", "endure"])
_BEFORE_GIFTS = frozenset(["a", "an", "the", "some"])
_MANNERS = frozenset(["way", "second", "first", "last", "other", "instant"])
_SMALL = frozenset(["want", "believe", "think", "consider", "hold", "like", "need", "prefer", "expect", "suppose"])
"""Verbs after which something is said of whom they take."""
_SEEING = frozenset(["see", "watch", "hear", "find"])
_OTHERS = frozenset(["abandon", "reject", "dismiss", "deprive", "steal", "hire", "rescue", "meet", "quarrel", "part"])
_OTHERS |= {"tend", "adopt", "capture"}
"""What nobody does to himself."""
_KEPT_FIRST = frozenset({"ONE'S", "the", "a", "THING"})
_TAKING = frozenset({"OBJ", "THING"})
_OPEN_KEYS = ("OBJ's", "OBJ", "ONE'S", "THING")


class Matcher:
    """Finds the pattern of each clause of a sentence."""

    def __init__(self, phrases: Phrases, clauses: list[Clause]) -> None:
        self.words, self.phrases, self.slots = phrases.words, phrases, Slots(phrases, clauses)
        self.own = phrases.people.own_words
        self.present = frozenset().union(*map(may_stand_for, self.words.low))

    def best(self, clause: Clause, at: int | None = None) -> Match | None:
        """The pattern that fits best; None if none does. `at`: where what follows the verb begins."""
        found = None
        for match in self._all(clause, clause.group.end if at is None else at):
            if (
                (found is None or match.rank > found.rank)
                and not self._senseless(clause, match)
                and not self._unfinished(clause, match)
            ):
                found = match
        return found if found is None or found.filled.score >= 0 else None

    def _senseless(self, clause: Clause, match: Match) -> bool:
        """Is something done to a thing that only people can suffer: `attacks the problem`, `bites her own lip`?"""
        one = match.suffering
        if match.filled.object is not None and match.filled.object.reflexive and match.pattern.sense in _OTHERS:
            return True
        return one is not None and (one.owner is None or self.slots.is_own(one.owner, clause))

    def _unfinished(self, clause: Clause, match: Match) -> bool:
        """Is more said of whom the verb takes than its pattern knows: `wants Bob dead`, `believes him to be a spy`?"""
        end, pattern = match.filled.end, match.pattern
        if clause.group.passive or clause.gap is not None or end >= clause.limit:
            return False
        if not pattern.slots or pattern.slots[-1].word not in {"OBJ", "THING"}:
            return False
        low = self.words.low[end]
        if pattern.sense == "meet" and pattern.head in _SEEING:
            child = self.slots.begins.get(end)
            return child is not None and child.parent is clause and child.joined in {"do", "done", "ing"}
        if pattern.head not in _SMALL:
            return self._gets_something(match, end, low)
        if low == "to":
            return end in self.slots.starts
        return low[:1].isalpha() and low not in FUNCTION and low not in ADVERBS and not low.endswith("ly")

    def _gets_something(self, match: Match, end: int, low: str) -> bool:
        """Does something follow that whom the verb takes gets by it: `shoots Bob a look`, `saves him a seat`?"""
        one = match.filled.object
        if (
            one is None
            or one.end != end
            or not one.somebody
            or low not in _BEFORE_GIFTS
            or match.filled.thing is not None
        ):
            return False
        gift = self.phrases.at(end)
        return gift is not None and not gift.somebody and gift.head not in TIMES and gift.head not in _MANNERS

    def received(self, clause: Clause) -> Match | None:
        """`gets a slap from Bob`: what somebody gets is what another gives; None if nobody gives such a thing."""
        group = clause.group
        given = self.words.at(group.end) in _BEFORE_GIFTS and not _RECEIVING.isdisjoint(group.verbs)
        if not given or group.passive or self.agent(group.end, clause.limit, word="from") is None:
            return None
        verbs, group.verbs, group.passive, group.received = group.verbs, ("give",), True, True
        match = self.best(clause)
        taken = "take" in verbs and match is not None and match.pattern.sense != "injure"
        if match is None or taken or match.pattern.slots[-1].word == "THING":
            group.verbs, group.passive, group.received = verbs, False, False
            return None
        return match

    def agent(self, at: int, limit: int, *, word: str = "by") -> Phrase | None:
        """Who does what is told in the passive: `by Mara`."""
        for i in range(at, min(limit, self.words.size)):
            if self.words.low[i] == word and (found := self.phrases.at(i + 1)) and found.somebody:
                return found
        return None

    def names_doer(self, at: int, limit: int) -> bool:
        """Does the passive say by whom or what: `attacked by wolves`?"""
        places = range(at, min(limit, self.words.size))
        return any(self.words.low[i] == "by" and self.phrases.at(i + 1) is not None for i in places)

    def _all(self, clause: Clause, at: int) -> Iterator[Match]:
        group = clause.group
        begins = None if group.passive or clause.gap is not None else self.slots.may_stand(at)
        for verb in group.verbs:
            for pattern in self._present(verb, clause, begins):
                yield from self._laid(pattern, clause, at)
        if group.passive or group.ongoing:
            yield from self._participles(clause, at)
        elif STATES & set(group.verbs):
            yield from self._states(clause, at)

    def _present(self, key: str, clause: Clause, begins: frozenset[str] | None = None) -> Iterator[Pattern]:
        """The patterns of a verb whose fixed words all stand in the line, and whose subject it may have.

        `begins`: the words that may stand right after the verb, where it is known.
        """
        own = [one for one in self.own.patterns.get(key, ()) if one.fixed <= self.present] if self.own.patterns else ()
        for pattern in (*own, *shelf(key).able(self.present, begins)):
            if self._subject_fits(pattern, clause):
                yield pattern

    def _subject_fits(self, pattern: Pattern, clause: Clause) -> bool:
        subject = clause.subject
        if not pattern.subject:
            return True
        if pattern.subject == "person":
            return (
                subject is None
                or subject.somebody
                or subject.pronoun not in {"", "it"}
                or (not subject.pronoun and subject.head not in known_nouns())
            )
        return subject is not None and not subject.somebody and is_kind(subject.head, pattern.subject)

    def _participles(self, clause: Clause, at: int) -> Iterator[Match]:
        """Patterns of a participle with a life of its own: `is married`, `gets stuck`."""
        main, passive = self.words.low[clause.group.main], clause.group.passive
        lost = _DOER_NAMED if passive and self.agent(at, clause.limit) is not None else 0
        for key in (f"be {main}", "get") if passive else (f"be {main}",):
            for pattern in self._present(key, clause):
                if pattern.slots and pattern.slots[0].word == main and (passive or self._is_all(pattern, at)):
                    yield from self._with(pattern, pattern.slots[1:], clause, Filled(at, _OWN_LIFE + lost))

    def _is_all(self, pattern: Pattern, at: int) -> bool:
        """Has what somebody is doing nobody whom it befalls, unless the pattern has (`is starving him`)?"""
        after = self.phrases.at(at)
        return len(pattern.slots) > 1 or after is None or not after.somebody

    def _states(self, clause: Clause, at: int) -> Iterator[Match]:
        """Patterns with `be`, also after `becomes`, `feels`, `looks`."""
        start = Filled(at, 0 if clause.group.verbs == ("be",) else -1)
        near = self.words.low[at : min(at + 4, max(clause.limit, at))]
        for low in dict.fromkeys((*near, *_OPEN_KEYS)):
            goes_on = low in _SHORT and low in near and self.phrases.at(at + near.index(low) + 1) is not None
            for pattern in self._present(f"be {low}", clause):
                if len(pattern.slots) == 1 and goes_on:
                    continue  # `looks over the wall` is no `is over`
                yield from self._with(pattern, pattern.slots, clause, start, strict=len(pattern.slots) == 1)

    def _laid(self, pattern: Pattern, clause: Clause, at: int) -> Iterator[Match]:
        """A verb's pattern over a clause: as it stands, with its particle elsewhere, or turned about."""
        if clause.group.passive or clause.gap is not None:
            yield from self._turned(pattern, clause, at)
        if clause.group.passive:
            return
        slots, start = pattern.slots, Filled(at)
        yield from self._with(pattern, slots, clause, start)
        if len(slots) > 1 and slots[0].word in PARTICLES:
            if slots[1].word in _KEPT_FIRST or (len(slots) == 2 and slots[1].word == "OBJ"):
                yield from self._with(pattern, (*slots[1:], slots[0]), clause, start, parted=True)
        elif len(slots) > 1 and slots[-1].word in PARTICLES and slots[-2].word not in PREPOSITIONS:
            yield from self._with(pattern, (slots[-1], *slots[:-1]), clause, start)

    def _turned(self, pattern: Pattern, clause: Clause, at: int) -> Iterator[Match]:
        """The slot of whom it befalls is filled by a passive's subject, or by what a relative clause leaves out."""
        one = clause.subject if clause.group.passive else clause.gap
        if one is not None and one.owner is not None and clause.group.passive:
            yield from self._owned(pattern, clause, one, at)
        k = next((k for k, slot in enumerate(pattern.slots) if slot.word in _TAKING), -1)
        if k >= 0 and one is clause.gap and one is not None and not one.somebody:
            k = next((k for k, slot in enumerate(pattern.slots) if slot.word == "THING"), k)  # `the ring Bob gave her`
        if k < 0:
            return
        score = fits(pattern.slots[k], one, last=k == len(pattern.slots) - 1) if one else 3
        if score is not None:
            start = Filled(at, score + 3)
            start = start._replace(object=one) if pattern.slots[k].word == "OBJ" else start._replace(thing=one)
            rest = pattern.slots[:k] + pattern.slots[k + 1 :]
            for begin in (start, self._past_agent(start, clause)) if rest else (start,):
                for filled in self.slots.run(rest, begin, clause):
                    yield Match(pattern, filled, turned=True)

    def _owned(self, pattern: Pattern, clause: Clause, one: Phrase, at: int) -> Iterator[Match]:
        """`Bob's throat is slit by Ann`: what somebody's is done to is the subject of the passive."""
        k = next((k for k, slot in enumerate(pattern.slots[:-1]) if slot.word == "OBJ's"), -1)
        if k < 0 or pattern.slots[k + 1].word not in may_stand_for(one.head):
            return
        if pattern.sense == "injure" and self.agent(at, clause.limit) is None:
            return  # `gets her fingers broken`: nobody's doing
        rest = pattern.slots[:k] + pattern.slots[k + 2 :]
        for filled in self.slots.run(rest, Filled(at, _OWNED, object=one.owner), clause):
            yield Match(pattern, filled, turned=True)

    def _past_agent(self, start: Filled, clause: Clause) -> Filled:
        """Past `by Ivy` where it stands before the rest of a pattern (`is caught by Ivy stealing`)."""
        one = self.phrases.at(start.end + 1) if clause.group.passive and self.words.at(start.end) == "by" else None
        return start if one is None or not one.somebody or one.end > clause.limit else start.to(one.end, 0)

    def _with(
        self, pattern: Pattern, slots: tuple[Slot, ...], clause: Clause, start: Filled, **how: bool
    ) -> Iterator[Match]:
        parted = how.get("parted", False) or pattern.takes_somebody
        last = slots[-1].word if slots and slots[-1].fixed else ""
        for filled in self.slots.run(slots, start, clause, strict=how.get("strict", False)):
            if not last or filled.end >= clause.limit or self._ends_well(last, filled.end, parted=parted):
                yield Match(pattern, filled)

    def _ends_well(self, last: str, end: int, *, parted: bool) -> bool:
        """Is what follows a pattern's last word no part of it? `parted`: that word may be a particle after its noun."""
        after = self.words.at(end)
        one = self.phrases.at(end) if parted and last in _SHORT else None
        if one is not None and after not in TIMES and one.head not in TIMES:
            return False
        if last in FUNCTION or last in PARTICLES or last in ADVERBS or self.words.at(end - 1) in ADVERBS:
            return True
        noun = after[:1].isalpha() and (after in known_nouns() or not forms(after))
        other = after in FUNCTION or after in ADVERBS or after.endswith("ly") or self.words.capital(end)
        return other or not noun
