"""Finding noun phrases: names, pronouns, a determiner with its noun, lists of them."""

from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from previously.language.lexicon.closed import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    EXCEPTING,
    FUNCTION,
    NOUNS_IN_ING,
    NUMBERS,
    POSSESSIVES,
    TIMES,
)
from previously.language.lexicon.forms import forms, is_form, is_plural
from previously.language.lexicon.kinds import is_person
from previously.language.lexicon.patterns import frames
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.cast import People
from previously.language.sentence.phrases import pronouns
from previously.language.sentence.phrases.her import may_stand_alone, stands_alone
from previously.language.sentence.phrases.listing import listed, together
from previously.language.sentence.phrases.nouns import Runs
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.tokens import Words

_GROUPS = set_of(
    "pair couple two three four group half rest dozen lot number crowd all some most none both each one handful lots"
    " hundreds dozens gang bunch any several few many neither either members"
)
"""Heads that stand for what follows their `of`."""
_PARTS = set_of("two three four half rest dozen lot number some most one handful lots any several few many either")
"""Those of them that leave open who of several is meant."""
_ALL = frozenset(["all", "the"])
_WHOLES, _OF_TWO = set_of("all both half"), set_of("both neither either")
"""Words before a whole phrase, and before two of them."""
_DETERMINING = DETERMINERS | POSSESSIVES | NUMBERS
_BEFORE_PLACES = frozenset({"in", "at", "to", "from"})
_OF_NAMES = set_of("little poor old young dear sweet drunk drunken angry wounded dying dead big good fat blind")
"""Adjectives that may stand before a name."""
_MOODS = set_of(
    "angry furious weary exhausted wounded injured unconscious terrified frightened astonished startled drunken proud"
    " jealous grateful horrified delighted tearful silent reluctant helpless unsuspecting bewildered"
)
"""How somebody is for a while, whom the noun alone would name too."""
_BEFORE_OWNERS = set_of("in into on onto to for with against over of than like from")
_BEFORE_DOINGS = set_of("by at of about despite against after over without")
_COUNTING = set_of("kill injure wound murder slay shoot butcher massacre rescue save arrest drown maim poison infect")
"""Verbs after which a bare number is so many people."""
_NO_COUNTS = set_of("one first second third next last other only own same")
_ENDS = frozenset({"", ".", ",", ";", "!"})


class Phrases:
    """The phrases of a line, each looked for once."""

    def __init__(self, words: Words, people: People) -> None:
        self.words, self.people, self.runs = words, people, Runs(words, people)
        self._simple: dict[int, tuple[Phrase, ...]] = {}
        self._whole: dict[tuple[int, bool], Phrase | None] = {}

    @cached_property
    def shouted(self) -> bool:
        """Is the line all in capitals, so that a capital tells of no name?"""
        said = [raw for raw in self.words.raw if raw[:1].isalpha()]
        return len(said) > 1 and all(raw.isupper() for raw in said)

    def at(self, place: int, *, subject: bool = False) -> Phrase | None:
        """The longest phrase that begins there, a whole list of them if it is one."""
        key = place, subject
        if key not in self._whole:
            first = next(self.simple(place), None)
            whole = self._named_after(listed(self.words, self.simple, first, subject=subject)) if first else None
            self._whole[key] = whole
        return self._whole[key]

    def lists(self, whole: Phrase) -> Iterator[Phrase]:
        """A list, its last part as long as can be, then shorter."""
        yield whole
        for last in self.simple(whole.parts[-1].start):
            if last.end < whole.end:
                yield together([*whole.parts[:-1], last], negative=whole.negative)

    def ends(self, place: int) -> Iterator[Phrase]:
        """Every phrase that begins there, the longest first."""
        whole = self.at(place)
        if whole is not None and (whole.parts or whole.who):
            yield whole
        yield from self.simple(place)

    def herself(self, place: int) -> Iterator[Phrase]:
        """`her` before a noun, as somebody by herself."""
        if place < self.words.size and may_stand_alone(self.words, place) and not stands_alone(self.words, place):
            yield Phrase(place, place + 1, pronoun="her", person=True)

    def simple(self, place: int) -> Iterator[Phrase]:
        """Phrases that begin there and are no lists, the longest first."""
        if place not in self._simple:
            self._simple[place] = tuple(self._find(place)) if place < self.words.size else ()
        return iter(self._simple[place])

    def _find(self, i: int) -> Iterator[Phrase]:
        named, low = self.words.named, self.words.low[i]
        if i in named:
            yield from self._named(i, named[i])
            return
        if low in _OF_NAMES and i + 1 in named:
            yield from (replace(one, start=i) for one in self._named(i + 1, named[i + 1]))
            return
        yield from self._pronoun(i, low, self.words.at(i + 1))
        if low in _DETERMINING or low[0].isdigit():
            yield from self._determined(i, low)
        elif low not in FUNCTION and low[0].isalpha():
            yield from self._bare(i)

    def _named_after(self, phrase: Phrase) -> Phrase:
        """`the new recruit, Bex` is Bex."""
        if not phrase.person or phrase.who or phrase.parts or self.words.at(phrase.end) != ",":
            return phrase
        who, end = self.words.named.get(phrase.end + 1), phrase.end + 2
        if who and self.words.at(end) in _ENDS:
            return Phrase(phrase.start, end, phrase.head, (who,), person=True)
        return phrase

    def _named(self, i: int, who: str) -> Iterator[Phrase]:
        end = i + 1
        name = Phrase(i, end, self.words.low[i], (who,), person=True)
        if self._possessive(end):
            yield from self._owned(i, end + 1, name)
        else:
            yield from self._by_trade(name)
            yield name

    def _by_trade(self, name: Phrase) -> Iterator[Phrase]:
        """`Hans the shepherd` is Hans."""
        if self.words.at(name.end) == "the":
            for end, head in self.runs.nouns(name.end + 1):
                if end == name.end + 2 and is_person(head):
                    yield replace(name, end=end)

    def _possessive(self, i: int) -> bool:
        low = self.words.at(i)
        if low == "'":
            return self.words.raw[i - 1][-1:] in {"s", "S"}
        return low == "'s" and (self._is_back(i) or self._owns(i + 1) or self._stands_last(i) or self._is_reason(i))

    def _is_reason(self, i: int) -> bool:
        """`mortified by Ann's flirting`: after a preposition, is it what somebody does?"""
        return self.words.at(i - 2) in _BEFORE_DOINGS and is_form(self.words.at(i + 1), "g")

    def _stands_last(self, i: int) -> bool:
        """`slips her hand into Bob's`: what belongs to him is not said again."""
        return self.words.at(i + 1) in _ENDS and self.words.at(i - 2) in _BEFORE_OWNERS

    def is_named_deed(self, at: int) -> bool:
        """Is it what a deed is called (`Ann's killing of Bob`), and not what is done (`Ann's thinking of Bob`)?"""
        verbs = [verb for verb, tag in forms(self.words.at(at)) if tag == "g"]
        if not verbs or self.words.at(at + 1) not in {"of", "by"}:
            return False
        after = self.words.at(at + 1)
        return not any(one[:1] == (after,) for verb in verbs for one in frames(verb))

    def _is_back(self, i: int) -> bool:
        """In `pats Bob's back`, is the word no adverb: does a verb stand before the name?"""
        before = self.words.at(i - 2)
        verb = is_form(before, "3dg") and before not in AUXILIARIES
        return self.words.at(i + 1) == "back" and (verb or before in {"behind", "on", "to", "at", "off", "into", "in"})

    def _owns(self, i: int) -> bool:
        """May what follows an `'s` belong to somebody?"""
        return self.is_named_deed(i) or not self._is_short_verb(self.words.at(i))

    def _is_short_verb(self, after: str) -> bool:
        """Is an `'s` short for `is` or `has`? So it is where no noun can follow."""
        if not after or after in DETERMINERS or after in {"not", "been", "being", "got", "going"} or after in ADVERBS:
            return True
        return is_form(after, "g") and after not in NOUNS_IN_ING

    def _owned(self, start: int, i: int, owner: Phrase) -> Iterator[Phrase]:
        """What belongs to somebody: the words after `'s` or a possessive."""
        found = tuple(self.runs.nouns(i))
        for end, head in found:
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
        who = self._titled(start, end, head) if person and owner is None else ()
        others = (self.words.said(start, end),) if person and not who else ()
        return Phrase(
            start, end, head, who, owner=owner, plural=is_plural(head), person=person, determined=True, others=others
        )

    def _titled(self, start: int, end: int, head: str) -> tuple[str, ...]:
        """`the weeping queen` is the queen of the story."""
        low = self.words.low[start:end]
        qualified = low[0] == "the" and len(low) == 3 and (low[1] in _MOODS or is_form(low[1], "g"))
        who = self.people.titled(head) if qualified else ""
        return (who,) if who else ()

    def _pronoun(self, i: int, low: str, after: str) -> Iterator[Phrase]:
        pair = pronouns.reciprocal(i, low, after)
        if pair is not None:
            yield pair
        elif after == "of" and (low in NUMBERS or pronouns.may_stand_alone(low)) and low not in {"her", "his"}:
            for inner in self.simple(i + 2):
                yield pronouns.some_of(i, low, self.words.said(i, inner.end), inner, whole=self.words.at(i - 1) in _ALL)
        elif pronouns.may_stand_alone(low):
            yield from self._perhaps(i, low, after)
        else:
            yield from (one for one in (pronouns.plain(i, low),) if one is not None)

    def _perhaps(self, i: int, low: str, after: str) -> Iterator[Phrase]:
        """A word that stands alone as a pronoun, or before a noun as a determiner."""
        if low == "all" and after in EXCEPTING:
            yield from self._but(Phrase(i, i + 1, pronoun="everyone", person=True, plural=True))
        somebody = pronouns.somebody(i, low, after)
        if somebody is not None:
            yield from self._but(somebody)
            yield from self._chained(somebody)
            return
        two = low in _OF_TWO and self.words.at(i + 1) not in _OF_TWO
        found = pronouns.both_of(i, low, self.at(i + 1, subject=True)) if two else None
        follows = next(self.runs.nouns(i + 1, numbers=True), None) is not None and not stands_alone(self.words, i)
        found = found or pronouns.alone(i, low, after, noun_follows=follows)
        if found is not None:
            yield found

    def _but(self, one: Phrase) -> Iterator[Phrase]:
        """`everyone but Bob`; `nobody except Bob` is Bob."""
        at = one.end + 1 + (self.words.at(one.end + 1) == "for")
        inner = self.at(at) if self.words.at(one.end) in EXCEPTING else None
        if inner is not None and inner.somebody:
            yield replace(inner, start=one.start) if one.negative else replace(one, end=inner.end)

    def _determined(self, i: int, low: str) -> Iterator[Phrase]:
        """A determiner or a possessive, and its nouns."""
        group = self._group(i, low)
        if group:
            yield group
        if low in _WHOLES and self.words.at(i + 1) not in _WHOLES and self._is_whole(i + 1):
            yield from (replace(inner, start=i, plural=True) for inner in self.simple(i + 1))
            return
        if low == "her" and stands_alone(self.words, i):
            return
        owner = Phrase(i, i + 1, pronoun=low, person=low != "its") if low in POSSESSIVES else None
        found = tuple(self.runs.nouns(i + 1, numbers=True))
        if not found and (count := self._counted(i, low)):
            yield count
        if found and (named := self._called(i, *found[0])):
            yield named
        for end, head in found:
            phrase = self._made(i, end, head, owner=owner)
            phrase.negative = low in {"no", "neither"}
            longer = self._of(phrase)
            yield from self._chained(longer)
            if longer is not phrase:
                yield phrase

    def _called(self, i: int, end: int, head: str) -> Phrase | None:
        """`her brother Bob`, `the painter Bob` is Bob, where no other clause or gift begins with him."""
        called = self.words.low[i] in {"a", "an"} and self.words.at(end) in {"called", "named"}
        end += called
        who = self.words.named.get(end)
        if not who or not is_person(head) or is_plural(head) or self._possessive(end + 1):
            return None
        after, then = self.words.at(end + 1), self.words.at(end + 2)
        acts = not called and (after in AUXILIARIES or is_form(after, "3bd"))
        if acts and self.words.low[i] not in POSSESSIVES and not (after in BE and is_form(then, "n")):
            return None  # `the man Ann loves`
        return Phrase(i, end + 1, head, (who,), person=True)

    def _counted(self, i: int, low: str) -> Phrase | None:
        """`kills six`: so many people, after a verb and before no noun."""
        counts = (
            low in NUMBERS
            and low not in _NO_COUNTS
            and any(verb in _COUNTING for verb, _ in forms(self.words.at(i - 1)))
        )
        return Phrase(i, i + 1, low, person=True, plural=True, others=(low,)) if counts else None

    def _is_whole(self, i: int) -> bool:
        """Does a phrase with its own determiner, or a name, begin there?"""
        low = self.words.at(i)
        return low in DETERMINERS or low in POSSESSIVES or i in self.words.named

    def _group(self, i: int, low: str) -> Phrase | None:
        """A group of the story, or a word for the people just named."""
        noun = self.words.at(i + 1)
        if self.people.groups and low == "the" and (end := self.people.group(self.words, i + 1)):
            who = self.people.groups[tuple(self.words.low[i + 1 : end])]
            return Phrase(i, end, self.words.low[end - 1], who, person=True, plural=len(who) > 1)
        return pronouns.the_two(i, low, noun, self.words.at(i + 2))

    def _of(self, phrase: Phrase) -> Phrase:
        """A group of something stands for what it is a group of; `the brother of Ann` is owned by Ann."""
        inner = self.at(phrase.end + 1) if self.words.at(phrase.end) == "of" else None
        if inner is None:
            return phrase
        said = (self.words.said(phrase.start, inner.end),)
        if phrase.head in _GROUPS:
            others = said if inner.somebody and not inner.who else ()
            counted = phrase.head in NUMBERS and self.words.low[phrase.start] in _ALL
            if phrase.head in _PARTS and not counted and (inner.pronoun or len(inner.who) > 1):
                return replace(phrase, end=inner.end, person=inner.somebody, plural=True, others=said)
            return replace(
                inner, start=phrase.start, plural=True, person=inner.somebody, determined=True, others=others
            )
        owner = phrase.owner or (inner if inner.somebody else inner.owner)
        return replace(phrase, end=inner.end, owner=owner, others=said if phrase.person else ())

    def _bare(self, i: int) -> Iterator[Phrase]:
        """Nouns without a determiner: TRENCH COAT, men, money."""
        words = self.words
        for end, head in self.runs.nouns(i):
            capital = words.capital(end - 1) and (i > 0 or end - i > 1 or words.raw[i].isupper())
            name = capital and words.low[end - 1] not in TIMES and not self.shouted
            person = is_person(head) or (name and words.at(i - 1) not in _BEFORE_PLACES)
            others = (words.said(i, end),) if person else ()
            plural, none = is_plural(head) and not name, head == "none"
            yield from self._chained(Phrase(i, end, head, person=person, plural=plural, negative=none, others=others))
