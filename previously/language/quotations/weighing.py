"""What the words around a turn weigh for each who may speak in it: logarithms of odds.

Set, on two novels, as are all the numbers here.
"""

from collections import Counter
from collections.abc import Mapping
from math import log1p

import msgspec

from previously.language.quotations.chain import Link
from previously.language.quotations.names import Mention, fits
from previously.language.quotations.narration import NEAR, Narration
from previously.language.quotations.tags import Tag
from previously.language.quotations.turns import Turn

FIRMLY = 0.6
"""A firmer tag says who speaks; others, who may."""
WIDE = 60
"""Whoever is so many paragraphs away may be meant where nobody nearer may."""
MOST = 8
"""So many may speak in a turn."""
HOPELESS = 8
"""Whoever weighs less than the weightiest by so much is left out."""
Known = dict[str, dict[str, float]]
"""Of each noun (“the courier”), whom it means, by share."""


class Setting(msgspec.Struct, frozen=True):
    """A turn with whoever is around, by how near (up to NEAR), and whom it speaks to and of."""

    turn: Turn
    around: Mapping[str, int]
    called: frozenset[str]
    spoken_of: frozenset[str]
    near: float  # how near the turn before is: 1 next to it, 0 elsewhere
    within: bool  # in the paragraph of the turn before


def setting(turns: list[Turn], number: int, told: Narration, narrator: str) -> Setting:
    """Where a turn stands."""
    turn = turns[number]
    around = told.near(turn.first, turn.last)
    for other in turns[max(0, number - NEAR) : number + NEAR]:
        for tag in other.tags:
            for who in tag.mention.who if tag.mention else ():
                around[who] = NEAR
    if narrator:
        around[narrator] = NEAR
    _widen(turn, around, told)
    apart = turn.first - turns[number - 1].last if number else NEAR
    near = 1.0 if apart < 2 else max(0.0, 0.75 - 0.25 * (apart - 2))
    if not told.begins(turn.quotes[0]):
        near /= 2
    return Setting(turn, around, *told.spoken_to(turn.quotes), near, apart == 0)


def link(here: Setting, told: Narration, narrator: str, known: Known) -> Link:
    """A turn with whoever may speak in it."""
    weight = {who: 0.08 * near + 0.25 * log1p(told.weight[who]) for who, near in here.around.items()}
    for who in here.called | here.spoken_of:
        weight[who] = weight.get(who, 0) - (5 if who in here.called else 1.2)
    nobody = -0.5
    for tag in here.turn.tags:
        nobody += tag.firm * _nobody(tag.mention)
        for who, more in _weighed(tag, weight, told, narrator, known).items():
            weight[who] = weight.get(who, 0) + more
    ranked = sorted(weight, key=lambda who: (-weight[who], who))[:MOST]
    least = max(nobody, *(weight[who] for who in ranked[:1]), nobody) - HOPELESS
    likely = {who: weight[who] for who in ranked if weight[who] > least}
    return Link(likely | {"": nobody}, here.near, within=here.within, called=here.called)


def _nobody(mention: Mention | None) -> float:
    """What a tag adds to nobody's speaking: much where it says “a stranger”."""
    if mention is None:
        return 6
    if mention.named:
        return 0
    return 5 if mention.words.casefold().startswith(("a ", "an ")) and not mention.words.endswith("voice") else 1.5


def _widen(turn: Turn, around: Counter[str], told: Narration) -> None:
    """Add those farther away whom a pronoun may mean, where nobody near may be meant."""
    for tag in turn.tags:
        pronoun = tag.mention.pronoun if tag.mention else ""
        if pronoun in {"he", "she"} and not any(told.names.gender[who] == pronoun for who in around):
            farther = told.near(turn.first, turn.last, WIDE)
            around.update({who: 1 for who in farther if told.names.gender[who] == pronoun})


def _weighed(
    tag: Tag, around: Mapping[str, float], told: Narration, narrator: str, known: Known
) -> Mapping[str, float]:
    """What a tag adds to whom."""
    mention = tag.mention
    if mention is None:
        return {}
    firm = tag.firm > FIRMLY
    if mention.named:
        return dict.fromkeys(mention.who, (9.0 if firm else 2.6) * tag.firm)
    strong = (6.5 if firm else 2.6) * tag.firm
    if mention.pronoun == "i":
        return {narrator: strong} if narrator else {}
    genders = told.names.gender
    found = {
        who: (0.55 if genders[who] or not mention.pronoun else 0.4) * strong
        for who in around
        if who != narrator and fits(genders[who], mention.pronoun)
    }
    for place, one in enumerate(told.last_before(mention.start, mention.pronoun)[:2]):
        for who in one.who & found.keys():
            found[who] += (1.6 if not place else 0.6) * (0.5 if mention.noun else 1) * tag.firm
    return _by_noun(mention, found, told, known) if mention.noun else found


def _by_noun(mention: Mention, found: dict[str, float], told: Narration, known: Known) -> dict[str, float]:
    """With whom a noun has meant elsewhere; “Daisy's mother” is not Daisy."""
    meant = known.get(mention.noun, {})
    return {
        who: weight + 2.5 * meant.get(who, 0) - (5 if told.names.is_said(who, mention.words) else 0)
        for who, weight in found.items()
    }
