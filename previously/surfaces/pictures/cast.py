"""Everyone who matters, each with a small arc to the same scale, those who carry most first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from previously.canon.leads import leads
from previously.canon.log import Canon, Moment
from previously.canon.reach import lived
from previously.core.english import count, joined
from previously.core.kept import kept_with_it
from previously.core.position import Told
from previously.mind.arc import Stop, stops
from previously.mind.circumstances import Circumstances
from previously.mind.headspace import Headspace
from previously.mind.minds import Mind
from previously.questions.words import HURT, LIFT, VOID, VULNERABILITY, word
from previously.story.story import Story
from previously.surfaces.pictures.arc.data import FEELS, Point, death, living_points, until
from previously.surfaces.pictures.arc.lines import height, life_line
from previously.surfaces.pictures.arc.sparse import ends
from previously.surfaces.pictures.axis import Axis, scene_axis
from previously.surfaces.pictures.fit import cut, plain
from previously.surfaces.pictures.frame import MARGIN, WIDTH, Frame, Panel
from previously.surfaces.pictures.svg import Picture, Sample, Shape, dot, rule, text

MOST = 12
NOBODY = "Nobody carries anything yet."
LITTLE = 0.1
"""Characters who carry less, and don't lead, are left out."""
ACROSS, GAP, HIGH, HEAD = 3, 24, 82, 42
"""Portraits per row, the gap between them, and the heights of a portrait and of its heading."""
SMALL, LOW = 240.0, 60.0
"""The width and height of a portrait on a page."""
COLUMNS = ("who", "leads", "at the end weighs", "lifts", "beneath", "missed", "most weighs at", "dies")


class Portrait(NamedTuple):
    """A character's small arc: the points while alive in told order, and where the death scene is."""

    name: str
    lead: bool
    points: tuple[Point, ...]
    dies: str
    dies_x: float


class Cast(NamedTuple):
    """The portraits on a shared axis, and how many characters are left out."""

    axis: Axis
    portraits: list[Portrait]
    left_out: int


def cast_data(story: Story, *, at: str | None = None) -> Cast:
    """The cast's arcs, up to and including `at`. Raises UnknownPosition."""
    canon = story.canon
    moment = canon.moment(at)
    people = [who for who in canon.cast if who not in story.minds.without]
    story.minds.prepare(people)
    leading = leads(canon)
    carried = {who: _carried(story, who, moment) for who in people}
    ranked = sorted(people, key=lambda who: (who not in leading, -carried[who], who))
    shown = [who for who in ranked if carried[who] >= LITTLE or who in leading][:MOST]
    scenes = [scene for scene in canon.scenes() if not scene.vision and scene.told <= moment.told]
    axis = scene_axis(scenes, canon.template)
    portraits = [_portrait_until(canon, story.minds.of(who), moment, axis, lead=who in leading) for who in shown]
    return Cast(axis, portraits, len(people) - len(shown))


def _carried(story: Story, who: str, moment: Moment) -> float:
    """How vulnerable a character is at a moment, or was when her death scene began."""
    death = story.canon.dead_at(who, moment.key, story.minds.without)
    if death is not None:
        day, episode, scene, _ = lived(death.event)
        moment = msgspec.structs.replace(moment, day=day, key=(day, episode, scene, 0))
    return Headspace(story.canon, story.minds.of(who), moment, Circumstances()).vulnerability


def _portrait_until(canon: Canon, mind: Mind, moment: Moment, axis: Axis, *, lead: bool) -> Portrait:
    return _portrait(mind.character.name, list(until(stops(canon, mind), moment)), axis, lead=lead)


def _portrait(name: str, found: Sequence[Stop], axis: Axis, *, lead: bool) -> Portrait:
    path = [stop for stop in found if not stop.scene.flashback]
    dies = death(path)
    at, x = (plain(dies.scene.at), axis.of(dies.scene)) if dies else ("", 0.0)
    return Portrait(plain(name), lead, living_points(path, axis), at, x)


class _Small(NamedTuple):
    """A page's portrait, and its axis."""

    portrait: Portrait
    axis: Axis


@kept_with_it
def _small(story: Story, who: str) -> _Small:
    """A character's small arc over the whole story; a long story is sampled at some episodes."""
    canon, mind = story.canon, story.minds.of(who)
    found = ends(story, who)
    told = list(stops(canon, mind)) if found is None else found
    axis = scene_axis([stop.scene for stop in told], canon.template)
    return _Small(_portrait(mind.character.name, told, axis, lead=False), axis)


def small_portrait(story: Story, who: str, now: Told) -> Picture:
    """A character's small arc for a page."""
    portrait, axis = _small(story, who)
    frame = Frame(axis.low, axis.high, 0, SMALL)
    past = [x for place, x in axis.where.items() if place <= now]
    here = [rule("cursor", frame.pixel(past[-1]), -2, frame.pixel(past[-1]), LOW)] if past else []
    return Picture(SMALL, LOW, (*here, *portrayed(portrait, Panel(frame, 0, LOW, -1.0, 1.0))))


def portrayed(portrait: Portrait, cell: Panel) -> Iterator[Shape]:
    """A character's lines, as in the chart of one arc, and the death."""
    yield rule("grid", cell.frame.left, cell.top, cell.frame.right, cell.top)
    yield rule("axis", cell.frame.left, cell.bottom, cell.frame.right, cell.bottom)
    empty = all(one.void < FEELS for one in portrait.points)
    yield rule("middle", cell.frame.left, cell.pixel(0.0), cell.frame.right, cell.pixel(0.0))
    for name in ("vulnerability", "lift", "hurt") if empty else ("vulnerability", "void", "lift", "hurt"):
        yield from life_line(portrait.points, cell, name)
    yield from _alone(portrait.points, cell)
    if portrait.dies:
        x = cell.frame.pixel(portrait.dies_x)
        yield rule("dies", x, cell.top, x, cell.bottom)


def _alone(points: Sequence[Point], cell: Panel) -> Iterator[Shape]:
    """Isolated scenes, which no line can show."""
    there = [one for one in points if one.there]
    runs = Counter(one.run for one in there)
    for one in there:
        if runs[one.run] == 1:
            yield dot("point", *cell.spot(one.x, height(one, "hurt")), 2)


def cast_picture(cast: Cast) -> Picture:
    """All portraits in rows."""
    down = -(-len(cast.portraits) // ACROSS)
    shapes: list[Shape] = []
    for number, portrait in enumerate(cast.portraits):
        shapes += _cell(portrait, _place(cast, number))
    if not cast.portraits:
        shapes.append(text("", MARGIN, 18, NOBODY))
    return Picture(WIDTH, max(1, down) * (HEAD + HIGH), tuple(shapes), key=key() if cast.portraits else ())


def key() -> tuple[Sample, ...]:
    """The key to a portrait's lines."""
    return (
        Sample("what lifts", (rule("line lift", 0, 0, 28, 0),)),
        Sample("what weighs", (rule("line hurt", 0, 0, 28, 0),)),
        Sample("what lies beneath", (rule("line vulnerability", 0, 0, 28, 0),)),
        Sample("what is missed", (rule("line void", 0, 0, 28, 0),)),
        Sample("not in the scene, at rest", (rule("line rest", 0, 0, 28, 0),)),
        Sample("dies", (rule("dies", 14, -7, 14, 7),)),
    )


def _place(cast: Cast, number: int) -> Panel:
    wide = (WIDTH - 2 * MARGIN - (ACROSS - 1) * GAP) / ACROSS
    left = MARGIN + (number % ACROSS) * (wide + GAP)
    top = (number // ACROSS) * (HEAD + HIGH) + HEAD
    return Panel(Frame(cast.axis.low, cast.axis.high, left, left + wide), top, top + HIGH - 18, -1.0, 1.0)


def _cell(portrait: Portrait, cell: Panel) -> Iterator[Shape]:
    """A portrait under its name and its end in words."""
    left, room = cell.frame.left, cell.frame.right - cell.frame.left
    yield text("name" if portrait.lead else "strong", left, cell.top - 26, cut(portrait.name, room, 13))
    yield text("fine", left, cell.top - 11, cut(how(portrait), room, 11))
    yield from portrayed(portrait, cell)
    if portrait.dies:
        x = cell.frame.pixel(portrait.dies_x)
        late = x >= cell.frame.right - 14
        yield text(f"strong halo{' end' if late else ''}", x - 4 if late else x + 4, cell.top + 8, "†")


def how(portrait: Portrait) -> str:
    """A character's state at the end, in words."""
    if not portrait.points:
        return f"dies in {portrait.dies}" if portrait.dies else "not here yet"
    last = portrait.points[-1]
    beneath = f"beneath, {word(VULNERABILITY, last.vulnerability)}"
    now = f"{word(HURT, last.hurt)}, {word(LIFT, last.lift)}"
    return f"dies in {portrait.dies}; {beneath}" if portrait.dies else f"{now}; {beneath}"


def cast_below(cast: Cast) -> str:
    """The subtitle."""
    scenes = list(cast.axis.ticks)
    told = f"{scenes[0].label} to {scenes[-1].label}" if len(scenes) > 1 else "".join(tick.label for tick in scenes)
    who = "leads first, then whoever carries most"
    left = f"; {count(cast.left_out, 'person') if cast.left_out == 1 else f'{cast.left_out} people'} left out"
    return f"{told}: {who}{left if cast.left_out else ''}"


def cast_said(cast: Cast, story: str) -> Iterator[str]:
    """The chart in sentences."""
    names = joined([portrait.name for portrait in cast.portraits])
    who = f": {names}" if names else ""
    yield f"The arcs of {count(len(cast.portraits), 'character')} of {story}, all to one scale{who}."
    for portrait in cast.portraits:
        high = _highest(portrait)
        yield f"{portrait.name}: {how(portrait)}{f'; most weighs at {high}' if high else ''}."
    if cast.left_out:
        yield f"{cast.left_out} of the cast {'is' if cast.left_out == 1 else 'are'} left out."


def _highest(portrait: Portrait) -> str:
    there = [one for one in portrait.points if one.there]
    return max(there, key=lambda one: one.hurt).at if there else ""


def cast_table(cast: Cast) -> Iterator[tuple[str, ...]]:
    """Each character's numbers at the end, with words."""
    for portrait in cast.portraits:
        last = portrait.points[-1] if portrait.points else None
        levels = (last.hurt, last.lift, last.vulnerability, last.void) if last else (0.0,) * 4
        shown = [
            f"{x:.2f} {word(scale, x)}".strip()
            for scale, x in zip((HURT, LIFT, VULNERABILITY, VOID), levels, strict=True)
        ]
        yield (portrait.name, "yes" if portrait.lead else "no", *shown, _highest(portrait), portrait.dies)
