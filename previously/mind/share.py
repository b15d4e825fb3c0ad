"""Whose doing is she: replay her life without somebody, and see how much less there is of her."""

import random
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from previously.mind.kernel.replay import Life
from previously.mind.readout import Moment

Gone = Callable[[frozenset[str]], float]
EXACT = 6  # so many names are shared out over all their subsets
SAMPLES = 64  # orders tried where there are more, always the same ones


def others_rows(life: Life, who: Iterable[str]) -> npt.NDArray[np.bool_]:
    """[N] rows that are not the doing of anybody in `who` and no drive aimed at them."""
    numbers = [life.terms.name(name) for name in who]
    kept: npt.NDArray[np.bool_] = ~(np.isin(life.table.cause, numbers) | np.isin(life.table.target, numbers))
    return kept


def size_without(life: Life, who: Iterable[str], t: float) -> float:
    """Her size at day `t` in the life without these people."""
    kept = others_rows(life, who)
    kept[life.table.rows_until(t) :] = False
    whole = bool(kept[: life.table.rows_until(t)].all())
    state = life.state_at(t) if whole else life.without(kept).checkpoints[-1]
    return Moment(life.terms, life.person, state, t).size


def share(life: Life, who: str, t: float) -> float:
    """Definition share at day `t`: how much smaller she would be without `who`; 0 where there is nothing to share."""
    size = size_without(life, (), t)
    return 0.0 if size == 0.0 else 1.0 - size_without(life, (who,), t) / size


def shares(life: Life, names: Sequence[str], t: float) -> dict[str, float]:
    """Shapley shares of several people at day `t`; they add up to the share of all of them together."""
    size = size_without(life, (), t)
    return shapley(names, lambda who: 0.0 if size == 0.0 else 1.0 - size_without(life, who, t) / size)


def shapley(names: Sequence[str], gone: Gone) -> dict[str, float]:
    """Divide `gone` of all names among them: each one's mean part over the orders in which they could be taken out.

    Shapley (1953). `gone(who)` is what is missing without these people.
    """
    known: dict[frozenset[str], float] = {}

    def once(who: frozenset[str]) -> float:
        if who not in known:
            known[who] = gone(who)
        return known[who]

    return (_exact if len(names) <= EXACT else _sampled)(list(names), once)


def _exact(names: list[str], gone: Gone) -> dict[str, float]:
    found = {}
    for name in names:
        rest = [other for other in names if other != name]
        found[name] = sum(
            (gone(frozenset((*team, name))) - gone(frozenset(team))) / (len(names) * comb(len(rest), k))
            for k in range(len(names))
            for team in combinations(rest, k)
        )
    return found


def _sampled(names: list[str], gone: Gone) -> dict[str, float]:
    order, chance = sorted(names), random.Random(0)  # noqa: S311  # the same orders on every run, not a secret
    found = dict.fromkeys(names, 0.0)
    for _ in range(SAMPLES):
        chance.shuffle(order)
        team: frozenset[str] = frozenset()
        for name in order:
            found[name] += (gone(team | {name}) - gone(team)) / SAMPLES
            team |= {name}
    return found
