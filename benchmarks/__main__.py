"""Print the speeds as a table beside what they must reach, and write them to benchmarks/latest.json."""

import json
import os
import platform
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import mind, reading, serve_load, stories, web
from previously.mind.kernel import fast
from previously.mind.kernel.experiences import Terms
from previously.mind.kernel.replay import live

Row = tuple[str, float, float, str, bool]
"""What, measured, must reach, unit, and whether less is better."""


def rows() -> list[Row]:
    """Every figure that is held."""
    told, pages = stories.figures(), web.figures()
    slowest = max(pages[page] for page in ("/", *web.PAGES))
    step = max(pages[f"{page} step"] for page in web.SLIDES)
    terms = Terms()
    life = live(terms, mind.mixed_life(terms, mind.ROWS))
    usual = live(terms, mind.mixed_life(terms, mind.USUAL_ROWS)).checkpoints[-1]
    kept = sum(state.nbytes for state in life.checkpoints) + 2 * life.harms.nbytes + life.gain.nbytes
    speed = mind.speed(mind.ROWS, compiled=True) if fast.available() else mind.speed(mind.PLAIN_ROWS, compiled=False)
    return [
        ("cold check of the shipped season", told["season"], 0.6, "s", True),
        ("cold check of 200 episodes, 10,000 scenes, 30,000 events, 300 characters", told["big"], 3.0, "s", True),
        ("the same, peak memory", told["memory"], 400.0, "MB", True),
        ("one scene edited at that size, findings again, median", told["edit line"], 50.0, "ms", True),
        ("the same, where a line that sets a fact is put in", told["edit fact"], 50.0, "ms", True),
        ("the same, where a death is put in", told["edit death"], 50.0, "ms", True),
        ("replay, compiled, one core", speed / 1e6, 2.0, "million experiences/s", False),
        ("exact headspace after any of 100,000 events, median", mind.position_ms(life, read=True), 1.0, "ms", True),
        ("the first page of the shipped story, asked of a fresh server", pages["first"], 300.0, "ms", True),
        ("the slowest page of the long story, asked for the first time", slowest, 1000.0, "ms", True),
        ("a step of its “as of”, median, on the slowest page", step, 100.0, "ms", True),
        ("an article of 2,000 words read, median", reading.figure(), 50.0, "ms", True),
        ("memory a character", usual.nbytes / 1000, 2.0, "kB", True),
        ("memory an experience", (life.table.nbytes + kept) / mind.ROWS, 100.0, "B", True),
    ]


def machine() -> str:
    """What it was measured on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def table(found: list[Row]) -> Table:
    """The figures, what they must reach, and how many times better they are."""
    shown = Table(title=machine(), title_justify="left")
    for name in ("what", "measured", "must reach", "times better"):
        shown.add_column(name, justify="left" if name == "what" else "right")
    for what, measured, wanted, unit, less in found:
        ratio = wanted / measured if less else measured / wanted
        mark = "" if ratio >= 1 else "  (not reached)"
        shown.add_row(what, f"{measured:,.3g} {unit}", f"{wanted:g} {unit}", f"{ratio:.1f}{mark}")
    return shown


def main() -> None:
    """Measure, print, write; or put the server under load."""
    if sys.argv[1:2] == ["serve-load"]:
        serve_load.main(sys.argv[2:])
        return
    found = rows()
    Console(width=130).print(table(found))
    names = ("what", "measured", "must_reach", "unit", "less_is_better")
    latest = {"machine": machine(), "figures": [dict(zip(names, row, strict=True)) for row in found]}
    path = Path(__file__).with_name("latest.json")
    path.write_text(json.dumps(latest, indent=2) + "\n", "utf-8")
    print(f"written to {path.parent.name}/{path.name}")


if __name__ == "__main__":
    main()
