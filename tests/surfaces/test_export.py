"""A story written as scripts or chapters tells the same; what stood on a page stands there still, to the byte."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.core.errors import BadRequest
from previously.surfaces.deeds.exporting.export import Form, export, told
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.strategies import drafts
from tests.surfaces.conftest import Typed

STORY = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: {name: Ann, sheet: {eyes: {value: grey, from: S01E01}}}}\n"
FULL = """\
S01E01:
  title: "Low water: a start"
  scenes:
    12A: {place: Harbour Office, time: night, present: [], lines: [Joe lies to Mara; sets boat = moored]}
    "the end": {place: "Joe's, upstairs", day: 12.5, meanwhile: true, bodies: [ann], overheard by: [joe]}
    "3 #": {flashback: -540, ghosts: [ann], place: TEN YEARS EARLIER, lines: ["Mara meets Joe", "Mara meets Joe"]}
    4: {vision: true, time: next morning, later: 2 days, lines: [Mara remembers it all]}
  lines: [Joe leaves]
"""
PAGES = {
    "s01e01.fountain": (
        "Title: Low\r\n\r\nINT. QUAY - DAY\r\n\r\nThe  boat.\r\n\r\nJOE\r\nStay.\r\n\r\n"
        "/* cut */\r\n\r\nINT. INN - NIGHT\r\n\r\nRain."
    ),
    "s01e01.fdx": (
        '<FinalDraft><Content>\n<Paragraph Type="Scene Heading"><Text>INT. QUAY - DAY</Text></Paragraph>'
        '<Paragraph Type="Action"><Text>The </Text><Text Style="Bold">boat.</Text></Paragraph>\n'
        '<Paragraph Type="Character"><Text>JOE</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>Stay &amp; wait.</Text>'
        "<ScriptNote><Paragraph><Text>why?</Text></Paragraph></ScriptNote></Paragraph>"
        '<Paragraph Type="Scene Heading"><Text>INT. INN - NIGHT</Text></Paragraph>'
        '<Paragraph Type="Action"><Text>Rain.</Text></Paragraph></Content></FinalDraft>'
    ),
    "manuscript/ch-1.md": "# One\r\n\r\nThe boat  lay there.\r\n\r\n***\r\n\r\nRain. <!-- mend -->\r\n",
}
"""A page of two scenes in each format, each with something of its author's own."""
LOG = """\
{at}:
  scenes:
    1: {{present: [ann], lines: ['Joe slaps Mara', 'Ann helps Mara']}}
    2: {{lines: [Mara leaves]}}
    3: {{lines: [Ann weeps]}}
"""
FORMS: dict[str, Form] = {".fountain": "fountain", ".fdx": "fdx", ".md": "markdown"}
STANDS = re.compile(r"[\w./-]+\.\w+:\d+|S\d+E\d+\.\d+, \d+\w\w line|before\.\d+, \d+\w\w line")


def found(story: pv.Story) -> list[tuple[str, str, str]]:
    """What is found of a story, wherever its lines stand."""
    return sorted((one.code, one.at, STANDS.sub("…", one.message)) for one in story.check())


def laid(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


@law(24)
@given(
    drafts(2),
    st.sampled_from(("one file", "two files an episode")),
    st.sampled_from((None, "S01E01")),
    st.sampled_from([*FORMS.values()]),
)
def test_it_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, draft: Draft, layout: str, seen: str | None, form: Form
) -> None:
    home = tmp_path_factory.mktemp("told")
    laid(home / "story", draft.files(layout))
    whole = pv.open(home / "story")
    story = whole if seen is None else whole.seen(seen)
    export(home / "story", home / form, form, seen)
    again = pv.open(home / form)
    assert told(again) == told(story)
    assert set(found(again)) == set(found(story)) or not told(story)  # of which a check says that nothing is told


@pytest.mark.parametrize("form", FORMS.values())
def test_all_that_a_scene_may_say_reads_back(tmp_path: Path, form: Form) -> None:
    laid(tmp_path / "story", {"story.yaml": STORY, "s01.yaml": FULL})
    export(tmp_path / "story", tmp_path / "out", form)
    story, again = pv.open(tmp_path / "story"), pv.open(tmp_path / "out")
    assert len(told(story)) == 5
    assert told(again) == told(story)
    assert [one.title for one in again.canon.episodes] == [one.title for one in story.canon.episodes] or form == "fdx"


@pytest.mark.parametrize("page", PAGES)
def test_notes_come_beside_a_page_which_stays_as_it_is(tmp_path: Path, page: str) -> None:
    chapters = page.endswith(".md")
    story = STORY.replace("S01E01", "Chapter 1") + 'positions: "Chapter {chapter}"\n' if chapters else STORY
    log = LOG.format(at="Chapter 1" if chapters else "S01E01")
    laid(tmp_path / "story", {"story.yaml": story, "s01.yaml": log, page: PAGES[page]})
    answer = export(tmp_path / "story", tmp_path / "out", FORMS["." + page.rpartition(".")[2]])
    assert (answer.lines, answer.beside, len(answer.files)) == (4, 3, 2)
    assert told(pv.open(tmp_path / "out")) == told(pv.open(tmp_path / "story"))
    now, old = (tmp_path / "out" / page).read_bytes().decode(), PAGES[page]
    assert now.count("prev:") == 4
    rest = iter(now)
    assert all(sign in rest for sign in old)  # nothing of it is gone or moved
    assert (tmp_path / "story" / page).read_bytes().decode() == old
    for note in ("prev: Joe slaps Mara", "prev: Mara leaves"):
        assert note in now


def test_an_audience_gets_no_page_and_nothing_later(tmp_path: Path) -> None:
    files = {"story.yaml": STORY, "s01e01.fountain": PAGES["s01e01.fountain"], "s01.yaml": LOG.format(at="S01E01")}
    laid(tmp_path / "story", {**files, "s02.yaml": "S01E02: {scenes: {1: {lines: [Joe kills Ann]}}}\n"})
    export(tmp_path / "story", tmp_path / "out", "fountain", "S01E01")
    text = "".join(path.read_text("utf-8") for path in sorted((tmp_path / "out").rglob("*.*")))
    assert "Joe slaps Mara" in text
    assert not [word for word in ("kills", "The  boat", "cut") if word in text]
    assert told(pv.open(tmp_path / "out")) == told(pv.open(tmp_path / "story").seen("S01E01"))


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("S01E01: {scenes: {1: {lines: ['Joe meets Mara; cues a]]b']}}}\n", "S01E01.1 cannot be told in fountain"),
        ("S01E01: {scenes: {1: {lines: [Joe meets: Mara]}}}\n", "mend it first"),
    ],
)
def test_what_would_be_lost_is_refused(tmp_path: Path, log: str, said: str) -> None:
    laid(tmp_path / "story", {"story.yaml": STORY, "s01.yaml": log})
    with pytest.raises(BadRequest, match=said):
        export(tmp_path / "story", tmp_path / "out", "fountain")
    assert not (tmp_path / "out").exists()


def test_the_command_says_what_it_wrote(tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path / "story", {"story.yaml": STORY, "s01.yaml": LOG.format(at="S01E01")})
    monkeypatch.chdir(tmp_path)
    asked = typed("export", "story", "--to", "markdown", "-o", "out")
    assert asked.code == 0
    assert asked.out == "out: 4 lines in notes of 1 file.\n"
    assert typed("export", "story", "--to", "markdown", "-o", "out").code == 2
    assert "no line of it stands outside its pages" in typed("export", "out", "--to", "markdown", "-o", "again").out
