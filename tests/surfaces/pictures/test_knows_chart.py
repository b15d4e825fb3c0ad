"""The chart of a fact: who believes which value from when on, how, and from whom."""

import pytest

from previously.core.errors import UnknownName
from previously.surfaces.pictures.chart import fact_chart
from previously.surfaces.pictures.knows import SHAPES
from previously.surfaces.pictures.knows_data import Known, known
from previously.surfaces.pictures.svg import SIGNS
from previously.surfaces.pictures.theme import LIGHT
from tests.stories import story
from tests.surfaces.pictures.drawing import drawn, style_of, written
from tests.surfaces.pictures.harbour import harbour

MOVED = """
S01E01:
  scenes:
    1: {present: [mara, joe], lines: Mara hides it; sets scarf = box}
    2: {later: 1 day, present: [mara], lines: Mara hides it; sets scarf = basket}
    3: {present: [joe], lines: Joe drinks}
"""


def held(known: Known) -> dict[str, list[tuple[float, str, bool, str, str]]]:
    return {line.who: [(one.x, one.value, one.true, one.how, one.source) for one in line.held] for line in known.lines}


def test_a_lie_a_flashback_and_the_truth() -> None:
    found = held(known(harbour().canon, "boat"))
    assert found["what is so"] == [(-0.5, "sunk", True, "", "")]
    assert found["the audience"] == [(2.0, "sunk", True, "told", "")]
    assert found["Ann Voss"] == [(-0.5, "sunk", True, "witnessed", "")]
    assert found["Mara Voss"] == [
        (0.0, "sold", False, "lied to", "Joe Harker"),
        (3.0, "sunk", True, "told", "Ann Voss"),
    ]


def test_a_belief_the_world_has_left_behind_is_so_no_longer_from_then_on() -> None:
    found = held(known(story(MOVED).canon, "scarf"))
    assert found["what is so"] == [(0.0, "box", True, "", ""), (1.0, "basket", True, "", "")]
    assert found["Joe"] == [(0.0, "box", True, "witnessed", ""), (1.0, "box", False, "", "")]
    assert "box: no longer so" in written(fact_chart(story(MOVED), "scarf"))
    assert "At the end one person still believes what is not so." in fact_chart(story(MOVED), "scarf").said


def test_values_differ_by_colour_and_by_dash() -> None:
    chart = fact_chart(story(MOVED), "scarf")
    bars = drawn(chart, "held", tag="line")
    kinds = {kind for one in bars for kind in one.kinds if kind.startswith("value-")}
    assert kinds == {"value-0", "value-1"}
    box, basket = (style_of(chart, kind) for kind in sorted(kinds))
    assert box["stroke"] != basket["stroke"]
    assert box.get("stroke-dasharray") != basket.get("stroke-dasharray")
    labels = {words.words.partition(":")[0] for words in drawn(chart, "value-1", tag="text")}
    assert labels == {"basket"}


def test_what_is_not_so_is_an_empty_frame_and_says_so() -> None:
    chart = fact_chart(harbour(), "boat")
    (frame,) = [one for one in drawn(chart, "not-so", tag="rect") if one.moved[0] == 0]
    look = style_of(chart, "not-so")
    assert (look["fill"], look["stroke"]) == (LIGHT.paper, LIGHT.error)
    assert look["stroke-dasharray"]
    assert "sold: lied to by Joe Harker, S01E01.1. Not so" in written(chart)
    assert float(frame.given["width"]) > 1


def test_a_shape_says_how_each_came_to_believe() -> None:
    chart = fact_chart(harbour(), "boat")
    signs = [one for one in drawn(chart, "began") if "any" not in one.kinds]
    assert {(one.kinds & {*SIGNS}, one.given["d"]) for one in signs} == {
        (frozenset({SHAPES[how]}), SIGNS[SHAPES[how]]) for how in ("did", "witnessed", "told", "lied to")
    }
    assert {"did", "witnessed", "told", "lied to", "not so"} <= {*written(chart)}


def test_a_fact_nobody_knows() -> None:
    told = story("S01E01:\n  scenes:\n    1:\n      lines: Mara meets Joe\n", declared="facts: {treasure: buried}\n")
    chart = fact_chart(told, "treasure")
    assert "Nobody in the story knows of it." in chart.said
    assert {"what is so", "buried", "the audience", "never told"} <= set(written(chart))


def test_an_unknown_fact_offers_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean “boat”"):
        fact_chart(harbour(), "baot")


def test_up_to_a_position_nothing_later_is_known() -> None:
    assert held(known(harbour().canon, "boat", "S01E01"))["Mara Voss"] == [
        (0.0, "sold", False, "lied to", "Joe Harker")
    ]
