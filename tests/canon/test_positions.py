"""How a story numbers what it tells, and what a position means."""

import pytest

import previously as pv
from previously.core.errors import BadRequest, UnknownPosition
from previously.core.position import Template

STORY = "title: Harbour\nclock: {episode: 4, season: 120}\ncast: {mara: Mara, joe: Joe}\n"
SEASON = """\
S01E01:
  scenes:
    1: {place: bar, lines: [Mara meets Joe]}
    12A: {day: 3, place: roof, lines: [Joe hurts Mara; later 1 day; cues rain]}
    1.10: {place: attic, lines: [Mara drinks]}
S01E03:
  scenes: {1: {place: sea, lines: [Mara drinks]}}
S02E01:
  lines: [Joe leaves Mara]
"""


@pytest.mark.parametrize(
    ("template", "text", "episode", "scene", "shown"),
    [
        ("S{season}E{episode}", "S01E13", (1, 13), "", "S01E13"),
        ("S{season}E{episode}", "s1e13", (1, 13), "", "S01E13"),
        ("S{season}E{episode}", " S01E13.9 ", (1, 13), "9", "S01E13.9"),
        ("S{season}E{episode}", "S01E13.12A", (1, 13), "12A", "S01E13.12A"),
        ("S{season}E{episode}", "S01E13.1.10", (1, 13), "1.10", "S01E13.1.10"),
        ("S{season}E{episode}", "S01E13.the end", (1, 13), "the end", "S01E13.the end"),
        ("S{season}E{episode}", "S10E100", (10, 100), "", "S10E100"),
        ("{act}.{scene}", "4", (4,), "", "4"),
        ("{act}.{scene}", "4.2", (4,), "2", "4.2"),
        ("Act {act}, {scene}", "act 4.2", (4,), "2", "Act 4.2"),
        ("Act {act}, {scene}", "Act 4, 2", (4,), "2", "Act 4.2"),
        ("Act {act}, Scene {scene}", "act 4, scene 2b", (4,), "2b", "Act 4.2b"),
        ("Act {act}", "Act 4", (4,), "", "Act 4"),
        ("Chapter {chapter}", "chapter 12", (12,), "", "Chapter 12"),
        ("Chapter {chapter}", "Chapter 12.b", (12,), "b", "Chapter 12.b"),
        ("{book}-{part}-{chapter}", "2-1-7", (2, 1, 7), "", "2-1-7"),
        ("E{episode}", "E3.9", (3,), "9", "E03.9"),
    ],
)
def test_a_position(template: str, text: str, episode: tuple[int, ...], scene: str, shown: str) -> None:
    positions = Template(template)
    assert positions.parse(text) == (episode, scene)
    assert positions.show(episode, scene) == shown
    assert positions.parse(shown) == (episode, scene)


@pytest.mark.parametrize(
    "text", ["", "S01", "E01", "S01E", "S01E01.", "S01E01 .2", "xS01E01", "S-1E01", f"S01E{10**9}"]
)
def test_no_position(text: str) -> None:
    with pytest.raises(UnknownPosition, match=r"write it like S01E01 or S01E01\.2"):
        Template().parse(text)


@pytest.mark.parametrize("text", ["", "Episode", "{a}{b}", "{a}.{a}", "{scene}", "{scene}.{act}", "S{season}.{scene}E"])
def test_no_template(text: str) -> None:
    with pytest.raises(BadRequest, match="positions"):
        Template(text)


@pytest.mark.parametrize(
    ("template", "text", "season"),
    [
        ("S{season}E{episode}", "S01", (1,)),
        ("S{season}E{episode}", "s2", (2,)),
        ("S{season}E{episode}", "S01E01", None),
        ("Chapter {chapter}", "Chapter 1", None),
        ("{book}-{part}", "3", (3,)),
    ],
)
def test_a_whole_season(template: str, text: str, season: tuple[int, ...] | None) -> None:
    assert Template(template).season(text) == season


@pytest.fixture(scope="module")
def story() -> pv.Story:
    """Two seasons with a gap in the first."""
    return pv.story_of({"story.yaml": STORY, "s01.yaml": SEASON})


@pytest.mark.parametrize(
    ("at", "shown", "day"),
    [
        (None, "S02E01", 128.0),  # the end of what is told
        ("S01E01", "S01E01", 4.0),  # an episode: its end
        ("s1e1", "S01E01", 4.0),
        ("S01E01.1", "S01E01.1", 0.0),  # a scene: its end
        ("S01E01.12a", "S01E01.12A", 4.0),
        ("S01E01.1.10", "S01E01.1.10", 4.0),
        ("S01", "S01E03", 8.0),  # a season: the end of its last episode
        ("S02", "S02E01", 128.0),
        ("S01E02", "S01E02", 8.0),  # nothing is told of it: the day the clock would give
        ("S01E04", "S01E04", 12.0),
        ("S02E05", "S02E05", 132.0),
        ("S03E01", "S03E01", 248.0),
        ("S00E01", "S00E01", 0.0),
        ("S09", "S09", 248.0),
    ],
)
def test_the_day_a_position_stands_on(story: pv.Story, at: str | None, shown: str, day: float) -> None:
    moment = story.canon.moment(at)
    assert (moment.at, moment.day) == (shown, day)


def test_scene_names_are_strings_in_the_order_of_the_file(story: pv.Story) -> None:
    assert [scene.at for scene in story.canon.scenes()][:3] == ["S01E01.1", "S01E01.12A", "S01E01.1.10"]
    assert [e.id for e in story.canon.entries()][-1] == "S02E01/1"


def test_after_a_position_is_after_everything_told_up_to_it(story: pv.Story) -> None:
    assert story.headspace("Mara", at="S01E01.1").wounds == ()
    assert [wound.id for wound in story.headspace("Mara", at="S01E01.12A").wounds] == ["S01E01.12A/1"]
    assert [wound.id for wound in story.headspace("Mara", at="S01E02").wounds] == ["S01E01.12A/1"]


def test_a_scene_brings_its_place_company_and_cues_unless_others_are_given(story: pv.Story) -> None:
    given = story.headspace("Mara", at="S01E01.12A").given
    assert (given.place, given.present, given.cues) == ("roof", ("joe",), ("rain",))
    given = story.headspace("Mara", at="S01E01.12A", place="Bar", present=[], cues=["Sea", "joe"]).given
    assert (given.place, given.present, given.cues) == ("bar", (), ("sea", "joe"))
    given = story.headspace("Mara", at="S01E01").given
    assert (given.place, given.present, given.cues) == ("", (), ())


def test_a_scene_that_is_not_there_is_not_guessed(story: pv.Story) -> None:
    with pytest.raises(UnknownPosition, match=r"no scene S01E01\.12B here; did you mean “S01E01\.12A”"):
        story.canon.moment("S01E01.12B")


def test_chapters_and_acts() -> None:
    book = "title: Book\npositions: Chapter {chapter}\nclock: {episode: 2}\ncast: {mara: Mara}\n"
    chapters = (
        "Chapter 2: {lines: [Mara drinks]}\nChapter 10: {lines: [Mara drinks]}\nchapter 1: {lines: [Mara drinks]}\n"
    )
    story = pv.story_of({"story.yaml": book, "book.yaml": chapters})
    assert [(e.at, e.end.day) for e in story.canon.episodes] == [
        ("Chapter 1", 0.0),
        ("Chapter 2", 2.0),
        ("Chapter 10", 4.0),
    ]
    play = "title: Play\npositions: '{act}.{scene}'\ncast: {mara: Mara}\n"
    story = pv.story_of({"story.yaml": play, "play.yaml": "1:\n  scenes: {1: {}, 2: {}}\n2:\n  scenes: {1: {}}\n"})
    assert [scene.at for scene in story.canon.scenes()] == ["1.1", "1.2", "2.1"]


def test_a_story_of_nothing_has_a_beginning_and_an_end() -> None:
    story = pv.story_of({"story.yaml": STORY})
    assert story.canon.moment().day == 0.0
    assert story.headspace("Mara").distress == 0.0
