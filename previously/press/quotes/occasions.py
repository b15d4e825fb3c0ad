"""Where something was said: the outlet and the occasion, from the cue's sentence."""

import re
from collections.abc import Container
from typing import NamedTuple

from previously.press.quotes.words import lexicon

_CAP = r"[A-Z0-9À-Þ][\w.+&]*(?:[’'-][A-Za-z][\w+&]*)*"
_NAME = rf"(?:[Tt]he )?{_CAP}(?: (?:of |and |& |for )?{_CAP}){{0,5}}"
_TOLD = re.compile(
    rf"\b(?:(?:told|tells|telling|via)|(?:interview|conversation|chat|talk|Q&A|interviewed|piece|essay|op-ed|profile)"
    rf" (?:with|for|in|by)|(?:speaking|talking|spoke|talked|speaks|talks|opened up|chatted|chatting)(?: \w+ly)?"
    rf" (?:to|with)|(?:wrote|writes|tweeted|posted|shared|said|writing|posting|says)(?: \w+){{0,3}}? (?:on|in|for))"
    rf" ({_NAME})"
)
_IN_A = re.compile(
    rf"\b(?i:in|for|during) (?:an?|the|his|her|their)(?: \w+)? ({_NAME}) (?:interview|essay|op-ed|profile|story)\b"
)
_PLACE = "|".join(
    re.escape(word)
    for word in sorted(
        lexicon("""
        panel interview conference convention comic-con podcast q&a event premiere festival set roundtable tour
        appearance screening session chat conversation statement tweet post email e-mail essay speech summit livestream
        junket segment broadcast lecture talk keynote newsletter memo letter video visit presentation briefing upfront
        upfronts ceremony gala reception discussion commentary reunion""")
    )
)
_PRESS = "reporters|journalists|critics|fans|press|media|students|investors"
_OCCASION = re.compile(
    rf"\b((?:(?:later|earlier|recently|last \w+|this \w+) )?(?i:during|at|in|on|to|for|after|following|from) "
    rf"(?:(?!that |who |which |where |when )[^\s,.;:()\"“”«»]+ ){{0,14}}?[\w'’-]*(?:{_PLACE})s?\b(?: (?:{_PLACE})\b)*"
    rf"(?: (?:with|for|to|of) (?:the )?(?:\w+ )?(?:{_PRESS})\b| (?:at|in) (?:the )?{_CAP}(?: {_CAP}){{0,4}})?)"
)
NOT_OUTLETS = lexicon("I We He She They It Season Episode March May April June July August Friday Monday Sunday")


class Where(NamedTuple):
    """The outlet and the occasion of something said; empty where the text does not say."""

    outlet: str = ""
    occasion: str = ""


def where(sentence: str, people: Container[str]) -> Where:
    """What a sentence says about where the words were said. Nobody in `people` is an outlet."""
    found = _TOLD.search(sentence) or _IN_A.search(sentence)
    outlet = _outlet(found[1]) if found else ""
    if outlet in people or outlet.split(" ")[0] in NOT_OUTLETS:
        outlet = ""
    occasion = _OCCASION.search(sentence)
    return Where(outlet, occasion[1][0].lower() + occasion[1][1:] if occasion else "")


def _outlet(name: str) -> str:
    """An outlet without its possession: `IGN's Mary Major` gives IGN."""
    owner = re.search(r"['’]s\b", name)
    return (name[: owner.start()] if owner else name).strip().rstrip(".'’")
