"""Whose doing somebody is: the share of each other person in all there is of her, her wounds and her purposes.

What some people have made is what is *missing* of it in a life without them: replayed without the experiences they
caused and the drives aimed at them. A *share* is a Shapley value: the mean of what goes missing with somebody over all
the orders in which her makers can be taken out of her life. Of one maker alone it is what is missing without him; those
of several add up to what is missing without them all. Whoever has on balance taken from her wounds and purposes has
made nothing.

Shapley, L. S. (1953), A value for n-person games.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import combinations
from math import comb

import numpy as np

from previously.mind.kernel.experiences import ENGAGE, HARM, LOST, REGAINED, REPROCESS
from previously.mind.kernel.replay import Life
from previously.mind.readout import Moment

EXACT = 6
"""So many makers are taken out one by one. Of more, the strongest are, and the rest go together as the last of them."""
SHAPING = (HARM, REPROCESS, ENGAGE, LOST, REGAINED)
"""The kinds of experience that move how strong wounds and purposes are; the others move what is felt, and safety."""


def missing(life: Life, who: Iterable[str], t: float) -> float:
    """How much less of her there would be at day `t` without these people; below 0 where there would be more.

    0 where there is nothing of her.
    """
    return _Shaped(life, life.table.rows_until(t), t).missing(tuple(who))


def shares(life: Life, among: Collection[str], t: float, rows: int | None = None) -> dict[str, float]:
    """The shares of her makers `among` these people at day `t`, each in 0..1, the largest first.

    `rows`: after so many experiences; all until `t` by default.
    """
    shaped = _Shaped(life, life.table.rows_until(t) if rows is None else rows, t)
    teams = _teams({who: made for who, made in shaped.made.items() if who in among})
    values = shapley(len(teams), lambda out: shaped.missing([who for i in out for who in teams[i]]))
    found = {who: value * part for team, value in zip(teams, values, strict=True) for who, part in team.items()}
    return _adding_up({who: share for who, share in found.items() if share > 0.0}, shaped.missing(found))


def shapley(players: int, missing: Callable[[Sequence[int]], float]) -> list[float]:
    """Divide what is missing without all of the players among them. `missing` is given those who are out, ascending."""
    known = {out: missing(out) for size in range(players + 1) for out in combinations(range(players), size)}
    found = [0.0] * players
    for out, value in known.items():
        for player in set(range(players)).difference(out):
            gone = known[tuple(sorted((*out, player)))] - value
            found[player] += gone / (players * comb(players - 1, len(out)))
    return found


def _teams(made: dict[str, float]) -> list[dict[str, float]]:
    """Who is taken out alone, and who together, the strongest first: each with the part he has in his team."""
    strongest = sorted(made, key=lambda who: (-made[who], who))
    alone = strongest if len(strongest) <= EXACT else strongest[: EXACT - 1]
    rest = strongest[len(alone) :]
    whole = sum(made[who] for who in rest)
    together = {who: made[who] / whole if whole else 1.0 / len(rest) for who in rest}
    return [*({who: 1.0} for who in alone), *([together] if together else [])]


def _adding_up(found: dict[str, float], whole: float) -> dict[str, float]:
    """Shares that sum to what all have made, where some have taken from it."""
    most = sum(found.values())
    if whole <= 0.0:
        return {}
    shared = {who: min(1.0, share * whole / most) for who, share in found.items()}
    return dict(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])))


class _Shaped:
    """The part of a life that has shaped her wounds and purposes, until a day."""

    def __init__(self, life: Life, rows: int, t: float) -> None:
        self.terms, self.person, self.t = life.terms, life.person, t
        shaping = np.isin(life.table.kind, SHAPING)
        shaping[rows:] = False
        self.life = life.without(shaping)
        self._harms = life.harms[: int(np.searchsorted(life.harms, rows))]
        self._causes, self._gain = life.table.cause[self._harms], life.gain[: len(self._harms)]

    @cached_property
    def made(self) -> dict[str, float]:
        """Whoever has harmed her or given her a purpose, with how much that added to her when it did: cheap to know."""
        found: dict[str, float] = {}
        for cause, gain in zip(self._causes.tolist(), self._gain.tolist(), strict=True):
            name = self.terms.named(cause)
            if name:
                found[name] = found.get(name, 0.0) + gain
        for drive in self._now.drives:
            if drive.target and not drive.attach:
                found[drive.target] = found.get(drive.target, 0.0) + drive.strength
        return found

    @cached_property
    def _now(self) -> Moment:
        return self._read(self.life)

    def missing(self, who: Collection[str]) -> float:
        """The part of her that is missing without some people."""
        if self._now.size <= 0.0:
            return 0.0
        names, table = [self.terms.name(name) for name in who], self.life.table
        kept = ~(np.isin(table.cause, names) | np.isin(table.target, names))
        return 0.0 if kept.all() else 1.0 - self._read(self.life.without(kept)).size / self._now.size

    def _read(self, life: Life) -> Moment:
        state = life.checkpoints[-1]
        return Moment(life.terms, life.person, state, max(self.t, state.clock))
