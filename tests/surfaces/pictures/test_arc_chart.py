"""The chart of an arc shows the arc's own numbers, where they are told and where they are lived."""

import pytest

import previously as pv
from previously.surfaces.pictures.arc.data import arc_data, turns
from previously.surfaces.pictures.chart import arc_chart
from tests.stories import story
from tests.surfaces.pictures.drawing import drawn, root, texts, written
from tests.surfaces.pictures.harbour import harbour

READ = ("hurt", "lift", "vulnerability", "ambivalence")


def test_its_points_are_the_arcs_numbers() -> None:
    told = harbour()
    points = arc_data(told, "mara").points
    arc = [point for point in told.arc("mara") if not point.scene.flashback]
    assert [row.at for row in points] == [point.scene.at for point in arc]
    for row, point in zip(points, arc, strict=True):
        assert [getattr(row, name) for name in READ] == [round(getattr(point, name), 3) for name in READ]
        assert (row.day, row.there) == (point.day, point.there)


def test_its_lines_are_drawn_from_those_points() -> None:
    told = harbour()
    points = arc_data(told, "mara").points
    chart = arc_chart(told, "mara")
    (thin,) = drawn(chart, "line", "hurt-rest", tag="path")
    places = {point.hurt: y for point, (_, y) in zip(points, thin.corners, strict=True)}
    (low, bottom), (high, top) = min(places.items()), max(places.items())
    assert top > bottom, "the more weighs, the lower it is drawn"
    for point, (_, y) in zip(points, thin.corners, strict=True):
        assert y == pytest.approx(bottom + (top - bottom) * (point.hurt - low) / (high - low), abs=0.15)
    assert [x for x, _ in thin.corners] == sorted(x for x, _ in thin.corners)


def test_what_shows_and_what_lies_beneath_have_one_scale() -> None:
    """Equal levels stand equally high."""
    chart = arc_chart(story("S01E01: {scenes: {1: {present: [mara]}, 2: {present: [mara]}}}\n"), "mara")
    heights = {y for kind in ("hurt", "vulnerability") for _, y in drawn(chart, "line", kind, tag="path")[0].corners}
    assert len(heights) == 1


def test_points_without_her_are_drawn_hollow_and_belong_to_no_strong_line() -> None:
    told = harbour()
    points = arc_data(told, "mara").points
    chart = arc_chart(told, "mara")
    (thin,) = drawn(chart, "line", "hurt-rest", tag="path")
    (away,) = [spot for spot, point in zip(thin.corners, points, strict=True) if point.at == "S01E01.2"]
    strong = [spot for line in drawn(chart, "line", "hurt", tag="path") for spot in line.corners]
    assert away not in strong
    (hollow,) = [one for one in drawn(chart, "point", "away") if one.moved[0] == 0]
    assert (float(hollow.given["cx"]), float(hollow.given["cy"])) == away


def test_in_told_order_a_flashback_stands_where_it_is_told_apart_from_the_line() -> None:
    arc = arc_data(harbour(), "ann")
    (past,), (tie,) = arc.past, arc.ties
    assert (past.at, past.x) == ("S01E02.1", 2.0)
    assert (tie.x, tie.told_x, tie.label) == (2.0, 2.0, "16 months before")
    assert "S01E02.1" not in {row.at for row in arc.points}
    assert "16 months before" in written(arc_chart(harbour(), "ann"))


def test_in_lived_order_it_stands_where_it_was_lived_and_is_tied_to_where_it_is_told() -> None:
    arc = arc_data(harbour(), "ann", order="lived")
    assert [row.at for row in arc.points[:2]] == ["S01E02.1", "S01E01.1"]
    (tie,) = arc.ties
    assert tie.x < arc.points[1].x < tie.told_x
    assert "told in S01E02.1" in written(arc_chart(harbour(), "ann", order="lived"))


def test_what_was_lived_before_the_story_is_drawn_in_lived_order_only() -> None:
    assert arc_data(harbour(), "mara", order="lived").points[0].at == "11 years before"
    assert arc_data(harbour(), "mara").points[0].at == "S01E01.1"


def test_lived_time_runs_on_and_long_gaps_are_marked() -> None:
    arc = arc_data(harbour(), "mara", order="lived")
    days, places = [row.day for row in arc.points], [row.x for row in arc.points]
    assert days == sorted(days)
    assert places == sorted(places)
    assert [said for _, said in arc.axis.breaks] == ["10 years", "16 months", "2 months"]


def test_a_wound_is_a_band_from_the_scene_that_founded_it() -> None:
    abandoned, killed = arc_data(harbour(), "mara").bands
    assert (abandoned.label, abandoned.since) == ("Joe abandons Mara", "11 years before")
    assert (killed.label, killed.since, killed.levels[0].x) == ("Joe kills Ann", "S01E02.3", 4.0)
    for row in (*abandoned.levels, *killed.levels):
        assert 0 < row.floor <= row.strength <= row.peak <= 1


def test_a_band_is_as_thick_as_the_wound() -> None:
    """The peak is no thinner than the strength, and that no thinner than the floor; all to one scale."""
    told = harbour()
    chart = arc_chart(told, "mara")
    scales: list[tuple[float, float]] = []
    for kind in ("peak", "strength", "floor"):
        areas = [one for one in drawn(chart, kind, tag="path") if "L" in one.given["d"]]
        for band, area in zip(arc_data(told, "mara").bands, areas, strict=True):
            heights = [y for _, y in area.corners]
            most = max(getattr(level, kind) for level in band.levels)
            scales.append((max(heights) - min(heights), most))
    tallest, most = max(scales)
    assert all(height == pytest.approx(level * tallest / most, abs=0.21) for height, level in scales)


def test_a_wound_is_not_there_yet_where_an_earlier_day_is_told_after_a_later_one() -> None:
    told = pv.open("stories/neighborhood")
    (band,) = arc_data(told, "ines").bands
    peaks = dict(
        zip((row.at for row in arc_data(told, "ines").points), (level.peak for level in band.levels[1:]), strict=False)
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
    assert arc.dies.at == "S01E02.3"
    assert arc.points[-1].at == "S01E02.2"
    assert [band.levels[-1].x for band in arc.bands] == [arc.dies.x]
    assert "† S01E02.3" in written(arc_chart(harbour(), "ann"))


def test_who_returns_is_not_dead() -> None:
    told = story("S01E01:\n  scenes:\n    1:\n      lines: Joe dies\n    2:\n      lines: Joe returns\n")
    arc = arc_data(told, "joe")
    assert arc.dies is None
    assert [(row.at, row.life) for row in arc.points] == [("S01E01.2", 1)]


def test_up_to_a_position_nothing_later_is_drawn() -> None:
    arc = arc_data(harbour(), "mara", at="S01E02.2")
    assert [row.at for row in arc.points] == ["S01E01.1", "S01E01.2", "S01E02.2"]
    assert [band.label for band in arc.bands] == ["Joe abandons Mara"]
    assert not arc.marks


@pytest.mark.parametrize("order", ["told", "lived"])
def test_without_somebody_the_life_as_it_is_stands_in_grey_behind(order: str) -> None:
    told = harbour()
    chart = arc_chart(told.what_if(without="joe"), "mara", base=told, order=order, without="joe")
    arc = arc_data(told, "mara", order=order)
    above, beneath, grey = drawn(chart, "line", "was", tag="path")
    for line, name, sign in ((above, "lift", -1.0), (beneath, "vulnerability", 1.0), (grey, "hurt", 1.0)):
        kept = turns(arc.points, (name, "life"))
        places = {getattr(point, name): y for point, (_, y) in zip(kept, line.corners, strict=True)}
        assert sorted(places, key=lambda level: sign * places[level]) == sorted(places)
    assert chart.title == "Mara Voss, without Joe Harker"


def test_what_a_plan_adds_is_set_apart() -> None:
    told = pv.open("stories/jessica-jones").plan("plans/carry.yaml")
    arc = arc_data(told, "jessica", plan="plans/carry.yaml")
    ((low, high),) = arc.planned
    assert {row.at[:3] for row in arc.points if low <= row.x <= high} == {"S02"}
    assert {row.at[:3] for row in arc.points if row.x < low} == {"S01"}
    assert "the plan adds" in written(arc_chart(told, "jessica", plan="plans/carry.yaml"))


@pytest.mark.parametrize("order", ["told", "lived"])
def test_nothing_is_written_outside_the_picture(order: str) -> None:
    chart = arc_chart(pv.open("stories/jessica-jones"), "jessica", order=order)
    picture = root(chart)
    for one in texts(chart):
        x, y = one.at()
        assert 0 < x < float(picture.get("width", 0)), one
        assert 0 < y < float(picture.get("height", 0)), one


def test_one_scene_is_enough() -> None:
    chart = arc_chart(story("S01E01:\n  scenes:\n    1:\n      lines: Mara meets Joe\n"), "mara")
    assert len(drawn(chart, "point", tag="circle")) == 1


def test_no_scene_is_no_mistake() -> None:
    chart = arc_chart(story("{}\n"), "mara")
    assert chart.said == ("Mara’s arc: nothing is told here that could be drawn.",)
    assert {"mara", "what weighs"} <= {words.casefold() for words in written(chart)}


def test_a_long_line_is_drawn_with_fewer_points_and_is_the_same() -> None:
    (point, *_) = arc_data(harbour(), "mara").points
    points = [point._replace(x=float(x), hurt=float(x > 5)) for x in range(12)]
    assert [one.x for one in turns(points, ["hurt"])] == [0, 5, 6, 11]


def test_purposes_are_drawn_full_while_they_can_be_had_and_hollow_once_they_are_lost() -> None:
    arc = arc_data(pv.open("stories/jessica-jones"), "jessica")
    kilgrave = next(purpose for purpose in arc.purposes if purpose.label == "Kilgrave")
    lived = [live for *_, live in kilgrave.levels]
    assert lived == sorted(lived, reverse=True)
    assert {True, False} <= {*lived}
    chart = arc_chart(pv.open("stories/jessica-jones"), "jessica")
    assert drawn(chart, "lost", tag="path")
    assert drawn(chart, "purpose", tag="path")
    assert "Kilgrave" in written(chart)


def test_the_mood_is_three_lines_with_their_names() -> None:
    chart = arc_chart(harbour(), "mara")
    points = arc_data(harbour(), "mara").points
    for name in ("pleasure", "arousal", "dominance"):
        (line,) = drawn(chart, "line", name, tag="path")
        assert line.corners
        assert name in written(chart)
    assert all(-1 <= level <= 1 for point in points for level in point.mood)


def test_both_feelings_at_once_stand_above_the_zero_line_and_one_alone_below() -> None:
    told = pv.open("stories/jessica-jones")
    points = arc_data(told, "jessica").points
    chart = arc_chart(told, "jessica")
    torn, settled = drawn(chart, "torn", tag="line"), drawn(chart, "settled", tag="line")
    assert len(torn) == sum(point.ambivalence > 0 for point in points)
    assert len(settled) == sum(point.ambivalence < 0 for point in points)
    assert {one.given["y2"] for one in torn} == {one.given["y1"] for one in settled}


def test_every_mark_stands_under_its_words() -> None:
    chart = arc_chart(harbour(), "mara")
    for kind in ("harm", "healing"):
        mark, _ = drawn(chart, "sign", kind)  # the other one is in the key
        (words,) = drawn(chart, kind, tag="text")
        assert words.at()[1] < mark.moved[1]
