"""A love that goes elsewhere is a betrayal to whose it was."""

import pytest

from tests.stories import story

CAST = """title: Harbour
cast:
  mara: {name: Mara, pronouns: she}
  joe: {name: Joe, pronouns: he}
  ann: {name: Ann, pronouns: she}
"""


def hurt(before: str, line: str, *, present: str = "mara, joe, ann") -> float:
    """How hurt Mara is by a line, some time after another."""
    now = f"{{later: 90 days, present: [{present}], lines: [{line}]}}"
    return story(f"S01E01: {{scenes: {{1: {{lines: [{before}]}}, 2: {now}}}}}\n", cast=CAST).headspace("mara").hurt


@pytest.mark.parametrize(
    "line",
    [
        "Joe kisses Ann",
        "Joe and Ann kiss",
        "Joe sleeps with Ann",
        "Joe marries Ann",
        "Mara learns that Joe slept with Ann",
        "Joe tells Mara that he loves Ann",
    ],
)
def test_who_sees_or_hears_that_hers_is_with_another_is_betrayed(line: str) -> None:
    assert hurt("Mara marries Joe", line) > 0.4
    assert hurt("Mara meets Joe", line) == 0.0


def test_what_is_no_love_of_a_couple_or_not_seen_or_over_betrays_nobody() -> None:
    for line in ("Joe hugs Ann", "Joe kisses Ann on the cheek", "Joe thanks Ann"):
        assert hurt("Mara marries Joe", line) < 0.1, line
    assert hurt("Mara marries Joe", "Joe kisses Ann", present="joe, ann") == 0.0
    left = hurt("Mara marries Joe, Mara abandons Joe", "Joe thanks Ann")
    assert hurt("Mara marries Joe, Mara abandons Joe", "Joe kisses Ann") == left


def test_a_marriage_that_only_the_sheet_tells_is_one() -> None:
    text = "S01E01: {scenes: {1: {present: [mara, joe, ann], lines: [Joe kisses Ann]}}}\n"
    wed = CAST.replace("mara: {name: Mara,", "mara: {name: Mara, sheet: {married: Joe},")
    assert story(text, cast=wed).headspace("mara").hurt > 0.4
    assert story(text, cast=CAST).headspace("mara").hurt == 0.0
