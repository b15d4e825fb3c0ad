"""Short phrases for what a character carries and lives for, and whose doing they are."""

from previously.core.entries import Character
from previously.core.ids import as_cue
from previously.mind.carried import Carried
from previously.mind.headspace import Drive
from previously.questions.words import DISTRESS, VOID, word

Cast = dict[str, Character]
SHARES = ((0.20, "a little"), (0.40, "some"), (0.60, "half"), (0.95, "most"), (2.0, "all"))
HOWS = {
    "did": "at first hand",
    "witnessed": "as a witness",
    "told": "told",
    "learned": "learned",
    "overheard": "overheard",
    "lied to": "lied to",
    "saw the body": "saw the body",
    "gathered": "may have heard",
    "spoke of it": "spoke of it",
}
"""How a belief was acquired, in words."""
WITHOUT = {"": "misses {}", "faint": "misses {}"}
"""Phrases for a void and the loss behind it, when not `hollow without …`."""


def named(cast: Cast, who: str) -> str:
    """A character's name; anything else is returned as it is."""
    return cast[who].name if who in cast else who


def since(at: str) -> str:
    """`since S01E04.4`; what happened before the story opens has no position that a reader knows."""
    return "since before the story opens" if at.rpartition("=")[2].startswith("before.") else f"since {at}"


def aim(cast: Cast, drive: Drive) -> str:
    """A purpose: `stop-kilgrave (Kilgrave)`, or just its target if it has no name of its own."""
    target = named(cast, drive.target)
    own = "" if as_cue(drive.name) in {drive.target, as_cue(target)} else drive.name
    return f"{own} ({target})" if own and target else own or target


def carried(cast: Cast, found: Carried) -> str:
    """`shaken at purple`, `set on Kilgrave`, `hollow without Trish`."""
    what = named(cast, found.what)
    if found.kind == "wound":
        return f"{word(DISTRESS, found.level)} at {what}"
    if found.kind == "purpose":
        return f"set on {what}"
    said = word(VOID, found.level)
    return WITHOUT.get(said, f"{said} without {{}}").replace("{}", what)


def part(share: float) -> str:
    """A share in words: `most`, `some`."""
    return word(SHARES, share)
