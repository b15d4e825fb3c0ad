"""Ninety edits that took a spoiler out of a note about somebody in a book: the note before, the note after.

The canon of a book is what its notes can tell: everybody a note is about or names as kin, from the first chapter, and
each note as it stands after its edit, told at its chapter as a line about whom it is about. Each note, before and
after, is then an article, read by somebody who has come up to the note's chapter.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest

import previously as pv
from previously.press.article.model import Article, Passage
from previously.press.article.sentences import sentences
from previously.press.gate.gate import verdicts
from previously.press.gate.reader import Reader
from previously.story.story import reader_of
from tests.press.readers import ROOT

FILE = ROOT.parent / "shared" / "data" / "spoilers" / "leaks-dev.jsonl"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason="../shared/data/spoilers is not here")
Row = dict[str, Any]


class Figures(NamedTuple):
    """How many notes spoil, of how many all that spoils is withheld, and how much of the rest is shown."""

    notes: int
    stopped: int
    spoiling: int
    leaked: int
    harmless: int
    shown: int
    whole: int
    after: int


def rows() -> list[Row]:
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def told(text: str | None) -> list[str]:
    """A note's sentences; of relations, one a line."""
    if not text:
        return []
    if text.startswith("{"):
        return [f"{who}: {what}." for who, what in json.loads(text).items()]
    if text.startswith("["):
        return [f"{one}." for one in json.loads(text)]
    return [one.text.strip() for one in sentences(text)]


def name(character: str) -> str:
    return character.replace("-", " ").title()


def chapter(row: Row) -> int:
    return int(row["chapter"])


@cache
def canon(book: str) -> pv.Story:
    """What the notes on a book can tell."""
    own = [row for row in rows() if row["book"] == book]
    named = {row["character"]: name(row["character"]) for row in own}
    kin = [who for row in own if (row["after"] or "").startswith("{") for who in json.loads(row["after"])]
    named |= {who.lower().replace(" ", "-").replace(".", ""): who for who in kin if who.replace(" ", "").isalpha()}
    cast = "".join(f"  {who}: {{name: {json.dumps(said)}, from: Chapter 1}}\n" for who, said in named.items())
    told_at: dict[int, list[str]] = {}
    for row in own:
        lines = [f"{name(row['character'])} is as told: {said}" for said in told(row["after"])]
        told_at.setdefault(chapter(row), []).extend(line.replace(";", ",") for line in lines)
    scenes = "".join(
        f"Chapter {number}:\n  scenes:\n    1:\n      lines:\n"
        + "".join(f"        - {json.dumps(line)}\n" for line in lines)
        for number, lines in sorted(told_at.items())
        if lines
    )
    head = f"title: {name(book.rpartition('/')[2])}\npositions: Chapter {{chapter}}\ncast:\n{cast}"
    return pv.story_of({"story.yaml": head, "s01.yaml": scenes})


def reader(row: Row) -> Reader:
    return reader_of(canon(row["book"]).seen(f"Chapter {chapter(row)}"))


def shown(row: Row, said: list[str]) -> Iterator[bool]:
    """Of each sentence, whether it is shown."""
    text = " ".join(said)
    found = verdicts(Article((Passage("paragraph", text, 0),), "en"), reader(row)) if text else ()
    for one in said:
        start = text.index(one)
        over = [each for each in found if each.start < start + len(one) and start < each.end]
        yield all(each.rule for each in over)


def figures() -> Figures:
    total = [0] * len(Figures._fields)
    for row in rows():
        before, after = told(row["before"]), told(row["after"])
        seen = list(zip(before, shown(row, before), strict=True))
        spoils = [clear for said, clear in seen if said not in after]
        rest = list(shown(row, after))
        counted = (
            1,
            not any(spoils),
            len(spoils),
            sum(spoils),
            len(rest),
            sum(rest),
            bool(rest) and all(rest),
            bool(rest),
        )
        total = [one + int(more) for one, more in zip(total, counted, strict=True)]
    return Figures(*total)


def test_what_an_edit_took_out_is_withheld_and_the_manual_says_how_often() -> None:
    found = figures()
    page = " ".join((ROOT / "docs" / "reading.md").read_text("utf-8").split())
    assert f"{found.stopped} of {found.notes} notes" in page
    assert f"{found.shown} of {found.harmless} sentences" in page
    assert found.leaked <= found.spoiling / 20
