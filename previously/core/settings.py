"""Settings: how long a story may be silent before a rule speaks. Each has a name, a default and a meaning."""

from typing import NamedTuple


class Wait(NamedTuple):
    """How many told episodes may pass before the named rule speaks."""

    rule: str
    episodes: int
    means: str


WAITS = (
    Wait(
        "dropped-wound",
        6,
        "Episodes that may pass before a severe harm to a leading character counts as dropped: half a season.",
    ),
    Wait("dropped-thread", 6, "Episodes that may pass before an open thread counts as dropped: half a season."),
    Wait(
        "purpose-gone-unnoticed",
        3,
        "Episodes with a line of hers that may pass before a loss counts as unnoticed: grief does not wait for long.",
    ),
)
"""A season of serial drama has 8 to 13 episodes; what rests for half a season, a weekly audience has forgotten."""

MOST = 10_000
"""The longest wait that can be set: in effect, never."""

Settings = tuple[tuple[str, int], ...]
"""What an author has set, by rule name."""


def waits(given: Settings) -> dict[str, int]:
    """Every rule's wait: as set, else the default."""
    return {wait.rule: wait.episodes for wait in WAITS} | dict(given)
