"""The strip: scenes as told, one lane per series; below, the same scenes as lived; flashbacks arc between them."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from previously.canon.log import Moment
from previously.canon.reach import Key
from previously.core.entries import Scene
from previously.core.kept import kept_with_it
from previously.core.position import END, Told
from previously.story.story import Story
from previously.surfaces.pictures.axis import LONG, days_apart, span, when
from previously.surfaces.pictures.svg import Picture, Shape, dot, element, number, path, rule

FEW = 400
"""The most scenes drawn one by one; longer stories are drawn by episode."""
LEFT, RIGHT, TOP, LANE, DROP = 12.0, 988.0, 34.0, 78.0, 128.0
MOST_TICKS = 150
"""The most scenes with a link each."""
NAMED = 18.0
"""The room for a series' name above its lane."""
SIGN, GAP, WIDTH = 7.0, 10.0, 1000.0
"""The width of a letter, the gap between names, and the width of the strip."""


class Block(NamedTuple):
    """An episode on its lane, from `x` to `x2`; `label` is empty if there is no room."""

    at: str
    title: str
    x: float
    x2: float
    y: float
    label: str
    odd: bool


class Tick(NamedTuple):
    """A scene (or an episode): where it is told and where it is lived."""

    at: str
    told: Told
    said: str
    x: float
    y: float
    lived_x: float
    flashback: bool


class Name(NamedTuple):
    """A word under the lived line."""

    x: float
    text: str


class Weave(NamedTuple):
    """The part of the strip that doesn't depend on the position; `past` is the backstory."""

    lanes: tuple[tuple[float, str], ...]
    blocks: tuple[Block, ...]
    ticks: tuple[Tick, ...]
    past: tuple[Name, ...]
    days: tuple[Name, ...]
    gaps: tuple[Name, ...]
    lived_y: float
    height: float


class Strip(NamedTuple):
    """The weave, its marks, and the reader's position: told at `x`, `y`, lived at `lived_x`."""

    weave: Weave
    flags: tuple[tuple[Tick, str], ...]
    now: frozenset[str]
    later: frozenset[str]
    x: float
    y: float
    lived_x: float
    at: str


class _Stand(NamedTuple):
    """A scene to draw, with its place in lived order."""

    scene: Scene
    at: str
    said: str
    key: Key
    told: bool


def strip(story: Story, moment: Moment, flags: Mapping[str, str]) -> Strip:
    """The strip as of a moment; `flags` are the positions with findings, each with its severity."""
    weave = woven(story)
    series = story.canon.template.series_of
    mine = [tick for tick in weave.ticks if series(tick.told.episode) == series(moment.told.episode)]
    past = [tick for tick in mine if tick.told <= moment.told]
    later = frozenset(tick.at for tick in mine if tick.told > moment.told)
    here = past[-1] if past else None
    of = {story.canon.template.show(tick.told.episode): tick for tick in reversed(weave.ticks)} | {
        tick.at: tick for tick in weave.ticks
    }
    marked = ((of.get(at), how) for at, how in flags.items())
    now = frozenset({here.at} if here else ())
    x, lived_x, y = (here.x, here.lived_x, here.y) if here else (LEFT, LEFT, TOP)
    return Strip(weave, tuple((t, how) for t, how in marked if t), now, later, x, y, lived_x, moment.at)


@kept_with_it
def woven(story: Story) -> Weave:
    """Everything that doesn't depend on the position."""
    stands = [*_before(story), *_stands(story)]
    lived, gaps = _lived(stands)
    lanes = list(dict.fromkeys(_series(story, stand) for stand in stands if stand.told))
    ticks: list[Tick] = []
    blocks: list[Block] = []
    top = TOP + (NAMED if len(lanes) > 1 else 0)
    for lane, series in enumerate(lanes):
        mine = [stand for stand in stands if stand.told and _series(story, stand) == series]
        ticks += _ticks(mine, lived, top + LANE * lane)
        blocks += _blocks(story, series, mine, top + LANE * lane)
    lived_y = top + LANE * (max(1, len(lanes)) - 1) + DROP
    names = [
        (top + LANE * n - 34, story.canon.serials[series].title) for n, series in enumerate(lanes) if len(lanes) > 1
    ]
    past = tuple(Name(lived[id(stand.scene)], stand.said) for stand in stands if not stand.told)
    return Weave(tuple(names), tuple(blocks), tuple(ticks), past, _days(stands, lived), gaps, lived_y, lived_y + 44)


def _before(story: Story) -> list[_Stand]:
    """The backstory."""
    scenes = [scene for part in story.canon.before for scene in part.scenes]
    return [_stand(scene, scene.at, when(scene.day), told=False) for scene in scenes]


def _stands(story: Story) -> list[_Stand]:
    """Every told scene; in a long story, the first of each episode and, if they are few, the flashbacks."""
    scenes = list(story.canon.scenes())
    if len(scenes) <= FEW:
        return [_stand(scene, scene.at, _said(scene), told=True) for scene in scenes]
    first = {id(episode.scenes[0]): episode for episode in story.canon.episodes if episode.scenes}
    back = {id(scene) for scene in scenes if scene.flashback}
    kept = back if len(back) <= FEW / 2 else set()
    return [
        _stand(s, first[id(s)].at if id(s) in first else s.at, _said(s), told=True)
        for s in scenes
        if id(s) in first or id(s) in kept
    ]


def _stand(scene: Scene, at: str, said: str, *, told: bool) -> _Stand:
    return _Stand(scene, at, said, (scene.day, scene.told.episode, scene.told.scene, END), told)


def _said(scene: Scene) -> str:
    back = ", a flashback" if scene.flashback else ", a vision" if scene.vision else ""
    return f"{scene.at}, {when(scene.day)}{f', {scene.where}' if scene.where else ''}{back}"


def _series(story: Story, stand: _Stand) -> tuple[int, ...]:
    return story.canon.template.series_of(stand.scene.told.episode)


def _lived(stands: Sequence[_Stand]) -> tuple[dict[int, float], tuple[Name, ...]]:
    """Where each scene is in lived time, wider for days in between, and the long gaps."""
    where: dict[int, float] = {}
    gaps: list[Name] = []
    x, last = 0.0, None
    for stand in sorted(stands, key=lambda stand: stand.key):
        days = stand.key[0] - last if last is not None else 0.0
        step = days_apart(days) if last is not None else 0.0
        if days >= LONG:
            gaps.append(Name(x + step / 2, span(days)))
        x, last = x + step, stand.key[0]
        where[id(stand.scene)] = x
    wide = max(x, 1.0)
    return {key: _across(at / wide) for key, at in where.items()}, tuple(
        g._replace(x=_across(g.x / wide)) for g in gaps
    )


def _across(part: float) -> float:
    return round(LEFT + 6 + (RIGHT - LEFT - 12) * part, 1)


def _ticks(stands: Sequence[_Stand], lived: Mapping[int, float], y: float) -> list[Tick]:
    step = (RIGHT - LEFT) / max(1, len(stands))
    return [
        Tick(s.at, s.scene.told, s.said, round(LEFT + step * (n + 0.5), 1), y, lived[id(s.scene)], s.scene.flashback)
        for n, s in enumerate(stands)
    ]


def _blocks(story: Story, series: tuple[int, ...], stands: Sequence[_Stand], y: float) -> list[Block]:
    step = (RIGHT - LEFT) / max(1, len(stands))
    places: dict[tuple[int, ...], list[int]] = {}
    for n, stand in enumerate(stands):
        places.setdefault(stand.scene.told.episode, []).append(n)
    found: list[Block] = []
    labelled = -math.inf
    mine = [e for e in story.canon.episodes if e.episode[: len(series)] == series and e.episode in places]
    for place, episode in enumerate(mine):
        x, x2 = LEFT + step * places[episode.episode][0], LEFT + step * (places[episode.episode][-1] + 1)
        name = episode.at.partition("=")[2] or episode.at
        ends = x + SIGN * len(name)
        name = name if x >= labelled and ends <= WIDTH else ""
        labelled = ends + GAP if name else labelled
        found.append(Block(episode.at, episode.title, round(x, 1), round(x2, 1), y, name, bool(place % 2)))
    return found


def _days(stands: Sequence[_Stand], lived: Mapping[int, float]) -> tuple[Name, ...]:
    """Day labels wherever there is room, backstory and flashbacks first."""
    found: list[Name] = []
    order = sorted(stands, key=lambda stand: (stand.told and not stand.scene.flashback, stand.key))
    for stand in order:
        x, text = lived[id(stand.scene)], when(stand.key[0])
        near = 3.2 * len(text) + 22
        if all(abs(x - other.x) > near + 3.2 * len(other.text) - 8 and other.text != text for other in found):
            found.append(Name(min(max(x, 3.4 * len(text)), 1000 - 3.4 * len(text)), text))
    return tuple(found)


def strip_picture(strip: Strip, said: str, to: Callable[[str], str], found: Callable[[str], str]) -> Picture:
    """The strip; `said` is the position in words, `to` gives a position's URL, `found` that of its findings."""
    weave = strip.weave
    shapes = [
        *(element("text", name, kind="strong", x=LEFT, y=y) for y, name in weave.lanes),
        *(_block(block, to) for block in weave.blocks),
        *_threads(strip),
        *_past(weave),
        *(_many(strip) if len(weave.ticks) > MOST_TICKS else _ticked(strip, to)),
        *(element("text", name.text, kind="mid", x=name.x, y=weave.lived_y + 20) for name in weave.days),
        *(_flag(tick, how, found) for tick, how in strip.flags),
        _cursor(strip, said),
    ]
    return Picture(WIDTH, weave.height, tuple(shapes))


def _block(block: Block, to: Callable[[str], str]) -> Shape:
    """An episode on its lane."""
    title = element("title", f"{block.at}: {block.title}" if block.title else block.at)
    kind = "ground other" if block.odd else "ground"
    ground = element("rect", title, kind=kind, x=block.x, y=block.y - 12, width=block.x2 - block.x, height=24)
    name = [element("text", block.label, x=block.x + 2, y=block.y - 17)] if block.label else []
    return element("a", ground, *name, href=to(block.at), data_turn="", data_row="episodes", tabindex="-1")


def _threads(strip: Strip) -> Iterator[Shape]:
    """From where each scene is told to where it is lived; flashbacks as arcs."""
    weave = strip.weave
    for kind, later in (("warp", False), ("warp later", True)):
        ticks = (tick for tick in weave.ticks if not tick.flashback and (tick.at in strip.later) == later)
        drawn = "".join(_curve(tick, weave.lived_y, tick.y + 60, weave.lived_y - 50) for tick in ticks)
        if drawn:
            yield path(kind, drawn)
    yield rule("axis", LEFT, weave.lived_y, RIGHT, weave.lived_y)
    for gap in weave.gaps:
        yield element("text", "⁄⁄", element("title", gap.text), kind="mid", x=gap.x, y=weave.lived_y - 4)
    for tick in weave.ticks:
        if tick.flashback:
            kind = "arc later" if tick.at in strip.later else "arc"
            yield path(kind, _curve(tick, weave.lived_y, weave.lived_y - 10, tick.y + 40))


def _curve(tick: Tick, lived_y: float, y: float, y2: float) -> str:
    """From a scene on its lane to the lived line, bent by two heights."""
    x, x2 = number(tick.x), number(tick.lived_x)
    return f"M{x} {number(tick.y + 12)}C{x} {number(y)} {x2} {number(y2)} {x2} {number(lived_y - 6)}"


def _past(weave: Weave) -> Iterator[Shape]:
    for name in weave.past:
        title = element("title", name.text)
        yield element("circle", title, kind="tick past", cx=name.x, cy=weave.lived_y, r=4)


def _many(strip: Strip) -> Iterator[Shape]:
    """Scenes when there are too many for links."""
    lived_y = strip.weave.lived_y
    for more, later in (("", False), (" later", True)):
        ticks = [tick for tick in strip.weave.ticks if (tick.at in strip.later) == later]
        if ticks:
            yield path(f"ticks{more}", "".join(f"M{number(t.x)} {number(t.y - 8)}v16" for t in ticks))
            yield path(f"dots{more}", "".join(f"M{number(t.lived_x)} {number(lived_y)}h0" for t in ticks))


def _ticked(strip: Strip, to: Callable[[str], str]) -> Iterator[Shape]:
    """One link per scene."""
    for tick in strip.weave.ticks:
        kind = "tick back" if tick.flashback else "tick"
        here = {"aria_current": "true"} if tick.at in strip.now else {}
        state = "here" if tick.at in strip.now else "later" if tick.at in strip.later else ""
        yield element(
            "a",
            element("title", tick.said),
            element("rect", kind="hit", x=tick.x - 3, y=tick.y - 12, width=6, height=24),
            element("rect", kind=kind, x=tick.x - 1.2, y=tick.y - 8, width=2.4, height=16),
            dot(kind, tick.lived_x, strip.weave.lived_y, 3),
            kind=state, href=to(tick.at), data_turn="", data_row="scenes", tabindex="-1", **here,
        )  # fmt: skip


def _flag(tick: Tick, how: str, found: Callable[[str], str]) -> Shape:
    title = element("title", f"finding at {tick.at}")
    mark = element("path", title, kind=f"flag {how}", d=f"M{number(tick.x)} {number(tick.y + 10)}l5 8h-10z")
    return element("a", mark, href=found(tick.at), data_row="findings", tabindex="-1")


def _cursor(strip: Strip, said: str) -> Shape:
    """The reader's position, told and lived."""
    lived_y, late = strip.weave.lived_y, strip.x > WIDTH / 2
    return element(
        "g",
        path("", f"M{number(strip.x - 5)} {number(strip.y - 15)}h10l-5 7z"),
        rule("cursor", strip.x, strip.y - 12, strip.x, strip.y + 12),
        path("", f"M{number(strip.lived_x - 5)} {number(lived_y + 11)}h10l-5 -7z"),
        element("text", said, kind="strong end" if late else "strong", x=RIGHT if late else LEFT, y=lived_y + 38),
        kind="cursor",
    )
