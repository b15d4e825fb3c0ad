"""Talk as a chain: who speaks in each turn, weighed with who spoke in the two before it.

A turn has candidates, each with a weight (a logarithm of odds) from the words around it; who speaks after whom has a
weight too. The sum over every chain gives each candidate's share. A step takes candidates by candidates: a text
takes time in proportion to its turns.
"""

from collections.abc import Sequence
from math import exp

import msgspec

Pairs = dict[str, dict[str, float]]
"""How likely somebody spoke in the turn before, and somebody in this one."""
AGAIN = -2.6
"""Weight of speaking in two turns running, in paragraphs of their own. Set, on two novels, as are the next."""
WITHIN = 0.5
"""Weight of speaking again in the same paragraph."""
ALTERNATES = 1.5
"""Weight of answering whom one spoke to before."""
ANSWERS = 1.6
"""Weight of answering when called by name; half of it, of calling by name who spoke before."""


class Link(msgspec.Struct, frozen=True):
    """A turn's candidates with their weights, and how near the turn before is: 1 next to it, 0 elsewhere."""

    weight: dict[str, float]
    near: float
    within: bool = False  # in the paragraph of the turn before
    called: frozenset[str] = frozenset()  # whom it addresses by name


def shares(links: Sequence[Link]) -> list[dict[str, float]]:
    """For each turn, how likely each candidate speaks, together 1; nobody of the cast is `""`."""
    if not links:
        return []
    odds = [_odds(link) for link in links]
    forward: list[Pairs] = [_scaled({"": odds[0]})]
    for number in range(1, len(links)):
        forward.append(_onward(forward[-1], links, number, odds[number]))
    behind: Pairs = {one: dict.fromkeys(row, 1.0) for one, row in forward[-1].items()}
    found = [_share(forward[-1], behind)]
    for number in range(len(links) - 1, 0, -1):
        behind = _backward(behind, forward[number - 1], links, number, odds[number])
        found.append(_share(forward[number - 1], behind))
    return found[::-1]


def _odds(link: Link) -> dict[str, float]:
    most = max(link.weight.values())
    return {who: exp(weight - most) for who, weight in link.weight.items()}


def _after(links: Sequence[Link], number: int, one: str, two: str) -> float:
    """The odds of somebody's turn behind that of another."""
    now, last = links[number], links[number - 1]
    weight = ANSWERS * now.near * ((two in last.called) + (one in now.called) / 2)
    if one == two and one:
        weight += WITHIN if now.within else AGAIN * now.near
    return exp(weight)


def _returns(links: Sequence[Link], number: int) -> float:
    """By how much it is likelier that who spoke before the last speaks now."""
    return exp(ALTERNATES * links[number].near * links[number - 1].near) - 1


def _onward(last: Pairs, links: Sequence[Link], number: int, odds: dict[str, float]) -> Pairs:
    more = _returns(links, number)
    sums: dict[str, float] = {}
    for row in last.values():
        for one, part in row.items():
            sums[one] = sums.get(one, 0) + part
    return _scaled(
        {
            one: {
                two: own
                * _after(links, number, one, two)
                * (whole + (more * last[two].get(one, 0) if two and one != two and two in last else 0))
                for two, own in odds.items()
            }
            for one, whole in sums.items()
        }
    )


def _backward(later: Pairs, pairs: Pairs, links: Sequence[Link], number: int, odds: dict[str, float]) -> Pairs:
    more = _returns(links, number)
    ahead = {
        one: {two: odds[two] * _after(links, number, one, two) * part for two, part in row.items()}
        for one, row in later.items()
    }
    sums = {one: sum(row.values()) for one, row in ahead.items()}
    return _scaled(
        {
            first: {one: sums[one] + (more * ahead[one].get(first, 0) if first and first != one else 0) for one in row}
            for first, row in pairs.items()
        }
    )


def _scaled(pairs: Pairs) -> Pairs:
    whole = sum(sum(row.values()) for row in pairs.values()) or 1.0
    return {one: {two: part / whole for two, part in row.items()} for one, row in pairs.items()}


def _share(forward: Pairs, behind: Pairs) -> dict[str, float]:
    found: dict[str, float] = {}
    for one, row in forward.items():
        for two, part in row.items():
            found[two] = found.get(two, 0) + part * behind[one][two]
    whole = sum(found.values()) or 1.0
    return {who: part / whole for who, part in found.items()}
