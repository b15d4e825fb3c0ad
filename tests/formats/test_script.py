"""A story told in Fountain: headings are scenes, cues are speakers, notes are lines; beside YAML and logged events."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import previously as pv
from previously.core.entries import Entry, Event
from previously.formats.fountain.scan import scan, write
from previously.story.story import story_of
from tests.stories import findings_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data" / "fountain"
CAST = "title: Harbour\ncast: {mara: Mara Stone, joe: Joe, ann: Ann}\n"
SCRIPT = """\
Title: Low Water
Episode: S01E02

INT. OFFICE - NIGHT

MARA
You sold it. [[prev: Joe betrays Mara; cues ledger]]

   [[prev:   Mara plays angry]]

ANN (V.O.)
Hello?

A WAITER
Coffee?
"""


def told(script: str, name: str = "s01e01.fountain", **more: str) -> pv.Story:
    """A story with one script in it, and other files by their names, an underscore for the dot."""
    return story_of({"story.yaml": CAST, name: script, **{k.replace("_", "."): v for k, v in more.items()}})


def found(script: str, name: str = "s01e01.fountain") -> list[str]:
    """What is found, a line each, without reasons and fixes."""
    said = findings_of({"story.yaml": CAST, name: script})
    return [line for line in said.splitlines() if not line.startswith(" ")]


def entries(story: pv.Story) -> list[Entry]:
    return list(story.canon.entries())


def test_notes_are_lines_with_their_exact_place() -> None:
    story = told(SCRIPT)
    betrays, plays = entries(story)
    where = [(e.text, e.id, e.span.path, e.span.line, e.span.column) for e in (betrays, plays)]
    assert where == [
        ("Joe betrays Mara; cues ledger", "S01E02.1/1", "s01e01.fountain", 7, 22),
        ("Mara plays angry", "S01E02.1/2", "s01e01.fountain", 9, 14),
    ]
    assert isinstance(betrays, Event)
    assert (betrays.place, betrays.cues) == ("office", ("ledger",))
    assert story.findings == ()


@pytest.mark.parametrize(
    ("note", "line"),
    [
        ("[[prev: Joe hurts Mara]]", 1),
        ("[[ PREV : Joe hurts Mara ]]", 1),
        ("Rain. [[prev:Joe hurts Mara]] More rain.", 1),
        ("[[prev: Joe hurts\nMara]]", 1),
        ("[[a note of another kind]]", 0),
        ("[[previously: Joe hurts Mara]]", 0),
        ("/* [[prev: Joe hurts Mara]] */", 0),
    ],
)
def test_which_notes_are_lines(note: str, line: int) -> None:
    texts = [entry.text for entry in entries(told(f"INT. BAR - DAY\n\n{note}\n"))]
    assert texts == ["Joe hurts Mara"] * line


def test_a_fault_in_a_note_is_said_at_its_own_column() -> None:
    assert found("INT. BAR - DAY\n\nRain. [[prev: Joe hurts Mara; cuse smoke]]\n")[0].startswith(
        "s01e01.fountain:3:31 PV006"
    )


def test_a_note_that_is_never_closed_is_said_to_be_text() -> None:
    assert found("INT. BAR - DAY\n\n[[prev: Joe hurts Mara\n\nRain.\n") == [
        "s01e01.fountain:3:1 PV014 error: this note is never closed with ]] before an empty line: it is read as text"
    ]


def test_who_speaks_is_there_and_extras_are_nobody() -> None:
    (scene,) = told(SCRIPT).canon.scenes()
    assert scene.present == ("joe", "mara")


def test_who_speaks_after_dying_is_found_at_the_cue() -> None:
    script = "INT. BAR - DAY\n\n[[prev: Joe kills Mara]]\n\nINT. STREET - DAY\n\nMARA\nStill here.\n"
    (said,) = found(script)
    assert said.startswith("s01e01.fountain:7:1 PV101 error S01E01.2 mara: Mara Stone speaks at S01E01.2, after “Joe")
    assert found(script.replace("MARA\n", "MARA (V.O.)\n")) == []
    assert len(found(script.replace("MARA\n", "MARA (O.S.) (CONT'D)\n"))) == 1
    assert found(script.replace("STREET - DAY", "STREET - DAY\n\n[[prev: Mara returns]]")) == []


def test_last_words_come_before_the_note_of_the_death_and_what_follows_it_is_a_return() -> None:
    assert found("INT. BAR - DAY\n\nMARA\nNo!\n\n[[prev: Joe kills Mara]]\n") == []
    (said,) = found("INT. BAR - DAY\n\n[[prev: Joe kills Mara]]\n\nMARA\nI am still here.\n")
    assert said.startswith("s01e01.fountain:5:1 PV101 error S01E01.1 mara: Mara Stone speaks at S01E01.1, after “Joe")


def test_a_speaker_whose_name_is_nearly_one_of_the_cast_is_worth_a_word() -> None:
    (said,) = found("INT. BAR - DAY\n\nMARA STOEN\nHello.\n")
    assert said.startswith("s01e01.fountain:3:1 PV003 error S01E01.1: “MARA STOEN” speaks, and is nobody of the cast")
    assert said.endswith("did you mean “Mara Stone”?")
    assert found("INT. BAR - DAY\n\nMARGARET\nHello.\n") == []
    assert found("INT. BAR - DAY\n\nWAITER #2\nHello.\n") == []


def test_scene_numbers_are_names() -> None:
    script = "".join(f"INT. BAR - DAY #{n}#\n\n[[prev: Joe hurts Mara; at {n}]]\n\n" for n in ("12A", "1.10", "7-B"))
    story = told(script, "s02e01.fountain")
    assert [scene.at for scene in story.canon.scenes()] == ["S02E01.12A", "S02E01.1.10", "S02E01.7-B"]
    assert [entry.id for entry in entries(story)] == ["S02E01.12A/1", "S02E01.1.10/1", "S02E01.7-B/1"]
    assert story.headspace("mara", "S02E01.12A").at == "S02E01.12A"


def test_scenes_without_numbers_are_counted() -> None:
    story = told("INT. BAR - DAY\n\nRain.\n\nEXT. STREET - DAY #5#\n\nRain.\n\nINT. BAR - DAY\n\nRain.\n")
    assert [(scene.at, scene.place) for scene in story.canon.scenes()] == [
        ("S01E01.1", "bar"), ("S01E01.5", "street"), ("S01E01.3", "bar"),
    ]  # fmt: skip


@pytest.mark.parametrize("time", ["SAME", "MEANWHILE", "SAME TIME", "NIGHT - SAME", "SIMULTANEOUS"])
def test_the_same_moment_in_two_places_is_found(time: str) -> None:
    script = f"INT. BAR - NIGHT\n\nMARA\nHello.\n\nEXT. HARBOUR - {time}\n\nMARA\nHello.\n"
    (said,) = found(script)
    assert "PV102 error S01E01.2 mara: Mara Stone is in “harbour” at S01E01.2 and in “bar” at S01E01.1" in said
    assert found(script.replace("HARBOUR", "BAR")) == []
    assert found(script.replace("MARA\nHello.\n\nEXT", "MARA (V.O.)\nHello.\n\nEXT")) == []


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("INT. BAR - FLASHBACK", True),
        ("INT. BAR - DAY (FLASHBACK)", True),
        ("FLASHBACK - INT. BAR - DAY", False),  # no scene heading: it begins with no INT or EXT
        (".FLASHBACK - BAR - DAY", True),
        ("INT. BAR - DAY (END OF FLASHBACK)", False),
        ("INT. BAR - BACK FROM FLASHBACK", False),
        ("INT. BAR - DAY", False),
    ],
)
def test_headings_that_say_flashback(heading: str, is_one: bool) -> None:
    story = told(f"INT. BAR - DAY\n\nRain.\n\n{heading}\n\nMARA\nHello.\n")
    assert list(story.canon.scenes())[-1].flashback == is_one
    assert [finding.code for finding in story.check()] == ["PV015"] * is_one


def test_a_flashback_is_no_return_from_the_dead() -> None:
    dies, after = "INT. BAR - DAY\n\n[[prev: Joe kills Mara]]\n\n", "\n\nMARA\nHello.\n"
    assert [line.split()[1] for line in found(f"{dies}INT. STREET - FLASHBACK{after}")] == ["PV015"]


@pytest.mark.parametrize(
    ("name", "head", "at"),
    [
        ("s02e03.fountain", "", "S02E03.1"),
        ("S02E03.final draft.fountain", "", "S02E03.1"),
        ("scripts/s02e03.spmd", "", "S02E03.1"),
        ("pilot.fountain", "Title: Pilot\nEpisode: S01E01\n\n", "S01E01.1"),
        ("s02e03.fountain", "EPISODE:\n\tS01E01\n\n", "S01E01.1"),
    ],
)
def test_where_a_script_stands(name: str, head: str, at: str) -> None:
    (entry,) = entries(told(f"{head}INT. BAR - DAY\n\n[[prev: Joe hurts Mara]]\n", name))
    assert entry.scene.at == at


def test_a_script_that_stands_nowhere_is_said_to() -> None:
    said, nothing = found("INT. BAR - DAY\n\n[[prev: Joe hurts Mara]]\n", "harbour.fountain")
    assert "PV022" in nothing
    assert said.startswith("harbour.fountain:1:1 PV011 error: “harbour” is not a position here")


def test_the_title_of_the_episode_is_the_scripts() -> None:
    assert [episode.title for episode in told(SCRIPT).canon.episodes] == ["Low Water"]


def test_yaml_script_and_log_of_one_episode_are_one_episode() -> None:
    yaml = "S01E01:\n  title: Low Water\n  scenes:\n    1:\n      present: [joe]\n      lines: [Joe hurts Mara]\n"
    log = '{"at": "S01E01.1", "line": "Mara comforts Joe"}\n{"at": "S01E01.12A", "line": "Mara plays angry"}\n'
    script = "INT. BAR - DAY #1#\n\nANN\nHello.\n\n[[prev: Ann helps Mara]]\n\nEXT. STREET - DAY #12A#\n\nRain.\n"
    story = told(script, bible_yaml=yaml, events_jsonl=log)
    (episode,) = story.canon.episodes
    assert (episode.title, story.findings) == ("Low Water", ())
    assert [(scene.at, scene.place, set(scene.present)) for scene in episode.scenes] == [
        ("S01E01.1", "bar", {"joe", "ann"}),
        ("S01E01.12A", "street", {"mara"}),
    ]
    assert [(entry.id, entry.text, entry.span.path) for entry in episode.entries] == [
        ("S01E01.1/1", "Joe hurts Mara", "bible.yaml"),
        ("S01E01.1/2", "Mara comforts Joe", "events.jsonl"),
        ("S01E01.1/3", "Ann helps Mara", "s01e01.fountain"),
        ("S01E01.12A/1", "Mara plays angry", "events.jsonl"),
    ]


def canon_of(script: str) -> list[Any]:
    """What a script says, without where in the file it says it."""
    story = story_of({"story.yaml": CAST + "positions: Chapter {chapter}\n", "chapter 1.fountain": script})
    scenes = [(s.at, s.place, s.present, s.flashback, s.moment, s.day) for s in story.canon.scenes()]
    speeches = [
        (who, seen.scene.at, seen.how, seen.key) for who in story.canon.cast for seen in story.canon.appearances_of(who)
    ]
    return [scenes, speeches, [(type(e), *map(plain, fields(e))) for e in story.canon.entries()]]


def fields(entry: Entry) -> Iterator[object]:
    return (getattr(entry, name) for name in entry.__struct_fields__ if name != "span")


def plain(value: object) -> object:
    """A scene by its address; anything else as it is."""
    return getattr(value, "at", value)


STARTER = ROOT / "previously" / "surfaces" / "starter" / "s01e02.fountain"
SAMPLES = {
    "ours": SCRIPT,
    "the starter": STARTER.read_text("utf-8"),
    "times": "INT. BAR - NIGHT - SAME #1#\n\nMARA (O.S.)\nHi.\n\n.FLASHBACK #2#\n\nJOE ^\n(low)\nYes. "
    "[[prev: Joe lies to Mara]]\n",
    "notes": "[[prev: Joe hurts Mara]]\n\nINT. BAR - DAY\n\nA. [[prev: Ann helps\nMara]] B. "
    "/* [[prev: no]] */\n\n[[prev: ]]\n",
}
GIVEN = sorted(path for path in SHARED.rglob("*") if path.suffix in {".fountain", ".txt"}) if SHARED.exists() else []


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_written_back_says_the_same(name: str) -> None:
    assert canon_of(write(scan(SAMPLES[name]))) == canon_of(SAMPLES[name])


@pytest.mark.skipif(not GIVEN, reason="../shared/data/fountain is not here")
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.stem)
def test_what_is_written_back_of_scripts_that_others_wrote_says_the_same(path: Path) -> None:
    text = path.read_text("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert canon_of(write(scan(text))) == canon_of(text)
    assert canon_of(logged(text)) == canon_of(write(scan(logged(text))))
    assert canon_of(logged(text)) != canon_of(text) or "\n\n" not in text


def logged(text: str) -> str:
    """A script with lines of a log in every gap between its paragraphs."""
    return text.replace("\n\n", "\n\n[[prev: Joe hurts Mara; cues smoke]]\n\n[[prev: Mara plays angry]]\n\n")
