"""Who comes and goes in a scene of prose: only where they are not there already, and do nothing there afterwards."""

from collections.abc import Iterable, Iterator, Sequence

from previously.draft.rules.found import Found

Spot = tuple[int, int]
"""A passage of the scene by number, and a character of it."""


def moving(found: Sequence[tuple[int, Found]], doing: Iterable[tuple[Spot, str]]) -> Iterator[tuple[int, Found]]:
    """The lines of a scene, by passage, without comings of who was there, and goings of who goes on being there.

    `doing`: where somebody is told to do something.
    """
    spots: dict[str, list[Spot]] = {}
    for spot, who in doing:
        spots.setdefault(who, []).append(spot)
    moves = {(number, one.start): one for number, one in found if one.moves}
    for number, one in found:
        if not one.moves or all(_moves(who, (number, one.start), moves, spots.get(who, ())) for who in one.who):
            yield number, one


def _moves(who: str, spot: Spot, moves: dict[Spot, Found], doing: Sequence[Spot]) -> bool:
    """Does somebody come who is not there, or go and stay away?"""
    before, after = [one for one in doing if one < spot], [one for one in doing if one > spot]
    others = [place for place, move in moves.items() if who in move.who and move.moves != moves[spot].moves]
    if moves[spot].moves == "enters":
        return not before or any(before[-1] <= place < spot for place in others)
    return not after or any(spot < place <= after[0] for place in others)
