"""Filling the slots of a pattern with the words of a clause."""

from collections.abc import Iterator

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
    words_of_gender,
)
from previously.language.lexicon.forms import forms, is_form, may_stand_for, singulars
from previously.language.lexicon.patterns import Slot
from previously.language.lexicon.wordlists import words
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.fitting import fits
from previously.language.sentence.match import Filled
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase

_WORD, _SLOT, _DOING, _SELF = 16, 3, 6, 8
"""What a fixed word, a slot, `doing` and `herself` count."""
_ARTICLES = words("the a an")
_STAY = words("back away home apart together")
"""Adverbs that belong to their verb and are not passed over."""
_PRONOUNS = words("it him her them one he she they")
_CONTENT = words("that to ing do how what why whether where when if")
_ALONE = {"his": "his", "hers": "her", "theirs": "their"}
_ENDS = words(". , ; ! and but while as")
_GIVING = words("give bring send buy lend hand offer feed teach grant promise deny cook pour show tell pay pass refuse")
"""Verbs that take whom as well as what, before a bare noun (`brings her flowers`)."""
_PARTS = words("any all each one every some none")
_MEANT = {"his": "he", "her": "she", "their": "they"}


class Slots:
    """Lays patterns over the clauses of one sentence."""

    def __init__(self, phrases: Phrases, clauses: list[Clause]) -> None:
        self.words, self.phrases = phrases.words, phrases
        self.starts = {clause.begin: clause for clause in clauses}
        self.begins: dict[int, Clause] = {}
        for clause in reversed(clauses):
            for at in (clause.group.start, clause.begin, clause.subject.start if clause.subject else clause.begin):
                self.begins.setdefault(at, clause)

    def run(self, slots: tuple[Slot, ...], filled: Filled, clause: Clause, *, strict: bool = False) -> Iterator[Filled]:
        """Every way to fill the slots in order. `strict`: no article and no adjective is passed over."""
        if not slots:
            yield filled
            return
        slot, rest = slots[0], slots[1:]
        goes_on = bool(rest) and rest[0].fixed
        for after in self._fill(slot, filled, clause, last=not rest, goes_on=goes_on):
            if slot.word == "OBJ" and not self._whole(after, rest, clause):
                continue
            others = slot.word == "ONE'S" and any(one.word in {"OBJ", "OBJ's"} for one in rest)
            own = after._replace(object=filled.object) if others else after  # `sends his men after Bob`
            yield from self.run(rest, own, clause, strict=strict)
        if filled.end + 1 < clause.limit and self._skips(slot, filled.end, strict=strict):
            yield from self.run(slots, filled.to(filled.end + 1, -1), clause, strict=strict)

    def _whole(self, filled: Filled, rest: tuple[Slot, ...], clause: Clause) -> bool:
        """Is `her` before a noun taken for somebody only where the pattern goes on: `takes her hostage`?"""
        one = filled.object
        if one is None or one.pronoun != "her" or one.end != filled.end or one.reflexive:
            return True
        longest = self.phrases.at(one.start)
        if longest is None or longest.end == one.end:
            return True
        if rest and rest[0].fixed:
            return rest[0].word == self.words.at(one.end) or rest[0].word in may_stand_for(self.words.at(one.end))
        gift = bool(rest) and rest[0].word == "THING" and bool(_GIVING & set(clause.group.verbs))
        return gift and not self.is_own(Phrase(one.start, one.end, pronoun="her"), clause)

    def _skips(self, slot: Slot, i: int, *, strict: bool) -> bool:
        """May a word be passed over before this slot: an adverb, an article, an adjective after its determiner?"""
        low = self.words.at(i)
        if low in ADVERBS or low in NEGATIONS or (low.endswith("ly") and len(low) > 4):
            if low == "not" and slot.word in {"OBJ", "THING"}:
                return False  # `kills not Bob but Cy`
            free = slot.fixed or slot.word in {"NONE", "CLAUSE", "THING", "OBJ"}
            return free and low != slot.word and low not in _STAY
        if not slot.fixed or strict:
            return False
        before = self.words.at(i - 1)
        if slot.word in PREPOSITIONS or slot.word in PARTICLES:  # `hangs a picture for her` is no `hangs for`
            timed = low in DETERMINERS and self.words.at(i + 1) in TIMES
            return timed or (low in TIMES and before in DETERMINERS)
        if before in DETERMINERS or before in POSSESSIVES or before in {"'s", "'"}:
            return low not in FUNCTION and low[:1].isalpha()
        return low in DETERMINERS and slot.word not in _ARTICLES

    def may_stand(self, i: int) -> frozenset[str] | None:
        """The words of patterns that may stand there; None where a word may be passed over first."""
        low, before = self.words.at(i), self.words.at(i - 1)
        over = low in ADVERBS or low in NEGATIONS or low in DETERMINERS or low.endswith("ly")
        if over or before in DETERMINERS or before in POSSESSIVES or before in {"'s", "'"}:
            return None
        return may_stand_for(low)

    def _fill(
        self, slot: Slot, filled: Filled, clause: Clause, *, last: bool, goes_on: bool = False
    ) -> Iterator[Filled]:
        i = filled.end
        if i > clause.limit and slot.word != "NONE":
            return
        if slot.fixed:
            yield from self._word(slot.word, filled, clause, last=last, goes_on=goes_on)
        elif slot.word in {"OBJ", "THING"}:
            yield from self._noun(slot, filled, clause, last=last)
        elif slot.word == "OBJ's":
            some = self.words.at(i) in _PARTS and self.words.at(i + 1) == "of"  # `answers none of Bob's letters`
            yield from self._owner(filled.to(i + 2, -1) if some else filled, clause)
        elif slot.word in {"doing", "do", "CLAUSE"}:
            child = self._child(slot.word, i, clause)
            if child:
                yield filled.to(i, _DOING if slot.word == "doing" else _SLOT)._replace(child=child)
        elif slot.word == "NONE":
            if self._nothing(i, clause):
                yield filled.to(i, 2)
        elif self._small(slot.word, i, last=last) and not (
            slot.word == "ONE'S" and filled.object is None and self._anothers(i, clause)
        ):
            after = filled.to(i + 1, 0 if self.words.at(i) in _ARTICLES else _SELF if slot.word == "SELF" else _SLOT)
            yield self._with_own(after, i) if slot.word == "ONE'S" else after

    def _with_own(self, filled: Filled, i: int) -> Filled:
        """`loses her mother`: somebody's own people are whom it befalls."""
        one = self.phrases.at(i) if filled.object is None else None
        return filled if one is None or one.owner is None or not one.somebody else filled._replace(object=one)

    def _word(self, word: str, filled: Filled, clause: Clause, *, last: bool, goes_on: bool) -> Iterator[Filled]:
        """A fixed word; a `to` that begins a clause only where the pattern has its verb too (`goes to work`)."""
        i, low = filled.end, self.words.at(filled.end)
        joined = list(self._joined(word, filled, clause)) if last and word in {"to", "that"} else []
        if joined or (last and word == "that") or i >= clause.limit:
            yield from joined
        elif word in _ARTICLES and (low in DETERMINERS or low in POSSESSIVES):
            owned = -_WORD if self._anothers(i, clause) else _SLOT
            yield filled.to(i + 1, _WORD if low == word else owned if low in POSSESSIVES else _WORD - 2)
        elif (low == word or self._like(low, word)) and (word != "to" or goes_on or i not in self.starts):
            yield filled.to(i + 1, _WORD)

    def _like(self, low: str, word: str) -> bool:
        """Is it another form of a pattern's word?"""
        if low in FUNCTION or is_form(word, "g"):
            return False
        return word in singulars(low) or any(verb == word for verb, _ in forms(low))

    def _joined(self, word: str, filled: Filled, clause: Clause) -> Iterator[Filled]:
        """The last word of a pattern where it begins a clause: `to do`, `that …`, said or left out."""
        i = filled.end
        child = self.starts.get(i)
        if word == "that":
            if child is not None and child.joined == "that" and child is not clause:
                yield filled.to(i + (self.words.at(i) == "that"), _WORD - 1)._replace(child=child)
        elif child is not None and child.joined == "to" and child.parent is clause:
            yield filled.to(i + 1, _WORD)._replace(child=child)
        elif (later := self._later(i, clause)) is not None:
            yield filled.to(later.begin + 1, _WORD - 2)._replace(child=later)

    def _later(self, i: int, clause: Clause) -> Clause | None:
        """The infinitive that follows after a phrase of place or time (`threatens from prison to …`)."""
        if self.words.at(i) not in PREPOSITIONS or self.words.at(i) == "to":
            return None
        mine = (one for one in self.starts.values() if one.joined == "to" and one.parent is clause)
        return next((one for one in mine if one.begin > i), None)

    def _noun(self, slot: Slot, filled: Filled, clause: Clause, *, last: bool) -> Iterator[Filled]:
        first = filled.end == clause.group.end
        child = self.begins.get(filled.end)
        if child is not None and child.joined in {"do", "done"} and child.parent is clause and not first:
            return
        if slot.word == "THING" and child is not None and child.joined == "ing" and child.group.main == filled.end:
            return  # `denies killing Cy`
        for one in (*self.phrases.ends(filled.end), *self.phrases.herself(filled.end)):
            fit = fits(slot, one, last=last) if one.end <= clause.limit else None
            if fit is None:
                continue
            if slot.word == "THING":
                if last or not one.somebody:
                    second = _SLOT if filled.object is not None else 0
                    yield filled.to(one.end, _SLOT + fit + second)._replace(thing=one)
            elif filled.object is None:
                yield filled.to(one.end, _SLOT + fit + (_SLOT if first else 0))._replace(object=one)

    def _owner(self, filled: Filled, clause: Clause) -> Iterator[Filled]:
        """Whose something is: `slits Bob's throat`; not her own, if it may be."""
        owner = self.owner_at(filled.end)
        if owner is not None and not self.is_own(owner, clause):
            end = owner.end if owner.pronoun else owner.end + 1
            yield filled.to(end, 2 * _SLOT)._replace(object=filled.object or owner)

    def owner_at(self, i: int) -> Phrase | None:
        """Who stands there and owns what follows, or what is not said again (`takes his hand in hers`)."""
        alone = _ALONE.get(self.words.at(i), "") if i + 1 >= self.words.size or self.words.at(i + 1) in _ENDS else ""
        if alone:
            return Phrase(i, i + 1, pronoun=alone, person=True)
        for one in self.phrases.simple(i):
            owner = one.owner
            while owner is not None and owner.owner is not None and owner.start > i:
                owner = owner.owner
            if owner is not None and owner.start == i:
                return owner
        return None

    def is_own(self, owner: Phrase, clause: Clause) -> bool:
        """May what somebody acts on be his own (`Ann lowers her head`)? Then it is."""
        subject, meant = clause.subject, _MEANT.get(owner.pronoun, "")
        if subject is None or not meant:
            return False
        if subject.others and not subject.who:
            return not subject.plural and words_of_gender(subject.head) == meant
        if len(subject.who) == 1:
            return self.phrases.people.spoken_of(subject.who[0]) == meant
        return bool(subject.who) and meant == "they"

    def _anothers(self, i: int, clause: Clause) -> bool:
        """Is it `her` or `his` of somebody who cannot be the one who acts (`Bob steals her car`)?"""
        low, subject = self.words.at(i), clause.subject
        if low not in {"her", "his"} or subject is None or len(subject.who) != 1:
            return False
        spoken = self.phrases.people.spoken_of(subject.who[0])
        return spoken in {"he", "she"} and spoken != _MEANT[low]

    def _child(self, word: str, i: int, clause: Clause) -> Clause | None:
        """The clause that begins there, in the form the slot wants."""
        child = self.begins.get(i)
        if child is None or child is clause or child.group.start < clause.group.end:
            return None
        fit = child.joined in _CONTENT if word == "CLAUSE" else child.joined == "do"
        doing = word == "doing" and (child.group.form == "g" or child.joined.endswith("ing"))
        return child if doing or (fit and word != "doing") else None

    def _nothing(self, i: int, clause: Clause) -> bool:
        """Does nothing follow that the verb could take?"""
        if i >= clause.limit:
            child = self.begins.get(i)
            return child is None or child.joined != "part" or i != clause.group.end  # `lies stunned`
        found = self.phrases.at(i)
        return (found is None or found.head in TIMES) and i not in self.begins

    def _small(self, word: str, i: int, *, last: bool) -> bool:
        low = self.words.at(i)
        if word == "NAME":
            return i < self.words.size and self.words.capital(i)
        if word == "ONE'S":
            return low in POSSESSIVES or (low == "the" and not last)
        known = {"SELF": REFLEXIVES, "ONE": _PRONOUNS}.get(word)
        return low in known if known is not None else word == "done" and is_form(low, "n")
