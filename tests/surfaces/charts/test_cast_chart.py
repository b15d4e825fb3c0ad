"""The chart of a cast: everyone who matters, to one scale, leads first."""

import previously as pv
from previously.surfaces.charts.cast_chart import ACROSS
from previously.surfaces.charts.cast_data import MOST, cast_data
from previously.surfaces.charts.draw import cast_picture
from tests.stories import story
from tests.surfaces.charts.drawing import drawn, written
from tests.surfaces.charts.harbour import harbour


def test_leads_come_first_then_whoever_carries_most() -> None:
    told = pv.open("stories/jessica-jones")
    portraits = cast_data(told).portraits
    leading = [portrait.lead for portrait in portraits]
    assert leading == sorted(leading, reverse=True)
    others = [portrait for portrait in portraits if not portrait.lead and not portrait.dies]
    carried = [told.headspace(portrait.name).vulnerability for portrait in others]
    assert carried == sorted(carried, reverse=True)


def test_all_are_drawn_to_the_same_scales() -> None:
    layers = drawn(cast_picture(harbour()), "line", "distress")
    assert len(layers) >= 3
    for channel in ("x", "y"):
        domains = {tuple(layer["encoding"][channel]["scale"]["domain"]) for layer in layers}
        sizes = {
            round(abs(high - low), 6)
            for low, high in (layer["encoding"][channel]["scale"]["range"] for layer in layers)
        }
        assert (len(domains), len(sizes)) == (1, 1), channel


def test_each_stands_in_a_place_of_its_own() -> None:
    places = {
        tuple(layer["encoding"][channel]["scale"]["range"][0] for channel in ("x", "y"))
        for layer in drawn(cast_picture(harbour()), "line", "vulnerability")
    }
    assert len(places) == 3
    assert len({x for x, _ in places}) == ACROSS


def test_deaths_are_marked() -> None:
    chart = cast_picture(harbour())
    assert written(chart).count("†") == 1
    assert "dies in S01E02.3; beneath, vulnerable" in written(chart)


def test_no_more_than_a_dozen_and_how_many_are_left_out() -> None:
    names = [f"p{number}" for number in range(MOST + 3)]
    cast = "title: Crowd\ncast: {" + ", ".join(f"{name}: {{name: {name}, lead: true}}" for name in names) + "}\n"
    told = story("S01E01:\n  scenes:\n    1:\n      lines: p0 meets p1\n", cast=cast)
    found = cast_data(told)
    assert (len(found.portraits), found.left_out) == (MOST, 3)
    assert "S01E01: leads first, then whoever carries most; 3 people left out" in written(cast_picture(told))


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
    chart = cast_picture(story("{}\n", cast="title: Empty\ncast: {}\n"))
    assert "Nobody carries anything yet." in written(chart)


def test_without_somebody_there_is_no_portrait_of_them() -> None:
    assert "Joe Harker" not in {portrait.name for portrait in cast_data(harbour().what_if(without="joe")).portraits}


def test_up_to_a_position() -> None:
    found = cast_data(harbour(), at="S01E01")
    assert {row["at"] for portrait in found.portraits for row in portrait.points} == {"S01E01.1", "S01E01.2"}
