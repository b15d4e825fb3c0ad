"""Noun phrases that name or describe somebody: `she`, `Loeb`, `the series' showrunner Melissa Rosenberg`, `one fan`."""

from collections.abc import Sequence
from typing import NamedTuple

from previously.press.quotes.cue_verbs import LEMMA
from previously.press.quotes.role_nouns import (
    COMPANIES,
    DETERMINERS,
    FUNCTION,
    MODIFIERS,
    PARTICLES,
    PRONOUNS,
    ROLES,
    is_role,
)
from previously.press.quotes.words import Word

LONGEST = 16
"""The most words in a phrase."""
FREELY = 6
"""The most words in a phrase that may contain any noun."""
NEVER = FUNCTION | DETERMINERS | COMPANIES
"""Words that never occur in a name."""
LINKS = frozenset({"of", "for", "at", "and", "&", "/"})


class Phrase(NamedTuple):
    """Who or what a phrase refers to. At most one of `pronoun` and `names` is given; with neither, it describes.

    `names` are the words of each name, `role` what comes before the name, or the whole description.
    """

    pronoun: str = ""
    names: tuple[tuple[str, ...], ...] = ()
    role: str = ""
    definite: bool = False
    bare: bool = False


def phrase_at(told: Sequence[Word], start: int) -> tuple[Phrase, int] | None:
    """The phrase that begins at a word, and the index after it."""
    if start >= len(told):
        return None
    if told[start].low in PRONOUNS and told[start].text != "IT":
        return Phrase(pronoun=told[start].low), start + 1
    end = _end(told, start)
    found = phrase(told[start:end]) if end > start else None
    return (found, end) if found else None


def phrase(part: Sequence[Word]) -> Phrase | None:
    """What a run of words says about a person, or None if it is not such a phrase."""
    runs = name_runs(part)
    if runs and runs[-1][1] == len(part):
        shown = tuple(tuple(word.text for word in part[a:b]) for a, b in runs if _counted(part, b, runs))
        names = tuple(shown) if _joined(part, runs) else shown[-1:]
        return Phrase(names=names, role=role_of(part[: runs[-1][0]]))
    described = any(is_role(word.text) for word in part)
    if not part or not (described or part[0].low in DETERMINERS) or part[-1].owns:
        return None
    definite = part[0].low in {"the", "der", "die", "le", "la"} or part[0].owns
    return Phrase(role=_small(_text(_bare(part))), definite=definite, bare=not described)


def name_runs(part: Sequence[Word]) -> list[tuple[int, int]]:
    """Runs of words that may be a person's name, as index ranges."""
    found: list[tuple[int, int]] = []
    start = -1
    for number, word in enumerate([*part, None]):
        if word is not None and _of_name(word, part, number, within=start >= 0):
            start = number if start < 0 else start
        elif start >= 0:
            found.append((start, number))
            start = -1
    return [(_past_office(part, a, b), _trimmed(part, a, b)) for a, b in found if b - a > 1 or not _office(part, a)]


def role_of(part: Sequence[Word]) -> str:
    """The role at the end of the words before a name: `Marvel Head of TV`, `showrunner`; empty if there is none."""
    last = max((n for n, word in enumerate(part) if is_role(word.text) and not word.owns), default=-1)
    rest = part[last + 1 :]
    if last < 0 or not all(word.low in LINKS or word.capital or word.acronym for word in rest):
        return ""
    if rest and rest[0].low not in LINKS:
        return ""
    start = last
    while start > 0 and last - start < LONGEST and _qualifies(part[start - 1]):
        start -= 1
    return _small(_text(_bare(part[start:])))


def _text(part: Sequence[Word]) -> str:
    """Words as in the text, with single spaces."""
    found = ""
    for before, word in zip([None, *part], part, strict=False):
        found += " " + word.text if before is not None and word.start > before.end else word.text
    return found


def _qualifies(word: Word) -> bool:
    """May a word come before a role's noun and belong to it?"""
    low = word.low
    if low in DETERMINERS or low in MODIFIERS or low in {"of", "and", "&"} or is_role(low) or word.owns:
        return True
    return (word.capital and low not in FUNCTION and low not in LEMMA) or ("-" in low and word.text[0].isalpha())


def _small(role: str) -> str:
    """A role without a capital that only opens a sentence."""
    first, _, rest = role.partition(" ")
    known = first.lower() in MODIFIERS | ROLES
    return role[:1].lower() + role[1:] if known and first.istitle() and rest == rest.lower() else role


def _bare(part: Sequence[Word]) -> Sequence[Word]:
    """Without determiners: `the`, `the series'`, `its`."""
    rest = list(part)
    while rest and (rest[0].low in DETERMINERS | {"and", "of", "&"} or _owned(rest)):
        rest = rest[1:]
    return rest


def _owned(part: Sequence[Word]) -> bool:
    """Does it begin with a possessive that names nobody, such as `series'`?"""
    first = next((n for n, word in enumerate(part) if word.owns), -1)
    return first >= 0 and all(not word.capital and not is_role(word.low) for word in part[: first + 1])


def _counted(part: Sequence[Word], end: int, runs: list[tuple[int, int]]) -> bool:
    """Is this run one of the people named: the last, or joined to it by `and`?"""
    return end == runs[-1][1] or part[end].low in {"and", "&"} or (end < len(part) and part[end].text == ",")


def _joined(part: Sequence[Word], runs: list[tuple[int, int]]) -> bool:
    """Do two runs name two people?"""
    return len(runs) > 1 and any(word.low in {"and", "&"} for word in part[runs[-2][1] : runs[-1][0]])


def _of_name(word: Word, part: Sequence[Word], number: int, *, within: bool) -> bool:
    """May a word begin or continue a name?"""
    if not (within or word.capital):
        return False
    low = word.low
    following = part[number + 1] if number + 1 < len(part) else None
    if low in PARTICLES and (within or word.capital):
        return following is not None and (following.capital or following.low in PARTICLES)
    if word.sign or not word.capital or word.owns or low in NEVER or is_role(low):
        return False
    before_role = following is not None and (is_role(following.low) or following.low in MODIFIERS | LINKS)
    if not within and low in MODIFIERS and before_role:
        return False
    return not word.acronym or _initials(word, following) or (len(word.text) > 3 and low not in LEMMA)


def _initials(word: Word, following: Word | None) -> bool:
    """Are these somebody's initials, `JJ Abrams`?"""
    return len(word.text) == 2 and word.low not in {"tv", "uk", "us"} and following is not None and following.capital


def _past_office(part: Sequence[Word], start: int, end: int) -> int:
    """Where a name begins that may run on from what its bearer heads: `Head of Drama Ida Brandt`."""
    return end - 2 if _office(part, start) and end - start > 2 else start


def _office(part: Sequence[Word], start: int) -> bool:
    """Does the thing somebody heads begin here?"""
    return start > 1 and part[start - 1].low in {"of", "for", "at"} and is_role(part[start - 2].text)


def _trimmed(part: Sequence[Word], start: int, end: int) -> int:
    """The end of a run without trailing particles."""
    while end > start + 1 and part[end - 1].low in PARTICLES and not part[end - 1].capital:
        end -= 1
    return end


def _end(told: Sequence[Word], start: int) -> int:
    """Where the phrase that begins here ends."""
    free = told[start].low in DETERMINERS
    end = start
    while end < len(told) and end - start < LONGEST and _goes_on(told, start, end, free=free):
        end += 1
    while end > start and told[end - 1].low in LINKS:
        end -= 1
    return end


def _goes_on(told: Sequence[Word], start: int, end: int, *, free: bool) -> bool:
    """Does the phrase continue with this word? After an article it may contain any noun, up to its verb."""
    word = told[end]
    following = told[end + 1] if end + 1 < len(told) else None
    if word.sign:
        return word.text in "&/" and end > start
    if end > start and word.low in LINKS:
        return following is not None and _linked(told[end - 1], word, following)
    if word.low in FUNCTION or (word.low in LEMMA and not word.capital and not is_role(word.low)):
        return False
    particle = word.low in PARTICLES and following is not None and following.capital
    return particle or _nominal(word) or (free and word.text[0].isalpha() and end - start < FREELY)


def _linked(before: Word, link: Word, following: Word) -> bool:
    """Does a word like `of` attach the next word to a phrase? Not after a name: `says Brandt of Bell`."""
    if link.low in {"of", "for", "at"} and before.capital and not is_role(before.low):
        return False
    return link.low in {"of", "and"} or following.capital or is_role(following.low) or following.low in DETERMINERS


def _nominal(word: Word) -> bool:
    """May a word belong to any phrase that names or describes somebody?"""
    known = word.low in DETERMINERS or word.low in MODIFIERS or is_role(word.low)
    return known or word.capital or word.owns or "-" in word.low
