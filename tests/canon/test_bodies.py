"""What is so of a body for a time is on the sheet until a line, or time, ends it."""

import pytest

import previously as pv

CAST = "cast: {ann: {name: Ann, pronouns: she}, joe: {name: Joe, pronouns: he}}\nclock: {episode: 7}\n"


def state(*lines: str, days: tuple[int, ...] = ()) -> dict[str, list[str]]:
    """What Ann and Joe are in after lines, each in a scene of its own on its day."""
    on = [*days, *range(1, 1 + len(lines) - len(days))]
    scenes = "".join(
        f"    {n}: {{place: room {n}, day: {day}, lines: ['{line}']}}\n"
        for n, (line, day) in enumerate(zip(lines, on, strict=True), 1)
    )
    story = pv.story_of({"story.yaml": CAST, "s01.yaml": f"S01E01:\n  scenes:\n{scenes}"})
    return {who: [row.what for row in pv.ask(story, "sheet", name=who, at="S01E01").state] for who in ("ann", "joe")}


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Ann falls asleep on the sofa", "asleep"),
        ("Ann dozes off", "asleep"),
        ("Ann faints", "unconscious"),
        ("Ann falls ill", "ill"),
        ("Ann catches the flu", "ill"),
        ("Ann is pregnant", "pregnant"),
        ("Ann is six months pregnant", "pregnant"),
        ("Joe gets Ann pregnant", "pregnant"),
        ("Ann leaves for Paris for a week", "away"),
        ("Ann goes abroad", "away"),
    ],
)
def test_it_is_on_her_sheet_and_on_nobody_else_s(line: str, what: str) -> None:
    assert state(line) == {"ann": [what], "joe": []}


@pytest.mark.parametrize(
    "line",
    [
        "Ann tries to sleep",
        "Ann pretends to be asleep",
        "Ann sleeps with Joe",
        "Ann is afraid of the flu",
        "Ann wants to get pregnant",
        "Ann denies that she is pregnant",
        "Ann passes out the leaflets",
        "Ann goes mad",
        "Ann wants to go away for a month",
        "Ann leaves the room",
    ],
)
def test_what_is_tried_meant_denied_or_something_else_is_not(line: str) -> None:
    assert state(line) == {"ann": [], "joe": []}


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("Ann falls asleep", "Ann wakes"),
        ("Ann falls asleep", "Joe wakes Ann"),
        ("Ann faints", "Ann comes to"),
        ("Ann falls ill", "Ann recovers"),
        ("Ann falls ill", "Joe cures Ann"),
        ("Ann is pregnant", "Ann gives birth to a son"),
        ("Ann is pregnant", "Ann loses the baby"),
        ("Ann leaves for Paris for a year", "Ann returns"),
    ],
)
def test_a_line_ends_it(begins: str, ends: str) -> None:
    assert state(begins, ends) == {"ann": [], "joe": []}


def test_time_ends_what_no_line_does() -> None:
    assert state("Ann is pregnant", "Joe drinks", days=(1, 200))["ann"] == ["pregnant"]
    assert state("Ann is pregnant", "Joe drinks", days=(1, 400))["ann"] == []
    assert state("Ann leaves for a week", "Joe drinks", days=(1, 5))["ann"] == ["away"]
    assert state("Ann leaves for a week", "Joe drinks", days=(1, 9))["ann"] == []
    assert state("Ann falls asleep", "Joe drinks", days=(1, 3))["ann"] == []
