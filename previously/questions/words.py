"""Numbers in words. The bounds are for readers; nothing depends on them."""

from collections.abc import Sequence

DISTRESS = ((0.08, "steady"), (0.18, "uneasy"), (0.32, "raw"), (0.50, "shaken"), (1.01, "breaking"))
HURT = (
    (0.15, "unburdened"),
    (0.30, "a little hurt"),
    (0.50, "hurting"),
    (0.80, "badly hurt"),
    (1.01, "overwhelmed"),
)
LIFT = (
    (0.15, "not lifted"),
    (0.30, "a little lifted"),
    (0.50, "lifted"),
    (0.80, "much lifted"),
    (1.01, "overjoyed"),
)
REASONS = {
    "wound": "a wound found here",
    "void": "the void",
    "grief": "missed",
    "feeling": "felt now",
    "joy": "a joy found here",
    "bond": "somebody to hold on to",
    "purpose": "something to live for",
}
"""Kinds of reasons for hurt and lift."""
VULNERABILITY = (
    (0.10, "hardly marked"),
    (0.25, "tender"),
    (0.45, "vulnerable"),
    (0.65, "deeply vulnerable"),
    (1.01, "an open wound"),
)
VOID = ((0.05, ""), (0.15, "faint"), (0.35, "hollow"), (1.01, "gaping"))
TRUST = (
    (0.15, "not at all"),
    (0.35, "hardly"),
    (0.495, "warily"),
    (0.505, "like a stranger"),
    (0.65, "somewhat"),
    (0.85, "much"),
    (1.01, "wholly"),
)
OCTANTS = {
    (True, True, True): "exuberant", (True, True, False): "dependent", (True, False, True): "relaxed",
    (True, False, False): "docile", (False, True, True): "hostile", (False, True, False): "anxious",
    (False, False, True): "disdainful", (False, False, False): "downcast",
}  # fmt: skip
NEITHER = {(True, True): "keyed up", (True, False): "tense", (False, True): "composed", (False, False): "subdued"}
"""Moods with hardly any pleasure or displeasure in them, by arousal and dominance. Chosen."""


def word(scale: Sequence[tuple[float, str]], value: float) -> str:
    """The word for a value on a scale."""
    return next(name for bound, name in scale if value < bound)


def mood_words(mood: tuple[float, float, float]) -> str:
    """A mood as its octant (Mehrabian 1996), with its intensity; where neither good nor bad, as what else it is."""
    size = max(map(abs, mood))
    if size < 0.1:
        return "even"
    pleasure, *others = mood
    awake, on_top = (x >= 0 for x in others)
    name = NEITHER[awake, on_top] if abs(pleasure) < size / 3 else OCTANTS[pleasure >= 0, awake, on_top]
    return f"slightly {name}" if size < 0.25 else name if size < 0.6 else f"very {name}"
