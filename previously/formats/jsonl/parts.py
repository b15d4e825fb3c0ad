"""The parts of a log: the rows of an episode are read apart from those of the others, so that a new row is read alone.

Rows of one episode may stand anywhere. Where an episode goes on after another has begun, both are one part. A log that
has only grown since it was cut is cut again from its last part on.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from previously.formats.format import Section

KEPT = 4
"""Logs of which it is remembered how they were cut."""
_EPISODE = re.compile(r'"at"\s*:\s*"([^".]*)')
_AT = re.compile(r'"at"\s*:\s*"([^"\n]*)"')
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


class Cuts:
    """The latest logs that were cut."""

    def __init__(self) -> None:
        self._latest: list[Cut] = []

    def of(self, text: str) -> Cut:
        """A log's cut: as it is remembered, or of the longest that it goes on after, or new."""
        known = max((one for one in self._latest if text.startswith(one.text)), key=_length, default=None)
        found = known if known is not None and len(known.text) == len(text) else _cut(text, known)
        self._latest = [found, *(one for one in self._latest if one is not found and one is not known)][:KEPT]
        self._latest += [known] if known is not None and known is not found and len(self._latest) < KEPT else []
        return found


def parts_of(text: str) -> Iterator[Section]:
    """The parts, in order; together they are the text."""
    yield from _cut(text, None).parts


def _length(cut: Cut) -> int:
    return len(cut.text)


def _cut(text: str, known: Cut | None) -> Cut:
    """A log cut; from the last part on, where it goes on after one that is known and no earlier episode does."""
    begin = known.begin if known is not None else 0
    tail = text[begin:]
    if _ESCAPED.search(tail):
        return _cut(text, None) if begin else Cut(text, (Section("", 0, text),), _named(text), frozenset(), 0, 0)
    rows = tail.split("\n")
    episodes = [_episode(row) for row in rows]
    if known is not None and not known.episodes.isdisjoint(episodes):
        return _cut(text, None)
    begins, first = _begins(episodes), known.parts[-1].row if known is not None else 0
    new = [
        Section("", first + one, "\n".join(rows[one:end]) + ("\n" if end < len(rows) else ""))
        for one, end in zip(begins, [*begins[1:], len(rows)], strict=True)
    ]
    there = known.parts[:-1] if known is not None else ()
    over = frozenset(filter(None, episodes[: begins[-1]]))
    earlier = (known.earlier if known is not None else 0) + sum(_named(one.text) for one in new[:-1])
    names = known.episodes if known is not None else frozenset[str]()
    return Cut(
        text,
        (*there, *new),
        earlier + _named(new[-1].text),
        names | over if over else names,
        earlier,
        len(text) - len(new[-1].text),
    )


def _named(text: str) -> int:
    """How many different positions are named."""
    return len({*_AT.findall(text)})


def _episode(row: str) -> str:
    """What the rows of an episode have in common, however its position is written; empty where none is seen."""
    found = _EPISODE.search(row)
    return _plainly(found[1]) if found else ""


@lru_cache(1024)
def _plainly(position: str) -> str:
    return _NUMBER.sub(r"\1", "".join(position.split()).casefold())


def _begins(episodes: Iterable[str]) -> list[int]:
    """The rows with which a part begins: those at which an episode begins and no earlier one goes on."""
    episodes = [*episodes]
    last = {episode: row for row, episode in enumerate(episodes)}
    begins, until = [0], -1
    for row, episode in enumerate(episodes):
        if episode:
            if row > until >= 0:
                begins.append(row)
            until = max(until, last[episode])
    return begins
