"""What is so of somebody at a point follows from the lines, is cut with them, and is edited with them."""

import previously as pv
from tests.stories import findings_of, shown, story

CAST = """title: Harbour
cast:
  mara: {name: Mara, pronouns: she, born: -9000, sheet: {works at: hospital, hand: {value: left, from: S01E02}}}
  joe: {name: Joe, pronouns: he, age: 34}
props: {pistol: joe}
"""
SCENES = """S01E01:
  scenes:
    1:
      place: quay
      lines:
        - Mara has grey eyes
        - Mara breaks her left leg; heals in 10 days
        - Joe gives Mara the watch
    2: {later: 1 day, place: mill, lines: ["Joe marries Mara", "Mara dyes her hair red"]}
S01E02:
  scenes:
    1: {later: 20 days, place: tower, lines: ["Joe locks up Mara"]}
"""


def sheet(at: str, name: str = "mara", seen: str | None = None) -> dict[str, list[str]]:
    """The rows of a sheet, in words, by part."""
    told = story(SCENES, cast=CAST)
    found = pv.ask(told, "sheet", name=name, at=at, **({"seen": seen} if seen else {}))
    parts = {part: getattr(found, part) for part in ("traits", "state", "injuries", "things")}
    rows = {part: [f"{row.what}: {row.value}".removesuffix(": ") for row in rows] for part, rows in parts.items()}
    return rows | {"age": [found.age.value] if found.age else []}


def test_a_sheet_is_as_of_its_position() -> None:
    assert sheet("S01E01.1") == {
        "traits": ["works at: hospital", "hand: left", "eyes: grey"], "state": [],
        "injuries": ["left leg: until day 10"], "things": ["watch"], "age": ["24"],
    }  # fmt: skip
    later = sheet("S01E02")
    assert later["traits"] == ["works at: hospital", "hand: left", "eyes: grey", "hair: red"]
    assert (later["state"], later["injuries"]) == (["married: Joe", "held captive: tower"], [])
    assert sheet("S01E01", "joe") == {
        "traits": [], "state": ["married: Mara"], "injuries": [], "things": ["pistol"], "age": ["34 or 35"],
    }  # fmt: skip


def test_each_row_has_its_line() -> None:
    found = pv.ask(story(SCENES, cast=CAST), "sheet", name="mara", at="S01E01.1")
    assert [(row.event, row.text) for row in found.traits] == [("", ""), ("", ""), ("S01E01.1/1", "Mara has grey eyes")]
    assert (found.last_seen, found.place) == ("S01E01.1", "quay")


def test_an_audience_sees_what_it_was_told_of() -> None:
    assert sheet("S01E01", seen="S01E01")["traits"] == ["eyes: grey", "hair: red"]
    assert sheet("S01E02", seen="S01E02")["traits"] == ["hand: left", "eyes: grey", "hair: red"]
    assert sheet("S01E02", seen="S01E01")["state"] == ["married: Joe"]


def test_an_edit_of_a_line_changes_what_is_so_after_it() -> None:
    files = {"story.yaml": "title: Harbour\ncast: {mara: Mara, joe: Joe}\n", "s01.yaml": FAIR}
    told = pv.story_of(files)
    assert "PV104" in shown(told.check())
    freed = FAIR.replace("Mara waits", "Mara escapes")
    assert shown(told.edited("s01.yaml", freed).check()) == findings_of({**files, "s01.yaml": freed})
    assert "PV104" not in shown(told.edited("s01.yaml", freed).check())
    assert shown(told.edited("s01.yaml", freed).edited("s01.yaml", FAIR).check()) == shown(told.check())


FAIR = """S01E01:
  scenes:
    1: {place: tower, lines: [Joe locks up Mara]}
S01E02:
  scenes:
    1: {place: tower, lines: [Mara waits]}
    2: {place: village fair, lines: [Mara dances]}
"""
