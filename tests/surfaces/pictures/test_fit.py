"""Words are cut to their room, and none runs into another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from previously.surfaces.pictures.fit import Label, Spot, cut, flags, lanes, plain, spread, width

LABELS = st.lists(st.builds(Label, st.floats(0, 900), st.floats(1, 300)), max_size=14)


def meet(label: Label, spot: Spot, other: Label, its: Spot) -> bool:
    apart = spot.left >= its.left + other.width or its.left >= spot.left + label.width
    return spot.lane == its.lane and not apart


def placed(labels: list[Label], spots: list[Spot | None]) -> list[tuple[Label, Spot]]:
    return [(label, spot) for label, spot in zip(labels, spots, strict=True) if spot is not None]


@given(LABELS, st.integers(1, 5))
def test_labels_in_lanes_never_run_into_each_other(labels: list[Label], most: int) -> None:
    for spots in (lanes(labels, 0, 900, most), flags(labels, 0, 900, most)):
        found = placed(labels, spots)
        assert not any(meet(*one, *other) for i, one in enumerate(found) for other in found[:i])
        assert all(0 <= spot.lane < most and 0 <= spot.left <= 900 - label.width for label, spot in found)


@given(LABELS)
def test_no_leader_crosses_a_lower_label(labels: list[Label]) -> None:
    found = placed(labels, flags(labels, 0, 900, 6))
    for label, spot in found:
        for other, its in found:
            if its.lane < spot.lane:
                assert not its.left < label.x < its.left + other.width


def test_where_there_is_room_every_label_is_placed() -> None:
    labels = [Label(x, 50) for x in range(30, 850, 60)]
    assert None not in lanes(labels, -50, 950, 1)
    assert None not in flags(labels, 0, 950, 1)


def test_a_label_wider_than_the_room_has_none() -> None:
    assert lanes([Label(50, 90)], 20, 80, 2) == [None]
    assert flags([Label(50, 90)], 20, 80, 2) == [None]


def test_where_there_is_none_the_first_are_kept() -> None:
    labels = [Label(100, 90), Label(100, 90), Label(101, 90)]
    assert [spot is None for spot in lanes(labels, 0, 200, 1)] == [False, True, True]


@given(st.lists(st.floats(0, 200), max_size=6))
def test_line_ends_are_spread_apart_and_stay_inside(wanted: list[float]) -> None:
    places = sorted(spread(wanted, 27, 0, 200))
    assert all(high - low >= 27 - 1e-6 for low, high in pairwise(places))
    assert not places or places[-1] <= 200


@given(st.text(max_size=60), st.floats(10, 300))
def test_what_is_cut_fits(words: str, room: float) -> None:
    assert width(cut(words, room)) <= room


def test_what_no_picture_can_hold_is_left_out() -> None:
    assert plain("Ann\x00 \x1b[31mBo\n\ud800 Cy") == "Ann [31mBo Cy"
    assert plain("שרה  כהן") == "שרה כהן"
