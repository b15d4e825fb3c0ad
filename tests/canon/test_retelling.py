"""A later line may say what an earlier one really was."""

import pytest

import previously as pv

CAST = "cast: {mara: Mara, joe: {name: Joe, bonds: {mara: 0.8}}}\n"
FIRST = "S01E01:\n  scenes:\n    1:\n      lines:\n        - Joe meets Mara\n        - Mara dies\n"


def told(*lines: str) -> pv.Story:
    rows = "".join(f"        - {line}\n" for line in lines)
    return pv.story_of({"story.yaml": CAST, "s01.yaml": f"{FIRST}S01E02:\n  scenes:\n    1:\n      lines:\n{rows}"})


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Mara meets Joe", ["PV101"]),
        ("Mara meets Joe; retells S01E01.1/2", []),  # she only seemed to die
        ("Joe kills Mara; retells S01E01.1/2", []),  # the same death, by another hand
        ("Joe kills Mara", ["PV103"]),
        ("Mara meets Joe; retells S01E01.1/9", ["PV011"]),  # no such event
        ("Joe meets Mara; retells S01E02.1/1", ["PV011"]),  # itself
    ],
)
def test_a_retelling_says_what_an_event_really_was(line: str, codes: list[str]) -> None:
    assert sorted(finding.code for finding in told(line).check()) == sorted(codes)


def test_whoever_was_there_has_lived_the_first_account() -> None:
    joe = told("Mara meets Joe; retells S01E01.1/2").headspace("joe", at="S01E01")
    assert joe.grief > 0
    assert joe.vulnerability > 0
