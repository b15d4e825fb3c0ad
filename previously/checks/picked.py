"""The lines of each episode that a rule may have anything to say of, picked once and kept with the episode."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.core.kept import kept_with_it
from previously.language.lexicon.lookup import Lexicon

Pick = Callable[[Episode, Lexicon], Mapping[str, Sequence[Any]]]
"""Marked `kept_with_it`: what an episode has, by cast id. It reads nothing but the episode, and what names mean."""


def picked(canon: Canon, who: str, table: str, pick: Pick) -> Sequence[Any]:
    """What is picked of somebody, in told order. `table` is what it is picked from: `events` or `lines`."""
    canon.memo.read(table, who)
    return _all(canon, pick).get(who, ())


@kept_with_it
def _all(canon: Canon, pick: Pick) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    with canon.memo.unread():
        parts = canon.parts
    for part in parts:
        for who, picks in pick(part, canon.lexicon).items():
            found.setdefault(who, []).extend(picks)
    return found
