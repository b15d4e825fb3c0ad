"""Settings: how long a story may be silent before a rule speaks. Each has a name, a default, and what it means."""

from typing import NamedTuple


class Wait(NamedTuple):
    """How many told episodes may pass before a rule speaks, by the rule's name."""

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
"""A season of serial drama has 8 to 13 episodes: what rests for half of one, a weekly audience has forgotten."""

MOST = 10_000
"""The longest wait that can be set, which is to say: never speak."""

Settings = tuple[tuple[str, int], ...]
"""What an author has set, by the rule's name."""


def waits(given: Settings) -> dict[str, int]:
    """Every wait by its rule: as set, or else the default."""
    return {wait.rule: wait.episodes for wait in WAITS} | dict(given)
