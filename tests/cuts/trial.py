"""One example of law 8: a tale in two or three folders, some views of it, and what differs, made small."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from previously.mind.kernel import replay
from tests.cuts.draw_later import draw_later
from tests.cuts.draw_told import Told, draw_told, says_who
from tests.cuts.tale import CANARY, Piece, Tale, grown, told_text, without
from tests.cuts.views import Asked, Draw, View, drawn_views, everything
from tests.cuts.worlds import Said, World

CELLS = 6
"""Cheap cells that one example tries."""
STRADDLED = 60
"""Rows from which a replay is compiled, where the folder holds more of them than what is told."""
COMPILED, APART = 50, 11
"""Of a hundred examples, that which compares compiled and plain; of 250, that which runs in processes."""
HERE = {"PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "TZ": "UTC"}
ELSEWHERE = {"PYTHONHASHSEED": "77", "LANG": "tr_TR.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"}
BROKEN_OFF = 3
"""The exit code of our own mistake, which no view may end with."""


class Leak(NamedTuple):
    """A view that says something else where more is written."""

    number: int
    told: Told
    pieces: tuple[Piece, ...]
    view: View
    asked: Asked
    plain: Said
    other: Said

    def __str__(self) -> str:
        cell = f"{self.view.command} {self.view.format_}"
        rows = [f"example {self.number}: {cell}: {' '.join(self.asked.arguments)} {self.asked.env or ''}"]
        rows += [f"told: {series}" for series in self.told.tale.series]
        rows += [f"  later: {piece}" for piece in self.pieces]
        for one, other in zip(_parts(self.plain), _parts(self.other), strict=False):
            if one != other:
                rows += [f"--- as it is told\n{one}", f"+++ with what is not told\n{other}"]
        return "\n".join(rows)


class Example:
    """One example by its number; `seed` makes another set of them."""

    def __init__(self, number: int, seed: int = 0, views: Sequence[View] = (), *, kept: bool = True) -> None:
        self.number, self.kept = number, kept and number % 10 != 3
        self.rng = Random(f"{seed}/{number}")  # noqa: S311
        self.told = draw_told(self.rng)
        self.later = [draw_later(self.told, self.rng) for _ in range(2 if number % 5 == 0 else 1)]
        chosen = views or list(drawn_views(self.rng, number, CELLS))[: 1 if number % 250 == APART else None]
        self.asked = [(view, view.ask(Draw(self.told, self.rng, self.later[0]))) for view in chosen]
        self.layouts = [self.rng.random() for _ in range(3)]

    def leak(self, *, smallest: bool = True) -> Leak | None:
        """The first view that tells the worlds apart, with as little in them as it takes."""
        for pieces, layout in zip(self.later, self.layouts[1:], strict=False):
            found = self._compared(self.told.tale, pieces, layout, self.asked)
            if found:
                return self._smallest(found, layout) if smallest else found
        return None

    def lines(self) -> list[tuple[int, int, int, int]]:
        """Where the told lines stand: series, episode, scene, line."""
        return [
            (s, e, c, i)
            for s, series in enumerate(self.told.tale.series)
            for e, episode in enumerate(series.episodes)
            for c, scene in enumerate(episode.scenes)
            for i in range(len(scene.lines))
        ]

    def noticed(self) -> bool:
        """Does any view change where a told line is left out?"""
        place = self.rng.choice(self.lines())
        less = without(self.told.tale, *place)
        plain, other = (World(tale, Random(self.layouts[0])) for tale in (self.told.tale, less))  # noqa: S311
        try:
            return any(question.of(plain) != question.of(other) for question in everything(self.told))
        finally:
            plain.gone()
            other.gone()

    def _world(self, tale: Tale, layout: float, compiled_from: int) -> World:
        return World(tale, Random(layout), kept=self.kept, compiled_from=compiled_from)  # noqa: S311

    def _compiled_from(self) -> tuple[int, int]:
        """From how many rows on each of two worlds compiles: as many as only the bulk has, or one world anything."""
        if self.number % 100 == COMPILED:
            return (1 << 60, 0)
        return (STRADDLED, STRADDLED) if self.counted()["bulk"] else (replay.THRESHOLD, replay.THRESHOLD)

    def _compared(
        self, tale: Tale, pieces: tuple[Piece, ...], layout: float, asked: Sequence[tuple[View, Asked]]
    ) -> Leak | None:
        low, high = self._compiled_from()
        plain, other = self._world(tale, self.layouts[0], low), self._world(grown(tale, pieces), layout, high)
        before = (plain.listed(), other.listed())
        try:
            for view, question in asked:
                one, two = self._answers(question, plain, other)
                if one != two or one.code == BROKEN_OFF or _says_too_much(question, two):
                    return Leak(self.number, self.told, pieces, view, question, one, two)
            if (plain.listed(), other.listed()) != before:
                wrote = [Said(0, "files were written", "", tuple(world.listed())) for world in (plain, other)]
                return Leak(self.number, self.told, pieces, view, question, *wrote)
            return None
        finally:
            plain.gone()
            other.gone()

    def _answers(self, question: Asked, plain: World, other: World) -> tuple[Said, Said]:
        """What both worlds say; now and then each in a process, a language and a time zone of its own."""
        if self.number % 250 != APART or question.inside:
            return question.of(plain), question.of(other)
        question.lay(plain)
        question.lay(other)
        return plain.ask_apart(question.arguments, HERE), other.ask_apart(question.arguments, ELSEWHERE)

    def _smallest(self, leak: Leak, layout: float) -> Leak:
        """The same leak with as few pieces as it takes."""
        for piece in leak.pieces:
            fewer = tuple(one for one in leak.pieces if one is not piece)
            found = self._compared(self.told.tale, fewer, layout, [(leak.view, leak.asked)])
            leak = found or leak
        return leak

    def counted(self) -> Counter[str]:
        """What this example holds of what the floors ask for."""
        kinds = {piece.kind for pieces in self.later for piece in pieces}
        bulk = any(p.kind == "episode" and len(p.value.scenes[0].lines) > 50 for pieces in self.later for p in pieces)
        tale = self.told.tale
        lives = max((len(scene_lines) for scene_lines in _lives(self.told)), default=0)
        return Counter(
            {
                "tempting": bool(self.told.tempting),
                "broken": "broken" in kinds,
                "bulk": bulk,
                "universe": tale.universe,
                "told who is who": any(says_who(line) for line in told_text(tale)),
                "another series": "series" in kinds,
                "long life": lives > 8,
                "never closed": any(s.tail for series in tale.series for e in series.episodes for s in e.scenes),
                **dict.fromkeys(kinds, 1),
            }
        )


def _says_too_much(asked: Asked, said: Said) -> bool:
    """Does a view hold a word that is told nowhere, and that nobody has asked for?"""
    return CANARY not in asked.words().casefold() and said.holds(CANARY)


def _lives(told: Told) -> list[list[str]]:
    """The lines that name each of the cast."""
    return [
        [line for e in series.episodes for s in e.scenes for line in s.lines if str(entry["name"]) in line]
        for series in told.tale.series
        for _, entry in series.cast
    ]


def _parts(said: Said) -> list[str]:
    files = [f"{name}: {body[:300]!r}" for name, body in said.files]
    return [str(said.code), said.out, said.err, *files]
