"""A served story whose store goes on: only what is new is read, and it is the story that is opened anew, to the bit."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from previously.formats.jsonl.events import Logged
from previously.formats.jsonl.parts import Cuts
from previously.formats.store import told
from previously.formats.store.branches import Branch, Stored, rows_of
from previously.formats.store.database import Database
from previously.formats.store.opened import open_store
from previously.live.room import Room
from previously.questions.registry import ask
from previously.story.story import Story
from previously.surfaces.deeds import log as log_module
from previously.surfaces.deeds import stored
from previously.surfaces.deeds.log import log_in_store
from previously.surfaces.deeds.stored import Beside, Rows
from previously.surfaces.deeds.takes import rewind
from tests.effort import tried
from tests.store.worlds import LINES, begun

POSITIONS = ("S01E01.1", "S01E01.2", "S01E02.1", "s1e1.1", "S01E03.1", "S01E01")


def shown(story: Story) -> object:
    """What a story says: its lines with their places, what is found of it, and a brief of everybody."""
    placed = ((entry, story.canon.where(entry.span)) for entry in story.canon.entries())
    lines = [(entry.id, entry.text, where.path, where.line) for entry, where in placed]
    found = [(one.sentence, one.span.line) for one in story.check()]
    return lines, found, [ask(story, "brief", name=name) for name in story.canon.cast]


def same(room: Room, folder: Path) -> bool:
    """Does a served story say what it says to whoever opens it now?"""
    new = Room(folder)
    return room.version == new.version and shown(room.story()) == shown(new.story())


def test_whatever_is_logged_and_rewound_it_is_the_story_opened_anew(tmp_path: Path) -> None:
    for seed in range(tried(6)):
        rng, folder = Random(seed), tmp_path / str(seed)  # noqa: S311
        with begun(folder) as store:
            store.log(LINES[:2], "S01E01.1")
        room = Room(folder)
        for _ in range(rng.randint(3, 7)):
            match rng.choice(("log", "log", "log", "aside", "again", "rewind")):
                case "log":
                    log_in_store(room, [rng.choice(LINES)], rng.choice(POSITIONS), check=rng.random() < 0.5)
                case "aside":  # by another program, in any order of scenes
                    with room.store() as store:
                        store.add([Logged(rng.choice(POSITIONS), rng.choice(LINES)) for _ in range(3)])
                    room.refresh()
                case "again":  # other rows in the place of some
                    with room.store() as store:
                        store.rewind(store.one().rows - 1)
                        store.add([Logged("S01E01.2", rng.choice(LINES)) for _ in range(2)])
                    room.refresh()
                case "rewind":
                    with room.store() as store:
                        to = rng.randint(1, store.one().rows)
                    rewind(room, to)
            assert same(room, folder), seed


def test_a_log_that_goes_on_is_cut_as_if_it_were_new() -> None:
    rng, cuts, text = Random(3), Cuts(), ""  # noqa: S311
    rows = [f'{{"at": "S01E0{number}.1", "line": "Mara waits"}}' for number in (1, 2, 3)]
    for _ in range(300):
        text = rng.choice(["", text, text, text[: len(text) // 2]]) if rng.random() < 0.05 else text
        text += rng.choice([*rows, "", "{", '{"at": "S\\u0030"}']) + rng.choice(["\n", "\n", ""])
        found, new = cuts.of(text), Cuts().of(text)
        assert found == new
        assert "".join(part.text for part in found.parts) == text


def test_only_new_rows_are_read_and_a_changed_one_among_them_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with begun(tmp_path) as store:
        store.log(LINES, "S01E01.1")
        room, read, real = Room(tmp_path), list[int](), rows_of

        def noting(db: Database, branch: Branch, after: int = 0) -> Iterator[Stored]:
            for row in real(db, branch, after):
                read.append(row.n)
                yield row

        monkeypatch.setattr(told, "rows_of", noting)
        store.log(["Ann hugs Joe"])
        room.refresh()
        assert {*read} == {5, 6}
        assert not room.story().findings
        store.log(["Ann hugs Joe", "Ann waits"])
        with closing(sqlite3.connect(tmp_path / "world.db", isolation_level=None)) as db:
            db.execute("UPDATE rows SET line = 'Ann kills Joe' WHERE n = 7")
        room.refresh()
        found = room.story().findings[0]
        assert "row 7 is not what was written" in found.message
        assert (found.span.line, "Ann kills Joe" in found.span.block.text) == (7, True)


def test_where_no_new_row_is_there_the_last_one_is_shown(tmp_path: Path) -> None:
    with begun(tmp_path) as store:
        store.log(LINES, "S01E01.1")
        room = Room(tmp_path)
        store.log(["Ann hugs Joe"])
    with closing(sqlite3.connect(tmp_path / "world.db", isolation_level=None)) as db:
        db.execute("DELETE FROM rows WHERE n = 6")
    room.refresh()
    found = room.story().findings[0]
    assert "“main” has 5 rows, and 6 were written" in found.message
    assert LINES[-1] in found.span.block.text
    assert "\n" not in found.span.block.text


def test_a_line_that_is_refused_is_no_note(tmp_path: Path) -> None:
    with begun(tmp_path) as store:
        store.log(LINES, "S01E01.1")
    answer = log_in_store(Room(tmp_path), ["Joe zorbs the blarg"])
    assert not answer.written
    assert not answer.lines[0].read
    assert not answer.findings
    with open_store(tmp_path) as store:
        assert store.one().rows == len(LINES)


SAID = (
    "Mara slaps Joe in front of everyone", "Joe lies to Mara", "She forgives him", "Joe waits", "Zed hurts Mara",
    "Mara frobs Joe", "Ann comforts Mara; cues storm", "Joe tells Ann; sets boat = sold", "Mara plays glib",
    "Joe dies; retells S01E01.1/1", "Mara hurts Joe, and Ann laughs",
)  # fmt: skip


def test_a_line_read_with_its_scene_alone_is_read_as_with_the_whole_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone: list[bool] = []
    real = stored.laid_ahead

    def counted(*given: Any) -> Rows | None:
        found = real(*given)
        alone.append(found is not None)
        return found

    monkeypatch.setattr(log_module, "laid_ahead", counted)
    for seed in range(tried(1)):
        rng, folder = Random(seed), tmp_path / str(seed)  # noqa: S311
        with begun(folder) as store:
            store.log(LINES[:2], "S01E01.1")
        room = Room(folder)
        room.refresh()
        for number in range(11):
            if rng.random() < 0.2:
                with (folder / "story.yaml").open("a", encoding="utf-8") as declared:
                    declared.write(f"# {number}\n")
            if rng.random() < 0.2:
                with room.store() as store:
                    store.log([rng.choice(LINES)])
            lines = rng.sample(SAID, rng.randint(1, 2)) if number < 9 else ["Mara learns that Joe is Ann"]
            at = rng.choice((None, None, None, *POSITIONS))
            beside = Beside(present=rng.choice((None, None, ["mara", "joe"])), place=rng.choice(("", "", "quay")))
            whole = log_in_store(Room(folder), lines, at, beside=beside, check=False, dry_run=True)
            told = log_in_store(room, lines, at, beside=beside, check=False)
            assert msgspec.structs.replace(told, written=False, rows=()) == whole, (seed, number, lines)
            assert rng.random() < 0.9 or same(room, folder), (seed, number)
        assert same(room, folder), seed
    assert any(alone)
