"""Whom a recap is about: the people in the last told scenes, weighted by how recent those are."""

from collections.abc import Iterable, Iterator

from previously.canon.leads import leads
from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.core.entries import Scene

NEAR = (1.0, 0.6, 0.35)
"""How much the people in the last scene count, in the one before, and in the one before that. Set."""
MOST = 8
"""At most this many of a crowd are considered."""
BESIDE = 0.3
"""How much a character who is not a lead counts. Set."""

ELSE = 0.05
"""How much others count when one is asked for. Set."""


def concerned(canon: Canon, series: tuple[int, ...], coming: Iterable[str] = ()) -> dict[str, float]:
    """Who is in the last told scenes or the coming one, with weights (0..1), heaviest first."""
    near: dict[str, float] = {}
    for weight, who in [*((NEAR[0], who) for who in _known(canon, coming)), *_last(canon, series)]:
        near[who] = max(near.get(who, 0.0), weight)
    leading = leads(canon)
    found = {who: weight * (1.0 if who in leading else BESIDE) for who, weight in near.items() if _lives(canon, who)}
    most = max(found.values(), default=1.0)
    return {who: x / most for who, x in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]}


def _known(canon: Canon, coming: Iterable[str]) -> Iterator[str]:
    yield from (who for who in map(canon.masks.person, coming) if who in canon.cast)


def about(who: str, others: dict[str, float]) -> dict[str, float]:
    """One person, and with far less weight those in the last scenes."""
    return {**{other: ELSE * near for other, near in others.items()}, who: 1.0}


def last_scenes(canon: Canon, series: tuple[int, ...]) -> list[Scene]:
    """A series' last told scenes in which something happens, latest first."""
    found: list[Scene] = []
    for episode in reversed(canon.episodes):
        if canon.template.series_of(episode.episode) == series:
            told = {entry.scene for entry in episode.entries if not entry.scene.vision}
            found += sorted(told, key=lambda scene: scene.told, reverse=True)
        if len(found) >= len(NEAR):
            break
    return found[: len(NEAR)]


def _last(canon: Canon, series: tuple[int, ...]) -> Iterator[tuple[float, str]]:
    for weight, scene in zip(NEAR, last_scenes(canon, series), strict=False):
        there = {
            **dict.fromkeys(scene.present),
            **dict.fromkeys(e.subject for e in canon.entries_in(scene) if e.subject),
        }
        yield from ((weight, who) for who in there)


def _lives(canon: Canon, who: str) -> bool:
    """Is somebody alive after everything told?"""
    last = max((lived(event) for turn in canon.turns_of(who) for event in [turn.event]), default=None)
    return last is None or canon.dead_at(who, (*last[:3], last[3] + 1)) is None
