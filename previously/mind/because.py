"""Explanations: the events behind a number, each one's share, and what kind of reason it is."""

from collections.abc import Iterable
from typing import NamedTuple

from previously.core.entries import Event
from previously.mind.appraisal.encounters import Encounter
from previously.mind.held import Kind, Part
from previously.mind.kernel.emotions import EMOTIONS
from previously.mind.minds import FROM_THE_START, Mind
from previously.mind.parts import Parts, Shares, TraceParts
from previously.mind.readout import Moment

Share = tuple[Event, float]
NOTHING = 1e-9
"""A fraction of the whole too small to count as a reason."""


class Reason(NamedTuple):
    """Why a read-out is what it is: a kind of part of it, the line it goes back to, and its share of the read-out.

    `event` is None for what was there from the start. `about`: the drive's target, or the emotion.
    """

    kind: Kind
    event: Event | None
    share: float
    about: str = ""


def reasons(mind: Mind, reading: Moment, parts: Iterable[Part], total: float, rows: int) -> list[Reason]:
    """Divide a read-out over its parts by level⁴, and each part over the lines that made it. Shares sum to `total`."""
    found: dict[tuple[Kind, str, int], float] = {}
    for part, share in _shared(reading, parts, total):
        made = _made(mind.parts(rows, feelings=part.kind == "feeling"), reading, part)
        for number, amount in _by_line(mind, made).items():
            key = (part.kind, _about(reading, part), number)
            if amount > 0.0:  # else it met what was there, and added nothing
                found[key] = found.get(key, 0.0) + amount * share
    ranked = sorted(found.items(), key=lambda one: (-one[1], one[0][2], one[0]))
    return [Reason(kind, _event(mind, number), share, about) for (kind, about, number), share in ranked]


def by_rows(parts: Parts, reading: Moment, of: Iterable[Part], total: float) -> Shares:
    """The same by the rows of a life: each one's share, whatever the kind of the reason."""
    found: Shares = {}
    for part, share in _shared(reading, of, total):
        for row, amount in _made(parts, reading, part).items():
            found[row] = found.get(row, 0.0) + amount * share
    return found


def by_kind(found: Iterable[Reason]) -> list[Reason]:
    """One reason for each line and kind: feelings of one line are one, whatever is felt, and whichever of its deeds."""
    shares: dict[tuple[str, str, str], float] = {}
    first: dict[tuple[str, str, str], Reason] = {}
    for reason in found:
        about = "" if reason.kind == "feeling" else reason.about
        key = (reason.kind, _line_of(reason.event) if reason.event else "", about)
        first.setdefault(key, reason)
        shares[key] = reason.share + shares.get(key, 0.0)
    told = [_as_one(one, share, key[2]) for (key, one), share in zip(first.items(), shares.values(), strict=True)]
    return sorted(told, key=lambda reason: -reason.share)


def _as_one(first: Reason, share: float, about: str) -> Reason:
    """The first of several reasons for all of them."""
    return first if (first.share, first.about) == (share, about) else Reason(first.kind, first.event, share, about)


def _line_of(event: Event) -> str:
    """The line an event stands in, which may tell of several."""
    return f"{event.scene.at}/{int(event.ordinal)}"


def by_event(found: Iterable[Reason]) -> list[Share]:
    """Events by share, largest first; what was there from the start has no line and is left out."""
    shares: dict[str, Share] = {}
    for reason in found:
        if reason.event is not None:
            event = reason.event
            shares[event.id] = (event, shares[event.id][1] + reason.share if event.id in shares else reason.share)
    return sorted(shares.values(), key=lambda pair: (-pair[1], pair[0].id))


def heaviest(mind: Mind, known: TraceParts) -> Encounter | None:
    """The encounter that counts most in what lasts of a wound or a joy; of two alike the earlier."""
    shares = _by_line(mind, known.lasting)
    most = max(shares, key=lambda number: (shares[number], -number), default=FROM_THE_START)
    return mind.encounters[most] if most >= 0 else None


def _shared(reading: Moment, parts: Iterable[Part], total: float) -> list[tuple[Part, float]]:
    norm = reading.person.params.norm
    powers = [(part, part.level**norm) for part in parts]
    whole = sum(power for _, power in powers)
    if whole <= 0.0 or total <= 0.0:
        return []
    heard = [(part, power) for part, power in powers if power >= NOTHING * whole]
    whole = sum(power for _, power in heard)
    return [(part, total * power / whole) for part, power in heard]


def _made(parts: Parts, reading: Moment, part: Part) -> Shares:
    """The rows that made a part, with shares that sum to 1."""
    if part.kind == "wound":
        wound = reading.wounds[part.which]
        return parts.of_trace(reading.wound_identity(part.which), wound.strength, wound.passing)
    if part.kind == "joy":
        joy = reading.joys[part.which]
        return parts.of_trace(reading.joy_identity(part.which), joy.strength, joy.passing)
    if part.kind == "feeling":
        return parts.of_feeling(part.which)
    return parts.of_drive(part.which, lost=part.kind in ("void", "grief"))


def _by_line(mind: Mind, shares: Shares) -> dict[int, float]:
    """By the encounter the rows came from; what was there from the start counts only where nothing else does."""
    found: dict[int, float] = {}
    numbers = mind.numbers
    for row, share in shares.items():
        number = numbers[row]
        found[number] = found.get(number, 0.0) + share
    told = sum(share for number, share in found.items() if number >= 0)
    if told <= 0.0 or FROM_THE_START not in found:
        return found
    return {number: share / told for number, share in found.items() if number >= 0}


def _about(reading: Moment, part: Part) -> str:
    if part.kind in ("wound", "joy"):
        return ""
    if part.kind == "feeling":
        return EMOTIONS[part.which]
    return reading.drives[part.which].target or ""


def _event(mind: Mind, number: int) -> Event | None:
    return None if number < 0 else mind.encounters[number].event
