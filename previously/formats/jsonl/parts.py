"""The parts of a log: the rows of an episode are read apart from those of the others, so that a new row is read alone.

Rows of one episode may stand anywhere. Where an episode goes on after another has begun, both are one part.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from previously.formats.format import Section

_EPISODE = re.compile(r'"at"\s*:\s*"([^".]*)')
_ESCAPED = re.compile(r'"at"\s*:\s*"[^"\n]*\\')
_NUMBER = re.compile(r"0*(\d+)")


def parts_of(text: str) -> Iterator[Section]:
    """The parts, in order; together they are the text."""
    rows = text.split("\n") if not _ESCAPED.search(text) else [text]
    begins = _begins([_episode(row) for row in rows])
    for begin, end in zip(begins, [*begins[1:], len(rows)], strict=True):
        yield Section("", begin, "\n".join(rows[begin:end]) + ("\n" if end < len(rows) else ""))


def _episode(row: str) -> str:
    """What the rows of an episode have in common, however its position is written; empty where none is seen."""
    found = _EPISODE.search(row)
    return _plainly(found[1]) if found else ""


@lru_cache(1024)
def _plainly(position: str) -> str:
    return _NUMBER.sub(r"\1", "".join(position.split()).casefold())


def _begins(episodes: list[str]) -> list[int]:
    """The rows with which a part begins: those at which an episode begins and no earlier one goes on."""
    last = {episode: row for row, episode in enumerate(episodes)}
    begins, until = [0], -1
    for row, episode in enumerate(episodes):
        if episode:
            if row > until >= 0:
                begins.append(row)
            until = max(until, last[episode])
    return begins
