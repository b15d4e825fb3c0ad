"""A check is no clean bill over what was not read: folders, copies, merge conflicts, files no format reads."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import previously as pv
from previously.formats import files
from previously.surfaces.cli.main import run
from tests.formats.test_bad_input import GOOD, KEPT, STORY, one, written

SCRIPT = "INT. BARN - DAY\n\n[[prev: Joe meets Mara]]\n"
HEADED = "INT. BARN - DAY\n\nMara waits.\n\nEXT. QUAY - NIGHT\n\nJoe goes.\n\nINT. BAR - LATER\n\nNobody.\n"


def told(folder: Path) -> list[tuple[str, str, str]]:
    """What is found in a folder: code, severity, file."""
    return [(found.code, found.severity, found.span.path) for found in pv.open(folder).check()]


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders called `closed` cannot be listed, not even by root."""
    scan = os.scandir

    def refused(path: str | Path = ".") -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)


@pytest.mark.usefixtures("closed")
def test_a_folder_that_cannot_be_listed_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = written(tmp_path, {"closed/s01.yaml": one("Joe kills Mara")})
    story = pv.open(folder)
    assert [(f.code, f.severity, f.span.path) for f in story.check()] == [("PV001", "error", "closed")]
    assert story.check()[0].message == "this folder cannot be listed (Permission denied); nothing in it is read"
    assert set(story.canon.addresses) == set(KEPT)
    assert run(["check", str(folder)]) == 1


def test_folders_too_deep_to_be_looked_into_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "DEEPEST", 2)
    folder = written(tmp_path, {"a/b/s03.yaml": GOOD.replace("S02", "S03"), "a/b/c/s01.yaml": one("Joe kills Mara")})
    assert told(folder) == [("PV001", "error", "a/b/c")]
    assert set(pv.open(folder).canon.addresses) == {*KEPT, "S03E01.1/1"}


def test_a_folder_deeper_than_python_can_recurse_is_a_finding(tmp_path: Path) -> None:
    folder = written(tmp_path, {})
    at = os.open(folder, os.O_RDONLY)
    for _ in range(1010):
        os.mkdir("d", dir_fd=at)
        below = os.open("d", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)
    try:
        assert [code for code, _, _ in told(folder)] == ["PV001"]
    finally:  # level by level: what clears up after tests goes down by recursion
        while (folder / "d" / "d").exists():
            (folder / "d" / "d").rename(folder / "e")
            (folder / "d").rmdir()
            (folder / "e").rename(folder / "d")


COPIES = [
    "s02 (conflicted copy 2024-01-02).yaml",
    "s02 (Mara's conflicted copy 2024-01-02).yaml",
    "s02 (conflicted copy 2024-01-02 101112).yaml",
    "s02.sync-conflict-20240102-101112-ABCDEFG.yaml",
    "s02_conflict-20240102-101112.yaml",
    "s02 [Conflict].yaml",
    "s02~.yaml",
    "s02.orig.yaml",
    "s02.LOCAL.1234.yaml",
    "s02 (1).yaml",
    "s02 2.yaml",
    "s02 copy.yaml",
    "s02 - Copy (2).yaml",
    "Copy of s02.yaml",
    "S02 (1).YAML",
    "s02 (1) (conflicted copy 2024-01-02).yaml",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_not_read_and_told_with_what_it_is_a_copy_of(name: str, tmp_path: Path) -> None:
    story = pv.open(written(tmp_path, {name: GOOD}))
    assert [(f.code, f.severity, f.span.path) for f in story.check()] == [("PV018", "error", name)]
    assert "a copy of s02.yaml" in story.check()[0].message
    assert set(story.canon.addresses) == set(KEPT)


@pytest.mark.parametrize(
    "name", ["s02 2.yaml", "s02 (1).yaml", "s02 copy.yaml", "s03 (conflicted copy).yaml", "s02a.yaml"]
)
def test_what_an_author_named_so_is_read(name: str, tmp_path: Path) -> None:
    story = pv.open(written(tmp_path, {name: one("Joe hurts Mara")}))
    assert story.check() == ()
    assert set(story.canon.addresses) == {*KEPT, "S01E01.1/1"}


def test_a_copy_in_another_folder_is_a_file_of_its_own(tmp_path: Path) -> None:
    assert told(written(tmp_path, {"more/s02.orig.yaml": one("Joe hurts Mara")})) == []


UNREAD = [
    # a script of another program, or one that has another name
    ("s01e02.fadein", b"PK", ("PV020", "warning")),
    ("pilot.highland", b"PK", ("PV020", "warning")),
    ("pilot.fdx", b"<FinalDraft/>", ("PV022", "warning")),
    ("pilot.fdx", b"<FinalDraft>", ("PV001", "error")),
    ("harbour.fdx", b"<FinalDraft/>", ("PV011", "error")),
    ("pilot.txt", SCRIPT, ("PV020", "warning")),
    ("pilot.md", HEADED, ("PV020", "warning")),
    ("s01.yaml.txt", one("Joe hurts Mara"), ("PV020", "warning")),
    # what is named like an episode that is told nowhere
    ("S01E02.pdf", b"PK", ("PV020", "warning")),
    ("S01E02.docx", b"PK", ("PV001", "error")),
    ("S01E02 - The Barn.odt", b"PK", ("PV020", "warning")),
    ("s01e02.TXT", "Mara waited.", ("PV020", "warning")),
    # what may be anything
    ("bible.docx", b"PK", ("PV020", "hint")),
    ("drafts/outline.pdf", b"%PDF", ("PV020", "hint")),
    ("press/review.pdf", b"%PDF", ("PV020", "hint")),
    # what is told anyhow
    ("s02e01.fadein", b"PK", None),
    ("s02.docx", b"PK", None),
    ("s02e01.txt", SCRIPT, None),
    # what is nothing of the story
    ("README.md", f"Write a script so:\n\n{SCRIPT}", None),
    ("notes.txt", "INT. is for inside, EXT. for outside.\n", None),
    ("notes.md", "# What is next\n", None),
    ("cover.png", b"\x89PNG", None),
    ("s02.yaml~", GOOD, None),
    ("s02.yaml.orig", GOOD, None),
    (".notes.docx", b"PK", None),
    ("plans/draft.docx", b"PK", None),
    ("press/review.txt", "A review.", None),
]


@pytest.mark.parametrize(("name", "text", "found"), UNREAD, ids=[row[0] for row in UNREAD])
def test_a_file_that_is_not_read_is_told_where_it_may_be_of_the_story(
    name: str, text: str | bytes, found: tuple[str, str] | None, tmp_path: Path
) -> None:
    assert told(written(tmp_path, {name: text})) == ([(*found, name)] if found else [])


def test_unread_files_of_one_kind_are_told_together_and_one_word_answers_them(tmp_path: Path) -> None:
    folder = written(tmp_path, {f"part-{number}.docx": b"PK" for number in range(12)})
    (found,) = pv.open(folder).check()
    assert found.message == "this file is not read, nor are 11 files like it: no format reads .docx files"
    (folder / "story.yaml").write_text(f"{STORY}allow: [unread-file]\n", "utf-8")
    assert told(folder) == []


def test_the_same_episode_in_another_wording_of_positions(tmp_path: Path) -> None:
    told_so: dict[str, str | bytes] = {
        "story.yaml": f'{STORY}positions: "Chapter {{chapter}}"\n',
        "s02.yaml": GOOD.replace("S02E01", "Chapter 1"),
    }
    folder = written(tmp_path, {**told_so, "chapter-1.docx": b"PK", "chapter-2.docx": b"PK"})
    assert told(folder) == [("PV020", "warning", "chapter-2.docx")]


def test_endings_are_read_in_either_case(tmp_path: Path) -> None:
    log = '{"at": "S04E01.1", "line": "Joe meets Ann"}'
    folder = written(tmp_path, {"S01.YAML": one("Joe meets Mara"), "S03E01.FOUNTAIN": SCRIPT, "EVENTS.JSONL": log})
    assert set(pv.open(folder).canon.addresses) == {*KEPT, "S01E01.1/1", "S03E01.1/1", "S04E01.1/1"}


def test_of_a_merge_conflict_one_side_is_read(tmp_path: Path) -> None:
    conflict = "<<<<<<< HEAD\n[[prev: Joe meets Mara]]\n=======\n[[prev: Joe kills Mara]]\n>>>>>>> other\n"
    story = pv.open(written(tmp_path, {"s03e01.fountain": f"INT. BARN - DAY\n\n{conflict}\n[[prev: Joe meets Ann]]\n"}))
    assert [(f.code, f.span.line) for f in story.check()] == [("PV019", 3)]
    assert [entry.text for entry in story.canon.entries()] == ["Joe meets Ann", "Joe meets Mara", "Joe meets Ann"]
    assert story.canon.addresses["S03E01.1/2"].span.line == 9


def test_a_merge_conflict_in_a_plan_is_told(tmp_path: Path) -> None:
    conflict = "S03E01:\n<<<<<<< HEAD\n  title: A\n=======\n  title: B\n>>>>>>> other\n"
    story = pv.open(written(tmp_path, {"plans/draft.yaml": conflict})).plan("draft")
    assert [(f.code, f.span.path, f.span.line) for f in story.check()] == [("PV019", "plans/draft.yaml", 2)]


def test_a_scene_told_twice_in_a_file_is_told_and_both_are_read(tmp_path: Path) -> None:
    story = pv.open(written(tmp_path, {"s01.yaml": one("Joe meets Mara") + one("Joe meets Ann")}))
    (found,) = story.check()
    assert (found.code, found.span.line) == ("PV009", 8)
    assert found.message == "S01E01.1 is told here a second time, after s01.yaml:3; both are read as one scene"
    assert {"S01E01.1/1", "S01E01.1/2"} <= set(story.canon.addresses)


def test_two_premises_of_one_id_are_told_and_both_are_tested(tmp_path: Path) -> None:
    premises = "premises:\n  - {id: a, always: alive(joe)}\n  - {id: a, never: alive(ann)}\n"
    found = pv.open(written(tmp_path, {"story.yaml": STORY + premises})).check()
    assert [(f.code, f.span.path, f.span.line) for f in found] == [("PV301", "s02.yaml", 5), ("PV009", "story.yaml", 5)]


@pytest.mark.parametrize("arguments", [("--select", "PV1"), ("--plan", "draft")])
def test_where_such_findings_are_not_asked_for_the_bill_says_what_it_does_not_rest_on(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held: dict[str, str | bytes] = {
        "s02 (1).yaml": GOOD,
        "bible.docx": b"PK",
        "plans/draft.yaml": "S09E01: {title: Later}\n",
    }
    assert run(["check", str(written(tmp_path, held)), *arguments]) == 0
    assert "2 files not read, or not whole." in " ".join(capsys.readouterr().out.split())
