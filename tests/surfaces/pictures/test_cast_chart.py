"""The chart of a cast: everyone who matters, to one scale, leads first."""

import pytest

import previously as pv
from previously.surfaces.pictures.cast import ACROSS, MOST, cast_data
from previously.surfaces.pictures.chart import cast_chart
from tests.stories import story
from tests.surfaces.pictures.drawing import drawn, written
from tests.surfaces.pictures.harbour import harbour


def test_leads_come_first_then_whoever_carries_most() -> None:
    told = pv.open("stories/jessica-jones")
    portraits = cast_data(told).portraits
    leading = [portrait.lead for portrait in portraits]
    assert leading == sorted(leading, reverse=True)
    others = [portrait for portrait in portraits if not portrait.lead and not portrait.dies]
    carried = [told.headspace(portrait.name).vulnerability for portrait in others]
    assert carried == sorted(carried, reverse=True)


def test_all_are_drawn_to_the_same_scales() -> None:
    """Between its two rules each portrait is as wide and as high as the others, and its lines keep inside."""
    chart = cast_chart(harbour())
    cells = list(zip(drawn(chart, "grid", tag="line"), drawn(chart, "axis", tag="line"), strict=True))
    assert len(cells) >= 3
    sizes = {
        (float(top.given["x2"]) - float(top.given["x1"]), float(bottom.given["y1"]) - float(top.given["y1"]))
        for top, bottom in cells
    }
    assert len({(round(wide, 1), round(high, 1)) for wide, high in sizes}) == 1
    for portrait, (top, bottom), line in zip(
        cast_data(harbour()).portraits, cells, drawn(chart, "line", "vulnerability", tag="path"), strict=True
    ):
        low, high = float(bottom.given["y1"]), float(top.given["y1"])
        for level, (_, y) in ((portrait.points[0].vulnerability, line.corners[0]),):
            assert y == pytest.approx(low + (high - low) * (1.0 - level) / 2.0, abs=0.1), "what weighs is drawn below"


def test_each_stands_in_a_place_of_its_own() -> None:
    cells = drawn(cast_chart(harbour()), "axis", tag="line")
    assert len({(one.given["x1"], one.given["y1"]) for one in cells}) == 3
    assert len({one.given["x1"] for one in cells}) == ACROSS


def test_deaths_are_marked() -> None:
    chart = cast_chart(harbour())
    assert written(chart).count("†") == 1
    assert "dies in S01E02.3; beneath, vulnerable" in written(chart)


def test_no_more_than_a_dozen_and_how_many_are_left_out() -> None:
    names = [f"p{number}" for number in range(MOST + 3)]
    cast = "title: Crowd\ncast: {" + ", ".join(f"{name}: {{name: {name}, lead: true}}" for name in names) + "}\n"
    told = story("S01E01:\n  scenes:\n    1:\n      lines: p0 meets p1\n", cast=cast)
    found = cast_data(told)
    assert (len(found.portraits), found.left_out) == (MOST, 3)
    assert "S01E01: leads first, then whoever carries most; 3 people left out" in written(cast_chart(told))


def test_whoever_carries_nothing_and_does_not_lead_is_left_out() -> None:
    told = story(
        "S01E01:\n  scenes:\n    1:\n      lines: Mara is hurt\n"
        "S01E02:\n  scenes:\n    1:\n      lines: Mara drinks\n"
        "S01E03:\n  scenes:\n    1:\n      lines: Mara drinks\n"
    )
    found = cast_data(told)
    assert [portrait.name for portrait in found.portraits] == ["Mara"]
    assert found.left_out == 2


def test_a_cast_of_nobody() -> None:
    chart = cast_chart(story("{}\n", cast="title: Empty\ncast: {}\n"))
    assert "Nobody carries anything yet." in written(chart)


def test_without_somebody_there_is_no_portrait_of_them() -> None:
    assert "Joe Harker" not in {portrait.name for portrait in cast_data(harbour().what_if(without="joe")).portraits}


def test_up_to_a_position() -> None:
    found = cast_data(harbour(), at="S01E01")
    assert {point.at for portrait in found.portraits for point in portrait.points} == {"S01E01.1", "S01E01.2"}
