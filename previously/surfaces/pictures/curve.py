"""Somebody's arc as a picture for a page: lines, feelings, mood, wounds and purposes, below one another."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from previously.core.position import Told
from previously.questions import phrases
from previously.questions.words import DISTRESS, VULNERABILITY, word
from previously.story.story import Story
from previously.surfaces.charts.axis import when
from previously.surfaces.charts.fit import cut
from previously.surfaces.charts.named import called, strongest
from previously.surfaces.pictures.samples import Sample, samples

LEFT, RIGHT, WIDE = 66.0, 876.0, 1000.0
TOP, HIGH = 30.0, 190.0
FEELINGS, MOOD, BANDS = 26.0, 64.0, 34.0
PURPOSE = 24.0
MOST_PURPOSES = 8
WORDS = 13.5
"""How large words are at most."""
FAINT = 0.02
READ = ("distress", "vulnerability", "void")
SAID = {"distress": "what shows", "vulnerability": "beneath", "void": "void"}
AFFECTS = ("pleasure", "arousal", "dominance")
ROOM = 58.0
"""What the name of an episode needs across."""


class Line(NamedTuple):
    """One line of the picture: its class, its path, and its name with the height it stands at."""

    kind: str
    path: str
    label: str = ""
    y: float = 0.0


class Point(NamedTuple):
    """A scene: where its point stands, which kind of point it is, what it says; `x1` and `wide` is what can be hit."""

    at: str
    x: float
    y: float
    kind: str
    said: str
    x1: float
    wide: float


class Band(NamedTuple):
    """A wound or a purpose over the story: its name above, and its areas by class."""

    label: str
    y: float
    areas: tuple[tuple[str, str], ...]


class Title(NamedTuple):
    """A word in the picture."""

    x: float
    y: float
    text: str


class Curve(NamedTuple):
    """The picture; no position of a reader changes it but `x`, where she stands."""

    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    both: tuple[tuple[float, float, float], ...]
    mood: tuple[Line, ...]
    bands: tuple[Band, ...]
    purposes: tuple[Band, ...]
    titles: tuple[Title, ...]
    episodes: tuple[Title, ...]
    rules: tuple[float, ...]
    grid: tuple[float, ...]
    words: tuple[Title, ...]
    death: float | None
    height: float
    x: float


class _Frame(NamedTuple):
    """Where the scenes stand across."""

    scenes: int

    @property
    def step(self) -> float:
        return (RIGHT - LEFT) / max(1, self.scenes)

    def of(self, number: float) -> float:
        return round(LEFT + self.step * (number + 0.5), 1)


def curve(story: Story, who: str, told: Told, base: Story | None = None) -> Curve:
    """The arc of somebody, as of a moment; with `base`, the story as it is lies behind it in grey."""
    found = samples(story, who)
    frame = _Frame(len(found))
    life = [(n, one) for n, one in enumerate(found) if one.alive and not one.scene.flashback]
    was = _was(base, who, found) if base else []
    lines = [*_lines(was, frame, ("distress", "vulnerability"), "was"), *_main(life, frame)]
    y = TOP + HIGH + 22
    titles = [Title(LEFT, y - 6, "good and bad feelings at once")]
    both = tuple((frame.of(n), *_bar(one.ambivalence, y + FEELINGS)) for n, one in life if one.ambivalence > 0)
    y += FEELINGS + 22
    titles.append(Title(LEFT, y - 6, "mood"))
    mood = _mood(life, frame, y)
    y += MOOD + 16
    bands, y = _bands(story, who, life, frame, y, titles)
    purposes, y = _purposes(story, life, frame, y, titles)
    past = sum(1 for one in found if one.scene.told <= told)
    return Curve(
        tuple(lines), tuple(_points(found, frame)), both, mood, bands, purposes, tuple(titles),
        tuple(_episodes(story, found, frame)), tuple(_rules(found, frame)),
        tuple(_height(bound) for bound, _ in _scale()), tuple(_words()),
        _death(found, frame), y + 14, frame.of(past - 1) if past else LEFT,
    )  # fmt: skip


def _was(base: Story, who: str, found: Sequence[Sample]) -> list[tuple[int, Sample]]:
    """The life as it is, at the same places."""
    where = {one.at: n for n, one in enumerate(found)}
    life = samples(base, who)
    return [(where[one.at], one) for one in life if one.at in where and one.alive and not one.scene.flashback]


def _main(life: Sequence[tuple[int, Sample]], frame: _Frame) -> list[Line]:
    names = [name for name in READ if name != "void" or any(one.void >= FAINT for _, one in life)]
    lines = _lines(life, frame, ("distress",), "rest")
    ends = spread([TOP + HIGH * (1 - getattr(life[-1][1], name)) for name in names]) if life else []
    named = dict(zip(names, ends, strict=False))
    for name in reversed(names):
        shown = [(n, one) for n, one in life if one.there] if name == "distress" else life
        path = _runs(shown, frame, name) if name == "distress" else _path(life, frame, name)
        lines.append(Line(f"line {name}", path, SAID[name], round(named.get(name, 0.0) + 4, 1)))
    return lines


def _lines(life: Sequence[tuple[int, Sample]], frame: _Frame, names: Iterable[str], kind: str) -> list[Line]:
    return [Line(f"line {kind}", _path(life, frame, name)) for name in names if life]


def _height(level: float) -> float:
    return round(TOP + HIGH * (1 - level), 1)


def _scale() -> list[tuple[float, str]]:
    """The words of what shows with the level each reaches up to, from nothing on."""
    return [(0.0, ""), *((min(1.0, bound), word) for bound, word in DISTRESS)]


def _words() -> Iterable[Title]:
    """Each word of what shows, in the middle of its levels."""
    for (low, _), (high, label) in pairwise(_scale()):
        yield Title(LEFT - 5, round(_height((low + high) / 2) + 4, 1), label)


def _path(life: Sequence[tuple[int, Sample]], frame: _Frame, name: str) -> str:
    return polyline([(frame.of(n), _height(getattr(one, name))) for n, one in life])


def _runs(there: Sequence[tuple[int, Sample]], frame: _Frame, name: str) -> str:
    """A line through scenes in a row; a single one is a short stroke."""
    parts: list[list[tuple[float, float]]] = []
    last = None
    for n, one in there:
        if last is None or n != last + 1:
            parts.append([])
        parts[-1].append((frame.of(n), _height(getattr(one, name))))
        last = n
    return "".join(polyline(part) for part in parts if len(part) > 1)


def polyline(points: Sequence[tuple[float, float]]) -> str:
    """A path through points; those that lie on a level line between others are left out."""
    kept = [
        point
        for n, point in enumerate(points)
        if n in {0, len(points) - 1} or not points[n - 1][1] == point[1] == points[n + 1][1]
    ]
    return "".join(f"{'L' if n else 'M'}{x:g} {y:g}" for n, (x, y) in enumerate(kept))


def _bar(level: float, base: float) -> tuple[float, float]:
    high = round(max(2.0, FEELINGS * level), 1)
    return round(base - high, 1), high


def _mood(life: Sequence[tuple[int, Sample]], frame: _Frame, top: float) -> tuple[Line, ...]:
    middle = top + MOOD / 2
    ends = spread([middle - MOOD / 2 * value for value in life[-1][1].mood]) if life else [middle] * 3
    return tuple(
        Line(
            f"line {name}",
            polyline([(frame.of(n), round(middle - MOOD / 2 * one.mood[axis], 1)) for n, one in life]),
            name,
            round(ends[axis] + 4, 1),
        )
        for axis, name in enumerate(AFFECTS)
        if life
    )


def spread(heights: Sequence[float], apart: float = 14.0) -> list[float]:
    """Heights for words, none nearer to another than `apart`, in the order given."""
    order = sorted(range(len(heights)), key=lambda n: heights[n])
    found = list(heights)
    for above, below in pairwise(order):
        found[below] = max(found[below], found[above] + apart)
    return found


def _points(found: Sequence[Sample], frame: _Frame) -> Iterable[Point]:
    for n, one in enumerate(found):
        if one.alive:
            kind = "back" if one.scene.flashback else "" if one.there else "away"
            x = frame.of(n)
            yield Point(
                one.at, x, _height(one.distress), kind, _said(one), round(x - frame.step / 2, 1), round(frame.step, 1)
            )


def _said(one: Sample) -> str:
    here = "" if one.there else ", not in the scene, at rest"
    back = f", a flashback to {when(one.day)}" if one.scene.flashback else ""
    levels = f"{word(DISTRESS, one.distress)}; beneath, {word(VULNERABILITY, one.vulnerability)}"
    return f"{one.at}{back}{here}: {levels}"


def _bands(
    story: Story, who: str, life: Sequence[tuple[int, Sample]], frame: _Frame, y: float, titles: list[Title]
) -> tuple[tuple[Band, ...], float]:
    """The strongest wounds, in the order they were founded."""
    last = max((one for _, one in life), key=lambda one: len(one.wounds), default=None)
    if last is None or not last.wounds:
        return (), y
    titles.append(Title(LEFT, y + 10, "wounds: the floor each keeps, its strength, its peak"))
    space = story.headspace(who, last.at)
    found = []
    for place, number in enumerate(strongest([strength for _, strength in last.wounds])):
        middle = y + 44 + BANDS * place
        label = cut(" · ".join(called(story.canon, space.wounds[number])), RIGHT - LEFT)
        found.append(Band(label, middle - 13, _areas(life, frame, number, middle, space.reading.person.params.phi)))
    return tuple(found), y + 24 + BANDS * len(found) + 14


def _areas(
    life: Sequence[tuple[int, Sample]], frame: _Frame, number: int, middle: float, phi: float
) -> tuple[tuple[str, str], ...]:
    held = [(n, one.wounds[number]) for n, one in life if number < len(one.wounds)]
    levels: tuple[tuple[str, Callable[[tuple[float, float]], float]], ...] = (
        ("peak", lambda w: w[0]),
        ("strength", lambda w: w[1]),
        ("floor", lambda w: phi * w[0]),
    )
    return tuple((kind, _area([(n, of(w)) for n, w in held], frame, middle)) for kind, of in levels)


def _area(levels: Sequence[tuple[int, float]], frame: _Frame, middle: float) -> str:
    """Steps above and below a middle."""
    half = frame.step / 2
    above: list[tuple[float, float]] = []
    for n, level in levels:
        y = round(middle - 9 * level, 1)
        if above and above[-1][1] == y:
            above[-1] = (round(frame.of(n) + half, 1), y)
        else:
            above += [(round(frame.of(n) - half, 1), y), (round(frame.of(n) + half, 1), y)]
    below = [(x, round(2 * middle - y, 1)) for x, y in reversed(above)]
    corners = "".join(f"{'L' if n else 'M'}{x:g} {y:g}" for n, (x, y) in enumerate((*above, *below)))
    return f"{corners}Z" if corners else ""


def _purposes(
    story: Story, life: Sequence[tuple[int, Sample]], frame: _Frame, y: float, titles: list[Title]
) -> tuple[tuple[Band, ...], float]:
    """The purposes and attachments that mattered most, each thick while it is lived for and hollow once it is lost."""
    kept: dict[tuple[str, str, str], list[tuple[int, float, bool]]] = {}
    for n, one in life:
        for drive in one.drives:
            if drive.strength >= FAINT:
                kept.setdefault((drive.kind, drive.name, drive.target), []).append((n, drive.strength, drive.live))
    most = sorted(kept, key=lambda key: -max(level for _, level, _ in kept[key]))[:MOST_PURPOSES]
    if not most:
        return (), y
    titles.append(Title(LEFT, y + 10, "lived for; hollow where it is lost"))
    bands = []
    for place, key in enumerate(sorted(most, key=lambda key: kept[key][0][0])):
        middle = y + 38 + PURPOSE * place
        name = cut(phrases.named(story.canon.cast, key[2]) or key[1], WIDE - RIGHT - 10, WORDS)
        live = [(n, level) for n, level, live in kept[key] if live]
        lost = [(n, level) for n, level, live in kept[key] if not live]
        areas = tuple((kind, _area(part, frame, middle)) for kind, part in ((key[0], live), ("lost", lost)) if part)
        bands.append(Band(name, middle, areas))
    return tuple(bands), y + 26 + PURPOSE * len(bands)


def _episodes(story: Story, found: Sequence[Sample], frame: _Frame) -> Iterable[Title]:
    """The names of the episodes, where there is room."""
    room, last = 0.0, None
    for n, one in enumerate(found):
        x, episode = frame.of(n) - frame.step / 2, one.scene.told.episode
        if episode != last and x >= room:
            label = story.canon.template.show(episode)
            yield Title(round(x + 2, 1), TOP - 12, label)
            room = x + max(ROOM, 9.0 * len(label))
        last = episode


def _rules(found: Sequence[Sample], frame: _Frame) -> Iterable[float]:
    """Where each episode begins, while that can be told apart."""
    starts = [n for n, one in enumerate(found) if not n or found[n - 1].scene.told.episode != one.scene.told.episode]
    if len(starts) * 8 > RIGHT - LEFT:
        starts = [
            n for n in starts if not n or found[n - 1].scene.told.episode[:-1] != found[n].scene.told.episode[:-1]
        ]
    return (round(frame.of(n) - frame.step / 2, 1) for n in starts)


def _death(found: Sequence[Sample], frame: _Frame) -> float | None:
    """Where the scene of a death that lasts stands."""
    told = [(n, one) for n, one in enumerate(found) if not one.scene.flashback]
    dead = [n for n, one in told if not one.alive]
    return frame.of(dead[0]) if dead and not told[-1][1].alive else None
