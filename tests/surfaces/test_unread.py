"""`previously unread`: what nobody could read, what it may mean, and the choice written into the file as it was."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from previously.canon.load import load
from previously.core.entries import Event
from previously.surfaces.cli.commands.unread_command import command
from tests.surfaces.conftest import Typed

STORY = "title: Harbour\ncast: {ann: {name: Ann, pronouns: she}, bob: Bob}\n"
SEASON = """S01E01:
  scenes:
    1:
      lines:
        - Ann zorbs Bob to death   # why
        - "Bob glips murder at Ann; at harbour"
        - Ann frobs Bob
        - Ann zorbs the old boat to death; intended "only a boat"
        - Ann comforts Bob
"""


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    (tmp_path / "story.yaml").write_text(STORY, "utf-8")
    (tmp_path / "s01.yaml").write_bytes(SEASON.replace("\n", "\r\n").encode())
    return tmp_path


def test_each_line_has_its_readings_the_likeliest_first(typed: Typed, harbour: Path) -> None:
    data = json.loads(typed("unread", str(harbour), "--format", "json").out)
    said = [(line["text"], line["speaks"], [one["line"] for one in line["readings"]]) for line in data["lines"]]
    assert said == [
        (
            "Ann zorbs Bob to death",
            "death",
            ["Ann zorbs Bob to death; as Bob dies", "Ann zorbs Bob to death; as Ann dies"],
        ),
        ("Bob glips murder at Ann; at harbour", "death", ["Bob glips murder at Ann; as kills; at harbour"]),
        ("Ann frobs Bob", "", []),
    ]
    assert data["lines"][1]["readings"][0]["does"].startswith("is the death of Ann")


def test_text_shows_them(typed: Typed, harbour: Path) -> None:
    said = typed("unread", str(harbour)).out
    assert "1 “death” reads as dies: is the death of Bob" in said
    assert "no verb in it is known" in said


def test_a_choice_is_written_behind_the_line_and_the_rest_stays(harbour: Path) -> None:
    done = CliRunner().invoke(command, [str(harbour), "--write"], input="1\ns\n", standalone_mode=False)
    assert done.exception is None
    before = SEASON.replace("\n", "\r\n").encode()
    after = before.replace(b"to death   #", b"to death; as Bob dies   #")
    assert (harbour / "s01.yaml").read_bytes() == after
    first = load(harbour).episodes[0].entries[0]
    assert isinstance(first, Event)
    assert (first.verb.id, first.subject) == ("dies", "bob")


def test_whoever_stops_writes_nothing(harbour: Path) -> None:
    CliRunner().invoke(command, [str(harbour), "--write"], input="q\n", standalone_mode=False)
    assert (harbour / "s01.yaml").read_bytes() == SEASON.replace("\n", "\r\n").encode()


def test_say_suggests_what_a_line_may_mean(typed: Typed, harbour: Path) -> None:
    data = json.loads(typed("say", "Bob glips murder at Ann", str(harbour), "--format", "json").out)
    assert data["suggestions"] == ["“murder” → reads as kills: is the death of Ann; weighs on Bob"]
    assert json.loads(typed("say", "Bob kills Ann", str(harbour), "--format", "json").out)["suggestions"] == []
    assert json.loads(typed("say", "Bob frobs Ann", str(harbour), "--format", "json").out)["suggestions"] == []
