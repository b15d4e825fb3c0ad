"""The chart of an arc shows the arc's own numbers, where they are told and where they are lived."""

import pytest

import previously as pv
from previously.surfaces.charts.arc_data import arc_data, turns
from previously.surfaces.charts.draw import arc_chart
from tests.stories import story
from tests.surfaces.charts.drawing import drawn, layers, pixels, rows, texts, written
from tests.surfaces.charts.harbour import harbour

READ = ("distress", "vulnerability", "void", "ambivalence")


def test_its_points_are_the_arcs_numbers() -> None:
    told = harbour()
    points = arc_data(told, "mara").points
    arc = [point for point in told.arc("mara") if not point.scene.flashback]
    assert [row["at"] for row in points] == [point.scene.at for point in arc]
    for row, point in zip(points, arc, strict=True):
        assert [row[name] for name in READ] == [round(getattr(point, name), 3) for name in READ]
        assert (row["day"], row["there"]) == (point.day, point.there)


def test_its_lines_are_drawn_from_those_points() -> None:
    told = harbour()
    points = arc_data(told, "mara").points
    chart = arc_chart(told, "mara")
    assert {(row["at"], row["distress"]) for row in rows(chart, "line", "distress")} == {
        (row["at"], row["distress"]) for row in points
    }
    for layer in drawn(chart, "line", "distress"):
        scale = layer["encoding"]["y"]["scale"]
        assert scale["domain"] == [0.0, 1.0]
        assert scale["range"][0] > scale["range"][1]


def test_points_without_her_are_drawn_hollow_and_belong_to_no_strong_line() -> None:
    chart = arc_chart(harbour(), "mara")
    thin, strong = sorted(drawn(chart, "line", "distress"), key=lambda layer: float(layer["mark"]["strokeWidth"]))
    assert "S01E01.2" in {row["at"] for row in thin["data"]["values"]}
    assert "S01E01.2" not in {row["at"] for row in strong["data"]["values"]}
    hollow = [layer for layer in drawn(chart, "point", "distress") if layer["mark"]["fill"] == chart.spec["background"]]
    assert [row["at"] for layer in hollow for row in layer["data"]["values"]] == ["S01E01.2"]


def test_in_told_order_a_flashback_stands_where_it_is_told_apart_from_the_line() -> None:
    arc = arc_data(harbour(), "ann")
    (past,), (tie,) = arc.past, arc.ties
    assert (past["at"], past["x"]) == ("S01E02.1", 2.0)
    assert (tie.x, tie.told_x, tie.label) == (2.0, 2.0, "16 months before")
    assert "S01E02.1" not in {row["at"] for row in arc.points}
    assert "16 months before" in written(arc_chart(harbour(), "ann"))


def test_in_lived_order_it_stands_where_it_was_lived_and_is_tied_to_where_it_is_told() -> None:
    arc = arc_data(harbour(), "ann", order="lived")
    assert [row["at"] for row in arc.points[:2]] == ["S01E02.1", "S01E01.1"]
    (tie,) = arc.ties
    assert tie.x < arc.points[1]["x"] < tie.told_x
    assert "told in S01E02.1" in written(arc_chart(harbour(), "ann", order="lived"))


def test_what_was_lived_before_the_story_is_drawn_in_lived_order_only() -> None:
    assert arc_data(harbour(), "mara", order="lived").points[0]["at"] == "11 years before"
    assert arc_data(harbour(), "mara").points[0]["at"] == "S01E01.1"


def test_lived_time_runs_on_and_long_gaps_are_marked() -> None:
    arc = arc_data(harbour(), "mara", order="lived")
    days, places = [row["day"] for row in arc.points], [row["x"] for row in arc.points]
    assert days == sorted(days)
    assert places == sorted(places)
    assert [said for _, said in arc.axis.breaks] == ["10 years", "16 months", "2 months"]


def test_a_wound_is_a_band_from_the_scene_that_founded_it() -> None:
    abandoned, killed = arc_data(harbour(), "mara").bands
    assert (abandoned.label, abandoned.since) == ("Joe abandons Mara", "11 years before")
    assert (killed.label, killed.since, killed.rows[0]["x"]) == ("Joe kills Ann", "S01E02.3", 4.0)
    for row in (*abandoned.rows, *killed.rows):
        assert 0 < row["floor"] <= row["strength"] <= row["peak"] <= 1
        assert row["strength_high"] - row["strength_low"] == pytest.approx(row["strength"], abs=0.002)


def test_a_wound_is_not_there_yet_where_an_earlier_day_is_told_after_a_later_one() -> None:
    told = pv.open("stories/neighborhood")
    (band,) = arc_data(told, "ines").bands
    peaks = dict(
        zip((row["at"] for row in arc_data(told, "ines").points), (r["peak"] for r in band.rows[1:]), strict=False)
    )
    assert peaks["street=S01E04.2"] > 0.5
    assert peaks["watch=E01.1"] == peaks["watch=E01.2"] == 0.0
    assert peaks["watch=E02.1"] > 0.5


def test_at_most_six_wounds_are_drawn_the_strongest() -> None:
    arc = arc_data(pv.open("stories/jessica-jones"), "jessica")
    wounds = pv.open("stories/jessica-jones").headspace("jessica").wounds
    strongest = sorted(wounds, key=lambda wound: -wound.strength)[:6]
    assert {band.id for band in arc.bands} == {wound.id for wound in strongest}


def test_the_lines_that_changed_most_are_marked_by_kind() -> None:
    marks = {mark.label: mark.kind for mark in arc_data(harbour(), "mara").marks}
    assert marks == {"Joe kills Ann": "harm", "Mara talks through the pier": "healing"}


def test_a_loss_that_is_no_wound_is_marked_as_loss() -> None:
    marks = {mark.label: mark.kind for mark in arc_data(pv.open("stories/jessica-jones"), "jessica").marks}
    assert marks["Jessica kills Kilgrave"] == "loss"


def test_a_life_ends_at_death_and_so_do_its_bands() -> None:
    arc = arc_data(harbour(), "ann")
    assert arc.dies is not None
    assert arc.dies["at"] == "S01E02.3"
    assert arc.points[-1]["at"] == "S01E02.2"
    assert [band.rows[-1]["x"] for band in arc.bands] == [arc.dies["x"]]
    assert "† S01E02.3" in written(arc_chart(harbour(), "ann"))


def test_who_returns_is_not_dead() -> None:
    told = story("S01E01:\n  scenes:\n    1:\n      lines: Joe dies\n    2:\n      lines: Joe returns\n")
    arc = arc_data(told, "joe")
    assert arc.dies is None
    assert [(row["at"], row["life"]) for row in arc.points] == [("S01E01.2", 1)]


def test_up_to_a_position_nothing_later_is_drawn() -> None:
    arc = arc_data(harbour(), "mara", at="S01E02.2")
    assert [row["at"] for row in arc.points] == ["S01E01.1", "S01E01.2", "S01E02.2"]
    assert [band.label for band in arc.bands] == ["Joe abandons Mara"]
    assert not arc.marks


@pytest.mark.parametrize("order", ["told", "lived"])
def test_without_somebody_the_life_as_it_is_stands_in_grey_behind(order: str) -> None:
    told = harbour()
    chart = arc_chart(told.what_if(without="joe"), "mara", base=told, order=order, without="joe")
    arc = arc_data(told, "mara", order=order)
    grey = [layer for layer in drawn(chart, "line", "distress") if layer["mark"].get("strokeDash")]
    assert [[row["distress"] for row in layer["data"]["values"]] for layer in grey] == [
        [row["distress"] for row in arc.points]
    ]
    assert chart.title == "Mara Voss, without Joe Harker"


def test_what_a_plan_adds_is_set_apart() -> None:
    told = pv.open("stories/jessica-jones").plan("plans/carry.yaml")
    arc = arc_data(told, "jessica", plan="plans/carry.yaml")
    ((low, high),) = arc.planned
    assert {row["at"][:3] for row in arc.points if low <= row["x"] <= high} == {"S02"}
    assert {row["at"][:3] for row in arc.points if row["x"] < low} == {"S01"}
    assert "the plan adds" in written(arc_chart(told, "jessica", plan="plans/carry.yaml"))


@pytest.mark.parametrize("order", ["told", "lived"])
def test_nothing_is_written_outside_the_picture(order: str) -> None:
    chart = arc_chart(pv.open("stories/jessica-jones"), "jessica", order=order)
    for layer, row in texts(chart):
        assert 0 < pixels(layer, row, "x") < chart.spec["width"], row
        assert 0 < pixels(layer, row, "y") < chart.spec["height"], row


def test_one_scene_is_enough() -> None:
    chart = arc_chart(story("S01E01:\n  scenes:\n    1:\n      lines: Mara meets Joe\n"), "mara")
    assert {row["at"] for row in rows(chart, "point", "distress")} == {"S01E01.1"}


def test_no_scene_is_no_mistake() -> None:
    chart = arc_chart(story("{}\n"), "mara")
    assert chart.said == ("Mara’s arc: nothing is told here that could be drawn.",)
    assert layers(chart)


def test_a_long_line_is_drawn_with_fewer_points_and_is_the_same() -> None:
    points = [{"x": x, "y": float(x > 5)} for x in range(12)]
    assert [row["x"] for row in turns(points, ["y"])] == [0, 5, 6, 11]
