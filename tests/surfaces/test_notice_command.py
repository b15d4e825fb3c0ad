"""`previously notice`."""

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
