"""Pages as programs and people really leave them: what is told in them is read, and what is not is a note."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

import previously as pv
from previously.formats.documents.docx import text_of_docx
from previously.formats.documents.epub import text_of_epub
from previously.story.first.first_story import first_story
from previously.story.story import story_of
from tests.formats.test_bad_input import written
from tests.formats.test_final_draft import fdx
from tests.formats.test_manuscripts import CAST, docx
from tests.formats.test_unread import told as found_in

MARKDOWN = """\
Chapter 1: The Quay
===================

[[Mara]] came in.[^1] ==Joe== and [[people/Joe|he]] left. ![[boat.png]]

> Dear Mara, [see](http://x.y)
> I am gone.

> [!note] Find out
> when

```dataview
list
```

~

Rain. ^rain

[^1]: Joe kills Mara in another draft.
"""
GUTENBERG = """\
The Project Gutenberg eBook of The Quay

CHAPTER I.

*** START OF THE PROJECT GUTENBERG EBOOK THE QUAY ***

CHAPTER I.

Rain.

*** END OF THE PROJECT GUTENBERG EBOOK THE QUAY ***

Licence: Joe may copy it.
"""
INK = """\
=== quay ===
{&Rain|Snow} fell on {name}.
{wet: "Yes," said Mara.}
{wet: -> quay}
- (later) He {was|had been} gone.
- else: Nobody came.
* "Fine[."]," I said.
"""
YARN = "title: quay\n---\nMara: [wave]Fine[/wave].\n===\n"
SRT = """\
1
00:01,000 --> 00:02,000
{\\an8}<i>MARA: You sold it.</i>

2
00:03,000 --> 00:04,000
- Who?
- JOE: Me.
"""


def rows(name: str, text: str, positions: str = CAST) -> list[tuple[str, str, str]]:
    passages = story_of({"story.yaml": positions, name: text}).passages()
    return [(one.kind, one.speaker, one.text) for one in passages]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "chapters/book.md",
            MARKDOWN,
            [
                ("heading", "", "Chapter 1: The Quay"),
                ("action", "", "Mara came in. Joe and he left."),
                ("action", "", "Dear Mara, see\nI am gone."),
                ("note", "", "[!note] Find out\nwhen"),
                ("note", "", "list"),
                ("action", "", "Rain."),
                ("note", "", "[^1]: Joe kills Mara in another draft."),
            ],
        ),
        ("chapters/book.txt", GUTENBERG, [("heading", "", "CHAPTER I."), ("action", "", "Rain.")]),
        (
            "chapter 1.ink",
            INK,
            [
                ("heading", "", "quay"),
                ("action", "", "Rain / Snow fell on ."),
                ("action", "", '"Yes," said Mara.'),
                ("action", "", "He was / had been gone."),
                ("action", "", "Nobody came."),
                ("action", "", '"Fine," I said.'),
            ],
        ),
        ("chapter 1.yarn", YARN, [("heading", "", "quay"), ("dialogue", "Mara", "Fine.")]),
        (
            "chapter 1.srt",
            SRT,
            [("dialogue", "MARA", "You sold it."), ("dialogue", "", "Who?"), ("dialogue", "JOE", "Me.")],
        ),
        (
            "chapter 1.fdx",
            fdx(
                [("Scene Heading", "INT. BAR"), ("Action", "Rain."), ("Scene Heading", "OMITTED"), ("Action", "Snow.")]
            ),
            [("heading", "", "INT. BAR"), ("action", "", "Rain."), ("action", "", "OMITTED"), ("action", "", "Snow.")],
        ),
    ],
)
def test_what_is_told_is_read_without_its_marks(name: str, text: str, told: Iterable[tuple[str, str, str]]) -> None:
    assert rows(name, text) == told


TYPED = [
    "INT. BAR - NIGHT",
    "",
    "Mara enters.",
    "MARA",
    "(low)",
    "Hello.",
    "EXT. QUAY - DAY",
    "JOE",
    "Rain.",
    "He goes.",
]


def test_a_script_typed_without_styles_is_a_script() -> None:
    text = text_of_docx(docx([("Normal", one) for one in TYPED]))
    assert rows("s01e01.fountain", text, "title: x\n")[1:] == [
        ("action", "", "Mara enters."),
        ("action", "MARA", "low"),
        ("dialogue", "MARA", "Hello."),
        ("heading", "", "EXT. QUAY - DAY"),
        ("dialogue", "JOE", "Rain."),
        ("action", "", "He goes."),
    ]


def test_a_book_in_which_somebody_shouts_is_none() -> None:
    rows_ = ["Chapter 1", "EXIT", "Mara ran.", "INT. BAR - NIGHT", "it said on the page she held.", "Rain."]
    assert text_of_docx(docx([("Heading 1", rows_[0]), *(("Normal", one) for one in rows_[1:])])).startswith(
        "# Chapter 1\n\nEXIT\n"
    )


def test_what_stands_below_a_page_of_a_document_is_a_note_and_a_box_is_read_once() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    box = "<w:txbxContent><w:p><w:r><w:t>Snow.</w:t></w:r></w:p></w:txbxContent>"
    boxes = f"<w:r><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:r>"
    run = f'<w:p><w:r><w:t>Rain.</w:t></w:r>{boxes}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Of ours.</w:t></w:r></w:p></w:footnote>'
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{run}</w:body></w:document>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {space}>{note}</w:footnotes>")
    assert text_of_docx(raw.getvalue()) == "Rain.\n\n%% Of ours. %%\n\nSnow.\n"


def test_a_book_has_its_own_title_and_no_marks_of_footnotes() -> None:
    page = '<html><body><p>Rain<a epub:type="noteref" href="#n">1</a> fell.</p><p>Snow.</p></body></html>'
    package = (
        '<package><metadata><title>Low Water</title></metadata><manifest><item id="a" href="a.xhtml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="b.opf"/></container>')
        archive.writestr("b.opf", package)
        archive.writestr("a.xhtml", page)
    text = text_of_epub(raw.getvalue())
    assert text.endswith("<!-- part: a.xhtml -->\n\nRain fell.\n\nSnow.\n")
    assert first_story({"chapters/1.epub": text}, prose=True, name="x", manuscript=["chapters/"]).title == "Low Water"


def test_a_first_cast_has_whom_the_pages_list_and_no_name_runs_over_paragraphs() -> None:
    page = "---\ntitle: One\npov: Ann\ncharacters: [Mara]\n---\n\nII\n\nDear Mara\n\nJoe kissed Mara.\n\n...\n\n?!\n"
    files = {"manuscript/1.md": page, "manuscript/2.md": page.replace("One", "Two")}
    first = first_story(files, prose=True, name="Harbour")
    assert (first.title, sorted(person.name for person in first.people)) == ("Harbour", ["Ann", "Joe", "Mara"])
    assert not first.findings


@pytest.mark.parametrize(
    ("raw", "text", "said"),
    [
        ("Mara’s café – “gone…”".encode("cp1252"), "Mara’s café – “gone…”", "Windows-1252; it has been read"),
        ("Mara’s café".encode() + b" caf\xe9", "Mara’s café caf�", "is not UTF-8; it is read as “�”"),
        (b"Mara \x00\xff", "Mara \x00�", "is not UTF-8"),
        ("Мара ушла".encode("cp1251"), "���� ����", "is not UTF-8"),
    ],
)
def test_a_page_of_an_old_program_is_read_and_one_that_may_be_anything_is_told(
    raw: bytes, text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "story.yaml").write_text(CAST, "utf-8")
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "ch 1.md").write_bytes(raw)
    story = pv.open(tmp_path)
    assert [one.text for one in story.passages()] == [text]
    assert said in story.check()[0].message


@pytest.mark.parametrize(
    ("name", "said"),
    [("s01e02.rtf", ".docx or .md"), ("s01e02.org", ".md"), ("s01e02.ass", ".srt"), ("a/book.scrivx", ".docx or .md")],
)
def test_a_file_that_another_program_would_have_to_save_is_told_with_as_what(
    name: str, said: str, tmp_path: Path
) -> None:
    folder = written(tmp_path, {name: "x"})
    assert found_in(folder) == [("PV020", "warning", name)]
    from previously import open as opened

    assert f"save it as {said}, or" in opened(folder).check()[0].fix


def test_each_item_of_a_list_is_a_paragraph_without_its_mark() -> None:
    text = "# Chapter 1\n\n- Mara waits,\n  and Joe comes.\n- Joe *lies*.\n\n1. “No.”\n"
    story = story_of({"story.yaml": "title: x\nmanuscript: [s01e01.md]\n", "s01e01.md": text})
    told = [(one.text, text[one.start : one.end], one.span.line) for one in story.passages()[1:]]
    assert [one for one, _, _ in told] == ["Mara waits,\n  and Joe comes.", "Joe *lies*.", "“No.”"]
    assert [(there, line) for _, there, line in told] == [
        (one, line) for (one, _, _), line in zip(told, (3, 5, 7), strict=True)
    ]
