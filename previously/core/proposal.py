"""Proposals: lines that somebody would have in the log, each with the words of the page that bear it out."""

import msgspec


class Proposal(msgspec.Struct, frozen=True):
    """One line proposed at a told position. `quote` is of that page; `confidence` is 0 to 1; `row` counts from 1."""

    id: str
    at: str
    line: str
    quote: str
    confidence: float
    row: int
