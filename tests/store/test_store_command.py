"""`previously store`: what it does to a store, says of it, and refuses."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import pytest

from previously.surfaces.cli.commands.store_command import command
from tests.store.worlds import STORY
from tests.surfaces.conftest import Typed, typed

__all__ = ["typed"]


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: Typed) -> Path:
    """A story with an empty store, and one stands in it."""
    (tmp_path / "story.yaml").write_text(STORY, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert typed("store", "begin").code == 0
    return tmp_path


@pytest.mark.usefixtures("harbour")
def test_rows_as_json_hold_all_that_was_said(typed: Typed) -> None:
    said = ["--at", "S01E02.1", "--by", "ann", "--quote", "“No.”", "--place", "pier", "--day", "3"]
    assert typed("store", "log", "Mara slaps Joe", *said, "--present", "mara, joe").code == 0
    (found,) = json.loads(typed("store", "rows", "--format", "json").out)["rows"]
    assert (found["n"], len(found["hash"])) == (1, 64)
    assert found["row"] == {
        "at": "S01E02.1", "line": "Mara slaps Joe", "place": "pier", "present": ["mara", "joe"], "day": 3.0,
        "quote": "“No.”", "by": "ann",
    }  # fmt: skip


@pytest.mark.usefixtures("harbour")
def test_a_take_is_kept(typed: Typed) -> None:
    typed("store", "log", "Mara slaps Joe", "--at", "S01E01.1")
    typed("store", "branch", "take2", "--after", "0")
    typed("store", "log", "Joe slaps Mara", "--at", "S01E01.1", "--branch", "take2")
    assert typed("store", "keep", "take2").out == "“take2” is kept: 1 row more where it was taken from.\n"
    assert typed("store", "rows").out == "1 S01E01.1 Mara slaps Joe\n2 S01E01.1 Joe slaps Mara\n2 rows.\n"
    assert typed("store", "rows", "--after", "1").out.endswith("\n1 row.\n")


def test_verify_fails_where_a_row_was_changed(typed: Typed, harbour: Path) -> None:
    typed("store", "log", "Mara slaps Joe", "--at", "S01E01.1")
    said = typed("store", "verify", "--format", "json")
    assert (said.code, json.loads(said.out)["wrong"]) == (0, [])
    with closing(sqlite3.connect(harbour / "world.db")) as db:
        db.execute("UPDATE rows SET line = 'Mara hugs Joe'")
        db.commit()
    said = typed("store", "verify")
    assert (said.code, said.out.split("\n")[0]) == (1, "wrong: row 1 of “main” is not what was written")
    assert "main: 1 row read, head " in said.out
    assert typed("check").code == 1


WRONG = (
    (["log", "Mara waits"], "nothing is logged in “main” yet: give the first line a position"),
    (["log", "Mara waits", "--at", "soon"], "“soon”"),
    (["log", "Mara waits", "--at", "S01E01.1", "--day", "nan"], "a day is a number; given nan"),
    (["begin"], "already"),
    (["keep", "main"], "“main” is what others are kept in"),
    (["discard", "mian"], "did you mean “main”?"),
    (["rewind", "1"], "“main” has 0 rows; say 0 to 0; given 1"),
    (["fill", "bad.jsonl"], "bad.jsonl:2 is no logged event"),
    (["fill", "none.jsonl"], "“none.jsonl” cannot be read"),
    (["export", "-o", "inside"], "lies in the story itself"),
    (["verify", "--in", "nowhere"], "nowhere"),
)


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_is_wrong_is_said_and_nothing_is_logged(
    arguments: list[str], said: str, typed: Typed, harbour: Path
) -> None:
    (harbour / "bad.jsonl").write_text('{"at": "S01E01.1", "line": "Mara waits"}\n{"at": 3}\n', "utf-8")
    answer = typed("store", *arguments)
    assert (answer.code, said in answer.err) == (2, True), answer.err
    assert typed("store", "rows").out == "0 rows.\n"


@pytest.mark.parametrize("name", sorted(command.commands))
def test_each_deed_says_what_it_does_and_takes(name: str, typed: Typed) -> None:
    said = typed("store", name, "--help")
    assert (said.code, said.out.startswith(f"Usage: previously store {name} ")) == (0, True)
    for param in command.commands[name].params:
        assert not isinstance(param, click.Option) or param.help
