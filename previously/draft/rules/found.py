"""A line that rules propose."""

from typing import NamedTuple

from previously.core.proposal import ProposalKind

MAIN, ALSO = 0.9, 0.7
"""How sure a deed of two of the cast is, and one of somebody alone. Set; nothing rests on it."""


class Found(NamedTuple):
    """A line with its words on the page, what kind it is, how sure that is, and whom of the cast it names."""

    line: str
    quote: str
    kind: ProposalKind
    sure: float
    who: tuple[str, ...]
    start: int = 0  # of its clause, in characters of the passage
    moves: str = ""  # `enters`, `exits`
