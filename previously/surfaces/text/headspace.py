"""A headspace for people: how she is, what she carries, what would find her, and why."""

from collections.abc import Iterator

import click

from previously.core.entries import Event
from previously.mind.because import Share
from previously.mind.headspace import Drive, Headspace, Wound
from previously.surfaces.terminal import wrapped
from previously.surfaces.words import DISTRESS, TRUST, VOID, VULNERABILITY, joined, mood_words, word

FELT = 0.10
"""From which intensity an emotion is worth a word."""
MOST_SHOWN = 5
QUIET = 0.005
"""Distress below this is none to a reader, and reasons are given for what lies beneath."""


def page(space: Headspace, *, numbers: bool) -> Iterator[str]:
    """The whole of it, a paragraph a matter."""
    yield click.style(_title(space), bold=True)
    yield ""
    yield from _state(space, numbers=numbers)
    for title, rows in (
        ("Why", list(_why(space, numbers=numbers))),
        ("What would find her", list(_cues(space, numbers=numbers))),
        ("What she carries", list(_wounds(space, numbers=numbers))),
        ("What she lives for", list(_drives(space, numbers=numbers))),
        ("Whom she trusts", list(_bonds(space, numbers=numbers))),
        ("Whose doing", list(_makers(space))),
        ("What she knows", [", ".join(space.knows)] if space.knows else []),
    ):
        if rows:
            yield ""
            yield click.style(title.replace("she", _short(space)).replace("her", _short(space)), bold=True)
            yield from (wrapped(row, first="  ", rest="    ") for row in rows)


def _short(space: Headspace) -> str:
    """The first of somebody's names."""
    return space.mind.character.name.split()[0]


def _title(space: Headspace) -> str:
    name, gone = space.mind.character.name, "" if space.alive else ", dead"
    where = ", ".join(filter(None, (space.given.place, _company(space))))
    return f"{name} after {space.at} (day {space.day:g}{gone})" + (f": {where}" if where else "")


def _company(space: Headspace) -> str:
    names = [space.canon.cast[who].name for who in space.given.present]
    return f"with {joined(names)}" if names else ""


def _figure(value: float, *, numbers: bool) -> str:
    return f" ({value:.2f})" if numbers else ""


def _state(space: Headspace, *, numbers: bool) -> Iterator[str]:
    rest = not (space.given.place or space.given.present or space.given.cues)
    rows = [
        ("At rest" if rest else "Here and now", word(DISTRESS, space.distress), space.distress),
        ("Beneath", word(VULNERABILITY, space.vulnerability), space.vulnerability),
        ("Void", word(VOID, space.void), space.void),
    ]
    for label, said, value in rows:
        if said:
            yield f"  {label:<13}{said}{_figure(value, numbers=numbers)}"
    figures = f" ({', '.join(f'{x:+.2f}' for x in space.mood)})" if numbers else ""
    yield f"  {'Mood':<13}{mood_words(space.mood)}{figures}"
    felt = sorted(((x, name) for name, x in space.emotions.items() if x >= FELT), reverse=True)[:MOST_SHOWN]
    if felt:
        names = [name.replace("_", " ") + _figure(x, numbers=numbers) for x, name in felt]
        mixed = ", both ways at once" if space.ambivalence > 0 else ""
        yield wrapped(joined(names) + mixed, first=f"  {'Feels':<13}", rest=" " * 15)


def _why(space: Headspace, *, numbers: bool) -> Iterator[str]:
    quiet = space.distress < QUIET
    yield from _shares(space.why("vulnerability" if quiet else "distress"), numbers=numbers)
    if space.void >= VOID[0][0]:
        for event, _ in space.why("void")[:2]:
            yield f"void   {_cited(event)}"


def _shares(shares: tuple[Share, ...], *, numbers: bool) -> Iterator[str]:
    whole = sum(share for _, share in shares)
    for event, share in shares[:MOST_SHOWN]:
        if whole > 0 and share / whole >= 0.01:
            figure = _figure(share, numbers=numbers)
            yield f"{share / whole:4.0%}   {_cited(event)}{figure}"


def _cited(event: Event) -> str:
    return f"{event.text.partition(';')[0].strip()} " + click.style(f"[{event.id}, {event.span}]", dim=True)


def _cues(space: Headspace, *, numbers: bool) -> Iterator[str]:
    for cue, distress in space.strongest_cues:
        name = space.canon.cast[cue].name if cue in space.canon.cast else cue
        yield f"{name}: {word(DISTRESS, distress)}{_figure(distress, numbers=numbers)}"


def _wounds(space: Headspace, *, numbers: bool) -> Iterator[str]:
    strongest = sorted(space.wounds, key=lambda wound: -wound.strength)
    for wound in strongest[:MOST_SHOWN]:
        yield _wound(space, wound, numbers=numbers)
    if len(strongest) > MOST_SHOWN:
        yield f"and {len(strongest) - MOST_SHOWN} more"


def _wound(space: Headspace, wound: Wound, *, numbers: bool) -> str:
    cues = [space.canon.cast[cue].name if cue in space.canon.cast else cue for cue in wound.cues]
    rawness = "raw, " if wound.rawness > 0.3 else ""
    entry = space.canon.addresses.get(wound.id)
    head = entry.text.partition(";")[0].strip() if entry else wound.id
    figures = f" (strength {wound.strength:.2f} of {wound.peak:.2f}, never under {wound.floor:.2f})" if numbers else ""
    return f"{head} " + click.style(f"[{wound.id}]", dim=True) + f": {rawness}found by {joined(cues)}{figures}"


def _drives(space: Headspace, *, numbers: bool) -> Iterator[str]:
    for drive in sorted(space.drives, key=lambda d: (not d.live, d.kind, -d.strength)):
        if drive.strength >= 0.02 or drive.live:
            yield _drive(space, drive) + _figure(drive.strength, numbers=numbers)


def _drive(space: Headspace, drive: Drive) -> str:
    name = space.canon.cast[drive.target].name if drive.target in space.canon.cast else drive.target
    label = "" if drive.name in {drive.target, name} else f" ({drive.name})"
    state = ("holds to" if drive.kind == "attachment" else "lives for") if drive.live else "lost"
    return f"{state} {name}{label}"


def _bonds(space: Headspace, *, numbers: bool) -> Iterator[str]:
    known = sorted(space.bonds.items(), key=lambda pair: -pair[1].trust)
    by_word: dict[str, list[str]] = {}
    for who, bond in known:
        lied = ", was lied to" if bond.betrayal > 0 else ""
        name = space.canon.cast[who].name + _figure(bond.trust, numbers=numbers) + lied
        by_word.setdefault(word(TRUST, bond.trust), []).append(name)
    yield from (f"{said}: {', '.join(names)}" for said, names in by_word.items())


def _makers(space: Headspace) -> Iterator[str]:
    shares = [(who, share) for who, share in space.made_by.items() if share >= 0.05]
    if shares:
        names = [f"{space.canon.cast[who].name} {share:.0%}" for who, share in shares[:MOST_SHOWN]]
        yield joined(names) + click.style("  (how much less there would be without each)", dim=True)
