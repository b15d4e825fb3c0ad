"""Finding noun phrases: names, pronouns, a determiner with its noun, lists of them."""

from collections.abc import Iterator

from previously.language.sentence.cast import People
from previously.language.sentence.closed import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION,
    INDEFINITES,
    NOUNS_IN_ING,
    NUMBERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    POSSESSIVES,
    REFLEXIVES,
    SUBJECT_PRONOUNS,
    TIMES,
)
from previously.language.sentence.forms import forms, is_form, is_plural
from previously.language.sentence.kinds import is_person, known_nouns
from previously.language.sentence.phrase import Phrase
from previously.language.sentence.tokens import Words

_GROUPS = frozenset("pair couple two three four group half rest dozen lot number crowd all some most none both each one couple handful lots hundreds dozens gang bunch any several few many neither either members".split())
"""Heads that stand for what follows their `of`."""
_COUNTING = frozenset("both all neither each none either".split())
_NAMELESS = frozenset("it this that these those something nothing anything everything what which there".split())
_FEW = 9
"""The most words of a phrase after its determiner."""


class Phrases:
    """The phrases of a line, each looked for once."""

    def __init__(self, words: Words, people: People) -> None:
        self.words, self.people = words, people
        self._simple: dict[int, tuple[Phrase, ...]] = {}

    def at(self, place: int, *, subject: bool = False) -> Phrase | None:
        """The longest phrase that begins there, a whole list of them if it is one."""
        first = next(self.simple(place), None)
        return self._named_after(self._listed(first, subject=subject)) if first else None

    def lists(self, whole: Phrase) -> Iterator[Phrase]:
        """A list, its last part as long as can be, then shorter."""
        yield whole
        for last in self.simple(whole.parts[-1].start):
            if last.end < whole.end:
                yield _together([*whole.parts[:-1], last], negative=whole.negative)

    def _named_after(self, phrase: Phrase) -> Phrase:
        """`the new recruit, Bex` is Bex."""
        if not phrase.person or phrase.who or phrase.parts or self.words.at(phrase.end) != ",":
            return phrase
        named = self.people.at(self.words, phrase.end + 1) if phrase.end + 1 < self.words.size else None
        if named and self.words.at(named[0]) in {"", ".", ",", ";", "!"}:
            return Phrase(phrase.start, named[0], phrase.head, (named[1],), person=True)
        return phrase

    def ends(self, place: int) -> Iterator[Phrase]:
        """Every phrase that begins there, the longest first."""
        whole = self.at(place)
        if whole is not None and whole.parts:
            yield whole
        yield from self.simple(place)

    def simple(self, place: int) -> Iterator[Phrase]:
        """Phrases that begin there and are no lists, the longest first."""
        if place not in self._simple:
            self._simple[place] = tuple(self._find(place)) if place < self.words.size else ()
        return iter(self._simple[place])

    def _find(self, i: int) -> Iterator[Phrase]:
        words = self.words
        named = self.people.at(words, i)
        if named:
            yield from self._named(i, *named)
            return
        low = words.low[i]
        if words.at(i + 1) == "of" and low in NUMBERS:
            yield from self._some_of(i, low)
        yield from self._pronoun(i, low)
        if low in {"the", "both", "all"} or low in POSSESSIVES or low in DETERMINERS or low in NUMBERS or low[0].isdigit():
            yield from self._determined(i)
        elif low not in FUNCTION and low[0].isalpha():
            yield from self._bare(i)

    def _named(self, i: int, end: int, who: str) -> Iterator[Phrase]:
        name = Phrase(i, end, self.words.low[end - 1], (who,), person=True)
        if not self._possessive(end):
            yield from self._by_trade(name)
            return
        yield from self._owned(i, end + 1, name)

    def _by_trade(self, name: Phrase) -> Iterator[Phrase]:
        """`Hans the shepherd` is Hans."""
        if self.words.at(name.end) == "the" and (found := next((one for one in self._nouns(name.end + 1) if is_person(one[1]) and one[0] == name.end + 2), None)):
            yield Phrase(name.start, found[0], name.head, name.who, person=True)
        yield name

    def _possessive(self, i: int) -> bool:
        low = self.words.at(i)
        if low == "'":
            return self.words.at(i - 1).endswith("s")
        return low == "'s" and not self._is_short_verb(i)

    def _is_short_verb(self, i: int) -> bool:
        """Is this `'s` short for `is` or `has`? So it is where no noun can follow."""
        after = self.words.at(i + 1)
        if not after or after in DETERMINERS or after in {"not", "been", "being", "got", "going"} or after in ADVERBS:
            return True
        return is_form(after, "g") and after not in NOUNS_IN_ING

    def _owned(self, start: int, i: int, owner: Phrase) -> Iterator[Phrase]:
        """What belongs to somebody: the words after `'s` or a possessive."""
        found = False
        for end, head in self._nouns(i):
            found = True
            yield from self._chained(self._made(start, end, head, owner=owner))
        if not found:
            yield Phrase(start, i, "", owner=owner)

    def _chained(self, phrase: Phrase) -> Iterator[Phrase]:
        """The phrase, or what in its turn belongs to it (`her boss's car`)."""
        if self._possessive(phrase.end):
            yield from self._owned(phrase.start, phrase.end + 1, phrase)
        else:
            yield phrase

    def _made(self, start: int, end: int, head: str, *, owner: Phrase | None = None) -> Phrase:
        person = is_person(head)
        outside = (self.words.said(start, end),) if person else ()
        return Phrase(start, end, head, owner=owner, plural=is_plural(head), person=person, determined=True, others=outside)

    def _pronoun(self, i: int, low: str) -> Iterator[Phrase]:
        after = self.words.at(i + 1)
        if low in {"each", "one"} and after in {"other", "another"}:
            yield Phrase(i, i + 2, pronoun="each other", person=True, plural=True)
        elif low == "her" or low == "his" or (low in INDEFINITES and low not in {"something", "nothing", "anything", "everything"}):
            yield from self._perhaps(i, low, after)
        elif low in REFLEXIVES or low in SUBJECT_PRONOUNS or low in OBJECT_PRONOUNS:
            yield Phrase(i, i + 1, pronoun=low, person=low != "it", plural=low in {"they", "them", "we", "us"})
        elif low in {"something", "nothing", "anything", "everything", "there"}:
            yield Phrase(i, i + 1, low, negative=low == "nothing")

    def _perhaps(self, i: int, low: str, after: str) -> Iterator[Phrase]:
        """A word that stands alone as a pronoun, or before a noun as a determiner."""
        if low in {"someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "noone"}:
            end = i + 2 if after == "else" else i + 1
            negative, plural = low in {"nobody", "noone"}, low.startswith("every")
            one = Phrase(i, end, pronoun=low if plural else "", person=True, negative=negative, others=() if plural or negative else (low,))
            yield from self._chained(one)
        elif low not in {"her", "his"} and after == "of":
            yield from self._some_of(i, low)
        elif low in {"both", "neither", "either"} and (inner := self.at(i + 1, subject=True)) is not None and inner.parts:
            yield Phrase(i, inner.end, inner.head, inner.who, parts=inner.parts, plural=low != "either", person=inner.person, negative=low == "neither", others=inner.others)
        elif not next(self._nouns(i + 1), None) and (low in {"her", "his"} or after not in {"the", "a", "an"}):
            yield self._alone(i, low)
        elif low in {"some", "many", "few", "most", "all", "both"} and is_form(after, "b") and after not in known_nouns():
            yield self._alone(i, low)

    def _alone(self, i: int, low: str) -> Phrase:
        """An indefinite that stands for people by itself."""
        person = low not in {"his", "half"}
        plural = low not in {"her", "his", "one", "another"}
        return Phrase(i, i + 1, pronoun=low, person=person, plural=plural, negative=low in {"neither", "none"})

    def _some_of(self, i: int, low: str) -> Iterator[Phrase]:
        """`neither of them`, `all of the men`."""
        for inner in self.simple(i + 2):
            yield Phrase(
                i, inner.end, inner.head, inner.who, inner.pronoun, inner.owner,
                plural=low in {"both", "all", "most", "some"}, person=inner.person, negative=low in {"neither", "none"},
                others=(self.words.said(i, inner.end),) if inner.others else (),
            )  # fmt: skip

    def _determined(self, i: int) -> Iterator[Phrase]:
        """A determiner or a possessive, and its nouns."""
        words, low = self.words, self.words.low[i]
        negative = low in {"no", "neither"}
        owner = Phrase(i, i + 1, pronoun=low, person=low != "its") if low in POSSESSIVES else None
        start = i + 1
        group = self._group(i, start)
        if group:
            yield group
        if low in {"all", "both", "half"} and (words.at(start) in DETERMINERS or words.at(start) in POSSESSIVES or self.people.at(words, min(start, words.size - 1))):
            for inner in self.simple(start):
                yield Phrase(i, inner.end, inner.head, inner.who, inner.pronoun, inner.owner, inner.parts, True, inner.person, others=inner.others)
            return
        for end, head in self._nouns(start, numbers=True):
            phrase = self._made(i, end, head, owner=owner)
            phrase.negative = negative
            yield from self._chained(self._of(phrase))
            if self._of(phrase) is not phrase:
                yield phrase

    def _group(self, i: int, start: int) -> Phrase | None:
        """A group of the story, or a word for the people just named."""
        low = self.words.at(start)
        if low in self.people.groups:
            return Phrase(i, start + 1, low, self.people.groups[low], person=True, plural=True)
        after = self.words.at(start + 1)
        alone = after != "of" and after not in known_nouns() and not is_person(after)
        if low in {"couple", "pair", "two", "lovers", "newlyweds", "others", "other"} and self.words.low[i] in {"the", "both", "all"} and alone:
            return Phrase(i, start + 1, low, pronoun="other" if low.startswith("other") else "the two", person=True, plural=low != "other")
        if self.words.low[i] == "all" and low in {"three", "four", "five"} and alone:
            return Phrase(i, start + 1, low, pronoun="they", person=True, plural=True)
        return None

    def _of(self, phrase: Phrase) -> Phrase:
        """A group of something stands for what it is a group of; `the brother of Ann` is owned by Ann."""
        if self.words.at(phrase.end) != "of":
            return phrase
        inner = self.at(phrase.end + 1)
        if inner is None:
            return phrase
        if phrase.head in _GROUPS:
            person = inner.somebody
            others = (self.words.said(phrase.start, inner.end),) if person and not inner.who else ()
            return Phrase(phrase.start, inner.end, inner.head, inner.who, inner.pronoun, inner.owner, inner.parts, True, person, determined=True, others=others)
        owner = phrase.owner or (inner if inner.somebody else None)
        others = (self.words.said(phrase.start, inner.end),) if phrase.person else ()
        return Phrase(phrase.start, inner.end, phrase.head, owner=owner, plural=phrase.plural, person=phrase.person, determined=True, others=others)

    def _bare(self, i: int) -> Iterator[Phrase]:
        """Nouns without a determiner: TRENCH COAT, men, money."""
        words = self.words
        for end, head in self._nouns(i):
            capital = words.capital(end - 1) and (i > 0 or end - i > 1 or words.raw[i].isupper())
            name = capital and words.low[end - 1] not in TIMES
            person = is_person(head) or (name and words.at(i - 1) not in {"in", "at", "to", "from"})
            others = (words.said(i, end),) if person else ()
            yield from self._chained(Phrase(i, end, head, person=person, plural=is_plural(head) and not name, others=others))

    def _nouns(self, i: int, *, numbers: bool = False) -> Iterator[tuple[int, str]]:
        """Where a run of adjectives and nouns may end, the longest first, each with its last word."""
        words, stop, found = self.words, i, []
        while stop < words.size and stop - i < _FEW:
            low = words.low[stop]
            if not (low[0].isalnum() or (low in {'"', "“"} and stop == i)) or self._breaks(low, stop, i, numbers=numbers):
                break
            stop += 1
            if self._may_be_head(low, stop - 1, i):
                found.append((stop, low))
        return iter(found[::-1])

    def _may_be_head(self, low: str, at: int, start: int) -> bool:
        if at == start and low.endswith("ed") and not forms(low) and not self._is_determined(at):
            return False
        if at == start and low not in known_nouns() and not self._is_determined(at) and forms(low) and not is_form(low, "b3g"):
            return False
        return not (low.endswith("ly") and low not in known_nouns()) and low not in {"own", "other", "very", "too", "so"}

    def _breaks(self, low: str, at: int, start: int, *, numbers: bool) -> bool:
        """Can this word not belong to the nouns of a phrase?"""
        if low in FUNCTION or (low in ADVERBS and low not in {"home", "well", "outside", "inside", "late", "half", "fast", "first", "last", "right", "dead"}):
            return not (numbers and at == start and low in NUMBERS | {"few", "many"})
        if (at > start or not self._is_determined(at)) and self.people.at(self.words, at):
            return True
        known = forms(low)
        if not known or low in known_nouns():
            return False
        tags = {tag for _, tag in known}
        if at == start and self.words.at(at - 1) in PREPOSITIONS and low not in NOUNS_IN_ING:
            return "g" in tags
        if at == start:
            return tags <= {"d", "3"} and not low.endswith(("ed", "en", "s")) if self._is_determined(at) else bool(tags - {"b"}) and not low.endswith(("ed", "en")) and low not in NOUNS_IN_ING
        return bool(tags & {"d", "g"}) and low not in NOUNS_IN_ING

    def _is_determined(self, at: int) -> bool:
        before = self.words.at(at - 1)
        return before in DETERMINERS or before in POSSESSIVES or before in NUMBERS or before in {"'s", "'"}

    def _listed(self, first: Phrase, *, subject: bool) -> Phrase:
        """A list of phrases: `Ann, Bob and the guard`; also `neither Ann nor Bob`."""
        parts, end, closed = [first], first.end, False
        while not closed:
            after, closed = self._joint(end, parts)
            fits = (one for one in self.simple(after) if self._alike(first, one) or (subject and one.determined)) if after else iter(())
            one = next(fits, None)
            if one is None or (not subject and self._acts(one)):
                break
            parts.append(one)
            end = one.end
        if len(parts) == 1 or not (closed or len(parts) > 2):
            return first
        return _together(parts, negative=first.negative)

    def _joint(self, end: int, parts: list[Phrase]) -> tuple[int, bool]:
        """Where the next of a list begins, and whether it is the last; 0 if the list ends."""
        low, after = self.words.at(end), self.words.at(end + 1)
        if low in {"and", "&", "or", "nor"}:
            return end + 1, self.words.at(end + 1) != ","
        if low == "," and after in {"and", "or", "&"} and len(parts) > 1:
            return end + 2, True
        return (end + 1, False) if low == "," else (0, True)

    def _alike(self, first: Phrase, other: Phrase) -> bool:
        return first.somebody == other.somebody and other.pronoun not in {"who", "it", "i"}

    def _acts(self, one: Phrase) -> bool:
        """Does somebody of a list rather do something himself?"""
        low, i = self.words.at(one.end), one.end
        while low.endswith("ly") or low in ADVERBS or low in {"never", "not"}:
            i += 1
            low = self.words.at(i)
        if low in AUXILIARIES or one.pronoun in {"he", "she", "they"}:
            return True
        first = self.words.low[one.start]
        if not one.determined and not one.who and is_form(first, "b") and (low in DETERMINERS or low in POSSESSIVES or low in OBJECT_PRONOUNS):
            return True
        tags = {tag for _, tag in forms(low)}
        return bool(tags & {"d", "3"} if not one.plural else tags & {"b", "d"}) and low not in FUNCTION


def _together(parts: list[Phrase], *, negative: bool) -> Phrase:
    who = tuple(dict.fromkeys(one for part in parts for one in part.who))
    others = tuple(one for part in parts for one in part.others)
    return Phrase(parts[0].start, parts[-1].end, parts[-1].head, who, parts=tuple(parts), plural=True, person=any(p.person for p in parts), negative=negative, others=others)
