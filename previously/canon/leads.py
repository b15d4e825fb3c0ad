"""Who leads a story."""

from collections import Counter
from itertools import chain

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.memo import remembered

OFTEN = 3
"""Who is seen in one of so many episodes leads, where the cast does not say."""


@remembered("canon")
def leads(canon: Canon) -> frozenset[str]:
    """The leading characters: who the cast says leads, else whoever is seen in a third of a series' episodes."""
    series: dict[tuple[int, ...], list[Episode]] = {}
    for episode in canon.episodes:
        series.setdefault(canon.template.series_of(episode.episode), []).append(episode)
    often = {who for episodes in series.values() for who in _often(episodes)}
    people = canon.cast.items()
    return frozenset(who for who, person in people if (who in often if person.lead is None else person.lead))


def is_lead(canon: Canon, who: str) -> bool:
    """Is this one of the leading characters? Whether anybody else is, is not read for it."""
    canon.memo.read("leads", who)
    with canon.memo.unread():
        return who in leads(canon)


def _often(episodes: list[Episode]) -> list[str]:
    """Who is seen in a third of some episodes."""
    seen = Counter(chain.from_iterable(episode.seen for episode in episodes))
    return [who for who, times in seen.items() if OFTEN * times >= len(episodes)]
