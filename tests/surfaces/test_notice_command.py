"""`previously notice`."""

import json
from pathlib import Path

import pytest

from tests.surfaces.conftest import Typed


@pytest.mark.usefixtures("lighthouse")
def test_as_far_as_the_articles_own_notice(typed: Typed) -> None:
    Path("review.txt").write_text("This review contains spoilers for the first season.\n\nIt rains.\n", "utf-8")
    said = typed("notice", "review.txt")
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("”, Season 1.\n")


@pytest.mark.usefixtures("lighthouse")
def test_as_far_as_one_says(typed: Typed) -> None:
    Path("review.html").write_text("<p>It rains.</p>", "utf-8")
    said = typed("notice", "review.html", "--to", "S01E02", "--as", "discord")
    assert said.code == 0
    assert said.out.endswith("”, up to Season 1, Episode 2:\n||…||\n")


@pytest.mark.usefixtures("lighthouse")
@pytest.mark.parametrize(
    "words",
    [
        "It rains.",
        "Spoilers ahead!",
        "This review contains spoilers for the most recent episode.",
        "Spoilers for Season 1 follow.\n\nSpoilers for tonight’s episode follow.",
        "Spoilers for Another Show Season 1 follow.",
    ],
)
def test_an_article_that_does_not_say_how_far_needs_to(typed: Typed, words: str) -> None:
    Path("review.txt").write_text(f"A headline\n\n{words}\n\nIt rains.\n", "utf-8")
    said = typed("notice", "review.txt")
    assert (said.code, said.out) == (2, "")
    assert "such as --to S01E01" in " ".join(said.err.split())


@pytest.mark.usefixtures("lighthouse")
@pytest.mark.parametrize(
    "arguments", [("none.txt",), ("review.txt", "--to", "nowhere"), ("review.txt", "--to", "S01", "--as", "telegram")]
)
def test_what_cannot_be_done_is_said_in_a_sentence(typed: Typed, arguments: tuple[str, ...]) -> None:
    Path("review.txt").write_text("It rains.\n", "utf-8")
    said = typed("notice", *arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("previously: ")


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article of ten sentences that nobody can match to the story it stands beside, and one that is told."""
    (tmp_path / "story.yaml").write_text("title: Low Tide\ncast: {ann: Ann, ben: Ben}\n", "utf-8")
    (tmp_path / "s01.yaml").write_text(
        "S01E02: {scenes: {1: {present: [ann, ben], lines: [Ben helps Ann]}}}\n", "utf-8"
    )
    text = "Ben helps Ann.\n\n" + "".join(f"Ann marries Mara {number}.\n\n" for number in range(10))
    (tmp_path / "review.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "90")
    return tmp_path


@pytest.mark.usefixtures("review")
def test_the_notice_is_for_the_article_and_the_reasons_are_for_its_author(typed: Typed) -> None:
    said = typed("notice", "review.txt")
    assert (said.code, said.out) == (0, "Spoiler warning: this article contains spoilers for all of “Low Tide”.\n")
    lines = said.err.splitlines()
    assert lines[:3] == [
        "All of it: 10 sentences may tell more than the story’s log. If you know how far they go,",
        "say so with --to.",
        "  review.txt:3 “Ann marries Mara 0.”",
    ]
    assert (len(lines), lines[-1]) == (2 + 8 + 1, "  … and 2 more")


@pytest.mark.usefixtures("review")
def test_programs_get_every_reason(typed: Typed) -> None:
    said = typed("notice", "review.txt", "--format", "json")
    answer = json.loads(said.out)
    assert (said.code, said.err, answer["to"], len(answer["because"])) == (0, "", "all", 10)
    assert answer["because"][9] == {"text": "Ann marries Mara 9.", "file": "review.txt", "row": 21}


@pytest.mark.usefixtures("review")
def test_where_it_is_said_how_far_or_all_is_matched_there_are_none(typed: Typed) -> None:
    Path("told.txt").write_text("Ben helps Ann.\n", "utf-8")
    for arguments in (["told.txt"], ["review.txt", "--to", "S01E02"]):
        said = typed("notice", *arguments)
        assert (said.code, said.err) == (0, "")
        assert said.out.endswith("“Low Tide”, up to Season 1, Episode 2.\n")
