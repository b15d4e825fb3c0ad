"""Whose doing a character is: how much each other person contributed to her wounds and purposes.

A group's contribution is what would be *missing* from a life without them: replayed without the experiences they caused
and the drives aimed at them. A *share* is a Shapley value: a person's marginal contribution, averaged over every order
in which the contributors can be taken out of her life. A sole contributor's share is what is missing without him; the
shares of several sum to what is missing without them all. Somebody who on balance reduced her wounds and purposes has
no share.

Shapley, L. S. (1953), A value for n-person games.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from previously.mind.answers import Question, lanes
from previously.mind.kernel.experiences import ACHIEVED, ENGAGE, HARM, LOST, REGAINED, REPROCESS
from previously.mind.kernel.layout import GREW
from previously.mind.kernel.replay import Life
from previously.mind.readout import Moment

EXACT = 6
"""The most players of the Shapley game. With more contributors, all but the strongest are one player together."""
SHAPING = (HARM, REPROCESS, ENGAGE, LOST, ACHIEVED, REGAINED)
"""The kinds of experience that change the strength of wounds and purposes; others change only feelings and safety."""


def missing(life: Life, who: Iterable[str], t: float) -> float:
    """The fraction of her total strength at day `t` that is missing without these people; negative if there is more.

    0 if she has no wounds or purposes.
    """
    return _Shaped(life, life.table.rows_until(t), t, {}).missing(tuple(who))


def shares(
    life: Life,
    among: Collection[str],
    t: float,
    rows: int | None = None,
    people: Mapping[str, str] | None = None,
) -> dict[str, float]:
    """The shares of contributors `among` these people at day `t`, in 0..1, largest first.

    `rows`: after this many experiences; by default, all up to `t`. `people`: who those really are who go by another
    name.
    """
    shaped = _Shaped(life, life.table.rows_until(t) if rows is None else rows, t, people or {})
    teams = _teams({who: made for who, made in shaped.made.items() if who in among})
    outs = [out for size in range(len(teams) + 1) for out in combinations(range(len(teams)), size)]
    gone = dict(zip(outs, shaped.all_missing([[who for i in out for who in teams[i]] for out in outs]), strict=True))
    values = shapley(len(teams), lambda out: gone[tuple(out)])
    found = {who: value * part for team, value in zip(teams, values, strict=True) for who, part in team.items()}
    shared = {who: share for who, share in found.items() if share > 0.0}
    return _adding_up(shared, shaped.missing(shared) if len(shared) < len(found) else gone[outs[-1]])


def shapley(players: int, missing: Callable[[Sequence[int]], float]) -> list[float]:
    """Shapley values of the players. `missing` takes the players who are out, in ascending order."""
    known = {out: missing(out) for size in range(players + 1) for out in combinations(range(players), size)}
    found = [0.0] * players
    for out, value in known.items():
        for player in set(range(players)).difference(out):
            gone = known[tuple(sorted((*out, player)))] - value
            found[player] += gone / (players * comb(players - 1, len(out)))
    return found


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


class _Shaped:
    """The experiences that shaped her wounds and purposes, up to a day."""

    def __init__(self, life: Life, rows: int, t: float, people: Mapping[str, str]) -> None:
        self.people = people
        self.terms, self.person, self.t = life.terms, life.person, t
        shaping = np.isin(life.table.kind, SHAPING)
        shaping[rows:] = False
        self.life = life.without(shaping)
        grown = life.marks.until(rows).of(GREW)
        wounds = grown.ids[:, 2] % 2 == 0
        self._causes, self._gain = life.table.cause[grown.ids[wounds, 0]], grown.values[wounds, 3]

    @cached_property
    def made(self) -> dict[str, float]:
        """Everyone who harmed her or gave her a purpose, with the strength that added at the time: a cheap ranking."""
        found: dict[str, float] = {}
        for cause, gain in zip(self._causes.tolist(), self._gain.tolist(), strict=True):
            name = self.terms.named(cause)
            if name:
                found[name] = found.get(name, 0.0) + gain
        for drive in self._now.drives:
            if drive.target and not drive.attach:
                target = self.people.get(drive.target, drive.target)
                found[target] = found.get(target, 0.0) + drive.strength
        return found

    @cached_property
    def _now(self) -> Moment:
        return self._read(self.life)

    def missing(self, who: Collection[str]) -> float:
        """The fraction of her total strength that is missing without some people."""
        return self.all_missing([who])[0]

    def all_missing(self, groups: Sequence[Collection[str]]) -> list[float]:
        """The same of many groups of people, each in a life of its own, in one go."""
        whole = self._now.size
        if whole <= 0.0:
            return [0.0] * len(groups)
        table = self.life.table
        kept = np.ones((len(groups), len(table)), np.bool_)
        for lane, group in enumerate(groups):
            faces = (face for face, who in self.people.items() if who in group)
            names = [self.terms.name(name) for name in (*group, *faces)]
            kept[lane] = ~(np.isin(table.cause, names) | np.isin(table.target, names))
        apart: npt.NDArray[np.bool_] = np.logical_not(kept.all(axis=1))
        day = max(self.t, self.life.checkpoints[-1].clock)
        found = iter(lanes(self.life, kept[apart], Question(len(table), day)))
        return [1.0 - next(found).size / whole if differs else 0.0 for differs in apart.tolist()]

    def _read(self, life: Life) -> Moment:
        state = life.checkpoints[-1]
        return Moment(life.terms, life.person, state, max(self.t, state.clock))
