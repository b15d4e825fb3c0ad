"""The tables of moments say what the program says of them now, and whether that is what a reader said."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import previously as pv
from previously.questions.words import HURT, LIFT, word

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "moments.md").read_text("utf-8")
SCALES = {
    "hurt": ("untroubled", "slightly hurt", "noticeably hurt", "heavily hurt", "overwhelmed"),
    "lift": ("not lifted", "slightly lifted", "noticeably lifted", "strongly lifted", "overjoyed"),
}


class Row(NamedTuple):
    """One row of the table, as it stands there."""

    story: str
    who: str
    at: str
    reader: str
    because: str
    program: str
    agreed: str


def rows(text: str) -> list[Row]:
    """The rows of a table."""
    lines = (line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| story"))
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


NATURAL = ROOT.parent / "shared" / "data" / "natural"
NOT_SHIPPED = {"romcom", "gothic"}
TABLES = PAGE.split("\n## An earlier reader\n")
"""The page by its tables, each with its counts and what explains those that differ."""


@cache
def told(story: str) -> pv.Story:
    folder, _, plan = story.partition(", ")
    opened = pv.open(NATURAL / folder / "as-written" if folder in NOT_SHIPPED else ROOT / "stories" / folder)
    return opened.plan(f"plans/{plan}.yaml") if plan else opened


@pytest.mark.parametrize("row", rows(PAGE), ids=lambda row: f"{row.story} {row.who} {row.at}")
def test_the_program_says_what_the_table_has_it_say(row: Row) -> None:
    if row.story in NOT_SHIPPED and not NATURAL.is_dir():
        pytest.skip("no stories in natural sentences lie beside the repository")
    space = told(row.story).headspace(row.who, at=row.at)
    assert row.program == f"{word(HURT, space.hurt)}; {word(LIFT, space.lift)}"
    hurt, lift = row.reader.split("; ")
    near = (
        abs(band(HURT, space.hurt) - SCALES["hurt"].index(hurt)) <= 1
        and abs(band(LIFT, space.lift) - SCALES["lift"].index(lift)) <= 1
    )
    assert row.agreed in ({"yes", "not why"} if near else {"no"})


@pytest.mark.parametrize("text", TABLES, ids=["now", "earlier"])
def test_the_counts_are_those_of_the_table(text: str) -> None:
    found = rows(text)
    agreed = sum(row.agreed == "yes" for row in found)
    shown = re.findall(r"\*\*(\d+) of (\d+)\*\*\s+are\s+agreed now", text)
    assert shown == [(str(agreed), str(len(found)))]
    bold = "".join(re.findall(r"^- \*\*(.*?)\*\*", text, re.MULTILINE))
    explained = re.findall(r"[A-Z][a-z]+, (?:watch |street )?(?:S\d\dE\d\d|E\d\d|Chapter )", bold)
    assert len(explained) == len(found) - agreed, "each that differs is explained"


def band(scale: tuple[tuple[float, str], ...], level: float) -> int:
    """Which word of a scale it is, 0 for the least."""
    return next(i for i, (bound, _) in enumerate(scale) if level < bound)
