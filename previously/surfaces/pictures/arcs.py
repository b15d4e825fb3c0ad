"""Overlaid arcs: a character's mind leading up to the plans and in each of them, as lines in small charts."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from previously.core.position import Told
from previously.mind.bends import Levels, Step, levels_of
from previously.mind.circumstances import Circumstances
from previously.mind.standing import circumstances_at
from previously.questions.words import DISTRESS, HURT, LIFT, VOID, VULNERABILITY, word
from previously.story.comparing import Compared
from previously.story.story import Story
from previously.surfaces.pictures.svg import Picture, Shape, box, element, group, rule, text

WIDTH, HEIGHT = 240, 150
"""The plot area, without labels."""
LETTER, ROW, SPARE = 7.5, 14.0, 60.0
"""The width of a letter, the height of a row, and how far a label may reach beyond the edge."""
BEFORE = 8
"""How many scenes of the story lead up to the first plan."""
MOST = 120
"""The most columns; with more scenes, each column shows its highest."""
MARKED = 40
"""The most columns with a mark for each scene."""
READOUTS = (
    ("hurt", "What weighs", HURT),
    ("lift", "What lifts", LIFT),
    ("distress", "What wounds show", DISTRESS),
    ("vulnerability", "What lies beneath", VULNERABILITY),
    ("missed", "What is missed", VOID),
)
"""A mind's read-outs, each with its title and its scale of words."""


class Dot(NamedTuple):
    """A scene on a line: where it is drawn, and her state there in words."""

    x: float
    y: float
    at: str
    said: str


class Curve(NamedTuple):
    """The story as told (empty `plan`), or a plan. `number` selects its colour and dash."""

    name: str
    plan: str
    number: int
    dots: tuple[Dot, ...]

    @property
    def points(self) -> str:
        """The points of the line."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


class Tick(NamedTuple):
    """Where something begins along an edge, and its label with its place; no label if there is no room."""

    at: float
    named: float
    label: str


class Overlay(NamedTuple):
    """One read-out of a character across all plans; `parts` is where the first plan begins."""

    title: str
    said: str
    lines: tuple[Curve, ...]
    episodes: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    parts: float
    marked: bool


class At(NamedTuple):
    """A mind at one scene."""

    told: Told
    at: str
    levels: Levels

    def level(self, readout: str) -> float:
        """One of its read-outs."""
        return float(getattr(self.levels, readout))


class Branch(NamedTuple):
    """One course of the story: as told, or as in a plan."""

    name: str
    stops: tuple[At, ...]


def pictures(story: Story, who: str, name: str, plans: Sequence[Compared]) -> list[Overlay]:
    """One chart per read-out; none for a character who is in no scene of the plans."""
    steps = [step for one in plans if who in one.arcs for step in one.arcs[who].steps]
    if not steps:
        return []
    way = _way(story, who, min(step.told for step in steps))
    branches = [Branch("As told", (*way, *_left(steps)))]
    branches += [
        Branch(one.plan, (*way[-1:], *(At(s.told, s.at, s.planned) for s in one.arcs[who].steps)))
        for one in plans
        if who in one.arcs
    ]
    return _drawn(name, branches, min(step.told for step in steps))


def _way(story: Story, who: str, first: Told) -> tuple[At, ...]:
    """The last scenes before the plans."""
    if who not in story.canon.cast:
        return ()
    before = [scene for scene in story.canon.scenes() if scene.told < first and not scene.vision][-BEFORE:]
    return tuple(At(scene.told, scene.at, _levels(story, who, scene.at)) for scene in before)


def _levels(story: Story, who: str, at: str) -> Levels:
    moment = story.canon.moment(at)
    lines = story.canon.entries_in(moment.scene) if moment.scene else ()
    given = (circumstances_at(moment.scene, lines, who) if moment.scene else None) or Circumstances()
    space = story.headspace(who, at, present=given.present, place=given.place, cues=given.cues)
    return levels_of(space)


def _left(steps: Sequence[Step]) -> Iterator[At]:
    """The story's own scenes within the plans' stretch."""
    found = {step.at: At(step.told, step.at, step.left) for step in steps if not step.new}
    yield from sorted(found.values(), key=lambda stop: stop.told)


def _drawn(name: str, branches: Sequence[Branch], first: Told) -> list[Overlay]:
    stops = sorted({(stop.told, stop.at) for branch in branches for stop in branch.stops})
    columns = min(len(stops), MOST)
    along = {at: n * columns // len(stops) for n, (_, at) in enumerate(stops)}
    across = WIDTH / max(1, columns - 1)
    parts = along[next(at for told, at in stops if told >= first)] * across
    episodes = tuple(_episodes(stops, lambda at: along[at] * across))
    return [
        Overlay(
            title,
            _said(name, title, scale, branches, readout),
            tuple(_line(branch, number, readout, scale, along, across) for number, branch in enumerate(branches)),
            episodes,
            tuple(_named(scale)),
            round(max(0.0, parts - across / 2), 1),
            columns <= MARKED,
        )
        for readout, title, scale in READOUTS
    ]


def _line(
    branch: Branch,
    number: int,
    readout: str,
    scale: Sequence[tuple[float, str]],
    along: dict[str, int],
    across: float,
) -> Curve:
    """A branch as a line, with the highest value in each column."""
    columns = groupby(branch.stops, key=lambda stop: along[stop.at])
    highest = [(column, max(own, key=lambda stop: stop.level(readout))) for column, own in columns]
    dots = (
        Dot(round(column * across, 1), _height(stop.level(readout)), stop.at, word(scale, stop.level(readout)))
        for column, stop in highest
    )
    return Curve(branch.name, branch.name if number else "", number, tuple(dots))


def _height(level: float) -> float:
    return round(HEIGHT * (1 - level), 1)


def _named(scale: Sequence[tuple[float, str]]) -> Iterator[Tick]:
    """Where each word of a scale begins, with the word in the middle if there is room."""
    low, free = 0.0, float(HEIGHT + ROW)
    for high, label in scale:
        middle = _height((low + min(1.0, high)) / 2)
        room = bool(label) and free - middle >= ROW
        free = middle if room else free
        yield Tick(_height(low), middle, label if room else "")
        low = high


def _episodes(stops: Sequence[tuple[Told, str]], x: Callable[[str], float]) -> Iterator[Tick]:
    """Where each episode begins, with its name if there is room."""
    first = {at.rpartition(".")[0]: round(x(at), 1) for _, at in reversed(stops)}
    free = 0.0
    for label, at in sorted(first.items(), key=lambda item: item[1]):
        room = at >= free and at + LETTER * len(label) <= WIDTH + SPARE
        free = at + LETTER * (len(label) + 1) if room else free
        yield Tick(at, at, label if room else "")


def _said(name: str, title: str, scale: Sequence[tuple[float, str]], branches: Sequence[Branch], readout: str) -> str:
    """The chart in words: how each line ends."""
    ends = [(branch, branch.stops[-1]) for branch in branches if branch.stops]
    said = (f"{b.name}: {word(scale, stop.level(readout)) or 'nothing'} at {stop.at}" for b, stop in ends)
    return f"{name}, {title[:1].lower()}{title[1:]}. {'; '.join(said)}."


EDGE = 6.0
"""The margin around a chart."""


def overlay_picture(one: Overlay, to: Callable[[str, str], str]) -> Picture:
    """The lines of one read-out; `to` gives the URL of the character at a plan's scene."""
    shapes = [
        box("planned", one.parts, 0, WIDTH, HEIGHT),
        *(rule("grid", 0, level.at, WIDTH, level.at) for level in one.levels),
        *(text("", WIDTH + 10, level.named, level.label) for level in one.levels if level.label),
        *(rule("axis", tick.at, HEIGHT, tick.at, HEIGHT + 5) for tick in one.episodes),
        *(text("", tick.named, HEIGHT + 16, tick.label) for tick in one.episodes if tick.label),
    ]
    for line in one.lines:
        shapes.append(element("polyline", kind=f"way way-{line.number}", points=line.points))
        shapes += (_link(line, dot, to) for dot in line.dots if one.marked and line.plan)
    return Picture(WIDTH + 156, HEIGHT + 32, (group(shapes, EDGE, EDGE),))


def _link(line: Curve, dot: Dot, to: Callable[[str, str], str]) -> Shape:
    said = f"{line.name}, {dot.at}: {dot.said or 'nothing'}"
    mark = element("circle", element("title", said), kind=f"dot way-{line.number}", cx=dot.x, cy=dot.y, r=3.2)
    return element("a", mark, href=to(dot.at, line.plan), aria_label=said, data_row=line.name)
