"""The measure of how well sentences are read, on rows whose answers are known."""

import json
from collections.abc import Mapping

import msgspec
import pytest

from scripts import score_sentences

CAST = {"ann": {"name": "Ann", "pronouns": "she"}, "bob": {"name": "Bob", "pronouns": "he"}}
HURT = {"class": "injure", "by": ["ann"], "to": ["bob"], "status": "happened"}


def scored(line: str, *events: Mapping[str, object], **bears: str) -> dict[str, int]:
    """What one row counts."""
    row = {"id": "1", "line": line, "cast": CAST, "events": events, "bears": bears}
    score = score_sentences
    count, _ = score.scored(msgspec.json.decode(json.dumps(row), type=score.Judged), frozenset())
    return {name: number for name, number in count.items() if number}


@pytest.mark.parametrize(
    ("line", "event", "counted"),
    [
        ("Ann slaps Bob", HURT, {"gold": 1, "right": 1, "exact": 1, "status": 1}),
        ("Ann threatens Bob", HURT, {"gold": 1, "right": 1, "status": 1}),
        ("Ann waves", HURT, {"gold": 1, "missed": 1}),
        ("Bob slaps Ann", HURT, {"gold": 1, "missed": 1, "wrong": 1, "extra": 1}),
        ("Ann slaps Bob", HURT | {"status": "not"}, {"gold": 1, "missed": 1, "wrong": 1, "extra": 1}),
        ("Ann tries to slap Bob", HURT | {"status": "intended"}, {"gold": 1, "right": 1, "exact": 1}),
    ],
)
def test_an_event_is_right_missed_or_wrong(line: str, event: Mapping[str, object], counted: dict[str, int]) -> None:
    assert scored(line, event) == {"rows": 1} | counted


def test_a_sign_turned_is_wrong() -> None:
    assert scored("Ann slaps Bob", HURT, bob="+")["opposite"] == 1
    assert scored("Ann slaps Bob", HURT, bob="-")["borne_right"] == 1


def test_the_table_ends_with_all_rows_and_the_worst() -> None:
    score = score_sentences
    rows = [score.Judged("a", "Ann slaps Bob", events=(), genre="romance"), score.Judged("b", "Bob waves", genre="war")]
    lines = list(score.table(rows))
    assert [line.split("  ")[0].strip() for line in lines if " rows " in line][-1] == "all"
