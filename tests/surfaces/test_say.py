"""`previously say`: its forms, what it takes before, and rows with casts of their own."""

import json
from pathlib import Path

from tests.surfaces.conftest import Typed

JESSICA = str(Path(__file__).parents[2] / "stories" / "jessica-jones")
LINE = "Jessica slaps Kilgrave and tells Luke that he lied"
FIELDS = ["line", "read", "events", "tells", "bears", "notes", "suggestions"]
EVENT = ["class", "by", "to", "by_other", "to_other", "status", "verb", "words"]
ROWS = """
{"id": "a", "line": "He forgives her", "before": ["Ann lies to Bob"], "tags": ["x"],
 "cast": {"ann": {"name": "Ann", "pronouns": "she"}, "bob": {"name": "Bob", "pronouns": "he"}}}
{"id": "b", "line": "It rains"}
"""


def test_text_says_what_happens_to_whom(typed: Typed) -> None:
    said = typed("say", LINE, JESSICA)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        LINE,
        "  injure (slaps Kilgrave): by Jessica Jones, to Kilgrave",
        "  tell (tells Luke that): by Jessica Jones, to Luke Cage",
        "  deceive (lied): is said to have happened",
        "  Luke Cage hears: he lied",
        "  falls badly on Kilgrave",
    ]


def test_json_has_the_fields_in_their_order(typed: Typed) -> None:
    data = json.loads(typed("say", LINE, JESSICA, "--format", "json").out)
    assert list(data) == FIELDS
    assert [list(one) for one in data["events"]] == [EVENT] * 3
    assert data["events"][0]["words"] == [[0, 7], [8, 22]]
    assert data["tells"] == [{"to": ["luke"], "what": "he lied", "true": True}]


def test_the_lines_before_say_whom_a_pronoun_means(typed: Typed) -> None:
    given = ("--before", "A guard grabs Jessica", "--before", "Luke waits for a guard")
    data = json.loads(typed("say", "The guard kicks Luke", JESSICA, *given, "--format", "json").out)
    assert data["events"][0]["by_other"] == ["The guard"]
    assert data["events"][0]["to"] == ["luke"]


def test_rows_are_read_with_their_own_cast(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(ROWS.replace(",\n ", ", "), "utf-8")
    first, second = map(json.loads, typed("say", "--rows", str(file), "--format", "json").out.splitlines())
    assert (first["id"], first["events"][0]["by"], first["events"][0]["to"]) == ("a", ["bob"], ["ann"])
    assert (second["id"], second["read"], second["bears"]) == ("b", False, {})


def test_what_is_no_row_and_no_sentence_is_said(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"line": "Ann waits"}', "utf-8")
    assert "line 1 of" in typed("say", "--rows", str(file)).err
    assert "say needs a sentence" in typed("say").err
