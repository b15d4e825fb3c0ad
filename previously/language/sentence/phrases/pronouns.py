"""Phrases that stand for somebody: pronouns, indefinites, `neither of them`, `the two`."""

from msgspec.structs import replace

from previously.language.lexicon.closed import (
    ALONE_POSSESSIVES,
    ARTICLES,
    INDEFINITES,
    NO_PERSONS,
    OBJECT_PRONOUNS,
    PERSONS,
    REFLEXIVES,
    SEVERAL,
    SUBJECT_PRONOUNS,
    TOGETHER,
)
from previously.language.lexicon.forms import is_form
from previously.language.lexicon.kinds import is_person, known_nouns
from previously.language.lexicon.wordlists import words
from previously.language.sentence.phrases.phrase import Phrase


def reciprocal(i: int, low: str, after: str) -> Phrase | None:
    """`each other`."""
    if low in {"each", "one"} and after in {"other", "another"}:
        return Phrase(i, i + 2, pronoun="each other", person=True, plural=True)
    return None


def plain(i: int, low: str) -> Phrase | None:
    """`she`, `them`, `herself`, `nothing`."""
    if low in REFLEXIVES or low in SUBJECT_PRONOUNS or low in OBJECT_PRONOUNS:
        return Phrase(i, i + 1, pronoun=low, person=low != "it", plural=low in {"they", "them", "we", "us"})
    return Phrase(i, i + 1, low, negative=low == "nothing") if low in NO_PERSONS else None


def may_stand_alone(low: str) -> bool:
    """Is it a word that is a pronoun or a determiner, by what follows?"""
    return low in ALONE_POSSESSIVES or (low in INDEFINITES and low not in NO_PERSONS)


def somebody(i: int, low: str, after: str) -> Phrase | None:
    """`someone`, `everybody else`, `nobody`."""
    if low not in PERSONS:
        return None
    end, every = i + 1 + (after == "else"), low.startswith("every")
    negative = low in {"nobody", "noone"}
    others = () if every or negative else (low,)
    return Phrase(i, end, pronoun=low if every else "", person=True, negative=negative, others=others)


def both_of(i: int, low: str, inner: Phrase | None) -> Phrase | None:
    """`both Ann and Bob`, `neither Ann nor Bob`."""
    if low not in {"both", "neither", "either"} or inner is None or not inner.parts:
        return None
    return replace(inner, start=i, plural=low != "either", negative=low == "neither")


def alone(i: int, low: str, after: str, *, noun_follows: bool) -> Phrase | None:
    """An indefinite or `her` by itself; None where a noun follows that it determines."""
    by_itself = not noun_follows and (low in ALONE_POSSESSIVES or after not in ARTICLES)
    before_verb = low in SEVERAL and is_form(after, "b") and after not in known_nouns()
    if not by_itself and not before_verb:
        return None
    plural = low not in {"her", "his", "one", "another"}
    return Phrase(
        i, i + 1, pronoun=low, person=low not in {"his", "half"}, plural=plural, negative=low in {"neither", "none"}
    )


WHOLE = words("both all neither none each")
"""What is said of every one of several, or of none."""


def some_of(i: int, low: str, said: str, inner: Phrase, *, whole: bool) -> Phrase:
    """`neither of them`, `all of the men`; which of them `one of them` is, nobody can tell."""
    if not whole and low not in WHOLE and (inner.pronoun or len(inner.who) > 1):
        return Phrase(i, inner.end, low, person=inner.person, plural=low != "one", others=(said,))
    return Phrase(
        i, inner.end, inner.head, inner.who, inner.pronoun, inner.owner, person=inner.person,
        plural=low in {"both", "all", "most", "some"} or inner.plural, negative=low in {"neither", "none"},
        others=(said,) if inner.others else (),
    )  # fmt: skip


def the_two(i: int, low: str, noun: str, after: str) -> Phrase | None:
    """`the couple`, `all three`: people named before, unless a noun follows."""
    if after == "of" or after in known_nouns() or is_person(after):
        return None
    if noun in TOGETHER and low in {"the", "both", "all"}:
        word = "other" if noun.startswith("other") else "the two"
        return Phrase(i, i + 2, noun, pronoun=word, person=True, plural=noun != "other")
    if low == "all" and noun in {"three", "four", "five"}:
        return Phrase(i, i + 2, noun, pronoun="they", person=True, plural=True)
    return None
