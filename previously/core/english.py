"""Lists and counts in English."""

from collections.abc import Sequence


def joined(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def first_of(words: Sequence[str], most: int) -> str:
    """`a, b and 3 more`: at most `most` words by name, then how many are left."""
    return joined([*words[:most], *([f"{len(words) - most:,} more"] if len(words) > most else [])])


def count(number: int, noun: str) -> str:
    """`1 scene`, `12 scenes`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
