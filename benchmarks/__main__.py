"""Print the speeds as a table beside what they must reach, and write them to benchmarks/latest.json.

`--quick`: two casts, few edits, no pages. `serve-load` measures many readers at once: `serve-load --help`; `scale` a
survey of many serials, spread over processes; `live` a store that goes on; `crowd` many who write in one on a server.
"""

import json
import math
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks import crowd as together
from benchmarks import floors, gamygdala, live, mind, reading, scale, serve_load, web
from benchmarks.big_story import PEOPLE, files
from benchmarks.child import command, figures
from benchmarks.stories import EDITS, SEASON

CASTS, QUICK_CASTS = (30, 100, 300, 1_000, 3_000), (30, 300)
WOUNDS = (4, 12, 24)
PATIENCE, QUICK_PATIENCE, LONG = 120, 40, 3_600
"""CPU seconds after which a measurement ends without an answer; `LONG` where it is of many edits."""


class Row(NamedTuple):
    """One figure. `measured` is None where its time was up, `must_reach` where it is there to be compared with.

    `floor` is a measured least, `over` how many times it.
    """

    what: str
    measured: float | None
    must_reach: float | None
    unit: str
    over: float | None = None
    floor: str = ""
    more_is_better: bool = False
    cap: int = 0

    @property
    def times_better(self) -> float | None:
        """How many times better than it must be; below 1 it is not reached."""
        if self.measured is None or self.must_reach is None:
            return None
        if not self.measured:  # less than the clock can tell
            return 0.0 if self.more_is_better else math.inf
        return self.measured / self.must_reach if self.more_is_better else self.must_reach / self.measured


class Bench:
    """One run: its floors, and how patient it is."""

    def __init__(self, *, quick: bool) -> None:
        self.quick, self.cap = quick, QUICK_PATIENCE if quick else PATIENCE
        self.exp, self.fold = floors.exponents(), floors.folding()

    def rows(self) -> Iterator[Row]:
        """Every figure that is held, as it is measured."""
        yield from self._starting()
        for people in QUICK_CASTS if self.quick else CASTS:
            with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as kept:
                texts = files(people=people)
                _put(folder, texts)
                yield from self._long_story(people, folder, kept, floors.parsing(texts))
        yield from self._growing()
        yield from self._plain()
        yield from self._minds()
        yield from self._small_casts()
        yield from self._going_on()
        yield from self._spread()
        yield Row("an article of 2,000 words beside the shipped season, median", reading.figure(), 50.0, "ms")
        if not self.quick:
            yield from _pages()
            yield from _crowds()

    def _going_on(self) -> Iterator[Row]:
        """A store that goes on; what has no bound is there to compare with."""
        events, people = (3_000, 30) if self.quick else (30_000, 300)
        for what, taken, unit, most in figures(LONG, "benchmarks.live", "measured", str(events), str(people)):
            yield Row(f"a store of {events:,} events: {what}", taken, most, unit)
        crowd = together.met(5.0 if self.quick else 60.0)
        if not isinstance(crowd, str):
            if crowd.faults or crowd.wrong or not crowd.reads or not 0 < len(crowd.writes) == crowd.kept:
                raise RuntimeError(f"200 writers and readers: {crowd.faults[:3]}, {crowd.wrong}, {crowd.kept} rows")
            of = "200 writers and readers over PostgreSQL"
            yield Row(f"{of}, rows logged", len(crowd.writes) / crowd.seconds, 60.0, "rows/s", more_is_better=True)
            yield Row(f"{of}, 99 of 100 rows within", together.late(crowd.writes), 1_500.0, "ms waited")
            yield Row(f"{of}, 99 of 100 readings within", together.late(crowd.reads), 1_500.0, "ms waited")

    def _spread(self) -> Iterator[Row]:
        """A survey of many serials, spread over two processes."""
        serials = 4 if self.quick else 24
        found = figures(LONG, "benchmarks.scale", "measured", str(serials))
        yield Row(f"a survey of {serials} serials in two processes, × in one", found["pool"] / found["here"], 0.8, "")

    def _starting(self) -> Iterator[Row]:
        for what, most, arguments in (
            ("--version, whole process", 0.10, ("--version",)),
            ("check of the shipped season, whole process, nothing kept", 0.40, ("check", str(SEASON), "--no-cache")),
        ):
            runs = [command(self.cap, *arguments) for _ in range(5)]
            yield self._over_exp(what, min(run.seconds for run in runs if run), most, "s")

    def _long_story(self, people: int, folder: str, kept: str, parsing: float) -> Iterator[Row]:
        """The long story in one cast: 200 episodes, 10,000 scenes, 30,000 events; `kept` is where answers are."""
        of = f"{people:,} people: "
        mind.replay_speed(4)  # the kernel is compiled from here on
        cold, warm = (command(self.cap, "check", folder, env={"PREVIOUSLY_CACHE": kept}) for _ in range(2))
        yield self._over_parsing(f"{of}cold check, whole process", cold and cold.seconds, 3.0, parsing)
        yield Row(f"{of}cold check, peak memory", cold and cold.megabytes, 400.0, "MB", cap=self.cap)
        yield self._over_parsing(f"{of}the same again, nothing changed", warm and warm.seconds, 0.8, parsing)
        edited = figures(self.cap, "benchmarks.stories", "edits", folder, "3" if self.quick else "9")
        for kind in EDITS:
            measured = edited and edited[kind]
            yield self._over_fold(f"{of}one scene edited ({kind}), findings again, median", measured, 50.0, "ms", 1e3)
        appraised = figures(self.cap, "benchmarks.stories", "minds", folder)
        rate = appraised and appraised["rate"]
        yield Row(f"{of}events to minds, whole", rate, 300_000, "rows/s", more_is_better=True, cap=self.cap)
        shared = figures(self.cap, "benchmarks.stories", "cast", folder)
        yield self._over_exp(f"{of}cast with everybody's shares", shared, 2.0, "s")
        along = figures(self.cap, "benchmarks.stories", "arc", folder)
        yield Row(f"{of}an arc, a position", along, 20.0, "µs", cap=self.cap)
        if people == PEOPLE and not self.quick:
            yield from self._held(of, folder)
        told = figures(self.cap, "benchmarks.stories", "read", folder)
        yield self._over_fold(f"{of}a sentence of an article", told, 3.0, "ms", 1e3)

    def _held(self, of: str, folder: str) -> Iterator[Row]:
        """Memory over many edits that each move an early day."""
        held, what = figures(LONG, "benchmarks.stories", "memory", folder, "200"), f"{of}200 edits of an early day"
        yield Row(f"{what}, peak memory", held and held["most"], 400.0, "MB", cap=LONG)
        yield Row(f"{what}, growth after the 20th", held and held["growth"], 40.0, "MB", cap=LONG)

    def _growing(self) -> Iterator[Row]:
        """How a check grows from a tenth of the long story to all of it, and beyond where there is time."""
        sizes = (2, 20) if self.quick else (2, 20, 200)
        taken = [self._checked(episodes) for episodes in sizes]
        for (less, first), (more, then) in pairwise(taken):
            exponent = mind.exponent(first, then, 10) if first and then else None
            what = f"growth of a cold check from {less * 1_500:,} to {more * 1_500:,} events, exponent"
            yield Row(what, exponent, 1.1, "", cap=self.cap)

    def _plain(self) -> Iterator[Row]:
        """30,000 lines in plain English, from the first line of a process on; and one of 200 characters."""
        count = "3000" if self.quick else "30000"
        for different, of in (("30000", "each worded differently"), ("300", "of 300 wordings")):
            taken = figures(self.cap, "benchmarks.plain_lines", "read", different, count)
            yield self._over_fold(f"30,000 plain lines, {of}, to what they say", taken, 0.35, "s", 1.0)
        longest = figures(self.cap, "benchmarks.plain_lines", "longest")
        yield self._over_fold("a plain line of 200 characters, the slowest", longest, 5.0, "ms", 1e3)

    def _checked(self, episodes: int) -> tuple[int, float | None]:
        """Episodes a season, and the CPU seconds of a check."""
        with tempfile.TemporaryDirectory() as folder:
            _put(folder, files(episodes=episodes))
            run = command(self.cap, "check", folder, "--no-cache", env={"PREVIOUSLY_ROWS": "2000000"})
            return episodes, run and run.seconds

    def _minds(self) -> Iterator[Row]:
        for wounds in WOUNDS:
            of = f"minds of {wounds} wounds: "
            rate = mind.replay_speed(wounds)
            steps = floors.EXPS / self.exp
            yield Row(
                f"{of}replay alone, one core", rate / 1e6, 2.0, "M rows/s", steps / rate, "exp", more_is_better=True
            )
            yield Row(f"{of}exact headspace at any of 100,000 events", mind.position_ms(wounds), 1.0, "ms")
            character, unasked, asked = mind.memory(wounds)
            yield Row(f"{of}memory a character", character, 8.0, "kB")
            yield Row(f"{of}memory a row with its checkpoints, no marks but of growth", unasked, 130.0, "B")
            yield Row(f"{of}memory a row once its mind was asked why, all marks told", asked, 130.0, "B")

    def _small_casts(self) -> Iterator[Row]:
        """A season of twelve people; and whole appraisals, beside those of GAMYGDALA where it is at hand."""
        with tempfile.TemporaryDirectory() as folder:
            _put(folder, files(people=12, episodes=7, seasons=1))
            shared = figures(self.cap, "benchmarks.stories", "cast", folder)
            yield self._over_exp("12 people, 1,050 events: cast with everybody's shares", shared, 0.5, "s")
        with tempfile.TemporaryDirectory() as folder:
            _put(folder, files(people=30, episodes=2 if self.quick else 20))
            theirs = gamygdala.theirs(folder)
            beside = f"skipped, {gamygdala.missing()}" if theirs is None else f"{theirs:,.0f}"
            what = f"30 people: whole appraisals (GAMYGDALA on the same events: {beside})"
            yield Row(what, gamygdala.ours(folder), 300_000, "/s", more_is_better=True)

    def _over_parsing(self, what: str, measured: float | None, most: float, parsing: float) -> Row:
        return Row(what, measured, most, "s", measured and measured / parsing, "C parser", cap=self.cap)

    def _over_exp(self, what: str, measured: float | None, most: float, unit: str) -> Row:
        return Row(what, measured, most, unit, measured and measured / self.exp, "1 M exp", cap=self.cap)

    def _over_fold(self, what: str, measured: float | None, most: float, unit: str, of_second: float) -> Row:
        over = measured and measured / (self.fold * of_second)
        return Row(what, measured, most, unit, over, "fold of 30,000", cap=self.cap)


def _put(folder: str, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (Path(folder) / name).write_text(text, "utf-8")


def _pages() -> Iterator[Row]:
    """Pages of the long story with 300 people, by the clock on the wall: a reader waits, whoever is at work."""
    pages = web.figures()
    slowest = max(pages[page] for page in ("/", *web.PAGES))
    step = max(pages[f"{page} step"] for page in web.SLIDES)
    yield Row("the first page of the shipped story, asked of a fresh server", pages["first"], 300.0, "ms waited")
    yield Row("the slowest page of the long story, asked for the first time", slowest, 1000.0, "ms waited")
    yield Row("a step of its “as of”, median, on the slowest page", step, 100.0, "ms waited")


def _crowds() -> Iterator[Row]:
    """Many readers of the long story, by the clock on the wall."""
    calm, hasty = serve_load.Crowd(200, 150.0), serve_load.Crowd(200, 150.0, pause=0.0)
    writing = serve_load.Crowd(2, 300.0, saves=720)
    for crowd, of in ((calm, "200 readers"), (hasty, "200 readers without a pause"), (writing, "720 saves")):
        seen = serve_load.met(crowd)
        if seen.faults:
            raise RuntimeError(f"{of}: {dict(seen.faults)} in place of a page or a 503")
        found = serve_load.figures(seen, crowd.seconds)
        yield Row(f"{of}, memory of all processes at most", max(found.most, found.later), 1_000.0, "MB")
        yield Row(f"{of}, growth once it has settled", max(found.growth, 1.0), 50.0, "MB")
        if crowd is calm:
            yield Row(f"{of}, 99 of 100 pages within", found.p99, 1.5, "s waited")
        if crowd is hasty:
            yield Row(f"{of}, pages", found.pages, 40.0, "pages/s", more_is_better=True)


def machine() -> str:
    """What it was measured on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def table() -> Table:
    """The head of the table."""
    shown = Table(title=f"{machine()}; CPU time unless said", title_justify="left")
    for name in ("what", "measured", "over its floor", "must reach", "times better"):
        shown.add_column(name, justify="left" if name == "what" else "right")
    return shown


def cells(row: Row) -> tuple[str, ...]:
    """A figure as the table shows it."""
    measured = f"not in {row.cap} s" if row.measured is None else f"{row.measured:,.3g} {row.unit}".strip()
    better = row.times_better
    if row.must_reach is None:
        return row.what, measured, "", "", ""
    mark = "(not reached)" if better is None else f"{better:.1f}" if better >= 1 else f"{better:.2g} (not reached)"
    over = "" if row.over is None else f"{row.over:,.3g} × {row.floor}"
    return row.what, measured, over, f"{row.must_reach:,g} {row.unit}".strip(), mark


def main() -> None:
    """Measure, print, write."""
    bench = Bench(quick="--quick" in sys.argv)
    shown, found = table(), []
    for row in bench.rows():
        found.append(row)
        print(*cells(row), sep="  |  ", file=sys.stderr, flush=True)
        shown.add_row(*cells(row))
    Console(width=150).print(shown)
    held = {"exp of a million": bench.exp, "fold of 30,000": bench.fold}
    latest = {"machine": machine(), "floors in CPU seconds": held, "figures": [row._asdict() for row in found]}
    path = Path(__file__).with_name("latest.json")
    path.write_text(json.dumps(latest, indent=2) + "\n", "utf-8")
    print(f"written to {path.parent.name}/{path.name}")


if __name__ == "__main__":
    if "serve-load" in sys.argv[1:2]:
        serve_load.main(sys.argv[2:])
    elif "scale" in sys.argv[1:2]:
        scale.main(sys.argv[2:])
    elif "crowd" in sys.argv[1:2]:
        together.main(sys.argv[2:])
    elif "live" in sys.argv[1:2]:
        live.main(sys.argv[2:])
    elif {"-h", "--help"} & {*sys.argv}:
        print(__doc__)
    else:
        main()
