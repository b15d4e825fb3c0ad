"""Every shape there is, and how one is asked about: an article read, a story checked, anything else as it says."""

import os
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import previously as pv
from tests.shapes import articles, others, stories
from tests.shapes.others import LINE, WHO, Ask, ran, timed, written

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "stories" / "jessica-jones"
NAMES = [
    *(f"article: {name}" for name in articles.SHAPES),
    *(f"story: {name}" for name in stories.SHAPES),
    *(f"other: {name}" for name in others.SHAPES),
]
MOST_OF_A_PAGE = 8_000_000
"""Characters of an article: a page or a post that is longer is refused."""


def ask(name: str, size: int, folder: Path) -> Ask:
    """Make a shape of about so many bytes in a folder; what is given back asks us about it, and says nothing."""
    family, _, shape = name.partition(": ")
    if family == "article":
        made = _article(articles.SHAPES[shape](min(size, MOST_OF_A_PAGE)), folder)
    elif family == "story":
        made = _story(stories.SHAPES[shape](size), folder)
    else:
        made = others.SHAPES[shape](size, folder)
    return lambda: _quietly(made)


def _quietly(made: Ask) -> object:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        return made()


@cache
def _seen() -> pv.Story:
    return pv.open(SHIPPED).seen("S01E05")


def _article(text: str, folder: Path) -> Ask:
    """Read by somebody who has seen a part of it; its speakers, and the notice it needs."""
    path = folder / "article.txt"
    path.write_text(text, "utf-8")
    seen = _seen()

    def made() -> None:
        timed(lambda: list(seen.read(text)))
        for command in ("quotes", "notice"):
            ran([command, str(path), str(SHIPPED)])

    return made


def _story(files: dict[str, str], folder: Path) -> Ask:
    """Checked, for people and for machines; its cast and a recap of it."""
    written(folder, {"story.yaml": WHO, "s01.yaml": LINE} | files)

    def made() -> None:
        ran(["check", str(folder)])
        ran(["check", str(folder), "--format", "sarif"])
        ran(["cast", str(folder)])
        ran(["recap", str(folder), "--at", "S99"])

    return made
