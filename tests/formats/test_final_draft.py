"""Scripts of Final Draft: the same scenes, cues and notes as in Fountain, and nothing that XML could do besides."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from previously.core.passage import Passage
from previously.story.story import Story, story_of

SHARED = Path(__file__).parents[3] / "shared" / "data"
CAST = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
PARAGRAPHS = [
    ("Scene Heading", "INT. OFFICE - NIGHT"),
    ("Action", "Rain & wind."),
    ("Character", "MARA (V.O.)"),
    ("Dialogue", "You sold it."),
    ("Character", "JOE"),
    ("Parenthetical", "(low)"),
    ("Dialogue", "All of it."),
    ("Scene Heading", "EXT. QUAY - DAY"),
    ("Character", "JOE & ANN"),
    ("Dialogue", "Morning!"),
]
FOUNTAIN = "\n".join(
    text if kind in {"Dialogue", "Parenthetical"} else f"\n{text}" for kind, text in PARAGRAPHS
).replace("\n\nEXT", "\n\n\nEXT")


def fdx(paragraphs: Iterable[tuple[str, str]], more: str = "") -> str:
    """A script of these paragraphs."""
    rows = "\n".join(f'<Paragraph Type="{kind}"><Text>{escape(text)}</Text></Paragraph>' for kind, text in paragraphs)
    return (
        f'<?xml version="1.0"?>\n<FinalDraft DocumentType="Script"><Content>\n{rows}\n</Content>{more}</FinalDraft>\n'
    )


def told(script: str, name: str = "s01e01.fdx") -> Story:
    return story_of({"story.yaml": CAST, name: script})


def without_place(passages: Iterable[Passage]) -> list[tuple[str, str, str, bool, str]]:
    return [(one.kind, one.text, one.speaker, one.elsewhere, one.at) for one in passages]


def test_a_script_says_the_same_in_final_draft_and_in_fountain() -> None:
    ours, theirs = told(fdx(PARAGRAPHS)), told(FOUNTAIN, "s01e01.fountain")
    assert without_place(ours.passages()) == without_place(theirs.passages())
    scenes = [(scene.at, scene.place, scene.time, scene.present) for scene in ours.canon.scenes()]
    assert scenes == [(scene.at, scene.place, scene.time, scene.present) for scene in theirs.canon.scenes()]
    assert [scene[3] for scene in scenes] == [("joe",), ("joe", "ann")]
    assert not ours.check()


def test_a_passage_stands_where_its_first_word_does() -> None:
    script = fdx(PARAGRAPHS)
    passages = told(script).passages()
    assert [one.span.line for one in passages] == [3, 4, 6, 8, 9, 10, 12]
    assert [script[one.start : one.end] for one in passages[:3]] == [
        "INT. OFFICE - NIGHT", "Rain &amp; wind.", "You sold it.",
    ]  # fmt: skip


def test_every_run_of_text_is_read_and_speeches_side_by_side_in_order() -> None:
    paragraphs = [("Character", "MARA"), ("Dialogue", "No."), ("Character", "JOE"), ("Dialogue", "Yes.")]
    both = fdx(paragraphs).partition("<Content>")[2].partition("</Content>")[0].replace("No.", "No</Text><Text>.")
    heading = '<Paragraph Number="12A" Type="Scene Heading"><Text>INT. </Text><Text Style="Bold">BAR</Text></Paragraph>'
    side_by_side = f"<Paragraph><DualDialogue>{both}</DualDialogue></Paragraph>"
    dual = f"<FinalDraft><Content>{heading}{side_by_side}</Content></FinalDraft>"
    found = [(one.at, one.text, one.speaker) for one in told(dual).passages()]
    assert found == [("S01E01.12A", "INT. BAR", ""), ("S01E01.12A", "No.", "MARA"), ("S01E01.12A", "Yes.", "JOE")]


def test_script_notes_are_lines_by_the_paragraph_or_by_the_range_they_are_about() -> None:
    inside = "<ScriptNote><Paragraph><Text>prev: Joe betrays Mara</Text></Paragraph></ScriptNote>"
    script = fdx(PARAGRAPHS[:2]).replace("</Text></Paragraph>\n</Content>", f"</Text>{inside}</Paragraph>\n</Content>")
    assert [entry.id for entry in told(script).canon.entries()] == ["S01E01.1/1"]
    at = sum(len(text) + 1 for _, text in PARAGRAPHS[:8])
    ranged = inside.replace("<ScriptNote>", f'<ScriptNote Range="{at},{at + 3}">')
    apart = f"<ScriptNotes>{ranged}</ScriptNotes>"
    assert [entry.id for entry in told(fdx(PARAGRAPHS, apart)).canon.entries()] == ["S01E01.2/1"]


@pytest.mark.parametrize(
    ("script", "line", "message"),
    [
        ('<!DOCTYPE a [\n<!ENTITY b "c">]><FinalDraft>&b;</FinalDraft>', 2, "declares an entity, “b”"),
        ("<FinalDraft>\n<Content></FinalDraft>", 2, "this is not XML: mismatched tag"),
        ("<FinalDraft>" + "\n<a>" * 300, 201, "nested too deep"),
        ("", 1, "no element found"),
        ("<Draft/>", 1, "not a script of Final Draft"),
    ],
)
def test_what_is_no_script_is_said_with_its_place(script: str, line: int, message: str) -> None:
    (finding, *_) = told(script).findings
    assert (finding.code, finding.span.line) == ("PV001", line)
    assert message in finding.message


def test_nothing_outside_a_script_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("<!ENTITY b 'c'>", "utf-8")
    outside = f'<!DOCTYPE a SYSTEM "file://{tmp_path}/secret">'
    assert [one.text for one in told(outside + fdx(PARAGRAPHS[:1]).split("\n", 1)[1]).passages()] == [
        "INT. OFFICE - NIGHT"
    ]


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
@pytest.mark.parametrize(
    ("path", "scenes", "cues", "speakers"),
    [
        ("fdx/TestFDX-FD.fdx", 2, 4, {"DJ": 1, "DAVE": 1, "JIM": 1, "KAY": 1}),
        ("fdx/TestFDX-FD-Write-js.fdx", 2, 4, {"DJ": 1, "DAVE": 1, "JIM": 1, "KAY": 1}),
        ("scripts/equiv.fdx", 24, 1499, {"CECIL": 149}),
        ("scripts/storyboarder.fdx", 30, 121, {"BANK OFFICIAL": 5}),
    ],
)
def test_scripts_that_others_wrote(path: str, scenes: int, cues: int, speakers: dict[str, int]) -> None:
    story = told((SHARED / path).read_text("utf-8-sig"))
    assert len(list(story.canon.scenes())) == scenes
    spoken = [cue.name for part in story.canon.episodes for one in part.placed for cue in one.read.text.cues]
    assert len(spoken) == cues
    assert {name: Counter(spoken)[name] for name in speakers} == speakers
