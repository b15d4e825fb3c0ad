"""Sorts the cast by their state, and by whom they shaped."""

from collections.abc import Iterable
from enum import Enum
from typing import Any, NamedTuple

from previously.mind.standing import Standing

SHARED = 0.05
"""The smallest share listed."""


class Order(Enum):
    """How to sort the cast; by default, leading characters first, then whoever carries most."""

    LEADS = ""
    NAME = "name"
    HURT = "hurt"
    LIFT = "lift"
    DISTRESS = "distress"
    VULNERABILITY = "vulnerability"
    VOID = "void"
    GRIEF = "grief"
    MADE = "made"
    SEEN = "seen"
    TOLD = "told"


class Made(NamedTuple):
    """How one character shaped the others: their share in each, and the total strength that comes to."""

    character: str
    amount: float
    shares: dict[str, float]


def ranked(cast: Iterable[Standing], order: Order = Order.LEADS) -> list[Standing]:
    """The cast, sorted stably.

    Read-outs and the sum of others' shares are sorted largest first; `seen` is latest first, `told` earliest first.
    """
    rows = list(cast)
    if order is Order.SEEN:
        return sorted(rows, key=lambda row: row.order[1], reverse=True)
    return sorted(rows, key=lambda row: _rank(row, order))


def makers(cast: Iterable[Standing]) -> list[Made]:
    """Who shaped whom. Most formative characters first; for each, those they shaped most."""
    found: dict[str, list[tuple[float, str, float]]] = {}
    for standing in cast:
        for who, share in standing.made_by.items():
            found.setdefault(who, []).append((share * standing.size, standing.character, share))
    made = [_made(who, sorted(shares, key=lambda one: (-one[0], one[1]))) for who, shares in found.items()]
    return sorted((one for one in made if one.shares), key=lambda one: (-one.amount, one.character))


def _rank(row: Standing, order: Order) -> tuple[Any, ...]:
    if order is Order.NAME:
        return (row.name.casefold(),)
    if order is Order.TOLD:
        return (row.order[0],)
    if order is Order.MADE:
        return (-sum(row.made_by.values()),)
    if order is Order.LEADS:
        return (not row.lead, -row.carries.level if row.carries else 0.0)
    return (-getattr(row, order.value),)


def _made(who: str, shares: list[tuple[float, str, float]]) -> Made:
    amount = sum(amount for amount, _, _ in shares)
    return Made(who, amount, {whom: share for _, whom, share in shares if share >= SHARED})
