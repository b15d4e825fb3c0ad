"""A story started from its pages: the cast of scripts and of chapters, and where the pages come to lie."""

from pathlib import Path

import pytest

from previously.story.first.first_story import first_story
from previously.story.story import open_story
from tests.surfaces.conftest import Typed

SCRIPT = """\
Title: _**Low Water**_

INT. OFFICE - NIGHT

MARA VALE waits. Mara folds her arms.

MARA VALE
You sold it.

Joe shrugs, and he sits down. Joe drops his keys. Joe takes his hat.

JOE
I did.

YOUNG JOE (V.O.)
I did not.

MARA VALE & JOE
Well.

ALL
Well!
"""
CHAPTER = """\
# Chapter {}

“Is it moored?” asked Mara Vale. In Harwich it rained, and the lamp was out.

“It is,” said Joe. Mara nodded, and Mr. Finch looked at Joe as he left Harwich.

On Monday Mara walked through Harwich with Mr. Finch. Then Joe came, and old Mara smiled.
"""


def test_a_game_without_cues_gives_whoever_acts() -> None:
    text = "=== quay ===\nMara walks along the quay. Joe waits for Mara.\nMara hits Joe. Joe falls.\n-> END\n"
    first = first_story({"film.ink": text}, prose=False, name="Film")
    assert [one.name for one in first.people] == ["Joe", "Mara"]


def test_a_script_gives_its_cast_and_what_to_confirm() -> None:
    first = first_story({"film.fountain": SCRIPT}, prose=False, name="Film")
    assert [(one.name, one.speaks, one.pronouns) for one in first.people] == [
        ("Joe", 1, "he"),
        ("Mara Vale", 1, ""),
        ("Young Joe", 1, ""),
    ]
    assert "title: Low Water\n" in first.text
    assert "pronouns: he  # to confirm: he 3\n" in first.text
    assert "# to confirm: another age of Joe?" in first.text
    assert (
        "# Not in the cast: cues of nobody in particular, or of several: MARA VALE & JOE (1) and ALL (1)" in first.text
    )


def test_chapters_give_who_speaks_and_acts_and_neither_places_nor_days() -> None:
    files = {f"manuscript/{number}.md": CHAPTER.format(number) for number in (1, 2, 3)}
    first = first_story(files, prose=True, name="The Quay")
    found = {one.name: (one.aliases, one.pronouns) for one in first.people}
    assert found == {"Mara Vale": (["Mara"], ""), "Joe": ([], ""), "Mr. Finch": ([], "he")}
    assert "# Not in the cast: named like places: Harwich (9)" in first.text


def test_of_a_short_page_whoever_is_named_once_or_twice_is_found() -> None:
    page = 'Down on the quay Mara waited.\n\n"You sold it," she said to Joe.\n\n"I did," said Joe. Nobody spoke.\n'
    first = first_story({"manuscript/1.md": page}, prose=True, name="The Quay")
    assert {one.name for one in first.people} == {"Mara", "Joe"}


def test_pages_are_copied_and_the_story_that_is_made_reads(typed: Typed, tmp_path: Path) -> None:
    page = tmp_path / "low-water.fountain"
    page.write_text(SCRIPT, "utf-8")
    said = typed("new", str(tmp_path / "story"), "--from", str(page))
    assert (said.code, said.err) == (0, "")
    assert "Low Water, 1 scene; in it Joe, Mara Vale and Young Joe." in " ".join(said.out.split())
    assert (tmp_path / "story" / "film.fountain").read_text("utf-8") == SCRIPT
    story = open_story(tmp_path / "story")
    assert not [finding.message for finding in story.findings if finding.severity == "error"]
    assert set(story.canon.cast) == {"joe", "mara", "young"}


def test_pages_without_a_title_are_called_after_the_folder(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "s01e01.fountain").write_text("INT. QUAY - DAY\n\nMARA\nCome.\n", "utf-8")
    assert typed("new", str(tmp_path / "low-water"), "--from", str(tmp_path / "s01e01.fountain")).code == 0
    assert (tmp_path / "low-water" / "story.yaml").read_text("utf-8").startswith("title: Low Water\n")


def test_lines_on_the_pages_are_read_with_the_cast_that_is_found() -> None:
    script = SCRIPT.replace("MARA VALE waits.", "[[prev: Joe lies to Mara Vale; sets boat = sold]]")
    assert first_story({"film.fountain": script}, prose=False, name="Film").findings == ()


def test_a_folder_of_chapters_becomes_a_manuscript_and_pages_that_lie_there_stay(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    for number in (1, 2):
        (tmp_path / "book" / f"ch-{number}.md").write_text(CHAPTER.format(number), "utf-8")
    assert typed("new", str(tmp_path / "story"), "--from", str(tmp_path / "book")).code == 0
    assert sorted(path.name for path in (tmp_path / "story" / "manuscript").iterdir()) == ["ch-1.md", "ch-2.md"]
    assert (tmp_path / "story" / "story.yaml").read_text("utf-8").startswith("title: Story\n")
    assert typed("new", str(tmp_path / "book"), "--from", str(tmp_path / "book")).code == 0
    assert len(open_story(tmp_path / "book").quotations()) == 4
    again = typed("new", str(tmp_path / "book"), "--from", str(tmp_path / "book"))
    assert (again.code, "already exists" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ((), "has no pages"),
        (("a.fountain", "b.md"), "holds scripts and chapters"),
    ],
)
def test_what_is_no_manuscript_is_refused_in_a_sentence(
    typed: Typed, tmp_path: Path, names: tuple[str, ...], says: str
) -> None:
    (tmp_path / "pages").mkdir()
    for name in names:
        (tmp_path / "pages" / name).write_text("INT. QUAY - DAY\n", "utf-8")
    said = typed("new", str(tmp_path / "story"), "--from", str(tmp_path / "pages"))
    assert (said.code, says in said.err) == (2, True)
    assert not (tmp_path / "story").exists()
