"""What a cue says of its speaker: the name, and whether it is heard from elsewhere."""

from collections.abc import Iterable

ELSEWHERE = {"VO", "VOICEOVER"}
"""Extensions of a speaker who is heard but not present."""


def cue_of(name: str, extensions: Iterable[str]) -> tuple[str, bool]:
    """A speaker's name and whether they are only heard, from elsewhere."""
    return name, any(one.upper().replace(".", "").replace(" ", "") in ELSEWHERE for one in extensions)
