"""One thing a brief may say, and how much it weighs."""

from typing import Literal, NamedTuple

Section = Literal["now", "wants", "people", "holds", "keeps", "is", "remembers", "would take"]
TITLES: dict[Section, str] = {
    "now": "Why",
    "wants": "Wants",
    "people": "Trusts",
    "holds": "Takes to be so",
    "keeps": "Keeps to herself",
    "is": "Is and has",
    "remembers": "Remembers",
    "would take": "How she would take it",
}
"""The parts of a brief, in order."""


class BriefLine(NamedTuple):
    """A part of a brief: under which title, what it says, its weight (0..1), and whom and what it is about."""

    section: Section
    text: str
    weight: float
    about: frozenset[str] = frozenset()
    line: str = ""  # the address of the line it rests on, so that no line is told twice
