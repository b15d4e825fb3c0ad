"""The episodes of a story as they are followed: each series in its own told order."""

from previously.canon.episodes import Episode
from previously.canon.log import Canon


class Run:
    """One series' episodes in told order, and those of the others of its universe, which stand in no order to them."""

    def __init__(self, told: tuple[Episode, ...], others: tuple[Episode, ...]) -> None:
        self.told, self.others = told, others
        self.numbers = {part.episode: number for number, part in enumerate(told)}


def runs(canon: Canon) -> list[Run]:
    """Each series of a story; a story by itself is one."""
    of = canon.template.series_of
    numbers = dict.fromkeys(of(part.episode) for part in canon.episodes)
    if len(numbers) == 1:
        return [Run(canon.episodes, ())]
    split = [[[p for p in canon.episodes if (of(p.episode) == n) == own] for own in (True, False)] for n in numbers]
    return [Run(tuple(own), tuple(others)) for own, others in split]
