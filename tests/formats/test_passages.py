"""A manuscript's passages: what kind each is, who speaks it, where it stands, and what an audience has of them."""

from itertools import pairwise

from previously.story.story import story_of

CAST = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"
SCRIPT = """\
Title: Low Water

FADE IN:

INT. OFFICE - NIGHT

MARA (V.O.)
You sold it. [[prev: Joe betrays Mara]]
(beat)
All of it.

Rain on
the window.
Joe waits.

[[he is the murderer]]

EXT. QUAY - DAY

JOE
Good morning.
"""
PASSAGES = [
    ("front", "S01E01.1", 1, "Low Water", ""),
    ("action", "S01E01.1", 3, "FADE IN:", ""),
    ("heading", "S01E01.1", 5, "INT. OFFICE - NIGHT", ""),
    ("dialogue", "S01E01.1", 8, "You sold it.", "MARA"),
    ("note", "S01E01.1", 8, "prev: Joe betrays Mara", ""),
    ("action", "S01E01.1", 9, "beat", "MARA"),
    ("dialogue", "S01E01.1", 10, "All of it.", "MARA"),
    ("note", "S01E01.1", 16, "he is the murderer", ""),
    ("action", "S01E01.1", 12, "Rain on\nthe window.\nJoe waits.", ""),
    ("heading", "S01E01.2", 18, "EXT. QUAY - DAY", ""),
    ("dialogue", "S01E01.2", 21, "Good morning.", "JOE"),
]


def test_a_script_as_its_passages() -> None:
    story = story_of({"story.yaml": CAST, "s01e01.fountain": SCRIPT})
    found = [(one.kind, one.at, one.span.line, one.text, one.speaker) for one in story.passages()]
    assert sorted(found, key=lambda row: row[2]) == sorted(PASSAGES, key=lambda row: row[2])
    assert [one.text for one in story.passages() if one.elsewhere] == ["You sold it.", "beat", "All of it."]


def test_what_has_no_marks_around_it_is_as_the_file_has_it_there() -> None:
    story = story_of({"story.yaml": CAST, "s01e01.fountain": SCRIPT})
    told = [one for one in story.passages() if one.kind in {"heading", "action", "dialogue"}]
    assert [one.text for one in told if SCRIPT[one.start : one.end].strip("()") != one.text] == ["You sold it."]
    assert all(one.text in SCRIPT[one.start : one.end] for one in story.passages())


def test_text_above_moves_a_passage_and_leaves_it_the_same() -> None:
    story = story_of({"story.yaml": CAST, "s01e01.fountain": SCRIPT})
    before, after = story.passages()[-1], story.edited("s01e01.fountain", f"\n\n{SCRIPT}").passages()[-1]
    assert (after.text, after.at) == (before.text, before.at)
    assert (after.start, after.span.line) == (before.start + 2, before.span.line + 2)


def test_an_audience_has_what_it_has_read_and_nothing_of_the_authors() -> None:
    story = story_of({"story.yaml": CAST, "s01e01.fountain": SCRIPT})
    seen = story.seen("S01E01.1").passages()
    author = [row for row in PASSAGES if row[1] == "S01E01.1" and row[0] not in {"note", "front", "heading"}]
    assert {(one.kind, one.at, one.text, one.speaker) for one in seen} == {
        (k, at, text, who) for k, at, _, text, who in author
    }
    assert {one.span.path for one in seen} == {"S01E01.1"}
    assert [one.end + 1 for one, _ in pairwise(seen)] == [one.start for one in seen[1:]]
    later = SCRIPT.replace("the murderer", "innocent").replace("Good morning", "Good night")
    assert repr(story.edited("s01e01.fountain", later).seen("S01E01.1").passages()) == repr(seen)
