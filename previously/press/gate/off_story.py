"""R2: a sentence that is off the story: it names nobody in it, and every word is known to disclose nothing."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from previously.press.article.words import press_words
from previously.press.gate.phrasing import CUES, Phrasing
from previously.press.quotes.role_nouns import COMPANIES
from previously.press.quotes.words import Word, lexicon

MADE = lexicon(
    "created directed written produced composed adapted designed edited translated narrated published hosted"
)
SPEAKERS = lexicon("he she")
"""Speakers found for a pronoun."""
SPEAKS = CUES | lexicon("spoke speaks talked talks")
PLACED = lexicon("in from")
AFTER_THE = lexicon(
    "british american english french german italian spanish european january february march april may june july"
)
FIRST = lexicon("i we you i'm i've i'd i'll we're we've we'll we'd you're you've you'll my our your")


def off_story(sentence: Phrasing) -> bool:
    """Is a sentence about something other than the story?"""
    if sentence.masked or sentence.names or sentence.titles or not _known(sentence):
        return False
    if sentence.outcome or sentence.role or sentence.past_cut or sentence.reaches:
        return False
    props = sentence.has(sentence.lexicon.props)
    return not (props or _goes(sentence) or _fragment(sentence) or _nickname(sentence))


def _known(sentence: Phrasing) -> bool:
    """Is every word an everyday one, or part of a real-world name?"""
    unknown = {i for i, word in enumerate(sentence.told) if not everyday(word.low)}
    return not unknown or unknown <= set(_known_names(sentence, sentence.told))


@lru_cache(maxsize=1 << 15)
def everyday(low: str) -> bool:
    """Is this a word, with or without an ending, that says nothing about what happens in a story?"""
    known, bare = _everyday(), _bare(low)
    return bare in known or all(_is_of(part, known) for part in bare.split("-") if part)


@cache
def _everyday() -> frozenset[str]:
    return press_words().off_story | press_words().several | CUES | SPEAKERS


def _bare(low: str) -> str:
    return low.removesuffix("'s").removesuffix("'")


def _is_of(part: str, known: frozenset[str]) -> bool:
    return part in known or part[0].isdigit() or (len(part) > 4 and part.endswith("s") and part[:-1] in known)


def _goes(sentence: Phrasing) -> bool:
    """Does it say that performers come, go or stay, or do they say it of themselves?"""
    themselves = "i" in sentence.low and any(True for _ in _unknown_names(sentence.told))
    return (themselves or sentence.has(sentence.lexicon.players)) and sentence.has(sentence.lexicon.moves)


def _fragment(sentence: Phrasing) -> bool:
    """Does it open with a past verb, so that its subject is in the sentence before?"""
    low = sentence.low
    return bool(low) and sentence.past(low[0]) and low[0] not in MADE and not {*low} & FIRST


def _nickname(sentence: Phrasing) -> bool:
    """Does it name somebody by capitalised everyday words: `the Chosen One`?"""
    told = sentence.told
    for one, word, following in zip(told, told[1:], [*told[2:], None], strict=False):
        last = following is None or not following.capital
        firm = _bare(word.low) in COMPANIES or word.low in AFTER_THE
        if one.low == "the" and word.capital and not (last and word.low.endswith("s")) and not firm:
            return everyday(word.low)
    return False


def _known_names(sentence: Phrasing, told: list[Word]) -> Iterator[int]:
    """The words of real-world names, as the sentence shows: a speaker, a maker, a company, a nationality."""
    last = -1
    for start, end in _unknown_names(told):
        joined = last >= 0 and [word.low for word in told[last:start]] == ["and"]
        if joined or _of_the_world(sentence, told, start, end):
            last = end
            yield from range(start, end)
    yield from (i for i, word in enumerate(told) if word.capital and _bare(word.low) in COMPANIES)


def _of_the_world(sentence: Phrasing, told: list[Word], start: int, end: int) -> bool:
    """Is a name where a real-world one belongs?"""
    before = [word.low for word in told[max(0, start - 4) : start]]
    speaks = bool({*(word.low for word in told[end : end + 2]), *before[-1:]} & SPEAKS) or before[-2:] == [
        "according",
        "to",
    ]
    made = before[-1:] == ["by"] and not (MADE | sentence.lexicon.be).isdisjoint(before)
    people = before[-1:] == ["the"] and told[end - 1].low.endswith("s") and not told[end - 1].owns
    return speaks or made or people or (bool(before) and before[-1] in PLACED)


def _unknown_names(told: list[Word]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that are not everyday words."""
    flags = [word.capital and not everyday(word.low) for word in told]
    edges = [i for i, (one, other) in enumerate(pairwise([False, *flags, False])) if one != other]
    yield from zip(edges[::2], edges[1::2], strict=True)
