"""The episodes of a story as they are followed: each series in its own told order."""

from collections.abc import Sequence

from previously.canon.log import Canon
from previously.canon.part import Part


class Run:
    """One series' episodes in told order, and those of the others of its universe, which stand in no order to them."""

    def __init__(self, told: Sequence[Part], others: Sequence[Part]) -> None:
        self.told, self.others = tuple(told), tuple(others)
        self.numbers = {part.episode: number for number, part in enumerate(told)}


def runs(canon: Canon) -> list[Run]:
    """Each series of a story; a story by itself is one."""
    of, told = canon.template.series_of, canon.told
    numbers = dict.fromkeys(of(part.episode) for part in told)
    if len(numbers) == 1:
        return [Run(told, ())]
    split = [[[p for p in told if (of(p.episode) == n) == own] for own in (True, False)] for n in numbers]
    return [Run(own, others) for own, others in split]
