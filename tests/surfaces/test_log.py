"""Lines are logged in the author's layout, all or none; a draft is checked and kept nowhere."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest

import previously as pv
from previously.core.errors import BadRequest
from previously.live.room import Room
from previously.surfaces.deeds import log as deed
from previously.surfaces.deeds.laid import laid
from previously.surfaces.deeds.log import log
from tests.effort import tried
from tests.surfaces.conftest import Typed

CAST = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
ITEMS = """\
S01E01:
  scenes:
    1:
      present: [mara, joe]
      lines:
      # why
      - Mara meets Joe   # kept
      - "Joe tells Mara: all"
      place: quay
    2:
      lines:
        - Ann helps
          Joe
"""
BLOCK = """\
S01E01:
  scenes:
    1:
      lines: |
        Mara meets Joe
        Joe helps Mara
    2: {lines: [Ann helps Joe]}
"""
FLOW = """\
S01E01: {scenes: {1: {present: [mara, joe], lines: ['Mara meets Joe', "Joe helps Mara"]}, 2: {lines: [Ann helps Joe]}}}
"""
SCRIPT = """\
Title: Harbour
Episode: S01E01

INT. QUAY - DAY #1#

[[prev: Mara meets Joe]]

INT. HALL - DAY #2#

Rain.
"""
EVENTS = '{"at": "S01E01.1", "line": "Mara meets Joe"}\n{"at": "S01E01.2", "line": "Ann helps Joe"}'
LAYOUTS = {"s01.yaml": [ITEMS, BLOCK, FLOW], "s01e01.fountain": [SCRIPT], "events.jsonl": [EVENTS]}
ALL = [(name, text) for name, texts in LAYOUTS.items() for text in texts]
LINES = (
    "Joe apologises to Mara",
    'Mara tells Joe; sets boat = "sold: all"',
    "Mara slaps Joe; cues rope, rain",
    "Ann dies",
)


def written(folder: Path, name: str, text: str, ends: str = "\n") -> Path:
    folder.mkdir(parents=True)
    (folder / "story.yaml").write_text(CAST, "utf-8")
    (folder / name).write_bytes(text.replace("\n", ends).encode())
    return folder


def told(folder: Path) -> dict[str, list[str]]:
    found: dict[str, dict[int, str]] = {}
    for entry in pv.open(folder).canon.entries():
        found.setdefault(entry.scene.at, {})[int(entry.ordinal)] = " ".join(entry.text.split())
    return {at: [*lines.values()] for at, lines in found.items()}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("name", "text"), ALL)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("at", [None, "S01E01.1", "S01E01.2", "S01E01"])
def test_lines_stand_at_the_end_of_a_scene_and_nothing_else_moves(
    tmp_path: Path, name: str, text: str, ends: str, at: str | None
) -> None:
    folder = written(tmp_path / "s", name, text, ends)
    before, raw = told(folder), (folder / name).read_bytes()
    answer = log(folder, LINES[:3], at)
    assert answer.written, answer
    where = "S01E01.2" if at in {None, "S01E01"} else at
    assert answer.at == where
    assert told(folder) == {**before, where: [*before.get(where, []), *LINES[:3]]}
    now = (folder / name).read_bytes()
    assert rests(raw, now), now.decode()
    assert b"\r\n" not in now.replace(b"\r\n", b"") or ends == "\n"
    assert (b"\r\n" in now) == (ends == "\r\n" and "\n" in text)


def rests(before: bytes, after: bytes) -> bool:
    """Is everything of the one text left in the other, in its order, but for what is put in at one place?"""
    head = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    return after.endswith(before[head:]) or any(
        after.startswith(before[:n]) and after.endswith(before[n:]) for n in range(head + 1)
    )


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, text in ALL if text not in {FLOW, SCRIPT}])
@pytest.mark.parametrize("at", ["S01E01.7", "S01E02", "S02E01.3A"])
def test_a_new_position_is_begun(tmp_path: Path, name: str, text: str, at: str) -> None:
    folder = written(tmp_path / "s", name, text)
    before = told(folder)
    if text == BLOCK and at == "S01E01.7":
        with pytest.raises(BadRequest, match=r"write the heading of S01E01\.7 there first"):
            log(folder, ["Ann dies"], at)
        return
    answer = log(folder, ["Ann dies"], at)
    assert answer.written
    assert told(folder) == {**before, answer.at: ["Ann dies"]}


def test_a_story_of_which_nothing_is_told_is_begun(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text(CAST, "utf-8")
    assert log(tmp_path, ["Mara meets Joe", "Joe: nothing; Ann helps Mara"][:1]).file == "log.yaml"
    assert told(tmp_path) == {"S01E01.1": ["Mara meets Joe"]}


def test_what_is_logged_a_line_at_a_time_is_what_is_logged_at_once(tmp_path: Path) -> None:
    for number in range(tried(12)):
        rng = Random(number)  # noqa: S311 - examples, not secrets
        name, text = rng.choice(ALL)
        lines = rng.choices(LINES[:3], k=4)
        one, other = (written(tmp_path / f"{number}{side}", name, text) for side in "ab")
        for line in lines:
            assert log(one, [line], "S01E01.1").written
        assert log(other, lines, "S01E01.1").written
        assert files(one) == files(other)


@pytest.mark.parametrize(("name", "text"), ALL)
def test_a_refused_line_leaves_every_file_as_it_is(tmp_path: Path, name: str, text: str) -> None:
    folder = written(tmp_path / "s", name, text)
    before = files(folder)
    answer = log(folder, ["Mara slaps Joe", "Mara rebukez the frood"], "S01E01.1")
    assert not answer.written
    assert [one.read for one in answer.lines] == [True, False]
    assert not log(folder, ["Mara slaps Joe"], dry_run=True).written
    with pytest.raises(BadRequest, match="served to be read"):
        log(Room(folder, read_only=True), ["Mara slaps Joe"])
    with pytest.raises(pv.UnknownPosition):
        log(folder, ["Mara slaps Joe"], "tomorrow")
    for bad in ([], [""], ["a\nb"], ["Mara [[slaps]] Joe"], ["x" * 2001], ["Mara slaps Joe"] * 501):
        with pytest.raises(BadRequest):
            log(folder, bad)
    assert files(folder) == before


def test_what_the_lines_contradict_comes_with_them_and_nothing_that_was_wrong_before(tmp_path: Path) -> None:
    folder = written(tmp_path / "s", "s01.yaml", ITEMS)
    assert [one.rule for one in log(folder, ["Ann dies"]).findings] == []
    assert [one.rule for one in log(folder, ["Ann slaps Joe"]).findings] == ["acts-after-death"]
    assert [one.rule for one in log(folder, ["Mara thanks Joe"]).findings] == []


@pytest.mark.parametrize(("name", "text"), ALL)
def test_what_another_program_writes_meanwhile_stays(
    tmp_path: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "s", name, text, "\r\n")

    def meanwhile(*given: Any) -> Any:
        found = laid(*given)
        (folder / name).write_text(f"{text}\n# theirs\n", "utf-8")
        return found

    monkeypatch.setattr(deed, "laid", meanwhile)
    with pytest.raises(BadRequest, match="written by another program meanwhile; nothing was written"):
        log(folder, ["Mara slaps Joe"], "S01E01.1")
    assert (folder / name).read_text("utf-8") == f"{text}\n# theirs\n"


def test_lines_of_many_at_once_are_all_there_or_refused(tmp_path: Path) -> None:
    folder = written(tmp_path / "s", "s01.yaml", ITEMS)
    room = Room(folder)
    with ThreadPoolExecutor(4) as pool:
        done = [*pool.map(lambda n: log(room, [f"Mara slaps Joe; cues rope {n}"]), range(8))]
    assert all(one.written for one in done)
    assert sorted(told(folder)["S01E01.2"][1:]) == sorted(f"Mara slaps Joe; cues rope {n}" for n in range(8))


def test_a_draft_is_checked_and_kept_nowhere(tmp_path: Path, typed: Typed) -> None:
    folder = written(tmp_path / "s", "s01.yaml", ITEMS)
    draft = tmp_path / "draft.txt"
    draft.write_text("Ann dies.\n\nAnn slaps Joe.\nIt blarks.\n", "utf-8")
    before = files(folder)
    said = typed("check", str(folder), "--draft", str(draft), "--at", "S01E01.2", "--format", "json")
    answer = json.loads(said.out)
    assert said.code == 1
    assert [one["rule"] for one in answer["findings"]] == ["acts-after-death", "no-effect"]
    assert answer["findings"][0]["because"][0]["event"].startswith("S01E01.2/")
    assert (answer["understood"], len(answer["lines"])) == (2, 3)
    assert "not understood: It blarks." in typed("check", str(folder), "--draft", str(draft)).out
    assert files(folder) == before


def test_the_command_says_what_it_did(lighthouse: Path, typed: Typed) -> None:
    del lighthouse
    said = typed("log", "Joe apologises to Mara", "--at", "S01E01.2")
    assert (said.code, said.out) == (0, "logged S01E01.2/3 [s01.yaml]: Joe apologises to Mara\n")
    refused = typed("log", "Mara blarks the frood")
    assert refused.code == 1
    assert refused.out.startswith("nothing is written: not every line is read\n")
    assert typed("log", "Mara slaps Joe", "--seen", "S01E01").code == 2
