"""An undated flashback stands before page one, unless what it shows says otherwise."""

import pytest

import previously as pv
from tests.stories import story

CAST = "title: T\ncast: {joe: Joe, ann: Ann, sam: Sam, kim: Kim}\n"


def day_of(scenes: str, at: str = "S01E02.1", declared: str = "") -> float:
    return next(scene.day for scene in told(scenes, declared).canon.scenes() if scene.at == at)


def told(scenes: str, declared: str = "") -> pv.Story:
    return story(scenes, declared=declared, cast=CAST)


FIRST = "S01E01: {scenes: {1: {day: 10, present: [joe, ann, sam], lines: [%s]}}}\n"
BACK = "S01E02: {scenes: {1: {flashback: true, present: [%s], lines: [%s]}}}\n"


@pytest.mark.parametrize(
    ("first", "there", "shown", "day"),
    [
        ("Joe drinks", "joe, ann", "Joe hugs Ann", -1.0),
        ("Joe kills Sam", "joe, sam", "Joe hugs Sam", -1.0),
        ("Joe meets Ann for the first time", "joe, ann", "Joe hugs Ann", 10.0),
        ("Ann gives birth to Kim", "ann, kim", "Ann hugs Kim", 10.0),
        ("Joe drinks with Sam", "joe, sam", "Ann kills Sam", 10.0),  # he was alive until then
        ("Joe kills Sam", "joe, sam", "Joe kills Sam", 10.0),  # the death that was told
    ],
)
def test_it_stands_where_what_it_shows_can_be(first: str, there: str, shown: str, day: float) -> None:
    assert day_of(FIRST % first + BACK % (there, shown)) == day


def test_it_stands_before_the_death_of_whom_it_shows_alive_though_that_was_before_page_one() -> None:
    before = 'before:\n  - {day: -500, told: S01E01, line: "Joe kills Sam"}\n'
    assert day_of(FIRST % "Joe drinks" + BACK % ("joe, sam", "Joe hugs Sam"), declared=before) == -501.0


def test_a_body_in_it_is_dead_by_then() -> None:
    back = "S01E02: {scenes: {1: {flashback: true, present: [ann], bodies: [sam], lines: [Ann weeps]}}}\n"
    assert day_of(FIRST % "Joe kills Sam" + back) == 10.0


def test_the_hint_says_where_it_stands() -> None:
    found = told(FIRST % "Joe meets Ann for the first time" + BACK % ("joe, ann", "Joe hugs Ann")).check()
    assert [f.message.rpartition("; ")[2] for f in found] == ["it is taken as lived on day 10, by what it shows"]


def test_what_is_told_later_does_not_move_it() -> None:
    back = BACK % ("joe, ann", "Joe hugs Ann")
    later = "S01E03: {scenes: {1: {day: 40, present: [joe, ann], lines: [Joe meets Ann for the first time]}}}\n"
    assert day_of(FIRST % "Joe drinks" + back + later) == -1.0


def test_a_death_in_a_dated_one_counts_from_its_own_day() -> None:
    back = "S01E02: {scenes: {1: {flashback: -540, lines: [Joe kills Sam]}}}\n"
    found = told(FIRST % "Sam hugs Joe" + back).check()
    assert [(f.code, f.at) for f in found if f.severity == "error"] == [("PV101", "S01E01.1")]


def test_an_edit_of_the_death_moves_it() -> None:
    whole = FIRST % "Joe kills Sam" + BACK % ("joe, sam", "Joe kills Sam")
    edited = told(whole).edited("s01.yaml", whole.replace("day: 10", "day: 12"))
    assert next(scene.day for scene in edited.canon.scenes() if scene.at == "S01E02.1") == 12.0
