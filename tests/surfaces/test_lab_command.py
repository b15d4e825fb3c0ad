"""`lab`: which protocols hold, which are known not to, and what is wrong with a file."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.surfaces.conftest import Typed

PROTOCOLS = Path(__file__).parents[1] / "mind" / "protocols"
HARM = {"t": 0, "kind": "harm", "cues": ["tone"], "ctx": "A"}
PROBE = {"id": "d", "t": [1, 2], "read": "distress", "cues": ["tone"]}
LIFE = {"name": "life", "arms": {"a": {"events": [HARM], "probes": [PROBE]}}}


@pytest.mark.parametrize("file", sorted(PROTOCOLS.glob("*.json")), ids=lambda path: path.stem)
def test_our_own_protocols_hold_but_for_those_known_not_to(typed: Typed, file: Path) -> None:
    rows = json.loads(file.read_text("utf-8"))
    said = typed("lab", str(file))
    assert (said.code, said.err) == (0, "")
    known = file.stem == "known-failures"
    assert said.out.count("known   ") == (len(rows) if known else 0)
    expected = f"{len(rows)} {'known to fail' if known else 'as expected'}."
    assert said.out.endswith(f"{expected}\n")
    assert all(row["name"].split()[0] in said.out for row in rows)


def lab(typed: Typed, tmp_path: Path, *rows: Any, flags: tuple[str, ...] = ()) -> tuple[int, str]:
    file = tmp_path / "lab.json"
    file.write_text(json.dumps(rows), "utf-8")
    said = typed("lab", str(file), *flags)
    return said.code, said.out + said.err


def test_probes_are_shown_where_nothing_is_expected_where_it_fails_and_if_asked(typed: Typed, tmp_path: Path) -> None:
    code, said = lab(typed, tmp_path, LIFE)
    assert code == 0
    assert said.startswith("life\n        a: d 0.")
    code, failed = lab(typed, tmp_path, {**LIFE, "expect": ["a.d[0] > 2"]})
    assert code == 1
    assert failed.startswith("fails   life\n        a: d 0.")
    assert failed.endswith("1 protocol: 1 not as expected.\n")
    holds = {**LIFE, "expect": ["a.d[0] > a.d[1]"]}
    assert lab(typed, tmp_path, holds) == (0, "holds   life\n1 protocol: 1 as expected.\n")
    assert "a: d 0." in lab(typed, tmp_path, holds, flags=("--numbers",))[1]


def test_a_failure_that_the_file_marks_as_known_is_no_failure(typed: Typed, tmp_path: Path) -> None:
    code, said = lab(typed, tmp_path, {**LIFE, "known_failure": True, "expect": ["a.d[0] > 2"]})
    assert code == 0
    assert said.endswith("1 protocol: 1 known to fail.\n")


def test_cases_to_appraise_name_their_emotions(typed: Typed, tmp_path: Path) -> None:
    good = {"name": "a win", "appraise": {"affected": "self", "congruence": 0.5, "utility": 0.5}}
    assert lab(typed, tmp_path, good) == (0, "a win\n        joy 0.25\n")
    assert lab(typed, tmp_path, {"name": "nothing", "appraise": {}}) == (0, "nothing\n        feels nothing\n")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": 1}, "row 1 of the protocols (1) cannot be read"),
        ({**LIFE, "expect": ["__import__('os')"]}, "__import__"),
        ({**LIFE, "expect": ["a.d[0] >"]}, "protocol 'life'"),
        (
            {"name": "x", "arms": {"a": {"events": [HARM], "probes": [{**PROBE, "read": "dstress"}]}}},
            "it can read",
        ),
        (
            {"name": "x", "arms": {"a": {"events": [], "probes": [], "params": {"pho": 1}}}},
            "no parameter is called “pho”",
        ),
        ({"name": "x", "arms": {"a": {"events": [{**HARM, "t": "now"}], "probes": []}}}, "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_a_sentence(typed: Typed, tmp_path: Path, row: Any, said: str) -> None:
    code, found = lab(typed, tmp_path, row)
    assert code == 2
    assert said in found
    assert found.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    ["", "{}", "3", "[", "\xff", '[{"name": "x"}]', "[" * 100_000],
    ids=["empty", "a map", "a number", "half a list", "no text", "no arms", "too deep"],
)
def test_what_is_no_protocol_file_is_2(typed: Typed, tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(text.encode("latin-1"))
    said = typed("lab", str(file))
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert len(said.err) < 400
