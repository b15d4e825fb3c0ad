"""Who somebody turns out to be: to the author one person, to an audience two until it is told."""

import pytest

import previously as pv
from previously.canon.load import loader_of
from previously.canon.log import Canon

STORY = """\
title: The Floor
positions: Chapter {chapter}
cast:
  ines: Ines
  quill: {name: Quill, bonds: {ines: 0.5}}
  marlow: {name: Marlow, aliases: [the Grey Man], is: quill, from: Chapter 22}
"""
BOOK = """\
Chapter 1: {scenes: {1: {present: [ines, marlow], lines: [Marlow captures Ines]}}}
Chapter 10: {scenes: {1: {present: [ines, quill], lines: [Quill rescues Ines]}}}
Chapter 22: {scenes: {1: {present: [ines, quill], lines: [Ines meets Quill]}}}
"""


def told(seen: str, story: str = STORY, book: str = BOOK) -> Canon:
    return loader_of({"story.yaml": story, "book.yaml": book}).seen(seen).canon()


def test_to_the_author_they_are_one() -> None:
    canon = loader_of({"story.yaml": STORY, "book.yaml": BOOK}).canon()
    assert {who: one.aliases for who, one in canon.cast.items()} == {"ines": (), "quill": ("Marlow", "the Grey Man")}
    assert [event.subject for event in canon.events()] == ["quill", "quill", "ines"]
    assert not canon.findings


@pytest.mark.parametrize("seen", ["Chapter 1", "Chapter 13", "Chapter 21"])
def test_until_it_is_told_an_audience_sees_two(seen: str) -> None:
    canon = told(seen)
    assert not any(one.aliases for one in canon.cast.values())
    assert [event.subject for event in canon.events()][:2] == ["marlow", "quill"][: len(canon.episodes)]
    assert not canon.findings


def test_from_then_on_it_sees_one() -> None:
    canon = told("Chapter 22")
    assert {one.name: one.aliases for one in canon.cast.values()} == {"Marlow": ("Quill",), "Ines": ()}
    assert {event.subject for event in canon.events()} == {"marlow", "ines"}


def test_without_a_label_it_is_the_authors_alone() -> None:
    canon = told("all", STORY.replace(", from: Chapter 22", ""))
    assert {one.name for one in canon.cast.values()} == {"Marlow", "Ines", "Quill"}


def test_whoever_is_nobody_of_the_cast_is_a_finding() -> None:
    canon = loader_of({"story.yaml": STORY.replace("is: quill", "is: quil"), "book.yaml": BOOK}).canon()
    assert [finding.message for finding in canon.findings] == ["“marlow” is said to be “quil”, who is not in the cast"]


def test_a_name_is_nobodys_before_its_label() -> None:
    story = STORY.replace(", is: quill", "")
    assert "marlow" not in told("Chapter 13", story).cast
    assert "marlow" not in {event.subject for event in told("Chapter 13", story).events()}
    assert "marlow" in told("Chapter 22", story).cast


def test_who_seems_to_die_is_dead_to_an_audience_until_it_sees_them() -> None:
    book = """\
Chapter 1: {scenes: {1: {present: [ines, quill], lines: [Quill seems to die]}}}
Chapter 2: {scenes: {1: {present: [ines], lines: [Ines drinks]}}}
Chapter 3: {scenes: {1: {present: [quill], lines: [Quill drinks]}}}
"""
    dead = {seen: told(seen, book=book) for seen in ("Chapter 1", "Chapter 2", "Chapter 3")}
    assert [canon.dead_at("quill", canon.moment().key) is not None for canon in dead.values()] == [True, True, False]
    whole = loader_of({"story.yaml": STORY, "book.yaml": book}).canon()
    assert whole.dead_at("quill", whole.moment().key) is None


def test_scenes_stand_by_their_numbers_whatever_file_tells_them() -> None:
    late = "Chapter 1: {scenes: {5: {lines: [Quill drinks]}}}\n"
    early = "Chapter 1: {scenes: {1: {lines: [Ines drinks]}, 2: {lines: [Ines meets Quill]}}}\n"
    files = {"story.yaml": STORY, "a.yaml": late, "b.yaml": early}
    assert [scene.at for scene in loader_of(files).canon().scenes()] == ["Chapter 1.1", "Chapter 1.2", "Chapter 1.5"]
    assert [scene.at for scene in loader_of(files).seen("Chapter 1.2").canon().scenes()] == [
        "Chapter 1.1",
        "Chapter 1.2",
    ]


def test_a_scene_without_a_number_moves_none_that_has_one() -> None:
    rest = "Chapter 1: {scenes: {2: {lines: [Ines meets Quill]}, the dream: {lines: [Ines drinks]}}}\n"
    files = {"story.yaml": STORY, "a.yaml": rest, "b.yaml": "Chapter 1: {scenes: {1: {lines: [Ines drinks]}}}\n"}
    told = [scene.at for scene in loader_of(files).canon().scenes()]
    assert told == ["Chapter 1.1", "Chapter 1.2", "Chapter 1.the dream"]


def test_an_alias_known_to_some_is_a_mask_to_everybody_else() -> None:
    story = (
        "title: Lorne\ncast: {ann: Ann, bob: Bob, joe: {name: Joe, aliases: [Jo, {name: the Fox, known to: [bob]}]}}\n"
    )
    book = """
S01E01: {scenes: {1: {present: [ann, the Fox, bob], lines: [the Fox saves Ann]}}}
S01E02: {scenes: {1: {present: [ann, joe, bob], lines: [Ann thanks Jo for saving her]}}}
"""
    told = pv.story_of({"story.yaml": story, "s01.yaml": book})
    assert told.canon.masks.people == {"the-fox": "joe"}
    assert [(f.code, f.character) for f in told.check() if f.severity != "hint"] == [("PV405", "ann")]
    assert {one.name for one in told.seen("S01E01").canon.cast.values()} == {"Ann", "Bob", "the Fox"}
