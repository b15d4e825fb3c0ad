"""A format is a folder and a line in the registry; the reader of folders knows none by name."""

import ast
from pathlib import Path

import pytest

import previously as pv
from previously.canon.load import load
from previously.core.source import Block, Span
from previously.formats import folder
from previously.formats.registry import FORMATS, endings, excerpt, format_of

CAST = "title: T\ncast: {mara: Mara, joe: Joe}\n"
SAID = {
    "S01E01.YAML": "S01E01: {scenes: {1: {lines: [Mara meets Joe]}}}\n",
    "S01E02.FOUNTAIN": "INT. BAR - DAY\n\n[[prev: Mara meets Joe]]\n",
    "Log.JSONL": '{"at": "S01E03.1", "line": "Mara meets Joe"}\n',
}


def test_the_order_of_the_formats_never_changes() -> None:
    assert [form.name for form in FORMATS] == ["bible", "fountain", "events"]
    assert list(endings()) == [".yaml", ".yml", ".fountain", ".spmd", ".jsonl"]


def test_each_ending_is_of_one_format_and_in_small_letters() -> None:
    found = list(endings())
    assert len(found) == len(set(found))
    assert all(ending == ending.casefold() and ending.startswith(".") for ending in found)


@pytest.mark.parametrize("name", SAID)
def test_endings_in_capitals_are_read_from_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "story.yaml").write_text(CAST, "utf-8")
    (tmp_path / name).write_text(SAID[name], "utf-8")
    canon = load(tmp_path)
    assert [entry.text for entry in canon.entries()] == ["Mara meets Joe"]
    assert not canon.findings


def test_a_given_text_that_no_format_reads_is_said() -> None:
    finding, nothing = pv.story_of({"story.yaml": CAST, "s01.docx": "Mara meets Joe"}).findings
    assert nothing.code == "PV022"
    assert (finding.code, finding.span.path) == ("PV020", "s01.docx")


def test_the_reader_of_folders_knows_no_format_by_name() -> None:
    tree = ast.parse(Path(str(folder.__file__)).read_text("utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not [name for name in modules for form in ("bible", "fountain", "jsonl", "yaml") if f".{form}" in name]


def test_sections_joined_are_the_text() -> None:
    for name, text in SAID.items():
        form = format_of(name)
        assert form is not None
        assert "".join(section.text for section in form.sections(text)) == text


@pytest.mark.parametrize(
    ("path", "row", "column", "shown"),
    [
        ("s.yaml", "        - Mara meets Joe", 11, "Mara meets Joe"),
        ("a.fountain", "  [[prev: Mara meets Joe]] ", 11, "Mara meets Joe"),
        ("a.fountain", "He waits. [[prev: Mara meets Joe]] So?", 19, "Mara meets Joe"),
        ("a.fountain", "[[x]] MARA", 7, "[[x]] MARA"),  # a cue, behind a note
        ("a.fountain", "MARA (V.O.)", 1, "MARA (V.O.)"),
        ("a.fountain", "[[prev: Mara meets Joe", 9, "Mara meets Joe"),
        ("log.jsonl", '{"at": "S01E01.1", "line": "Mara meets Joe"}', 1, "Mara meets Joe"),
        ("log.jsonl", "no JSON", 1, "no JSON"),
        ("S01E01.1", "Mara meets Joe", 1, "Mara meets Joe"),  # to an audience: the told address
    ],
)
def test_an_excerpt_is_the_line_as_its_author_thinks_of_it(path: str, row: str, column: int, shown: str) -> None:
    assert excerpt(Span(Block(path, 1, f"first\n{row}\nlast"), 1, column)) == shown
