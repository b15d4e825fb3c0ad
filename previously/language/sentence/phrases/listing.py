"""Lists of phrases: `Ann, Bob and the guard`; `neither Ann nor Bob`."""

from collections.abc import Callable, Iterator

from previously.language.lexicon.closed import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION,
    OBJECT_PRONOUNS,
    POSSESSIVES,
)
from previously.language.lexicon.forms import forms, is_form
from previously.language.lexicon.kinds import known_nouns
from previously.language.lexicon.patterns import frames
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.tokens import Words

Simple = Callable[[int], Iterator[Phrase]]
"""Gives the phrases that begin at a place and are no lists."""
_AND = frozenset({"and", "&", "or", "nor"})
_STOPS = frozenset({"", ".", ",", ";", "!"})
_TAKES_OBJECT = DETERMINERS | POSSESSIVES | OBJECT_PRONOUNS


def listed(words: Words, simple: Simple, first: Phrase, *, subject: bool) -> Phrase:
    """The list that a phrase begins, or the phrase alone. `subject`: a verb follows the last of the list."""
    parts, end, closed = [first], first.end, False
    while not closed:
        after, last = _joint(words, end, len(parts))
        one = next(_fitting(first, simple(after), subject=subject), None) if after else None
        if one is None or (not subject and _acts(words, one)):
            break
        parts.append(one)
        end, closed = one.end, last
    if len(parts) == 1 or not (closed or len(parts) > 2):
        return first
    return together(parts, negative=first.negative)


def together(parts: list[Phrase], *, negative: bool) -> Phrase:
    """Several phrases as one."""
    who = tuple(dict.fromkeys(one for part in parts for one in part.who))
    others = tuple(one for part in parts for one in part.others)
    person = any(part.person for part in parts)
    first, last = parts[0], parts[-1]
    owner = first.owner if all(part.owner is not None for part in parts) else None
    return Phrase(
        first.start, last.end, last.head, who, owner=owner, parts=tuple(parts), plural=True, person=person,
        negative=negative, others=others,
    )  # fmt: skip


def _joint(words: Words, end: int, count: int) -> tuple[int, bool]:
    """Where the next of a list begins, and whether it is the last; 0 if the list ends."""
    low, after = words.at(end), words.at(end + 1)
    if low in _AND:
        return end + 1, after != ","
    if low == "," and after in _AND and count > 1:
        return end + 2, True
    return (end + 1, False) if low == "," else (0, True)


def _fitting(first: Phrase, others: Iterator[Phrase], *, subject: bool) -> Iterator[Phrase]:
    """The phrases that may stand in a list with its first."""
    for one in others:
        alike = first.somebody == one.somebody and one.pronoun not in {"who", "it", "i"}
        if alike or (subject and one.determined):
            yield one


def _acts(words: Words, one: Phrase) -> bool:
    """Does somebody of a list rather do something himself?"""
    i = one.end
    while words.at(i).endswith("ly") or words.at(i) in ADVERBS or words.at(i) in {"never", "not"}:
        i += 1
    low = words.at(i)
    if low in AUXILIARIES or one.pronoun in {"he", "she", "they"}:
        return True
    if not one.determined and not one.who and is_form(words.low[one.start], "b") and low in _TAKES_OBJECT:
        return True
    if not one.determined and not one.who and _begins_idiom(words.low[one.start], words.at(one.start + 1)):
        return True
    if not one.determined and not one.who and one.end == one.start + 1 and low in _STOPS and _is_but_verb(words, one):
        return True  # `fall in love and marry`
    return low not in FUNCTION and any(tag in ("bd" if one.plural else "3d") for _, tag in forms(low))


def _is_but_verb(words: Words, one: Phrase) -> bool:
    low = words.low[one.start]
    return is_form(low, "b") and low not in known_nouns() and not words.capital(one.start)


def _begins_idiom(low: str, after: str) -> bool:
    """Does a verb stand there with a noun of its own: `steals the keys and sets fire to the barn`?"""
    verbs = {verb for verb, tag in forms(low) if tag in "b3d"}
    return after not in FUNCTION and any(one[1:] and one[0] == after for verb in verbs for one in frames(verb))
