"""Short phrases for what somebody carries, lives for and is made of."""

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
}
"""How a belief came, in words."""
WITHOUT = {"": "misses {}", "something is missing": "misses {}"}
"""How a void is said of whom it was left by, where it is not `hollow without …`."""


def named(cast: Cast, who: str) -> str:
    """Somebody's name; what is nobody of the cast keeps its words."""
    return cast[who].name if who in cast else who


def aim(cast: Cast, drive: Drive) -> str:
    """What is lived for: `stop-kilgrave (Kilgrave)`, or the one it is about where it has no name of its own."""
    target = named(cast, drive.target)
    own = "" if as_cue(drive.name) in {drive.target, target.casefold()} else drive.name
    return f"{own} ({target})" if own and target else own or target


def carried(cast: Cast, found: Carried) -> str:
    """`shaken at purple`, `after Kilgrave`, `hollow without Trish`."""
    what = named(cast, found.what)
    if found.kind == "wound":
        return f"{word(DISTRESS, found.level)} at {what}"
    if found.kind == "purpose":
        return f"set on {what}"
    said = word(VOID, found.level)
    return WITHOUT.get(said, f"{said} without {{}}").replace("{}", what)


def part(share: float) -> str:
    """`most`, `some`: how much of somebody a share is."""
    return word(SHARES, share)
