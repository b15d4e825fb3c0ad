"""The parts of a log: the rows of an episode are read apart from those of the others, so that a new row is read alone.

Rows of one episode may stand anywhere. Where an episode goes on after another has begun, both are one part. A log that
has only grown since it was cut is cut again from its last part on.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from previously.formats.format import Section

_EPISODE = re.compile(r'"at"\s*:\s*"([^".]*)')
AT = re.compile(r'"at"\s*:\s*"([^"\n]*)"')
"""A position as a row names it."""
_ESCAPED = re.compile(r'"at"[ \t]*:[ \t]*"[^"\n]*\\')
_NUMBER = re.compile(r"0*(\d+)")


class Cut(NamedTuple):
    """A log cut into its parts; `positions` are how many different ones are named in it.

    Of all parts but the last: which episodes they have, how many positions, and how many characters.
    """

    text: str
    parts: tuple[Section, ...]
    positions: int
    episodes: frozenset[str]
    earlier: int
    begin: int


EMPTY = Cut("", (Section("", 0, ""),), 0, frozenset(), 0, 0)


class Cuts:
    """The log that was cut last, which may go on."""

    def __init__(self) -> None:
        self._last = EMPTY

    def of(self, text: str) -> Cut:
        """A log's cut; a mere beginning of the last one, as is tried where there is no room for all, is not kept."""
        last = self._last
        if text == last.text:
            return last
        found = _cut(text, last if text.startswith(last.text) else EMPTY)
        if not last.text.startswith(text):
            self._last = found
        return found


def _cut(text: str, known: Cut = EMPTY) -> Cut:
    """A log cut that begins with what is `known`: from its last part on, where no earlier episode goes on."""
    tail = text[known.begin :]
    if _ESCAPED.search(tail):
        return _cut(text) if known.begin else Cut(text, (Section("", 0, text),), _named(text), frozenset(), 0, 0)
    rows = tail.split("\n")
    episodes = [_episode(row) for row in rows]
    if not known.episodes.isdisjoint(episodes):
        return _cut(text)
    begins, first = _begins(episodes), known.parts[-1].row
    new = [
        Section("", first + one, "\n".join(rows[one:end]) + ("\n" if end < len(rows) else ""))
        for one, end in zip(begins, [*begins[1:], len(rows)], strict=True)
    ]
    over = frozenset(filter(None, episodes[: begins[-1]]))
    earlier = known.earlier + sum(_named(one.text) for one in new[:-1])
    return Cut(
        text,
        (*known.parts[:-1], *new),
        earlier + _named(new[-1].text),
        known.episodes | over,
        earlier,
        len(text) - len(new[-1].text),
    )


def _named(text: str) -> int:
    """How many different positions are named."""
    return len({*AT.findall(text)})


def _episode(row: str) -> str:
    """What the rows of an episode have in common, however its position is written; empty where none is seen."""
    found = _EPISODE.search(row)
    return _plainly(found[1]) if found else ""


@lru_cache(1024)
def _plainly(position: str) -> str:
    return _NUMBER.sub(r"\1", "".join(position.split()).casefold())


def _begins(episodes: Sequence[str]) -> list[int]:
    """The rows with which a part begins: those at which an episode begins and no earlier one goes on."""
    last = {episode: row for row, episode in enumerate(episodes)}
    begins, until = [0], -1
    for row, episode in enumerate(episodes):
        if episode:
            if row > until >= 0:
                begins.append(row)
            until = max(until, last[episode])
    return begins
