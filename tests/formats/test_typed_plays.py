"""Plays, radio scripts and transcripts that are typed as text: read as what they are, and prose never is."""

import re
from pathlib import Path

import pytest

from previously.formats.plays.format import typed_as
from previously.formats.registry import format_of
from previously.story.story import Story, story_of
from previously.surfaces.cli.main import run
from tests.formats.test_bad_input import written

FULL_STOPS = """\
THE QUAY

CHARACTERS
MARA QUILL, a harbour master
JOE, her son

ACT ONE

SCENE 1

The kitchen. Night. MARA is at the table with a ledger.

(JOE comes in from the rain.)

JOE. You're still up.

MARA. (closing it) Where's the boat? (She stands.) You sold
it.

JOE. I did not.

(BRIGID enters with a basket.)

BRIGID. I heard shouting.

SCENE 2

The quay. A week later.

MARA. Nothing.

JOE (off). Mother!

BRIGID'S VOICE. Both of you!

ACT TWO

SCENE 1

MARA. He sold it.

BRIGID. I know. (BRIGID kisses MARA.) Come in.
"""
COLONS = re.sub(r"^([A-Z]+(?:'S VOICE)?)( \(off\))?\. ", r"\1\2: ", FULL_STOPS, flags=re.MULTILINE)
TITLED = re.sub(
    r"^(MARA|JOE|BRIGID)([^.:\n]*): ", lambda f: f"{f[1].title()}{f[2].title()}: ", COLONS, flags=re.MULTILINE
)
OWN_ROWS = re.sub(r"^([A-Z]+(?:'S VOICE)?(?: \(off\))?)\. ", r"\1\n", FULL_STOPS, flags=re.MULTILINE)
MARKED = re.sub(
    r"^(ACT|SCENE)",
    r"## \1",
    re.sub(r"^([A-Z' ]+(?: \(off\))?): ", r"**\1:** ", COLONS, flags=re.MULTILINE),
    flags=re.MULTILINE,
)
STORY = "title: The Quay\nmanuscript: [s01e01.txt, s01e01.md]\ncast: {mara: Mara, joe: Joe, brigid: Brigid}\n"


def told(text: str, ending: str = "txt") -> Story:
    return story_of({"story.yaml": STORY, f"s01e01.{ending}": text})


def shape(story: Story) -> list[object]:
    scenes = [(scene.at, scene.present, scene.day) for scene in story.canon.scenes()]
    said = [(one.speaker.upper(), " ".join(one.text.split())) for one in story.passages() if one.kind == "dialogue"]
    doings = [(one.at, one.kind, one.who, one.to) for one in story.doings()]
    return [scenes, said, doings, [one.code for one in story.check()]]


@pytest.mark.parametrize(
    ("text", "ending"), [(COLONS, "txt"), (TITLED, "txt"), (OWN_ROWS, "txt"), (MARKED, "md"), (FULL_STOPS, "md")]
)
def test_a_play_is_the_same_however_its_names_are_set_off(text: str, ending: str) -> None:
    assert text != FULL_STOPS or ending != "txt"
    assert shape(told(text, ending)) == shape(told(FULL_STOPS))


def test_a_play_has_its_scenes_speakers_comings_and_days() -> None:
    scenes, said, doings, codes = shape(told(FULL_STOPS))
    assert scenes == [
        ("S01E01.1.1", ("joe", "mara", "brigid"), 0.0),
        ("S01E01.1.2", ("mara",), 7.0),
        ("S01E01.2.1", ("mara", "brigid"), 7.0),
    ]
    assert isinstance(said, list)
    assert said[1:4] == [("MARA", "Where's the boat?"), ("MARA", "You sold it."), ("JOE", "I did not.")]
    assert doings == [
        ("S01E01.1.1", "enters", "joe", ""),
        ("S01E01.1.1", "enters", "brigid", ""),
        ("S01E01.2.1", "embraces", "brigid", "mara"),
    ]
    assert codes == []
    acts = story_of(
        {"story.yaml": STORY.replace("title: The Quay\n", "positions: Act {act}\n"), "s01e01.txt": FULL_STOPS}
    )
    assert [scene.at for scene in acts.canon.scenes()] == ["Act 1.1", "Act 1.2", "Act 2.1"]


OTHERS = {
    "shaw": "ACT I\n\nLADY BRIT. Sit, Stephen. [He does so].\nNow!\n\nSTEPHEN [rising] Mother!\n\nLADY BRIT. No.\n",
    "ibsen": "ACT I\n\n_Nora_. Hide it.\n\n_Porter_. Sixpence.\n\n_Nora_ [_to him_]. There.\n\n_Helmer_. Who?\n",
    "radio": "SCENE 1. INT. CAR. DAY\n\nFX:\tRAIN.\n\n1. ANN:\tDrive.\n\n2. JOE:\t(LOW) Where?\n\n3. ANN:\tHome.\n",
    "podcast": "[00:00] Ann: Hello.\n[00:04] Joe: Hi.\n[00:06] Ann: So?\n[00:09] Joe: (laughs) So.\n[00:12] Ann: Oh.\n",
    "meeting": "Ann Lowe  0:05\nHello.\n\nJoe Carver  0:09\nHi.\n\nAnn Lowe  0:12\nSo?\n\nJoe Carver  0:15\nSo.\n",
    "spaced": "## Scene 1: Home\n\n**ANN**\n\nHello.\n\n**JOE**\n\nHi.\n\n*She sits.*\n\n**ANN**\n\n(low)\n\nSo?\n",
    "tabs": "SCENE ONE\n\nANN\tHello.\n\nJOE\tHi.\n\nANN\tSo?\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_every_manner_of_typing_a_play_has_its_speakers(name: str) -> None:
    assert typed_as(OTHERS[name])[0] == "play"
    said = [(one.speaker, one.text) for one in told(OTHERS[name], "md").passages() if one.kind == "dialogue"]
    assert len({who for who, _ in said}) >= 2
    assert not any(who.partition(" ")[0] in {"FX", "SCENE", "ACT", ""} for who, _ in said)
    assert not any(set(".[](*_") & {text[:1], text[-1:]} - {"."} for _, text in said)


PROSE = {
    "shouting": "CHAPTER I.\n\nSHE. Her name.\n\nHE. His.\n\nSHE. HE. SHE.\n\nCHAPTER II.\n\nHE. No.\n\nSHE. No.\n",
    "outline": "Goal: go.\nConflict: Joe.\n\nGoal: go.\nConflict: Joe.\n\n- Mara: ill\n- Joe: ill\n\nMara: ill\n",
    "points of view": "MARA\n\nI went down to the quay.\n\nJOE\n\nI sold it.\n\nMARA\n\nHe said so.\n\nJOE\n\nI did.\n",
    "diary": "Monday. Rain.\n\nTuesday. Joe came.\n\nMonday. Rain.\n\nTuesday. Joe came.\n\nMonday. Rain.\n",
    "chat": "She sat down.\n\nMara: up?\nJoe: yes\nMara: well?\nJoe: no\n\nShe rose. “Joe,” she said.\n\n“No.”\n",
    "record": "He read.\n\nQ. Where?\n\nA. Here.\n\nQ. Alone?\n\nA. Yes.\n\nQ. When?\n\nHe put it down.\n",
}


@pytest.mark.parametrize("name", PROSE)
def test_prose_is_no_play(name: str) -> None:
    assert typed_as(PROSE[name]) == ("prose", None)


def test_a_screenplay_in_a_text_is_read_as_one() -> None:
    text = "INT. BARN - DAY\n\nMara waits.\n\nMARA\nJoe?\n\nJOE (O.S.)\nHere.\n\nMARA\nCome in.\n\nJOE\nNo.\n"
    for ending in ("txt", "md"):
        assert [(one.place, one.present) for one in told(text, ending).canon.scenes()] == [("barn", ("mara", "joe"))]


def test_a_play_beside_a_story_is_told_and_one_in_it_is_taken_by_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "log", {"quay.txt": FULL_STOPS})
    assert run(["check", str(folder)]) == 1
    assert "quay.txt" in capsys.readouterr().out
    assert format_of("quay.txt") is None
    assert run(["new", str(tmp_path / "new"), "--from", str(folder / "quay.txt")]) == 0
    assert run(["check", str(tmp_path / "new")]) == 0
    assert "3 scenes" in capsys.readouterr().out
    assert (tmp_path / "new" / "manuscript" / "play.txt").read_text("utf-8") == FULL_STOPS
