"""R2: a sentence that is off the story: it speaks of nobody in it, and every word of it is known to tell nothing."""

from collections.abc import Iterator
from itertools import pairwise

from previously.audience.phrasing import CUES, Sentence
from previously.audience.quote_words import Word, lexicon
from previously.audience.role_nouns import COMPANIES

MADE = lexicon(
    "created directed written produced composed adapted designed edited translated narrated published hosted"
)
SPEAKERS = lexicon("he she")
"""Who has been found to stand for whoever speaks."""
SPEAKS = CUES | lexicon("spoke speaks talked talks")
PLACED = lexicon("in from")
FIRST = lexicon("i we you i'm i've i'd i'll we're we've we'll we'd you're you've you'll my our your")


def off_story(sentence: Sentence) -> bool:
    """Does a sentence speak of something else than the story?"""
    if sentence.masked or sentence.names or sentence.titles:
        return False
    if sentence.outcome or sentence.role or sentence.past_cut or sentence.reaches:
        return False
    known = sentence.lexicon
    if sentence.has(known.props) or _goes(sentence) or _fragment(sentence):
        return False
    told = sentence.told
    names = set(_known_names(sentence, told))
    return all(i in names or everyday(sentence, word.low) for i, word in enumerate(told))


def everyday(sentence: Sentence, low: str) -> bool:
    """Is a word one that tells nothing of what happens in a story, with or without an ending?"""
    known = sentence.lexicon.off_story | CUES | sentence.lexicon.several | SPEAKERS
    return all(_is_of(part, known) for part in _bare(low).split("-") if part) or _bare(low) in known


def _bare(low: str) -> str:
    return low.removesuffix("'s").removesuffix("'")


def _is_of(part: str, known: frozenset[str]) -> bool:
    return part in known or part[0].isdigit() or (len(part) > 4 and part.endswith("s") and part[:-1] in known)


def _goes(sentence: Sentence) -> bool:
    """Does it say of those who play somebody, or they of themselves, that they come, go or stay?"""
    themselves = "i" in sentence.low and any(True for _ in _unknown_names(sentence, sentence.told))
    return (themselves or sentence.has(sentence.lexicon.players)) and sentence.has(sentence.lexicon.moves)


def _fragment(sentence: Sentence) -> bool:
    """Does it open with a verb in the past, so that somebody before it did or bore that?"""
    low = sentence.low
    return bool(low) and sentence.past(low[0]) and low[0] not in MADE and not {*low} & FIRST


def _known_names(sentence: Sentence, told: list[Word]) -> Iterator[int]:
    """The words of names that are of the world, as the sentence says: who speaks, who made it, a firm, a people."""
    last = -1
    for start, end in _unknown_names(sentence, told):
        joined = last >= 0 and [word.low for word in told[last:start]] == ["and"]
        if joined or _of_the_world(sentence, told, start, end):
            last = end
            yield from range(start, end)
    yield from (i for i, word in enumerate(told) if word.capital and _bare(word.low) in COMPANIES)


def _of_the_world(sentence: Sentence, told: list[Word], start: int, end: int) -> bool:
    """Does a name stand where one of the world does?"""
    before, after = [word.low for word in told[:start]], [word.low for word in told[end:]]
    speaks = bool({*after[:2], *before[-1:]} & SPEAKS) or before[-2:] == ["according", "to"]
    made = before[-1:] == ["by"] and not (MADE | sentence.lexicon.be).isdisjoint(before[-4:])
    people = before[-1:] == ["the"] and told[end - 1].low.endswith("s") and not told[end - 1].owns
    return speaks or made or people or (bool(before) and before[-1] in PLACED)


def _unknown_names(sentence: Sentence, told: list[Word]) -> Iterator[tuple[int, int]]:
    """Runs of words in capitals that are no everyday words."""
    flags = [word.capital and not everyday(sentence, word.low) for word in told]
    edges = [i for i, (one, other) in enumerate(pairwise([False, *flags, False])) if one != other]
    yield from zip(edges[::2], edges[1::2], strict=True)
