"""Proposals: what somebody would have in a story, each with the words of the page that bear it out."""

from typing import Literal, get_args

import msgspec

ProposalKind = Literal["person", "scene", "trait", "fact", "line"]
"""A cast entry; who is in a scene, and where; what is so of somebody; who is told something; what happens."""
KINDS: tuple[ProposalKind, ...] = get_args(ProposalKind)
"""In the order in which they are best decided: a line needs its people, and a scene stands before its lines."""


class Proposal(msgspec.Struct, frozen=True):
    """One line proposed at a told position. `quote` is of that page; `confidence` is 0 to 1; `row` counts from 1.

    A person's line is `Mara Quill; aliases Mara, the keeper; pronouns she`, a scene's `place quay; present Mara, Joe`;
    any other is a line of the log.
    """

    id: str
    at: str
    line: str
    quote: str
    confidence: float
    row: int
    kind: ProposalKind = "line"
    count: int = 0  # how often the pages name a person
