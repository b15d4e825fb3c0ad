"""`previously knows`: who believes what, for people and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.surfaces.conftest import Typed

JESSICA = str(Path(__file__).parents[2] / "stories" / "jessica-jones")
STORY = """\
title: Harbour
cast: {mara: Mara, joe: Joe Harker, ann: Ann}
facts: {lamp: lit}
"""
SEASON = """\
S01E01:
  scenes:
    1:
      present: [mara, ann]
      lines:
        - Mara hides the scarf; sets scarf = basket
        - Mara lies to Ann; sets key = sea
        - Mara hides scarf; from Joe, Ann
    2:
      lines:
        - Ann tells Joe Harker; sets scarf = basket
"""


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "story.yaml").write_text(STORY, "utf-8")
    (tmp_path / "s01.yaml").write_text(SEASON, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def asked(typed: Typed, *words: str) -> Any:
    said = typed("knows", *words, "--format", "json")
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def test_a_fact(typed: Typed) -> None:
    data = asked(typed, "reva-killer", JESSICA, "--at", "S01E06")
    assert list(data) == ["fact", "at", "value", "believes"]
    assert (data["fact"], data["at"], data["value"]) == ("reva-killer", "S01E06", "Jessica")
    luke = {"character": "luke", "value": "Jessica", "since": "S01E06.2", "how": "told", "from": "jessica"}
    assert luke in data["believes"]
    assert [list(row) for row in data["believes"]] == [list(luke)] * len(data["believes"])
    assert {"character": "audience", "value": "Jessica", "since": "S01E03.2", "how": "told", "from": ""} in data[
        "believes"
    ]


def test_a_name(typed: Typed) -> None:
    data = asked(typed, "Will Simpson", JESSICA)
    assert (data["character"], data["at"], data["by"]) == ("simpson", "S01E13", "")
    assert data["facts"] == [
        {
            "fact": "trish-is-dead",
            "value": "true",
            "true": False,
            "since": "S01E03.4",
            "how": "lied to",
            "from": "jessica",
        }
    ]
    assert "S01E03.4/1" in [row["deed"] for row in data["deeds"]]
    assert list(data["facts"][0]) == ["fact", "value", "true", "since", "how", "from"]


@pytest.mark.usefixtures("harbour")
def test_the_audience_and_secrets(typed: Typed) -> None:
    audience = asked(typed, "audience")
    scarf = {"fact": "scarf", "value": "basket", "true": True, "since": "S01E01.1", "how": "told", "from": ""}
    named = {"character": "audience", "at": "S01E01", "by": ""}
    assert audience == {**named, "facts": [scarf], "deeds": [], "unknown": None}
    rows = [
        {"fact": "scarf", "by": "mara", "from": ["joe"], "since": "S01E01.1"},
    ]
    assert asked(typed, "--secrets", "--at", "S01E01.1") == {"at": "S01E01.1", "secrets": rows}
    assert asked(typed, "--secrets", ".") == {"at": "S01E01", "secrets": []}
    assert asked(typed, "lamp")["value"] == "lit"
    assert asked(typed, "key")["value"] is None


@pytest.mark.usefixtures("harbour")
def test_in_words(typed: Typed) -> None:
    said = typed("knows", "scarf").out
    assert "is basket [s01.yaml:6]" in said
    assert "Joe Harker believes basket, told by Ann since S01E01.2 [s01.yaml:11]" in said
    assert "Ann believes basket, as a witness since S01E01.1 [s01.yaml:6]" in said
    said = typed("knows", "key").out
    assert "Who believes otherwise\n  Ann believes sea, lied to by Mara since S01E01.1 [s01.yaml:7]" in said
    assert "Who does not know\n  Mara and Joe Harker" in said
    assert "The audience\n  has not been told" in said
    said = typed("knows", "ann").out
    assert "Believed wrongly\n  key is sea, lied to by Mara since S01E01.1 [s01.yaml:7]" in said
    assert "So, and not known\n  lamp" in said
    assert "no fact that the log sets, yet" in typed("knows", "joe", "--at", "S01E01.1").out
    said = typed("knows", "--secrets", "--at", "S01E01.1").out
    assert "Mara hides scarf from everybody who does not know it: Joe Harker; since S01E01.1 [s01.yaml:6]" in said
    assert "nobody hides anything" in typed("knows", "--secrets").out


def test_a_plan_is_laid_on_top(typed: Typed) -> None:
    assert "trish" not in {row["character"] for row in asked(typed, "reva-killer", JESSICA)["believes"]}
    with_it = asked(typed, "reva-killer", JESSICA, "--plan", "carry")
    assert "trish" in {row["character"] for row in with_it["believes"]}


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["scraf"], "“scraf” is nobody in “Harbour”, and no fact that a line sets; did you mean “scarf”?"),
        (["Marra"], "did you mean “Mara”?"),
        (["audiense"], "did you mean “audience”?"),
        ([], "knows needs somebody of the cast, “audience” or a fact; or --secrets"),
        (["scarf", "elsewhere", "--secrets"], "leave out “scarf”"),
        (["scarf", "--at", "tomorrow"], "“tomorrow” is not a position here"),
        (["mara", "--at", "S01E01.9"], "there is no scene S01E01.9 here"),
        (["=;\x07"], "is nobody in “Harbour”"),
        ([""], "knows needs somebody"),
    ],
)
def test_what_is_asked_wrongly_is_answered_in_a_sentence(typed: Typed, words: list[str], sentence: str) -> None:
    said = typed("knows", *words)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_name_goes_before_a_fact_of_the_same_name(typed: Typed, harbour: Path) -> None:
    (harbour / "s02.yaml").write_text("S02E01:\n  scenes:\n    1: {lines: [Ann hides it; sets mara = gone]}\n", "utf-8")
    assert asked(typed, "mara")["character"] == "mara"


def test_a_story_of_nothing(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("cast: {mara: Mara}\n", "utf-8")
    assert asked(typed, "mara", str(tmp_path))["facts"] == []
    assert asked(typed, "--secrets", str(tmp_path))["secrets"] == []
    assert typed("knows", "--secrets", str(tmp_path)).code == 0


def test_news_of_a_death_is_told_by_whoever_brings_it(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("cast: {mara: Mara, joe: Joe, ann: Ann}\n", "utf-8")
    scenes = "{1: {lines: [Ann drowns]}, 2: {lines: [Joe tells Mara that Ann is dead]}}"
    (tmp_path / "s01.yaml").write_text(f"S01E01: {{scenes: {scenes}}}\n", "utf-8")
    out = typed("knows", "mara", str(tmp_path)).out
    assert "Ann is dead: “Ann drowns”, told by Joe since S01E01.2" in out
    assert "no fact" not in out


@pytest.mark.usefixtures("harbour")
def test_without_somebody_nobody_has_it_from_them(typed: Typed) -> None:
    assert "Joe Harker believes basket" in typed("knows", "scarf").out
    assert "Joe Harker believes" not in typed("knows", "scarf", "--without", "ann").out
    assert typed("knows", "--secrets", "--without", "mara").out == "Secrets after S01E01\n\n  nobody hides anything\n"
