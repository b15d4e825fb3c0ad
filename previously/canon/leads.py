"""Who leads a story."""

from collections.abc import Iterable, Sequence

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.core.entries import Character

OFTEN = 3
"""Who is seen in one of so many episodes leads, where the cast does not say."""


def leads(canon: Canon) -> set[str]:
    """The leading characters: who the cast says leads, else whoever is seen in a third of a series' episodes."""
    series: dict[tuple[int, ...], list[Episode]] = {}
    for episode in canon.episodes:
        series.setdefault(canon.template.series_of(episode.episode), []).append(episode)
    return {who for who, person in canon.cast.items() if _leads(person, series.values())}


def _leads(person: Character, series: Iterable[Sequence[Episode]]) -> bool:
    if person.lead is not None:
        return person.lead
    return any(OFTEN * sum(_is_in(person.id, episode) for episode in episodes) >= len(episodes) for episodes in series)


def _is_in(who: str, episode: Episode) -> bool:
    return any(not seen.scene.vision for seen in episode.reach.appearances.get(who, ()))
