"""Headings and captions that say time move lived days, and are shown as they were read."""

import pytest

import previously as pv
from previously.language.time_words import passing

STORY = "title: T\ncast: {joe: Joe, ann: Ann}\n"
DECADE = 3652.5


def days(script: str, clock: str = "") -> list[tuple[float, bool, str]]:
    """Each scene's day, whether it is a flashback, and the words it was read from."""
    told = pv.story_of({"story.yaml": STORY + clock, "s01e01.fountain": script})
    return [(scene.day, scene.flashback, scene.read_as) for scene in told.canon.scenes()]


def script(*scenes: str) -> str:
    """Scenes of a script, each with a line: a heading, or what stands before it too."""
    return "".join(f"{scene}\n\n[[prev: Joe hugs Ann]]\n\n" for scene in scenes)


@pytest.mark.parametrize(
    ("heading", "day", "back"),
    [
        ("INT. BAR - NEXT MORNING", 1.0, False),
        ("INT. BAR - THE FOLLOWING NIGHT", 1.0, False),
        ("INT. BAR - TWO WEEKS LATER", 14.0, False),
        ("INT. BAR - DAY (TEN YEARS EARLIER)", -DECADE, True),
        ("INT. BAR - THREE DAYS AGO", -3.0, True),
        ("INT. BAR - NIGHT - FLASHBACK - TEN YEARS EARLIER", -DECADE, True),
        ("INT. BAR - SAME DAY", 0.0, False),
        ("INT. BAR - CONTINUOUS", 0.0, False),
        ("INT. BAR - LATER", 0.0, False),
        ("INT. BAR - AN HOUR LATER", 0.0, False),
        ("INT. ROOM 1408 - NIGHT", 0.0, False),
        ("INT. BAR - DAY (1973)", 0.0, False),  # of a story whose year nobody has said
        ("> TWO WEEKS LATER <\n\nINT. BAR - NIGHT", 14.0, False),
        ('INT. BAR - NIGHT\n\nJoe sits.\n\nSUPER: "BERLIN, TEN YEARS EARLIER"', -DECADE, True),
        ("INT. BAR - NIGHT\n\nTwo weeks later he would die.", 0.0, False),
        ("INT. BAR - NIGHT\n\n[[prev: time: next morning]]", 1.0, False),
        ("INT. BAR - NEXT MORNING\n\n[[prev: day: 9]]", 9.0, False),
    ],
)
def test_a_scene_is_moved_by_what_its_heading_or_caption_says(heading: str, day: float, back: bool) -> None:
    assert days(script("INT. HALL - DAY", heading))[1][:2] == (day, back)


def test_a_heading_is_of_its_scene_and_what_goes_on_from_it() -> None:
    told = days(
        script("INT. HALL - DAY", "INT. BAR - TEN YEARS EARLIER", "INT. CELLAR - CONTINUOUS", "INT. HALL - DAY")
    )
    assert [(day, back) for day, back, _ in told] == [(0.0, False), (-DECADE, True), (-DECADE, True), (0.0, False)]


def test_a_caption_holds_until_another_says_so() -> None:
    told = days(
        script("INT. HALL - DAY", "> A YEAR EARLIER <\n\nINT. BAR - DAY", "INT. PARK - DAY", "INT. PARK - NEXT DAY")
        + script("BACK TO PRESENT\n\nINT. HALL - DAY")
    )
    assert [(day, back) for day, back, _ in told] == [
        (0.0, False), (-365.25, True), (-365.25, True), (-364.25, True), (0.0, False),
    ]  # fmt: skip


def test_years_are_counted_from_the_first_or_from_the_clock() -> None:
    scenes = script(
        "EXT. QUAY - DAY (1984)", "INT. BAR - DAY (1973)", "EXT. QUAY - DAY (1984)", "EXT. QUAY - 1985 - DAY"
    )
    assert [(day, back) for day, back, _ in days(scenes)] == [
        (0.0, False),
        (-4018.0, True),
        (0.0, False),
        (365.0, False),
    ]
    dated = days(script("EXT. QUAY - DAY", "INT. BAR - DAY (1973)"), "clock: {date: 1984-05-03}\n")
    assert dated[1][:2] == (-4141.0, True)


def test_what_a_day_was_read_from_is_shown() -> None:
    told = days(script("INT. HALL - DAY", "INT. BAR - NEXT MORNING", "> TWO WEEKS LATER <\n\nINT. BAR - DAY"))
    assert [words for *_, words in told] == ["", "next morning", "TWO WEEKS LATER"]


def test_a_season_file_says_it_by_its_time() -> None:
    season = "S01E01: {scenes: {1: {lines: [Joe hugs Ann]}, 2: {time: next morning, lines: [Joe hugs Ann]}}}\n"
    scenes = pv.story_of({"story.yaml": STORY, "s01.yaml": season}).canon.scenes()
    assert [scene.day for scene in scenes] == [0.0, 1.0]


@pytest.mark.parametrize("text", ["TOO LATE", "JOE ENTERS", "A LONG TIME AGO", "NEXT", "2 AM", "DAY", "", "LATER, JOE"])
def test_what_says_nothing_of_how_much_time_is_left_alone(text: str) -> None:
    assert getattr(passing(text), "days", 0.0) == 0.0


def test_a_line_that_only_says_time_moves_the_day_of_what_follows() -> None:
    lines = '["Ann meets Joe", "two weeks later", "Ann hits Joe", "The next morning", "Joe leaves Ann", "Ann waits"]'
    told = pv.story_of(
        {"story.yaml": "cast: {ann: Ann, joe: Joe}\n", "s01.yaml": f"S01E01: {{scenes: {{1: {{lines: {lines}}}}}}}\n"}
    )
    assert [event.day for event in told.canon.events()] == [0, 14, 15]
    assert not told.findings or {finding.severity for finding in told.findings} == {"hint"}
