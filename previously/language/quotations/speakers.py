"""Who says each quotation of a text: `quotations(text, cast)`.

What is said around a quotation weighs most; then who is near, who is called by name and whose turn it is. Where no one
of the cast is likely enough, nobody is named.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from previously.language.quotations.chain import shares
from previously.language.quotations.names import Names
from previously.language.quotations.narration import Narration
from previously.language.quotations.spans import paragraphs_of, quotes_of
from previously.language.quotations.turns import Turn, turns_of
from previously.language.quotations.weighing import FIRMLY, Known, link, setting
from previously.language.sentence.cast import Somebody

SURE = 0.74
"""Whoever is less likely to speak is not named. Set, on two novels."""
How = Literal["explicit", "anaphoric", "implicit"]


class Quotation(msgspec.Struct, frozen=True):
    """What one speaker says in one go: its characters, who says it (`""`: unknown), and by which words."""

    spans: tuple[tuple[int, int], ...]
    speaker: str
    sure: float
    how: How
    by: str = ""


def quotations(text: str, cast: Iterable[Somebody]) -> tuple[Quotation, ...]:
    """The quotations of a text in order."""
    names = Names(cast)
    paragraphs = paragraphs_of(text)
    quotes = list(quotes_of(text, paragraphs))
    turns = turns_of(text, paragraphs, quotes, names)
    told = Narration(text, paragraphs, quotes, names)
    narrator = _narrator(turns, told)
    settings = [setting(turns, number, told, narrator) for number in range(len(turns))]
    known: Known = {}
    found: list[dict[str, float]] = []
    for _ in range(2):  # who is called what is learnt the first time
        found = shares([link(one, told, narrator, known) for one in settings])
        known = _known_as(turns, found)
    return tuple(_quotation(turn, share) for turn, share in zip(turns, found, strict=True))


def _known_as(turns: list[Turn], found: list[dict[str, float]]) -> Known:
    """Of each noun (“the courier”), whom it means, by share."""
    whole: dict[str, dict[str, float]] = {}
    for turn, share in zip(turns, found, strict=True):
        for tag in turn.tags:
            if tag.mention and tag.mention.noun:
                of = whole.setdefault(tag.mention.noun, {})
                for who, part in share.items():
                    of[who] = of.get(who, 0) + part
    return {noun: {who: part / (1 + sum(of.values())) for who, part in of.items()} for noun, of in whole.items()}


def _quotation(turn: Turn, share: Mapping[str, float]) -> Quotation:
    best = max(share, key=lambda who: share[who])
    tag = turn.surest
    firm = tag is not None and tag.firm > FIRMLY
    how: How = (
        "implicit" if tag is None or not firm else "explicit" if tag.mention and tag.mention.named else "anaphoric"
    )
    spans = tuple((quote.start, quote.end) for quote in turn.quotes)
    return Quotation(spans, best if share[best] >= SURE else "", share[best], how, tag.words if tag and firm else "")


def _narrator(turns: list[Turn], told: Narration) -> str:
    """Who says “I” outside the quotations: whom the others call by name, and the narrator hardly does."""
    said = sum(1 for turn in turns if (tag := turn.surest) and tag.mention and tag.mention.pronoun == "i")
    if said * 25 < len(turns) or said < 3:
        return ""
    called: dict[str, float] = {}
    for turn in turns:
        for who in told.spoken_to(turn.quotes)[0]:
            called[who] = called.get(who, 0) + 1
    of = {who: times / (1 + told.weight[who]) for who, times in called.items() if times > 1}
    return max(of, key=lambda who: of[who], default="")
