"""Who leads a story."""

from collections import Counter
from collections.abc import Iterable

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.reach import Appearance

OFTEN = 3
"""Who is seen in one of so many episodes leads, where the cast does not say."""


def leads(canon: Canon) -> set[str]:
    """The leading characters: who the cast says leads, else whoever is seen in a third of a series' episodes."""
    series: dict[tuple[int, ...], list[Episode]] = {}
    for episode in canon.episodes:
        series.setdefault(canon.template.series_of(episode.episode), []).append(episode)
    often = {who for episodes in series.values() for who in _often(episodes)}
    return {who for who, person in canon.cast.items() if (who in often if person.lead is None else person.lead)}


def _often(episodes: list[Episode]) -> list[str]:
    """Who is seen in a third of some episodes."""
    seen = Counter(who for episode in episodes for who, found in episode.reach.appearances.items() if _awake(found))
    return [who for who, times in seen.items() if OFTEN * times >= len(episodes)]


def _awake(seen: Iterable[Appearance]) -> bool:
    """Is somebody seen in more than visions?"""
    return any(not one.scene.vision for one in seen)
