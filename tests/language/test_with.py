"""`with` says who is there, or else how something is done: with joy, with a smile, with somebody's cap."""

import pytest

import previously as pv

CAST = "cast: {ann: {name: Ann, pronouns: she}, bob: {name: Bob, pronouns: he}}"


def found(line: str) -> list[str]:
    """What is found in a line, but for hints."""
    story = pv.story_of(
        {"story.yaml": CAST, "s01.yaml": f'S01E01:\n  scenes:\n    1:\n      lines:\n        - "{line}"\n'}
    )
    return [f"{one.code} {one.message}" for one in story.check() if one.severity != "hint"]


@pytest.mark.parametrize(
    "line",
    [
        "Ann weeps with joy",
        "Ann leaves with tears in her eyes",
        "Ann leaves with a smile",
        "Ann weeps with Bob's cap in her hands",
        "Ann talks with everybody",
        "Ann dances with Bob",
    ],
)
def test_no_manner_is_taken_for_a_name(line: str) -> None:
    assert found(line) == []


def test_a_name_that_is_misspelt_is_still_said() -> None:
    assert found("Ann drinks with Bbo") == ["PV003 nobody here is called “Bbo”"]
