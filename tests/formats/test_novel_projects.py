"""Books kept by other programs: novelWriter's projects, and Obsidian's Longform and StoryLine."""

from collections.abc import Mapping

import pytest

from previously.story.story import Story, story_of
from tests.formats.test_manuscripts import SHARED, shared

HEAD = "title: Harbour\npositions: Chapter {chapter}\ncast: {mara: Mara, joe: Joe}\n"
ITEM = "<item handle='{0}' parent='{1}' order='{2}' class='NOVEL' layout='{3}'><name active='{4}'>x</name></item>"
PROJECT = "<novelWriterXML><content>{}</content></novelWriterXML>".format(
    '<item handle="root" parent="None" order="0" type="ROOT" class="NOVEL"><name>Novel</name></item>'
    + ITEM.format("b", "root", 2, "DOCUMENT", "yes")
    + ITEM.format("a", "root", 0, "DOCUMENT", "yes")
    + ITEM.format("scene", "a", 0, "DOCUMENT", "yes")
    + ITEM.format("cut", "root", 3, "DOCUMENT", "no")
    + ITEM.format("note", "root", 4, "NOTE", "yes")
)
KIND = "%%~kind: NOVEL/DOCUMENT\n"
NOVEL = {
    "nwProject.nwx": PROJECT,
    "content/a.nwd": f"{KIND}#! Low Water\n\nBy Ann.\n\n# Part One\n\n## The Quay\n\n% a comment\n",
    "content/scene.nwd": f"{KIND}### Home\n\n@pov: Mara\n@char: Joe\n@mention: Ann\n@location: harbour\n"
    "@time: two days later\n\n“It’s [i]sold[/i],” Joe said.\n\n%prev: Joe lies to Mara\n\n#### More\n\n"
    "**Rain**\nfell. >>\n\n###! Later\n\nSnow.\n",
    "content/b.nwd": f"{KIND}## The Bar\n\n### Night\n\nMara sings.\n\n##! Interlude\n\nNobody sang.\n",
    "content/cut.nwd": f"{KIND}### Cut\n\nNo.\n",
    "content/note.nwd": "%%~kind: NOVEL/NOTE\n# Structure\n\nNo.\n",
}


def told(files: Mapping[str, str], head: str = HEAD) -> Story:
    return story_of({"story.yaml": head, **files})


def test_a_project_of_novelwriter_is_its_chapters_in_the_order_of_its_tree() -> None:
    story = told(NOVEL)
    assert not story.findings
    assert [(part.at, part.title) for part in story.canon.episodes] == [
        ("Chapter 1", "The Quay"), ("Chapter 2", "The Bar"),
    ]  # fmt: skip
    assert [(scene.at, scene.place, scene.present, scene.day) for scene in story.canon.scenes()] == [
        ("Chapter 1.1", "harbour", ("mara", "joe"), 2.0), ("Chapter 1.2", "", (), 2.0),
        ("Chapter 2.1", "", (), 2.0), ("Chapter 2.2", "", (), 2.0),
    ]  # fmt: skip
    assert [(entry.id, entry.span.line) for entry in story.canon.entries()] == [("Chapter 1.1/1", 12)]
    assert [(one.kind, one.text, one.speaker) for one in story.passages() if one.kind in {"action", "dialogue"}] == [
        ("dialogue", "“It’s sold,” Joe said.", "Joe"), ("action", "Rain\nfell.", ""), ("action", "Snow.", ""),
        ("action", "Mara sings.", ""), ("action", "Nobody sang.", ""),
    ]  # fmt: skip


def test_a_chapter_more_moves_those_after_it() -> None:
    after = told(NOVEL).edited("content/a.nwd", NOVEL["content/a.nwd"] + "\n## Another\n")
    assert [scene.at for scene in after.canon.scenes()][-1] == "Chapter 3.2"


@pytest.mark.parametrize(
    ("project", "why"),
    [("", "nothing says where this document stands"), ("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "declares an entity")],
)
def test_a_project_that_is_lost_or_damaged_is_told(project: str, why: str) -> None:
    files = {**NOVEL, "nwProject.nwx": project} if project else {"content/b.nwd": NOVEL["content/b.nwd"]}
    assert any(why in one.message for one in told(files).findings)


@shared
def test_the_sample_of_novelwriter_is_read() -> None:
    import previously as pv

    story = pv.open(SHARED / "scripts" / "novelwriter")
    assert len(list(story.canon.scenes())) == 12
    assert {one.code for one in story.findings} <= {"PV003"}


INDEX = "---\nlongform:\n  format: scenes\n  sceneFolder: scenes\n  scenes:\n{}---\n"


@pytest.mark.parametrize(
    ("listed", "scenes"),
    [
        ("    - the end\n    - begun\n", ["Chapter 1.1 snow", "Chapter 2.1 rain"]),
        ("    - begun\n    - - the end\n", ["Chapter 1.1 rain", "Chapter 1.2 snow"]),
    ],
)
def test_longform_says_in_which_order_scenes_stand(listed: str, scenes: list[str]) -> None:
    head = f"{HEAD}manuscript: book\n"
    files = {
        "book/index.md": INDEX.format(listed),
        "book/scenes/begun.md": "Rain.\n",
        "book/scenes/the end.md": "Snow.\n",
    }
    story = told(files, head)
    assert not story.findings
    assert [f"{one.at} {one.text.casefold().strip('.')}" for one in story.passages()] == scenes


def scene(chapter: int, sequence: int, text: str) -> str:
    return (
        f"---\ntype: scene\nchapter: {chapter}\nsequence: {sequence}\npov: '[[People/Mara|she]]'\ncharacters:\n"
        f"  - \"[[Joe]]\"\n  - Mara\nlocation: '[[Quay]]'\nstoryDate: 2020-01-0{sequence}\n---\n{text}\n"
    )


def test_storyline_says_who_is_there_where_and_when() -> None:
    head = f"{HEAD}manuscript: scenes\nclock: {{date: 2020-01-01}}\n"
    files = {
        "scenes/z.md": scene(1, 2, "Rain."),
        "scenes/a.md": scene(1, 3, "Snow."),
        "scenes/who.md": "---\ntype: character\nname: Mara\n---\nTall.\n",
    }
    story = told(files, head)
    assert not story.findings
    assert [(one.at, one.place, one.present, one.day) for one in story.canon.scenes()] == [
        ("Chapter 1.2", "quay", ("joe", "mara"), 1.0), ("Chapter 1.3", "quay", ("joe", "mara"), 2.0),
    ]  # fmt: skip
