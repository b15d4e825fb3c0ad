"""Which day a scene stands on."""

import pytest

import previously as pv
from previously.canon.days.clock import Clock, lived_day
from previously.core.atoms import ClockText
from previously.language.durations import days

STORY = "title: Harbour\nclock: {{episode: 4, season: 120{date}}}\ncast: {{mara: Mara, joe: Joe}}\n{more}"


def story(season: str, *, date: str = "", more: str = "") -> pv.Story:
    """A story of these episodes; four days between two, 120 between seasons."""
    declared = STORY.format(date=f', date: "{date}"' if date else "", more=more)
    return pv.story_of({"story.yaml": declared, "s01.yaml": season})


def days_of(told: pv.Story) -> dict[str, float]:
    """Every scene's day by its address."""
    return {scene.at: scene.day for scene in told.canon.scenes()}


def test_day_0_is_the_first_scene_and_scenes_share_the_day_of_the_one_before() -> None:
    told = story("S01E01:\n  scenes:\n    1: {place: bar}\n    2: {place: roof}\n")
    assert days_of(told) == {"S01E01.1": 0.0, "S01E01.2": 0.0}


def test_the_clock_stands_between_episodes_and_between_seasons() -> None:
    told = story("S01E01: {scenes: {1: {}}}\nS01E02: {scenes: {1: {}}}\nS02E01: {scenes: {1: {}}}\n")
    assert days_of(told) == {"S01E01.1": 0.0, "S01E02.1": 4.0, "S02E01.1": 124.0}


def test_a_story_told_in_chapters_may_say_how_long_a_chapter_is_apart() -> None:
    declared = "positions: Chapter {chapter}\nclock: {chapter: 30}\ncast: {mara: Mara}\n"
    told = pv.story_of(
        {"story.yaml": declared, "b.yaml": "Chapter 1: {scenes: {1: {}}}\nChapter 2: {scenes: {1: {}}}\n"}
    )
    assert days_of(told) == {"Chapter 1.1": 0.0, "Chapter 2.1": 30.0}
    assert told.findings == ()


def test_a_missing_episode_takes_no_time() -> None:
    told = story("S01E01: {scenes: {1: {}}}\nS01E09: {scenes: {1: {}}}\n")
    assert days_of(told)["S01E09.1"] == 4.0


def test_files_and_blocks_are_read_in_told_order() -> None:
    told = story("S01E02: {scenes: {1: {}}}\nS01E01: {scenes: {1: {later: 2 days}}}\n")
    assert days_of(told) == {"S01E01.1": 2.0, "S01E02.1": 6.0}


def test_day_and_later_move_what_comes_after() -> None:
    told = story("S01E01:\n  scenes:\n    1: {day: 10}\n    2: {}\n    3: {later: 3 weeks}\n    4: {}\n")
    assert list(days_of(told).values()) == [10.0, 10.0, 31.0, 31.0]


def test_an_episodes_own_day_is_that_of_its_first_scene() -> None:
    told = story("S01E01:\n  day: 5\n  scenes:\n    1: {}\n    2: {}\nS01E02:\n  later: 1 week\n  scenes: {1: {}}\n")
    assert list(days_of(told).values()) == [5.0, 5.0, 16.0]


def test_a_flashback_is_lived_then_and_moves_nothing() -> None:
    told = story("S01E01:\n  scenes:\n    1: {day: 10}\n    2: {flashback: -540}\n    3: {}\n")
    assert list(days_of(told).values()) == [10.0, -540.0, 10.0]
    assert told.findings == ()


def test_an_undated_flashback_is_lived_just_before_the_story_opens() -> None:
    told = story("S01E01:\n  scenes:\n    1: {flashback: true}\n    2: {}\n")
    assert list(days_of(told).values()) == [-1.0, 0.0]
    assert [finding.code for finding in told.findings] == ["PV015"]


def test_a_line_moves_time_for_the_lines_and_scenes_after_it() -> None:
    season = """\
S01E01:
  scenes:
    1:
      lines:
        - Mara meets Joe
        - Mara meets Joe; later 2 days
        - Mara meets Joe; day 7
    2: {}
    3: {flashback: -3, lines: ["Mara meets Joe; later 1 day"]}
    4: {}
"""
    told = story(season)
    assert [event.day for event in told.canon.events()] == [0.0, 2.0, 7.0, -2.0]
    assert list(days_of(told).values()) == [0.0, 7.0, -3.0, 7.0]


def test_going_back_is_said_and_is_believed() -> None:
    told = story("S01E01:\n  scenes:\n    1: {day: 10}\n    2: {day: 4}\n    3: {}\n")
    assert [(f.code, f.at) for f in told.findings] == [("PV010", "S01E01.2")]
    assert list(days_of(told).values()) == [10.0, 4.0, 4.0]


def test_what_was_lived_before_is_dated_by_a_day_a_date_or_in_words() -> None:
    more = """\
before:
  - {day: -5000, line: Mara meets Joe}
  - {when: 18 months before, line: Mara meets Joe}
  - {date: "2015-11-10", line: Mara meets Joe}
"""
    told = story("S01E01: {scenes: {1: {}}}\n", date="2015-11-20", more=more)
    assert [event.day for event in told.canon.events()] == [-5000.0, pytest.approx(-547.92), -10.0]
    assert [event.id for event in told.canon.events()] == ["before.1/1", "before.2/1", "before.3/1"]


def test_lived_order_is_by_day_and_ties_go_by_told_order() -> None:
    season = """\
S01E01:
  scenes:
    1: {day: 10, lines: [Mara hurts Joe]}
    2: {flashback: 10, lines: [Mara helps Joe]}
    3: {flashback: 2, lines: [Mara meets Joe]}
"""
    told = story(season)
    met = told.minds.of("joe").encounters
    assert [encounter.event.id for encounter in met] == ["S01E01.3/1", "S01E01.1/1", "S01E01.2/1"]


def test_the_same_doing_on_the_same_day_is_told_again_and_happens_once() -> None:
    season = """\
S01E01:
  scenes:
    1: {day: 10, lines: [Mara hurts Joe]}
    2: {flashback: 10, lines: [Mara hurts Joe; cues rain]}
    3: {later: 1 day, lines: [Mara hurts Joe]}
"""
    told = story(season)
    assert set(told.canon.retold) == {"S01E01.2/1"}
    assert [e.event.id for e in told.minds.of("joe").encounters] == ["S01E01.1/1", "S01E01.3/1"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3 weeks", 21.0),
        ("1 day", 1.0),
        ("a day", 1.0),
        ("a night", 1.0),
        ("two hours", 1 / 12),
        ("half an hour", 1 / 48),
        ("90 minutes", 0.0625),
        ("a week and a half", 10.5),
        ("18 months", 547.92),
        ("2 years later", 730.5),
        ("a few days", 3.0),
        ("a couple of weeks", 14.0),
        ("  Three   Weeks ", 21.0),
        ("0 days", 0.0),
        ("2.5 days", 2.5),
        ("a century", 36525.0),
        ("2 centuries", 73050.0),
    ],
)
def test_a_duration(text: str, wanted: float) -> None:
    assert days(text) == pytest.approx(wanted)


@pytest.mark.parametrize(
    "text", ["", "3", "weeks", "-3 weeks", "3 wks", "1e9 days", "999999 centuries", "3 weeks 2 days", "days 3", "²days"]
)
def test_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match=r"duration|longer than any story"):
        days(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3", 3.0),
        ("-540", -540.0),
        ("1.5", 1.5),
        ("18 months before", -547.92),
        ("two weeks ago", -14.0),
        ("3 days later", 3.0),
        ("2015-11-30", 10.0),
        ("2000-01-01", -5802.0),
    ],
)
def test_a_day(text: str, wanted: float) -> None:
    assert lived_day(text, ClockText(date="2015-11-20")) == pytest.approx(wanted)


@pytest.mark.parametrize("text", ["", "soon", "nan", "inf", "1e9", "2015-13-40", "before", "then before"])
def test_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a day|not a duration"):
        lived_day(text, ClockText(date="2015-11-20"))


def test_a_date_needs_a_calendar() -> None:
    with pytest.raises(ValueError, match="date of day 0"):
        lived_day("2015-11-30", ClockText())


def test_an_episode_opens_after_the_last_lived_day_of_the_one_before() -> None:
    gaps = ClockText(episode=4.0, season=120.0)
    assert Clock().start_of((1, 1), gaps) == 0.0
    assert Clock(9.0, (1, 3)).start_of((1, 4), gaps) == 13.0
    assert Clock(9.0, (1, 13)).start_of((2, 1), gaps) == 129.0
    assert Clock(9.0, (3,)).start_of((4,), gaps) == 13.0
