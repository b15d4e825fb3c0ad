"""An arc's chart in sentences and as a table, for readers who can't see it."""

from collections.abc import Iterator

from previously.core.english import joined
from previously.questions.words import HURT, LIFT, VOID, VULNERABILITY, word
from previously.surfaces.pictures.arc.data import Arc, Point

COLUMNS = ("scene", "day", "there", "weighs", "lifts", "beneath", "missed", "both feelings at once")


def arc_said(arc: Arc) -> tuple[str, ...]:
    """The sentences of an arc: its ends, its heights, its wounds, the lines that changed most."""
    if not arc.points:
        return (f"{arc.name}’s arc: nothing is told here that could be drawn.",)
    return tuple(_sentences(arc))


def _sentences(arc: Arc) -> Iterator[str]:
    first, last = arc.points[0], arc.points[-1]
    yield f"{arc.name}’s arc from {first.at} to {last.at}, in {arc.axis.order} order."
    yield from _heights(arc)
    void = word(VOID, last.void)
    left = f"; what is missed, {void}" if void else ""
    yield f"At the end: {_shows(last)}; beneath, {word(VULNERABILITY, last.vulnerability)}{left}."
    if arc.was:
        then = arc.was[-1]
        beneath = word(VULNERABILITY, then.vulnerability)
        yield f"As it is told, the end is: {_shows(then)}; beneath, {beneath}; that life is drawn in grey behind."
    if arc.dies:
        yield f"{arc.name} dies in {arc.dies.at}."
    if arc.bands:
        bands = joined([f"“{band.label}” ({band.since})" for band in arc.bands])
        yield f"{'Wound' if len(arc.bands) == 1 else 'Wounds'}: {bands}."
    else:
        yield "There is no wound."
    for kind in ("harm", "loss", "healing"):
        lines = [f"“{mark.label}” ({mark.at})" for mark in arc.marks if mark.kind == kind]
        if lines:
            yield f"Marked as {kind}: {joined(lines)}."
    if arc.ties:
        yield f"Flashbacks: {joined([f'{tie.scene.at}, lived {tie.label}' for tie in arc.ties])}."
    if arc.planned:
        yield f"A plan adds {_planned(arc)}, on a shaded ground."


def _heights(arc: Arc) -> Iterator[str]:
    there = [row for row in arc.points if row.there]
    if not there:
        yield f"{arc.name} is in none of these scenes."
        return
    worst, best = max(there, key=lambda row: row.hurt), max(there, key=lambda row: row.lift)
    yield f"Most weighs at {worst.at}: {_shows(worst)}."
    yield f"Most lifts at {best.at}: {_shows(best)}."


def _planned(arc: Arc) -> str:
    x, x2 = arc.planned[0][0], arc.planned[-1][1]
    inside = [row.at for row in (*arc.points, *arc.past) if x <= row.x <= x2]
    return f"{inside[0]} to {inside[-1]}" if len(inside) > 1 else "".join(inside) or "scenes"


def _shows(row: Point) -> str:
    return f"{word(HURT, row.hurt)}, {word(LIFT, row.lift)}"


def arc_table(arc: Arc) -> tuple[tuple[str, ...], ...]:
    """Each scene's numbers, with words."""
    return tuple(_cells(row) for row in sorted((*arc.points, *arc.past), key=lambda row: row.x))


def _cells(row: Point) -> tuple[str, ...]:
    numbers = ((HURT, "hurt"), (LIFT, "lift"), (VULNERABILITY, "vulnerability"), (VOID, "void"))
    shown = [f"{getattr(row, name):.2f} {word(scale, getattr(row, name))}".strip() for scale, name in numbers]
    there = "flashback" if row.flashback else "yes" if row.there else "no"
    return (row.at, f"{row.day:g}", there, *shown, f"{row.ambivalence:+.2f}")
