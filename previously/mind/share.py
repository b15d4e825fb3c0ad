"""Whose doing a character is: how much each other person contributed to her wounds and purposes.

A group's contribution is what would be *missing* from a life without them: replayed without the experiences they caused
and the drives aimed at them. A *share* is a Shapley value: a person's marginal contribution, averaged over every order
in which the contributors can be taken out of her life. A sole contributor's share is what is missing without him; the
shares of several sum to what is missing without them all. Somebody who on balance reduced her wounds and purposes has
no share.

Shapley, L. S. (1953), A value for n-person games.
"""

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previously.mind.kernel.replay import Life
from previously.mind.lanes import Apart, Shape, shapes

EXACT = 6
"""The most players of the Shapley game. With more contributors, all but the strongest are one player together."""
Team = dict[str, float]
"""A player: somebody, or several, each with their part of the share of all of them."""


class Makers(NamedTuple):
    """Whose doing is she by day `t`: who `among` these people, `but` for one?

    `rows`: after this many experiences; by default, all up to `t`. `people`: who those really are who go by another
    name.
    """

    life: Life
    among: Container[str]
    t: float
    rows: int | None = None
    people: Mapping[str, str] = {}
    but: str = ""

    def without(self, *teams: Collection[str]) -> Apart:
        """Her life by then, to be looked at without any of these groups."""
        rows = self.life.table.rows_until(self.t) if self.rows is None else self.rows
        return Apart(self.life, rows, self.t, [(*team, *self._faces(team)) for team in teams])

    def _faces(self, team: Collection[str]) -> list[str]:
        return [face for face, who in self.people.items() if who in team]


def missing(life: Life, who: Iterable[str], t: float) -> float:
    """The fraction of her total strength at day `t` that is missing without these people; negative if there is more.

    0 if she has no wounds or purposes.
    """
    return _missing(Makers(life, (), t), tuple(who))


def shares(
    life: Life,
    among: Collection[str],
    t: float,
    rows: int | None = None,
    people: Mapping[str, str] | None = None,
) -> dict[str, float]:
    """The shares of contributors `among` these people at day `t`, in 0..1, largest first; see `Makers`."""
    return shares_of([Makers(life, among, t, rows, people or {})])[0]


def shares_of(asked: Sequence[Makers]) -> list[dict[str, float]]:
    """The shares in many lives of one story, which take two passes in all."""
    if not asked:
        return []
    now = shapes([one.without() for one in asked])
    teams = [_teams(_made(one, whole)) for one, whole in zip(asked, now, strict=True)]
    apart = shapes([one.without(*players) for one, players in zip(asked, teams, strict=True)])
    return [_shared(*one) for one in zip(asked, teams, apart, strict=True)]


def _missing(of: Makers, who: Collection[str]) -> float:
    return float(_gone(shapes([of.without(who)])[0])[-1])


def _gone(shape: Shape) -> npt.NDArray[np.float64]:
    """The fraction of the total strength that is missing without each set of teams."""
    whole = shape.sizes[0]
    return 1.0 - shape.sizes / whole if whole > 0.0 else np.zeros(len(shape.sizes))


def _made(of: Makers, now: Shape) -> dict[str, float]:
    """Everyone asked of who harmed her or gave her a purpose, with the strength that added at the time.

    It is a cheap ranking.
    """
    life, found = of.life, dict[str, float]()
    grown = life.grown.until(of.without().rows)
    causes, wounds = life.table.cause[grown.ids[:, 0]], grown.ids[:, 2] % 2 == 0
    wounds &= causes >= 0
    if wounds.any():
        gains = np.bincount(causes[wounds], grown.values[wounds, 3])
        found = {life.terms.names[who]: float(gains[who]) for who in np.unique(causes[wounds])}
    for aim, strength in now.purposes:
        target = of.people.get(aim, aim)
        found[target] = found.get(target, 0.0) + strength
    return {who: much for who, much in found.items() if who in of.among and who != of.but}


def _shared(of: Makers, teams: Sequence[Team], shape: Shape) -> dict[str, float]:
    gone = _gone(shape)
    values = _shapley(len(teams), gone)
    found = {who: value * part for team, value in zip(teams, values, strict=True) for who, part in team.items()}
    shared = {who: share for who, share in found.items() if share > 0.0}
    out = sum(1 << i for i, team in enumerate(teams) if not shared.keys().isdisjoint(team))
    whole = {who for i, team in enumerate(teams) if out >> i & 1 for who in team} == shared.keys()
    return _adding_up(shared, float(gone[out]) if whole else _missing(of, shared))


def shapley(players: int, missing: Callable[[Sequence[int]], float]) -> list[float]:
    """Shapley values of the players. `missing` takes the players who are out, in ascending order."""
    known = {out: missing(out) for out in _outs(players)}
    found = [0.0] * players
    for out, value in known.items():
        for player in set(range(players)).difference(out):
            gone = known[tuple(sorted((*out, player)))] - value
            found[player] += gone / (players * comb(players - 1, len(out)))
    return found


def _outs(players: int) -> list[tuple[int, ...]]:
    """All sets of players, the smaller first."""
    return [out for size in range(players + 1) for out in combinations(range(players), size)]


def _shapley(players: int, gone: npt.NDArray[np.float64]) -> list[float]:
    """The same values, to the bit, of what is missing by set of players."""
    if not players:
        return []
    with_him, without, orders = _steps(players)
    values: list[float] = np.cumsum((gone[with_him] - gone[without]) / orders, axis=1)[:, -1].tolist()
    return values


@lru_cache(maxsize=EXACT)
def _steps(players: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.float64]]:
    """By player, the sets with him out, the same sets with him in, and by what each difference is divided."""
    others = [[out for out in _outs(players) if player not in out] for player in range(players)]
    without = np.array([[sum(1 << i for i in out) for out in outs] for outs in others])
    orders = np.array([[float(players * comb(players - 1, len(out))) for out in outs] for outs in others])
    return without + (1 << np.arange(players))[:, None], without, orders


def _teams(made: dict[str, float]) -> list[dict[str, float]]:
    """The players: strongest contributors alone, the rest as one team, each with their part of the team's share."""
    strongest = sorted(made, key=lambda who: (-made[who], who))
    alone = strongest if len(strongest) <= EXACT else strongest[: EXACT - 1]
    rest = strongest[len(alone) :]
    whole = sum(made[who] for who in rest)
    together = {who: made[who] / whole if whole else 1.0 / len(rest) for who in rest}
    return [*({who: 1.0} for who in alone), *([together] if together else [])]


def _adding_up(found: dict[str, float], whole: float) -> dict[str, float]:
    """Shares scaled to sum to what all contributed together, in case some reduced it."""
    most = sum(found.values())
    if whole <= 0.0:
        return {}
    shared = {who: min(1.0, share * whole / most) for who, share in found.items()}
    return dict(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])))
