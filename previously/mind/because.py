"""Explanations: the events behind a number, and each one's share."""

from previously.canon.reach import Key
from previously.core.entries import Event
from previously.mind.kernel.experiences import KIND
from previously.mind.minds import Mind
from previously.mind.readout import Moment, noisy_or

Share = tuple[Event, float]
NOTHING = 1e-9
"""A fraction of the whole too small to count as a reason."""


def of_wounds(mind: Mind, reading: Moment, levels: list[float], total: float, rows: int) -> list[Share]:
    """Divide a read-out among the wounds (by level⁴), and each wound's part among the events that strengthened it.

    `levels` are the wounds' expressed levels, `total` is the read-out, `rows` the number of experiences so far.
    """
    norm = reading.person.params.norm
    powers = [level**norm for level in levels]
    whole = sum(powers)
    if whole <= 0.0 or total <= 0.0:
        return []
    shares: dict[int, float] = {}
    for wound, power in enumerate(powers):
        if power < NOTHING * whole:
            continue
        harms = harms_of(mind, wound, rows)
        grown = sum(gain for _, gain in harms)
        for row, gain in harms:
            number = int(mind.life.table.event[row])
            shares[number] = shares.get(number, 0.0) + total * power / whole * (gain / grown)
    return _ranked(mind, shares)


def harms_of(mind: Mind, wound: int, rows: int) -> list[tuple[int, float]]:
    """The experiences that made a wound, each with the strength it added; the first created it."""
    life = mind.life
    found = [
        (int(row), float(gain))
        for row, touched, gain in zip(life.harms, life.touched, life.gain, strict=True)
        if touched == wound and row < rows
    ]
    grew = [(row, gain) for row, gain in found if gain > 0.0]
    return grew or [(row, 1.0) for row, _ in found[:1]]


def of_void(mind: Mind, reading: Moment, key: Key, about: str = "") -> list[Share]:
    """The void, divided among the losses: half to the loss itself, half to the events that fed the drive, by weight.

    With `about`, only the void that losing that person left.
    """
    lost = [d for d in reading.drives if not d.live and d.strength > 0.0 and about in {"", d.target}]
    total = noisy_or(drive.strength for drive in lost)
    whole = sum(drive.strength for drive in lost)
    shares: dict[int, float] = {}
    table, terms = mind.life.table, mind.life.terms
    rows = mind.rows_until(key)
    for drive in lost:
        fed, gone = _rows_at(mind, terms.name(drive.target), rows)
        part = total * drive.strength / whole
        halves = [(row, part / 2 / len(fed)) for row in fed] + [(row, part / 2 / len(gone)) for row in gone]
        if not fed or not gone:
            halves = [(row, amount * 2) for row, amount in halves]
        for row, amount in halves:
            number = int(table.event[row])
            shares[number] = shares.get(number, 0.0) + amount
    return _ranked(mind, shares)


def _rows_at(mind: Mind, target: int, rows: int) -> tuple[list[int], list[int]]:
    """The experiences that fed a drive toward this target, and the last one that took the target away."""
    table = mind.life.table
    at = [row for row in range(rows) if table.target[row] == target]
    fed = [row for row in at if table.kind[row] == KIND["engage"]]
    told = [row for row in fed if table.event[row] >= 0]
    return told, [row for row in at if table.kind[row] == KIND["lost"]][-1:]


def _ranked(mind: Mind, shares: dict[int, float]) -> list[Share]:
    """Events by share, largest first; what was there from the start has no line and is left out."""
    found: dict[str, Share] = {}
    for number, amount in shares.items():
        if number >= 0:
            event = mind.encounters[number].event
            found[event.id] = (event, found[event.id][1] + amount if event.id in found else amount)
    return sorted(found.values(), key=lambda pair: (-pair[1], pair[0].id))
