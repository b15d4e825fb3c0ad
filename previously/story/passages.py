"""The passages of a story's manuscripts in told order, each placed in its file as it is now."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.pages.resting import resting_on
from previously.core.passage import AUTHORS, Passage
from previously.core.source import Block


class Rested(NamedTuple):
    """A passage with the episode it stands in, its number there, and the addresses of the lines that rest on it."""

    episode: str
    number: int
    passage: Passage
    events: tuple[str, ...]


def passages_of(canon: Canon, starts: Mapping[Block, int]) -> Iterator[Passage]:
    """Every passage, scene by scene; `starts` says at which character of its file a block begins."""
    for episode in canon.episodes:
        yield from passages_in(canon, episode, starts)


def rested(canon: Canon, starts: Mapping[Block, int]) -> Iterator[Rested]:
    """The passages that an audience reads, each with the lines that rest on it."""
    for episode in canon.episodes:
        lines = resting_on(canon, episode.episode)
        for number, passage in enumerate(passages_in(canon, episode, starts)):
            if passage.kind not in AUTHORS:
                yield Rested(episode.at, number, passage, lines.get(number, ()))


def passages_in(canon: Canon, episode: Episode, starts: Mapping[Block, int]) -> Iterator[Passage]:
    """Those of one episode, headings and notes too."""
    for placed in episode.placed:
        for one in placed.read.text.passages:
            start, end = (starts.get(one.span.block, 0) + at for at in (one.start, one.end))
            yield msgspec.structs.replace(one, span=canon.where(one.span), start=start, end=end, at=placed.scene.at)
