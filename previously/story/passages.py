"""The passages of a story's manuscripts in told order, each placed in its file as it is now."""

from collections.abc import Iterator, Mapping

import msgspec

from previously.canon.log import Canon
from previously.core.passage import Passage
from previously.core.source import Block


def passages_of(canon: Canon, starts: Mapping[Block, int]) -> Iterator[Passage]:
    """Every passage, scene by scene; `starts` says at which character of its file a block begins."""
    for episode in canon.episodes:
        for placed in episode.placed:
            for one in placed.read.text.passages:
                start = starts.get(one.span.block, 0)
                yield msgspec.structs.replace(
                    one,
                    span=canon.where(one.span),
                    start=start + one.start,
                    end=start + one.end,
                    at=placed.scene.at,
                )
