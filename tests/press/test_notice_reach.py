"""A notice that is worked out is an upper bound: who has watched so far could be shown every sentence of the text."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import previously as pv
from previously.core.errors import BadRequest

STORY = {
    "story.yaml": "title: Low Tide\ncast: {ann: Ann, ben: Ben, joe: Joe, mara: Mara}\n",
    "s01.yaml": """\
S01E01: {scenes: {1: {present: [ann, ben], lines: [Ann hurts Ben]}}}
S01E02: {scenes: {1: {present: [ann, ben], lines: [Ben helps Ann]}}}
S01E03: {scenes: {1: {present: [ann, joe], lines: [Ann kills Joe]}}}
S01E04: {scenes: {1: {present: [ann, ben], lines: [Ann hurts Ben]}}}
S01E05: {scenes: {1: {present: [ann, mara], lines: [Mara comforts Ann]}}}
""",
}
MATCHED = {
    "Ben helps Ann.": "S01E02",
    "Joe is killed by Ann.": "S01E03",
    "Ann hurt Ben.": "S01E04",  # it may be the later of the two that is meant
    "Mara comforts Ann.": "S01E05",
    "Low Tide is a drama.": "",
    "The pace is good.": "",
}
"""Sentences that say what is told and no more, and how far each goes; two of them reveal nothing."""


@pytest.fixture(scope="module")
def story() -> pv.Story:
    return pv.story_of(STORY)


def asked(story: pv.Story, text: str) -> tuple[str, list[tuple[str, int]]]:
    """How far the notice of a text goes, and the sentences for which that is everything, each with its line."""
    answer = pv.ask(story, "notice", article=text, file="review.txt")
    assert {one.file for one in answer.because} <= {"review.txt"}
    return answer.to, [(one.text, one.row) for one in answer.because]


@pytest.mark.parametrize("pair", list(combinations(MATCHED, 2)))
def test_what_is_matched_goes_as_far_as_the_last_of_it_and_is_shown_there_whole(
    story: pv.Story, pair: tuple[str, str]
) -> None:
    last, text = max(MATCHED[one] for one in pair), " ".join(pair)
    if not last:
        with pytest.raises(BadRequest, match="reveals nothing"):
            asked(story, text)
        return
    assert asked(story, text) == (last, [])
    assert all(part.rule for one in story.seen(last).read(text) for part in one.parts)


@pytest.mark.parametrize(
    "more",
    [
        "Ann marries Mara.",  # nobody logged that
        "Ben helps Ann, who has never trusted Mara.",  # a part of it is logged
        "Joe kills Ann.",  # the other way round
        "The killer is her brother.",  # nobody is named
        "The lighthouse burns down.",
        "Is Mara the killer?",
        "In season 2, Ben is a detective.",  # beyond what is told by then
        "Episode 9 is good.",
        ">!Ben weds Mara.!<",  # behind a mark of its own, and told all the same
        "This review discusses all episodes released so far.",  # its own promise, and nobody knows how far that is
    ],
)
def test_a_sentence_that_may_say_more_asks_for_all_and_is_named(story: pv.Story, more: str) -> None:
    text = f"Ben helps Ann.\n\nThe pace is good.\n\n{more}\n"
    to, because = asked(story, text)
    assert (to, [row for _, row in because]) == ("all", [5])
    assert because[0][0] in more


def test_where_everybody_is_a_stranger_nothing_is_promised(story: pv.Story) -> None:
    with pytest.raises(BadRequest, match="say how far it goes"):
        asked(story, "The killer is her brother. Zork slew the queen at the lighthouse.")


@pytest.mark.parametrize(
    ("text", "to", "because"),
    [
        ("Spoilers for Season 1, Episode 3 follow.\n\nAnn marries Mara.", "S01E03", []),
        ("Ann marries Mara.\n\nSpoilers for Season 1, Episode 3 follow.", "all", [("Ann marries Mara.", 1)]),
        ("Spoilers for Season 1, Episode 3 follow.\n\nEpisode 9 ends it.", "all", [("Episode 9 ends it.", 3)]),
        ("Spoilers for all of Low Tide follow.\n\nAnn marries Mara.", "all", []),
        ("Spoilers for Season 7 follow.\n\nAnn marries Mara.", "S07", []),
        ("SPOILER ALERT\n\nBen helps Ann.", "S01E02", []),
        ("SPOILER ALERT\n\nAnn marries Mara.", "all", [("Ann marries Mara.", 3)]),
    ],
    ids=[
        "promised",
        "before its notice",
        "later than its notice",
        "all",
        "not told yet",
        "no scope",
        "no scope, and more",
    ],
)
def test_a_notice_of_its_own_is_believed_of_what_stands_under_it(
    story: pv.Story, text: str, to: str, because: list[tuple[str, int]]
) -> None:
    assert asked(story, text) == (to, because)


def test_but_not_where_the_text_breaks_it(story: pv.Story) -> None:
    kept, broken = "Spoilers for Season 1, Episode 1 follow.\n\nAnn marries Mara.", "\n\nJoe is killed by Ann.\n"
    assert asked(story, kept) == ("S01E01", [])
    assert asked(story, kept + broken) == ("all", [("Ann marries Mara.", 3)])
    assert asked(story, f"{kept}\n\nBen helps Ann.") == ("all", [("Ann marries Mara.", 3)])
    assert asked(story, f"{kept}\n\nAnn hurts Ben.") == ("S01E01", [])  # it may be the first time that is meant
    assert asked(story, "Spoilers for Season 1, Episode 1 follow.\n\nBen helps Ann.") == ("S01E02", [])


def test_in_another_language_nothing_is_matched(story: pv.Story) -> None:
    page = '<html lang="de"><p>Ann hurts Ben.</p></html>'
    assert asked(story, page)[0] == "all"


def test_the_killings_of_a_story_that_comes_along_are_matched() -> None:
    story = pv.open(Path(__file__).parents[2] / "stories" / "jessica-jones")
    lines = [entry.text.partition(";")[0] for entry in story.canon.entries()]
    killings = [line for line in lines if re.fullmatch(r"[A-Z]\w+ kills [A-Z]\w+", line)]
    assert killings
    for line in killings:
        to, because = asked(story, f"{line}.")
        assert because == []
        assert all(part.rule == "R4" for one in story.seen(to).read(f"{line}.") for part in one.parts)


def test_in_a_shared_universe_a_notice_is_about_its_own_series() -> None:
    street = pv.open(Path(__file__).parents[2] / "stories" / "neighborhood" / "street")
    assert asked(street, "Spoilers for Season 1, Episode 1.\n\nNell takes in Ines.") == ("S01E01", [])
    assert asked(street, "Nell takes in Ines.") == ("S01E02", [])  # it happens twice
    abroad = "The Hollow kills Teo Marsh."
    assert asked(street, f"Nell takes in Ines.\n\n{abroad}") == ("all", [(abroad, 3)])
    with pytest.raises(BadRequest, match="reveals nothing"):
        asked(street, abroad)
