"""`previously recap`: its forms, its budget, what it refuses."""

import json
from pathlib import Path

import pytest

import previously as pv
from tests.surfaces.conftest import Typed

JESSICA = str(Path(__file__).parents[2] / "stories" / "jessica-jones")
NEIGHBORHOOD = str(Path(__file__).parents[2] / "stories" / "neighborhood")
SENTENCE = ["text", "event", "at", "file", "line", "weight", "character"]


def test_text_is_a_title_and_a_paragraph_that_fits(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = typed("recap", JESSICA, "--at", "S01E06", "--for", "Luke Cage")
    title, empty, *rows = said.out.splitlines()
    assert (said.code, said.err, title, empty) == (0, "", "Previously on Jessica Jones", "")
    assert max(map(len, rows)) <= 60
    assert " ".join(rows) == str(pv.open(JESSICA).recap("S01E06", name="luke"))


def test_json_has_the_fields_in_their_order(typed: Typed) -> None:
    data = json.loads(typed("recap", JESSICA, "--at", "S01E06", "--for", "luke", "--format", "json").out)
    assert list(data) == ["story", "at", "for", "sentences"]
    assert (data["story"], data["at"], data["for"]) == ("Jessica Jones", "S01E06", "luke")
    assert all(list(sentence) == SENTENCE for sentence in data["sentences"])
    reva = next(one for one in data["sentences"] if one["event"] == "S01E03.2/2")
    assert (reva["at"], reva["file"], reva["character"]) == ("S01E03.2", "s01.yaml", "luke")


def test_an_audience_is_given_told_addresses_and_no_files(typed: Typed) -> None:
    said = typed("recap", JESSICA, "--at", "S01E06", "--seen", "S01E05", "--format", "json")
    data = json.loads(said.out)
    assert data["for"] is None
    assert all(one["file"] == one["at"] for one in data["sentences"])
    assert "yaml" not in said.out


@pytest.mark.parametrize("words", ["4", "12", "30", "60", "5000"])
def test_the_words_are_no_more_than_asked(typed: Typed, words: str) -> None:
    data = json.loads(typed("recap", JESSICA, "--at", "S01E13", "--words", words, "--format", "json").out)
    assert 0 < sum(len(one["text"].split()) for one in data["sentences"]) <= int(words)


def test_it_says_so_where_there_is_nothing(typed: Typed) -> None:
    assert typed("recap", JESSICA, "--at", "S01E01").out.endswith("There is nothing to recap before S01E01.\n")
    assert "is that short" in typed("recap", JESSICA, "--at", "S01E09", "--words", "1").out
    assert typed("recap", JESSICA, "--at", "S01E09", "--seen", "none").code == 0


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--at", "soon"], "not a position"),
        (["--at", "S01E02.99"], "there is no scene S01E02.99"),
        (["--at", "S01E06", "--for", "nobody"], "nobody in"),
        (["--at", "S01E06", "--words", "0"], "--words"),
        (["--at", "S01E13", "--seen", "S01E05", "--for", "claire"], "is called “claire”"),
    ],
)
def test_what_it_cannot_answer_is_a_sentence(typed: Typed, arguments: list[str], why: str) -> None:
    said = typed("recap", JESSICA, *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert why in said.err


def test_a_universe_tells_the_series_that_is_asked_for(typed: Typed) -> None:
    own = typed("recap", NEIGHBORHOOD, "--at", "street=S01E04").out
    assert own.startswith("Previously on Mercy Street\n")
    assert "Hollow" not in own
    assert (
        "The Hollow kills Teo."
        in typed("recap", NEIGHBORHOOD, "--at", "street=S01E04", "--seen", "street=S01E03,watch=E02").out
    )


def test_nothing_steers_the_terminal(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text('title: X\ncast: {ann: "A\\e[31mnn", joe: Joe}\n', "utf-8")
    scene = 'S01E01:\n  scenes:\n    1:\n      lines: ["Joe hurts ann", "Joe loses \\"\\e[2J\\""]\n'
    (tmp_path / "s01.yaml").write_text(scene, "utf-8")
    assert "\x1b" not in typed("recap", str(tmp_path), "--at", "S01E02").out


def test_a_plan_is_recapped_too() -> None:
    ends = pv.open(JESSICA).plan("hovercar").recap("S02E02").sentences[-1].event
    assert ends.scene.at.startswith("S02E01")
