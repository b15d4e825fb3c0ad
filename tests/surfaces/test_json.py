"""`--format json` holds the documented fields, in their order and of their types, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.surfaces.conftest import Typed

PROTOCOLS = sorted((Path(__file__).parents[1] / "mind" / "protocols").glob("*.json"))
JESSICA = str(Path(__file__).parents[2] / "stories" / "jessica-jones")
HEADSPACE = {
    "story": str, "character": str, "at": str, "day": float, "alive": bool, "hurt": float,
    "lift": float, "distress": float, "vulnerability": float, "void": float, "grief": float, "ambivalence": float,
    "mood": dict, "tone": dict, "emotions": dict,
    "strongest_cues": list, "wounds": list, "joys": list, "drives": list, "bonds": dict, "knows": list, "made_by": dict,
    "because": list, "weighs": list, "lifts": list,
}  # fmt: skip
WOUND = {
    "id": str, "began": str, "cues": list, "source": str, "peak": float, "strength": float, "passing": float,
    "floor": float, "rawness": float, "expressed": float, "since": float,
}  # fmt: skip
FINDING = {
    "code": str, "rule": str, "severity": str, "file": str, "line": int, "column": int, "at": str,
    "character": str, "message": str, "because": list,
}  # fmt: skip


def types(value: dict[str, Any]) -> list[tuple[str, type]]:
    return [(name, type(x)) for name, x in value.items()]


def form(fields: dict[str, type]) -> list[tuple[str, type]]:
    return list(fields.items())


def test_check(typed: Typed) -> None:
    said = typed("check", JESSICA, "--plan", "hovercar", "--format", "json")
    data = json.loads(said.out)
    assert (said.code, said.err, list(data)) == (1, "", ["findings", "coverage", "pages"])
    for finding in data["findings"]:
        assert types(finding) == form(FINDING)
        for reason in finding["because"]:
            assert types(reason) == form({"event": str, "at": str, "file": str, "line": int})
    first = next(finding for finding in data["findings"] if finding["code"] == "PV201")
    assert (first["rule"], first["severity"], first["file"]) == ("reset", "error", "plans/hovercar.yaml")
    assert (first["at"], first["character"]) == ("S02E01.2", "jessica")


def test_check_of_a_clean_story(typed: Typed) -> None:
    said = typed("check", JESSICA, "--format", "json")
    coverage = {"lines": 134, "understood": 134, "notes": 0, "death": 0, "harm": 0, "love": 0, "partly": 0}
    assert (said.code, json.loads(said.out)) == (
        0,
        {"findings": [], "coverage": coverage, "pages": {"passages": 0, "resting": 0}},
    )


@pytest.mark.parametrize("at", ["S01E01", "S01E03", "S01E08.2", "S01E13.9", "S03E05"])
@pytest.mark.parametrize("name", ["jessica", "trish", "luke", "Kilgrave", "Jess"])
def test_on(typed: Typed, name: str, at: str) -> None:
    said = typed("on", name, JESSICA, "--at", at, "--format", "json")
    data = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert types(data) == form(HEADSPACE)
    assert data["at"] == at
    assert types(data["mood"]) == form({"pleasure": float, "arousal": float, "dominance": float})
    assert all(types(wound) == form(WOUND) for wound in data["wounds"])
    assert all(types(cue) == form({"cue": str, "distress": float}) for cue in data["strongest_cues"])
    drive = {"name": str, "target": str, "kind": str, "strength": float, "live": bool}
    assert all(types(one) == form(drive) for one in data["drives"])
    assert all(types(bond) == form({"trust": float, "betrayal": float}) for bond in data["bonds"].values())
    assert all(isinstance(x, float) for x in (*data["emotions"].values(), *data["made_by"].values()))
    assert all(isinstance(fact, str) for fact in data["knows"])
    share = {"event": str, "at": str, "file": str, "line": int, "text": str, "share": float}
    assert all(types(one) == form(share) for one in data["because"])
    for readout, reasons in (("hurt", data["weighs"]), ("lift", data["lifts"])):
        assert all(list(one) == ["kind", "about", "event", "at", "file", "line", "text", "share"] for one in reasons)
        assert sum(one["share"] for one in reasons) == pytest.approx(data[readout], abs=1e-6)


@pytest.mark.parametrize("at", ["S01E01", "S01E08.2", "S01E13.9", "S01E13"])
@pytest.mark.parametrize("name", ["jessica", "trish", "luke", "kilgrave", "wendy"])
def test_the_shares_of_because_sum_to_distress_or_where_there_is_none_to_vulnerability(
    typed: Typed, name: str, at: str
) -> None:
    data = json.loads(typed("on", name, JESSICA, "--at", at, "--format", "json").out)
    whole = data["distress"] or data["vulnerability"]
    assert sum(one["share"] for one in data["because"]) == pytest.approx(whole, abs=1e-6)


def test_a_bond_is_there_once_there_is_something_between_them(typed: Typed) -> None:
    def bonds(at: str) -> Any:
        return json.loads(typed("on", "jessica", JESSICA, "--at", at, "--format", "json").out)["bonds"]

    assert "claire" not in bonds("S01E01")
    assert "claire" in bonds("S01E13")


@pytest.mark.parametrize("file", PROTOCOLS, ids=lambda path: path.stem)
def test_lab(typed: Typed, file: Path) -> None:
    said = typed("lab", str(file), "--format", "json")
    given = json.loads(file.read_text("utf-8"))
    rows = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert [row["name"] for row in rows] == [row["name"] for row in given]
    for row, asked in zip(rows, given, strict=True):
        marked: dict[str, type] = {} if row["passed"] else {"known_failure": bool}
        assert types(row) == form({"name": str, "probes": dict, "passed": bool, **marked})
        for name, arm in asked["arms"].items():
            wanted: dict[str, type] = {
                probe["id"]: list if isinstance(probe["t"], list) else float for probe in arm["probes"]
            }
            assert types(row["probes"][name]) == form(wanted)


def test_lab_of_cases_to_appraise(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text('[{"name": "a", "appraise": {"affected": "self", "congruence": 0.5, "utility": 0.5}}]', "utf-8")
    (row,) = json.loads(typed("lab", str(file), "--format", "json").out)
    assert types(row) == form({"name": str, "emotions": dict})
    assert row["emotions"]
    assert all(isinstance(x, float) for x in row["emotions"].values())
