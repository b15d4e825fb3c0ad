"""What is served is the story as its files are now; to an audience, only what it has seen, whatever is asked."""

import gc
from pathlib import Path

import pytest

from previously.core.errors import UnknownName, UnknownPosition, UnreadableInput
from previously.live.look import Look
from previously.live.room import KEPT, Room
from tests.web.asking import PLAN, SEASON, STORY

LATER = SEASON.replace("Mara plays at ease", "Mara plays torn")


def plays(room: Room) -> list[str]:
    """What Mara plays, as the story is shown now."""
    return [claim.state.id for claim in room.story().canon.claims_of("mara") if claim.state]


def test_a_look_stands_in_the_url_and_comes_back_from_it() -> None:
    look = Look("S01E01.2", "S01", "calm", "joe")
    assert look.query() == "?at=S01E01.2&seen=S01&plan=calm&without=joe"
    assert Look.of({"without": " joe ", "plan": "calm", "seen": "S01", "at": "S01E01.2", "more": "x"}) == look
    assert look.query(at="", seen="", plan=None, line=3) == "?without=joe&line=3"
    assert Look().query() == ""


def test_a_link_holds_whatever_a_name_is_made_of() -> None:
    assert Look(at="a&b=c").link("/character/Mara? #1/é%") == "/character/Mara%3F%20%231/%C3%A9%25?at=a%26b%3Dc"


def test_a_save_is_what_is_shown_next(harbour: Path) -> None:
    room = Room(harbour)
    before = room.version
    (harbour / "s01.yaml").write_text(LATER, "utf-8")
    assert room.refresh([harbour / "s01.yaml"])
    assert room.version != before
    assert plays(room) == ["torn"]


def test_what_is_saved_unchanged_or_is_not_the_story_s_changes_nothing(harbour: Path) -> None:
    room = Room(harbour)
    (harbour / "s01.yaml").write_text(SEASON, "utf-8")
    (harbour / "notes.txt").write_text("buy milk", "utf-8")
    assert not room.refresh([harbour / "s01.yaml", harbour / "notes.txt"])
    assert not room.refresh()


@pytest.mark.parametrize("name", ["plans/calm.yaml", "plans/new.yaml", "press/review.txt"])
def test_a_plan_and_an_article_are_part_of_what_an_author_is_shown(harbour: Path, name: str) -> None:
    room = Room(harbour)
    (harbour / name).parent.mkdir(exist_ok=True)
    (harbour / name).write_text(PLAN + "# more\n", "utf-8")
    assert room.refresh([harbour / name])


def test_a_broken_file_is_a_finding_and_the_rest_of_the_story_is_shown(harbour: Path) -> None:
    room = Room(harbour)
    (harbour / "s01.yaml").write_text(SEASON.replace("S01E02:\n", "S01E02: [\n"), "utf-8")
    assert room.refresh([harbour / "s01.yaml"])
    assert [finding.span.path for finding in room.story().findings] == ["s01.yaml"]
    assert [scene.at for scene in room.story().canon.scenes()][:2] == ["S01E01.1", "S01E01.2"]
    assert not room.fault


def test_where_the_story_is_gone_the_last_good_state_is_shown_with_the_reason(harbour: Path) -> None:
    room = Room(harbour)
    shown, version = room.story(), room.version
    (harbour / "story.yaml").unlink()
    assert room.refresh([harbour / "story.yaml"])
    assert "has no story.yaml" in room.fault
    assert room.story() is shown
    assert not room.refresh([harbour / "story.yaml"])
    (harbour / "story.yaml").write_text(STORY, "utf-8")
    assert room.refresh([harbour / "story.yaml"])
    assert (room.fault, room.version) == ("", version)


@pytest.mark.parametrize("broken", ["", "  \n", "title: [", STORY + "cast: {", "title: Harbour\x00"])
def test_where_the_declarations_cannot_be_read_the_last_good_state_is_shown(harbour: Path, broken: str) -> None:
    room = Room(harbour)
    shown, version = room.story(), room.version
    for text in (broken, "title: {", broken):
        (harbour / "story.yaml").write_text(text, "utf-8")
        room.refresh([harbour / "story.yaml"])
        assert room.fault.startswith("story.yaml")
        assert room.story() is shown
    (harbour / "story.yaml").write_text(STORY, "utf-8")
    assert room.refresh([harbour / "story.yaml"])
    assert (room.fault, room.version) == ("", version)


def test_a_story_that_could_not_be_read_from_the_start_is_shown_as_it_can(harbour: Path) -> None:
    (harbour / "story.yaml").write_text("title: [", "utf-8")
    room = Room(harbour)
    assert (room.fault, [finding.code for finding in room.story().findings][:1]) == ("", ["PV001"])
    (harbour / "story.yaml").write_text(STORY, "utf-8")
    assert room.refresh([harbour / "story.yaml"])
    assert room.story().title == "Harbour"


def test_what_was_saved_while_the_story_was_gone_is_read_when_it_is_back(harbour: Path) -> None:
    room = Room(harbour)
    (harbour / "story.yaml").unlink()
    (harbour / "s01.yaml").write_text(LATER, "utf-8")
    room.refresh([harbour / "story.yaml", harbour / "s01.yaml"])
    (harbour / "story.yaml").write_text(STORY, "utf-8")
    room.refresh([harbour / "story.yaml"])
    assert plays(room) == ["torn"]


def test_our_own_mistake_while_reading_keeps_the_last_good_state(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(harbour)
    monkeypatch.setattr("previously.live.room.read_again", lambda *_: 1 / 0)
    (harbour / "s01.yaml").write_text(LATER, "utf-8")
    assert room.refresh([harbour / "s01.yaml"])
    assert "our mistake" in room.fault
    assert plays(room) == ["at ease"]


def test_each_look_is_kept_while_nothing_changes_and_not_for_ever(harbour: Path) -> None:
    room = Room(harbour)
    planned = room.story(Look(at="S01E01", plan="calm"))
    assert room.story(Look(at="S01E02", plan="calm")) is planned
    for cut in ("none", "S01E01.1", "S01E01", "S01E02", "S01", "all", "S01E01-E02"):
        room.story(Look(seen=cut))
    assert len(room._stories) == KEPT
    (harbour / "s01.yaml").write_text(LATER, "utf-8")
    room.refresh([harbour / "s01.yaml"])
    assert room.story(Look(plan="calm")) is not planned


def test_a_caller_s_mistake_is_raised(harbour: Path) -> None:
    room = Room(harbour)
    with pytest.raises(UnknownPosition):
        room.story(Look(seen="tomorrow"))
    with pytest.raises(UnreadableInput):
        room.story(Look(plan="nowhere"))
    with pytest.raises(UnreadableInput):
        room.story(Look(plan="../diary.yaml"))
    with pytest.raises((UnknownName, UnknownPosition)):
        room.story(Look(without="nobody"))
    assert room.story().title == "Harbour"


def test_an_audience_s_room_holds_nothing_of_the_rest(harbour: Path) -> None:
    (harbour / "s02.yaml").write_text(
        "S02E01:\n  scenes:\n    1: [Mara meets Joe]\n    2: ['Qzxara hurts Mara']\n", "utf-8"
    )
    room = Room(harbour, seen="S01E01")
    gc.collect()
    held = [text for text in gc.get_objects() if type(text) is dict and "s02.yaml" in text and text is not globals()]
    assert not [one for one in held if isinstance(one["s02.yaml"], str)]
    assert room.files() == room.plans() == []
    assert room.place("s01.yaml") is None


def test_an_audience_chooses_neither_how_far_it_has_come_nor_a_plan(harbour: Path) -> None:
    room = Room(harbour, seen="S01E01")
    assert room.look(Look("S01E01", "all", "calm", "joe")) == Look("S01E01", "", "", "joe")
    assert [episode.at for episode in room.story(Look(seen="all")).canon.episodes] == ["S01E01"]
    assert room.read_only


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s01.yaml", LATER),
        ("s01.yaml", SEASON.replace("S01E02:\n", "S01E02: [\n")),
        ("s01.yaml", SEASON.replace("\n", "\r\n")),
        ("s01.yaml", SEASON + "# a remark\n"),
        ("s02.yaml", "S02E01:\n  scenes:\n    1: [Qzxara hurts Mara]\n"),
        ("plans/calm.yaml", "S03E01: {}"),
        ("press/review.txt", "Mara dies."),
        ("story.yaml", STORY + "premises:\n  - {id: safe, always: 'alive(mara)'}\n"),
        ("bad.yaml", "\x00["),
    ],
)
def test_an_audience_hears_of_nothing_that_it_has_not_seen(harbour: Path, name: str, text: str) -> None:
    room = Room(harbour, seen="S01E01")
    version = room.version
    (harbour / name).parent.mkdir(exist_ok=True)
    (harbour / name).write_bytes(text.encode())
    assert not room.refresh([harbour / name])
    assert (room.version, room.fault) == (version, "")


def test_an_audience_hears_of_a_change_in_what_it_has_seen(harbour: Path) -> None:
    room = Room(harbour, seen="S01E01")
    (harbour / "s01.yaml").write_text(SEASON.replace("Ann comforts Mara", "Ann hurts Mara"), "utf-8")
    assert room.refresh([harbour / "s01.yaml"])
    assert "Ann hurts Mara" in [event.text for event in room.story().canon.events()]


def test_where_the_story_is_gone_an_audience_is_told_nothing_of_it(harbour: Path) -> None:
    room = Room(harbour, seen="S01E01")
    (harbour / "story.yaml").unlink()
    assert not room.refresh()
    assert room.fault == ""
    assert room.story().title == "Harbour"
