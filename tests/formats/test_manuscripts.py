"""Manuscripts of every other format: their scenes, their speakers, their notes, and what is not a manuscript."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

import previously as pv
from previously.core.position import Template
from previously.formats.documents.archive import BrokenDocument
from previously.formats.documents.docx import text_of_docx
from previously.formats.documents.epub import text_of_epub
from previously.formats.manuscript.where import position_of
from previously.story.story import Story, story_of
from tests.formats.test_final_draft import PARAGRAPHS, fdx, without_place

SHARED = Path(__file__).parents[3] / "shared" / "data"
shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
CAST = "title: Harbour\nmanuscript: chapters/\npositions: Chapter {chapter}\ncast: {mara: Mara, joe: Joe}\n"
BOOK = """\
---
title: Low Water
location: the quay
---
# Low Water

## Chapter 1

“The boat’s where it always is,” Joe said.

%% prev: Joe lies to Mara %%

***

Rain <!-- prev: Mara hurts Joe --> fell.

## Chapter 2

Nobody came.
"""


def told(files: Mapping[str, str], story: str = CAST) -> Story:
    return story_of({"story.yaml": story, **files})


def test_a_book_in_markdown_is_its_chapters_and_breaks_between_them_are_scenes() -> None:
    story = told({"chapters/book.md": BOOK})
    assert [(scene.at, scene.place) for scene in story.canon.scenes()] == [
        ("Chapter 1.1", "the quay"), ("Chapter 1.2", ""), ("Chapter 2.1", ""),
    ]  # fmt: skip
    assert [(entry.id, entry.span.line, entry.span.column) for entry in story.canon.entries()] == [
        ("Chapter 1.1/1", 11, 10), ("Chapter 1.2/1", 15, 17),
    ]  # fmt: skip
    assert [(one.kind, one.text, one.speaker) for one in story.passages() if one.kind == "dialogue"] == [
        ("dialogue", "“The boat’s where it always is,” Joe said.", "Joe")
    ]
    assert all(BOOK[one.start : one.end] == one.text for one in story.passages() if one.text == "Nobody came.")
    assert not story.findings


def test_the_title_of_a_chapter_leaves_out_its_number() -> None:
    headings = ("Chapter One: Low Water", "2. High Water", "Chapter Three", "IV - Springs: Neaps", "Dr. No")
    story = told({"chapters/book.md": "".join(f"# {heading}\n\nRain fell.\n\n" for heading in headings)})
    titles = [one.title for one in story.canon.episodes]
    assert titles == ["Low Water", "High Water", "", "Springs: Neaps", "Dr. No"]


def test_an_edit_of_one_scene_reads_only_that_scene() -> None:
    story = told({"chapters/book.md": BOOK})
    after = story.edited("chapters/book.md", f"{BOOK.replace('Rain', 'Much rain')}\n")
    kept = [one.read.text for part in story.canon.episodes for one in part.placed]
    now = [one.read.text for part in after.canon.episodes for one in part.placed]
    assert [one is other for one, other in zip(kept, now, strict=True)] == [False, False, False]
    assert [one.lines == other.lines for one, other in zip(kept, now, strict=True)] == [True, False, True]


@pytest.mark.parametrize(
    "path", ["README.md", "chapters/README.md", "notes.md", "drafts/ch1.md", "chapters/LICENSE.txt"]
)
def test_what_a_story_does_not_call_its_manuscript_is_no_chapter(path: str, tmp_path: Path) -> None:
    for name, text in {
        "story.yaml": CAST,
        "chapters/ch 1.md": "# One\n\nRain.\n",
        path: "# Chapter 9\n\nNo.\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert [episode.at for episode in pv.open(tmp_path).canon.episodes] == ["Chapter 1"]


def test_chapters_in_plain_text_begin_where_their_words_say() -> None:
    text = "CHAPTER I.\nDown\n\nRain.\n\nCHAPTER II.\n\nSnow. Chapter three was not yet.\n"
    story = told({"chapters/book.txt": text})
    assert [(scene.at) for scene in story.canon.scenes()] == ["Chapter 1.1", "Chapter 2.1"]
    assert [one.text for one in story.passages()][:3] == ["CHAPTER I.", "Down", "Rain."]


@pytest.mark.parametrize(
    ("name", "positions", "episode"),
    [
        ("101", "S{season}E{episode}", (1, 1)),
        ("1x02", "S{season}E{episode}", (1, 2)),
        ("1012", "S{season}E{episode}", (10, 12)),
        ("s01e03-pilot", "S{season}E{episode}", (1, 3)),
        ("Show S02E04 final draft", "S{season}E{episode}", (2, 4)),
        ("Pilot", "S{season}E{episode}", (1, 1)),
        ("Film", "S{season}E{episode}", (1, 1)),
        ("Episode 7", "S{season}E{episode}", (1, 7)),
        ("ch 3", "Chapter {chapter}", (3,)),
        ("chapter-iv", "Chapter {chapter}", (4,)),
        ("chapter twelve", "Chapter {chapter}", (12,)),
        ("07 - The Quay", "Chapter {chapter}", (7,)),
    ],
)
def test_a_files_name_is_a_position(name: str, positions: str, episode: tuple[int, ...]) -> None:
    assert position_of(f"a/{name}.fdx", Template(positions)) == episode


@pytest.mark.parametrize("name", ["harbour", "2019 notes", "draft", "chapter next", "1920"])
def test_a_name_that_is_no_position_is_none(name: str) -> None:
    with pytest.raises(pv.UnknownPosition):
        position_of(f"{name}.fdx", Template())


def test_subtitles_say_what_is_spoken_and_in_webvtt_a_note_is_a_line() -> None:
    vtt = (
        "WEBVTT\n\nNOTE prev: Joe lies to Mara\n\n1\n00:01.000 --> 00:02.000\n<v Mara>You <i>sold</i>\nit.\n\n"
        "00:03.000 --> 00:04.000\nJOE: All of it.\n\n00:05.000 --> 00:06.000\n(rain)\n"
    )
    story = told({"s01e01.vtt": vtt}, CAST.replace("Chapter {chapter}", "S{season}E{episode}"))
    assert [(one.kind, one.text, one.speaker) for one in story.passages()] == [
        ("note", "prev: Joe lies to Mara", ""),
        ("dialogue", "You sold\nit.", "Mara"), ("dialogue", "All of it.", "JOE"),
        ("action", "(rain)", ""),
    ]  # fmt: skip
    assert [entry.text for entry in story.canon.entries()] == ["Joe lies to Mara"]


BRANCHING = {
    "s01e01.ink": "VAR x = 1\n-> quay\n=== quay ===\nRain. # prev: Joe lies to Mara\n* [Stay] I stay. -> bar\n~ x = 2\n"
    "= inside\nMara: Hello, {x}!\n=== function f(a) ===\nno\n",
    "s01e01.yarn": "title: quay\n---\n<<set $x to 1>>\nRain. #prev: Joe lies to Mara\n-> I stay.\n===\ntitle: inside\n"
    "tags: a\n---\nMara: Hello, {$x}! #line:1\n===\n",
    "s01e01.twee": ':: StoryTitle\nLow Water\n\n:: quay {"position":"1,1"}\nRain. #prev: Joe lies to Mara#\n'
    "[[I stay.->bar]]\n\n"
    ":: inside [dark]\nMara: Hello, <<print $x>>!\n\n:: code [script]\nno\n",
}


@pytest.mark.parametrize("name", BRANCHING)
def test_stories_with_choices_are_their_knots_nodes_or_passages(name: str) -> None:
    story = told({name: BRANCHING[name]}, CAST.replace("Chapter {chapter}", "S{season}E{episode}"))
    assert [scene.at.rpartition("-")[2].rpartition(".")[2] for scene in story.canon.scenes()] == ["quay", "inside"]
    assert [entry.text for entry in story.canon.entries()] == ["Joe lies to Mara"]
    spoken = [(one.text.replace(" ,", ","), one.speaker) for one in story.passages() if one.kind == "dialogue"]
    assert spoken == [("Hello, !", "Mara")]
    assert [one.text for one in story.passages() if "I stay." in one.text]
    assert not [scene for scene in story.canon.scenes() if scene.at.endswith("inside") and scene.present]


def archive(parts: Mapping[str, str]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in parts.items():
            zipped.writestr(name, text)
    return raw.getvalue()


def docx(paragraphs: Iterable[tuple[str, str]], comment: str = "") -> bytes:
    """A document of paragraphs by style; a comment at the last."""
    rows = [
        f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    ]
    if comment:
        rows[-1] = rows[-1].replace("</w:p>", '<w:r><w:commentReference w:id="0"/></w:r></w:p>')
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {"word/document.xml": f"<w:document {names}><w:body>{''.join(rows)}</w:body></w:document>"}
    if comment:
        inner = f'<w:comment w:id="0"><w:p><w:r><w:t>{comment}</w:t></w:r></w:p></w:comment>'
        parts["word/comments.xml"] = f"<w:comments {names}>{inner}</w:comments>"
    return archive(parts)


def opened(folder: Path, files: Mapping[str, bytes]) -> Story:
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return pv.open(folder)


def test_a_script_says_the_same_as_a_document(tmp_path: Path) -> None:
    story = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
    ours = opened(tmp_path, {"story.yaml": story.encode(), "s01e01.docx": docx(PARAGRAPHS)})
    theirs = story_of({"story.yaml": story, "s01e01.fdx": fdx(PARAGRAPHS)})
    assert without_place(ours.passages()) == without_place(theirs.passages())
    assert [(s.at, s.place, s.present) for s in ours.canon.scenes()] == [
        (s.at, s.place, s.present) for s in theirs.canon.scenes()
    ]


@shared
def test_a_long_script_says_the_same_in_final_draft_and_as_a_document(tmp_path: Path) -> None:
    from previously.core.source import Block
    from previously.formats.fdx.pieces import _paragraphs, _text
    from previously.formats.manuscript.markup import Markup

    script = (SHARED / "scripts" / "equiv.fdx").read_text("utf-8-sig")
    content = next(Markup(Block("", 1, script)).root.each("Content"))
    rows = [(one.get("Type"), _text(one)) for one in _paragraphs(content)]
    story = "title: x\ncast: {shag: Shag, cecil: Cecil, judith: Judith}\n"
    ours = opened(tmp_path, {"story.yaml": story.encode(), "s01e01.docx": docx(rows)})
    theirs = story_of({"story.yaml": story, "s01e01.fdx": script})

    def shape(one: Story) -> list[object]:
        cues = [cue.name for part in one.canon.episodes for at in part.placed for cue in at.read.text.cues]
        return [[(scene.at, scene.place, scene.present) for scene in one.canon.scenes()], cues]

    assert shape(ours) == shape(theirs)
    assert len(list(ours.canon.scenes())) == 24


def test_comments_of_a_document_are_notes_and_its_headings_are_chapters(tmp_path: Path) -> None:
    raw = docx([("Heading 1", "Chapter 1"), ("Normal", "Rain.")], "prev: Joe lies to Mara")
    (tmp_path / "chapters").mkdir()
    story = opened(tmp_path, {"story.yaml": CAST.encode(), "chapters/book.docx": raw})
    assert [(entry.id, entry.text) for entry in story.canon.entries()] == [("Chapter 1.1/1", "Joe lies to Mara")]
    assert text_of_docx(raw) == "# Chapter 1\n\nRain.\n\n%% prev: Joe lies to Mara %%\n"


def test_a_mark_in_a_book_that_ends_nowhere_is_text_and_is_looked_for_once() -> None:
    page = "<h1>One</h1><p>2 <3 <![CDATA[so]]>.<!-- no --></p><p>" + "<a b='" * 9000
    raw = archive({
        "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
        "a.opf": '<p><manifest><item id="x" href="x.xhtml"/></manifest><spine><itemref idref="x"/></spine></p>',
        "x.xhtml": page,
    })  # fmt: skip
    rows = text_of_epub(raw).split("\n\n")
    assert rows[1:3] == ["# One", "2 <3 so."]
    assert rows[3].count("<a b='") == 9000


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    package = (
        '<package><manifest><item id="a" href="a.xhtml"/><item id="b" href="b%20b.xhtml"/></manifest>'
        '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    raw = archive({
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
        "O/p.opf": package,
        "O/a.xhtml": "<head><title>x</title></head><body><h1>Chapter 2</h1><p>Snow&nbsp;&amp; <i>ice</i>.</p></body>",
        "O/b b.xhtml": "<body><h1>Chapter 1</h1><p>Rain.</p><hr/><p>Sun.</p></body>",
    })  # fmt: skip
    assert text_of_epub(raw) == (
        "<!-- part: O/b b.xhtml -->\n\n# Chapter 1\n\nRain.\n\n***\n\nSun.\n\n<!-- part: O/a.xhtml -->\n\n"
        "# Chapter 2\n\nSnow & ice.\n"
    )


NAV = '<html><nav epub:type="toc"><ol><li><a href="a.xhtml">Cover</a></li><li><a href="b.xhtml">The Quay</a></li>'
NCX = '<ncx><navMap><navPoint><navLabel><text>The Quay</text></navLabel><content src="b.xhtml"/>'
CONTENTS = {
    "nav": ("nav.xhtml", "", NAV + '<li><a href="c.xhtml#two">The Boat</a></li></ol></nav></html>'),
    "ncx": (
        "toc.ncx",
        "application/x-dtbncx+xml",
        NCX + "</navPoint><navPoint><navLabel><text>The Boat</text></navLabel>"
        '<content src="c.xhtml#two"/></navPoint></navMap></ncx>',
    ),
    "none": ("x.xhtml", "", ""),
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_book_without_headings_is_parted_by_its_contents_or_else_by_its_parts(kind: str) -> None:
    name, media, text = CONTENTS[kind]
    spine = "".join(f'<item id="{one}" href="{one}.xhtml"/>' for one in "abc")
    refs = "".join(f'<itemref idref="{one}"/>' for one in "abc")
    nav = f'<item id="n" href="{name}" properties="nav" media-type="{media}"/>' if text else ""
    long = "Rain fell on the quay. " * 20
    raw = archive({
        "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
        "a.opf": f"<p><manifest>{spine}{nav}</manifest><spine>{refs}</spine></p>",
        name: text,
        "a.xhtml": "<p>Low Water</p>",
        "b.xhtml": f"<p>THE QUAY</p><p>{long}</p>",
        "c.xhtml": f'<p>{long}</p><p id="two">The Boat</p><p>Snow.</p>',
    })  # fmt: skip
    headings = [row for row in text_of_epub(raw).split("\n\n") if row.startswith("#") or row.casefold() == "the quay"]
    assert headings == (["# Chapter 1", "THE QUAY", "# Chapter 2"] if kind == "none" else ["# The Quay", "# The Boat"])


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"PK", "it is no archive"),
        (archive({"a": "b"}), "it has no text"),
        (archive({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "declares an entity"),
        (archive({"word/document.xml": " " * (65 << 20)}), "unpacks to more than 64 MB"),
        (archive({"word/document.xml": "<w:p>" * 200_001}), "has more than 200,000 paragraphs"),
    ],
)
def test_a_document_that_is_damaged_or_a_bomb_is_said_to_be(raw: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenDocument, match=why):
        text_of_docx(raw)
    found = opened(tmp_path, {"story.yaml": b"title: x\n", "s01e01.docx": raw}).findings
    assert [(one.code, one.span.path) for one in found if one.code == "PV001"] == [("PV001", "s01e01.docx")]


@shared
def test_three_plays_are_one_serial_in_which_people_recur() -> None:
    plays = ["henry-iv-part-1", "henry-iv-part-2", "henry-v"]
    files = {
        f"{i}-{name}.xml": (SHARED / "plays" / f"{name}.xml").read_text("utf-8") for i, name in enumerate(plays, 1)
    }
    story = "title: Henry\npositions: Play {play} act {act}\ncast:\n  hal: {name: Hal, aliases: [HenryV_H5]}\n"
    serial = story_of({"story.yaml": story, **files})
    assert len(serial.canon.episodes) >= 15
    seen = {seen.scene.at.partition(" act")[0] for seen in serial.canon.appearances_of("hal")}
    assert seen == {"Play 1", "Play 2", "Play 3"}
    spoken = Counter(name for one in serial.passages() if one.kind == "dialogue" for name in one.called)
    assert spoken["HenryV_H5"] > 300


@shared
@pytest.mark.parametrize(
    ("path", "scenes", "speakers"),
    [
        ("plays/henry-v.xml", 29, {"Henry V, King of England": 148, "Chorus": 6}),
        ("scripts/chaika.xml", 4, {}),
        ("plays/schiller-wallensteins-lager.xml", 11, {}),
        ("scripts/gmtk.yarn", 29, {}),
        ("scripts/outside.ink", 3, {}),
        ("scripts/steamed.srt", 1, {}),
    ],
)
def test_what_others_wrote(path: str, scenes: int, speakers: dict[str, int]) -> None:
    text = (SHARED / path).read_text("utf-8-sig")
    story = story_of({"story.yaml": "title: x\n", f"s01e01.{path.rpartition('.')[2]}": text})
    assert len(list(story.canon.scenes())) == scenes
    cues = Counter(cue.name for part in story.canon.episodes for at in part.placed for cue in at.read.text.cues)
    assert {name: cues[name] for name in speakers} == speakers


@shared
@pytest.mark.parametrize(
    ("folder", "codes"),
    [
        ("bold-heading", []),
        ("elsewhere", ["PV101"]),
        ("fd-numbers", []),
        ("inner-flashback", ["PV015", "PV101"]),
        ("joint-cues", []),
        ("names", ["PV003"] * 7),
        ("no-heading", ["PV022", "PV022"]),
        ("note-typos", ["PV004", "PV006", *["PV014"] * 7]),
        ("script-as-txt", ["PV020", "PV020", "PV020", "PV022"]),
        ("upper-case-ending", ["PV015"] * 3),
        ("walkon", ["PV101"]),
    ],
)
def test_what_was_lost_in_silence_is_read_or_told(folder: str, codes: list[str]) -> None:
    assert sorted(finding.code for finding in pv.open(SHARED / "unread" / folder).check()) == codes


SCENE = "INT. BAR - DAY\n\nJOE\nHi.\n"


@pytest.mark.parametrize(
    ("positions", "scenes", "wrong"),
    [
        ("{the-quay.fountain: S01E03}", ["S01E03.1"], ""),
        ('{form: "Chapter {chapter}", ./the-quay.fountain: Chapter 4}', ["Chapter 4.1"], ""),
        ("{the-quay.fountain: two}", [], "“two” is not a position here"),
        ("{the-key.fountain: S01E03, the-quay.fountain: S01E01}", ["S01E01.1"], "there is no file “the-key.fountain”"),
    ],
)
def test_a_file_whose_name_says_nothing_stands_where_the_story_says(
    positions: str, scenes: list[str], wrong: str
) -> None:
    story = told({"the-quay.fountain": SCENE}, f"title: Harbour\ncast: {{joe: Joe}}\npositions: {positions}\n")
    assert [scene.at for scene in story.canon.scenes()] == scenes
    assert bool(wrong) == bool(story.findings)
    assert not wrong or story.findings[0].message.startswith(wrong)


def test_a_text_that_is_given_a_position_is_part_of_the_manuscript(tmp_path: Path) -> None:
    head = "title: Harbour\ncast: {joe: Joe}\npositions: {the end.md: S01E07}\n"
    story = opened(tmp_path, {"story.yaml": head.encode(), "the end.md": b"# Home\n\nRain.\n"})
    assert [scene.at for scene in story.canon.scenes()] == ["S01E07.1"]


def test_what_is_given_another_position_is_read_again() -> None:
    head = "title: Harbour\ncast: {joe: Joe}\npositions: {the-quay.fountain: S01E03}\n"
    story = told({"the-quay.fountain": SCENE}, head).edited("story.yaml", head.replace("E03", "E05"))
    assert [scene.at for scene in story.canon.scenes()] == ["S01E05.1"]


def test_a_file_named_for_its_first_chapter_tells_them_all() -> None:
    text = "# Chapter 1\n\nMara wept.\n\n# Chapter 2\n\nJoe left.\n"
    story = story_of({"story.yaml": CAST, "chapters/chapter1.md": text})
    assert [(one.at, one.title) for one in story.canon.episodes] == [("Chapter 1", ""), ("Chapter 2", "")]
    alone = story_of(
        {"story.yaml": CAST, "chapters/chapter2.md": text.replace("Chapter 1", "Rain").replace("Chapter 2", "Snow")}
    )
    assert [one.at for one in alone.canon.episodes] == ["Chapter 2"]
