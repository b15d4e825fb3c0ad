"""A story whose log is in a store answers as one whose log is in files; what was lost or changed there is said."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

import previously as pv
from previously.core.errors import BadRequest, UnknownPosition, UnreadableInput
from previously.formats.jsonl.events import Logged
from previously.formats.store.address import address
from previously.formats.store.opened import begin_store, export_store, logged_in, open_store
from previously.formats.store.store import Store
from previously.live.room import Room
from previously.questions.question import dumps
from previously.questions.registry import QUESTIONS, ask
from tests.store.worlds import LINES, STORY, begun
from tests.web.asking import asking

ASKED = {
    "on": {"name": "mara"}, "knows": {"name": "ann"}, "sheet": {"name": "joe"}, "cast": {}, "scenes": {},
    "recap": {"at": "S01E02"}, "brief": {"name": "mara"}, "unread": {}, "check": {},
}  # fmt: skip


def answers(folder: Path) -> dict[str, str]:
    """What a story answers, as JSON."""
    story = pv.open(folder)
    found = {name: dumps(ask(story, name, **given)) for name, given in ASKED.items() if name in QUESTIONS}
    return found | {"findings": repr([(str(one.span), one.message) for one in story.check()])}


@pytest.fixture
def world(tmp_path: Path) -> Store:
    """A store with a few lines."""
    store = begun(tmp_path / "world")
    store.log(LINES, "S01E01.1", by="game", quote="“Why?”", place="pier")
    store.log(["Mara plays at ease", "Joe frobnicates"], "S01E02.1", day=9.0, present=["mara", "joe"])
    return store


@pytest.mark.usefixtures("world")
def test_an_export_answers_the_same_byte_for_byte(tmp_path: Path) -> None:
    folder, out = tmp_path / "world", tmp_path / "out"
    (folder / "plans").mkdir()
    (folder / "plans" / "bold.yaml").write_text("S02E01: {scenes: {1: {lines: [Mara slaps Joe]}}}\n", "utf-8")
    (folder / "s03.yaml").write_text("S03E01: {scenes: {1: {lines: [Mara slaps Ann]}}}\n", "utf-8")
    (folder / "cover.png").write_bytes(b"\x89PNG\xff")
    assert export_store(folder, out) == ("world.db.jsonl",)
    assert answers(out) == answers(folder)
    assert "S01E02.1" in answers(folder)["scenes"]
    assert pv.open(out).plan("plans/bold.yaml").check() == pv.open(folder).plan("plans/bold.yaml").check()
    assert (out / "cover.png").read_bytes() == b"\x89PNG\xff"
    assert not (out / "world.db").exists()


def test_and_filled_from_an_export_a_store_is_the_same_bit_for_bit(world: Store, tmp_path: Path) -> None:
    (log,) = export_store(tmp_path / "world", tmp_path / "out")
    again = begun(tmp_path / "again")
    again.add(logged_in(tmp_path / "out" / log))
    assert again.rows() == world.rows()
    assert answers(tmp_path / "again") == answers(tmp_path / "world")


def test_a_branch_is_read_where_the_address_names_it(world: Store, tmp_path: Path) -> None:
    world.branch("take2", after=2)
    world.log(["Ann kills Joe"], "S01E01.1", branch="take2")
    story = tmp_path / "world" / "story.yaml"
    story.write_text(STORY.replace("world.db", "world.db?branch=take2"), "utf-8")
    assert [one.text for part in pv.open(story.parent).canon.episodes for one in part.entries][-1] == "Ann kills Joe"
    assert open_store(story.parent).log(["Mara waits"]) == (4,)
    story.write_text(STORY.replace("world.db", "world.db?branch=take3"), "utf-8")
    assert "there is no branch “take3”; did you mean “take2”?" in _said(story.parent)


def test_a_room_sees_what_is_logged(world: Store, tmp_path: Path) -> None:
    room = Room(tmp_path / "world")
    lines = room.story().extent.coverage.lines
    world.log(["Ann kills Joe"])
    assert room.refresh([tmp_path / "world" / "world.db-wal"])
    assert room.story().extent.coverage.lines == lines + 1
    assert not room.refresh([tmp_path / "world" / "world.db-wal"])


def test_lines_that_are_read_before_they_are_logged_go_to_the_store_and_to_no_file(tmp_path: Path) -> None:
    with begun(tmp_path / "world") as store:
        files = sorted(path.name for path in (tmp_path / "world").iterdir())
        assert pv.log(tmp_path / "world", ["Mara slaps Joe"]).file == "world.db.jsonl"
        assert pv.log(tmp_path / "world", ["Joe slaps Mara", "Joe slaps Ann"], "S01E02.1").written
        assert not pv.log(tmp_path / "world", ["Joe frobnicates"]).written
        assert [(one.row.at, one.row.line) for one in store.rows()] == [
            ("S01E01.1", "Mara slaps Joe"), ("S01E02.1", "Joe slaps Mara"), ("S01E02.1", "Joe slaps Ann"),
        ]  # fmt: skip
        assert sorted(path.name for path in (tmp_path / "world").iterdir()) == files
    room = Room(tmp_path / "world")
    assert room.place("world.db.jsonl") is None
    page = asking(room).get("/source/world.db.jsonl")
    assert (page.status_code, "Mara slaps Joe" in page.text, "edit-link" in page.text) == (200, True, False)
    assert asking(Room(tmp_path / "world", seen="S01E01")).get("/source/world.db.jsonl").status_code == 404


def _said(folder: Path) -> str:
    """What is wrong with the files."""
    return " ".join(one.message for one in pv.open(folder).findings if one.severity != "hint")


def change(folder: Path, statement: str) -> None:
    """What another program does to a store."""
    with closing(sqlite3.connect(folder / "world.db")) as db:
        db.execute(statement)
        db.commit()


TAMPERED = (
    ("UPDATE rows SET line = 'Mara hugs Joe' WHERE n = 2", "row 2"),
    ("UPDATE rows SET writer = 'ann' WHERE n = 3", "row 3"),
    ("UPDATE rows SET day = 8 WHERE n = 6", "row 6"),
    ("UPDATE rows SET quote = x'ff' WHERE n = 6", "no row of a log"),
    ("UPDATE rows SET present = '[' WHERE n = 1", "no row of a log"),
    ("DELETE FROM rows WHERE n = 4", "row 4"),
    ("DELETE FROM rows WHERE n = 7", "6 rows, and 7 were written"),
    ("UPDATE branches SET rows = 6".replace("rows", "count"), "the last row of “main” is not"),
    ("UPDATE rows SET n = 8 - n", "row 1"),
)


@pytest.mark.parametrize(("statement", "said"), TAMPERED)
def test_what_was_lost_or_changed_is_said_by_verify_and_by_a_check(
    world: Store, tmp_path: Path, statement: str, said: str
) -> None:
    assert world.verify().wrong == ()
    assert not _said(tmp_path / "world")
    if "8 - n" in statement:
        change(tmp_path / "world", "UPDATE rows SET n = n + 100")
        statement = "UPDATE rows SET n = 108 - n"
    change(tmp_path / "world", statement)
    assert said in " ".join(world.verify().wrong)
    assert said in _said(tmp_path / "world")


def test_a_head_that_was_noted_says_whether_everything_up_to_it_is_there(world: Store) -> None:
    noted = world.verify().branches[0].head
    world.log(["Mara waits"])
    assert world.verify(noted).wrong == ()
    world.rewind(3)
    assert noted in " ".join(world.verify(noted).wrong)


def test_rows_of_no_branch_are_said(world: Store, tmp_path: Path) -> None:
    change(
        tmp_path / "world",
        "INSERT INTO rows SELECT 9, n, at, day, line, quote, writer, place, NULL, NULL, hash FROM rows",
    )
    assert world.verify().wrong == ("7 rows are of no branch",)


BROKEN: tuple[tuple[Callable[[Path], object], str], ...] = (
    (lambda path: path.write_bytes(b"no database at all" * 100), "file is not a database"),
    (lambda path: path.unlink(), "there is no store “world.db” here"),
    (lambda path: change(path.parent, "CREATE TABLE other (x)"), "is no store of this program"),
    (
        lambda path: change(path.parent, "CREATE TRIGGER t AFTER INSERT ON rows BEGIN DELETE FROM rows; END"),
        "is no store of this program",
    ),
)


@pytest.mark.parametrize(("breaks", "said"), BROKEN)
def test_what_is_no_store_is_not_read_and_that_is_said(
    world: Store, tmp_path: Path, breaks: Callable[[Path], object], said: str
) -> None:
    world.close()
    breaks(tmp_path / "world" / "world.db")
    for beside in ("world.db-wal", "world.db-shm"):
        (tmp_path / "world" / beside).unlink(missing_ok=True)
    assert said in _said(tmp_path / "world")
    with pytest.raises(UnreadableInput):
        open_store(tmp_path / "world")


PLANTED: tuple[tuple[Callable[[Path], object], str], ...] = (
    (lambda path: os.mkfifo(path.with_name("world.db-journal")), "“world.db-journal” beside the store is no file"),
    (lambda path: change(path.parent, "UPDATE rows SET line = hex(zeroblob(9000000)) WHERE n = 2"), "too big"),
    (lambda path: change(path.parent, "UPDATE branches SET count = 'x'"), "among its branches is none"),
    (lambda path: change(path.parent, "UPDATE branches SET fork = -1"), "among its branches is none"),
)


@pytest.mark.parametrize(("plants", "said"), PLANTED)
def test_what_somebody_planted_in_a_store_or_beside_it_is_not_waited_for(
    world: Store, tmp_path: Path, plants: Callable[[Path], object], said: str
) -> None:
    world.close()
    plants(tmp_path / "world" / "world.db")
    assert said in _said(tmp_path / "world")


def test_a_store_is_made_once(world: Store, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="already"):
        begin_store(tmp_path / "world")
    assert len(world.rows()) == 7


@pytest.mark.parametrize(
    "text",
    [
        "world.db", "sqlite://", "sqlite:///", "sqlite:////etc/world.db", "sqlite:///../world.db", "sqlite://host/w.db",
        "sqlite:///a/../../w.db", "sqlite:///%2e%2e/w.db", "sqlite:///w.db?mode=memory", "sqlite:///w.db?branch=",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        address(text)
    (tmp_path / "story.yaml").write_text(STORY.replace("sqlite:///world.db", f'"{text}"'), "utf-8")
    assert "nothing of it is read" in _said(tmp_path)


def test_a_link_out_of_the_folder_is_not_followed(world: Store, tmp_path: Path) -> None:
    world.close()
    other = tmp_path / "other"
    other.mkdir()
    (other / "story.yaml").write_text(STORY, "utf-8")
    (other / "world.db").symlink_to(tmp_path / "world" / "world.db")
    assert "link out of the story's folder" in _said(other)
    with pytest.raises(BadRequest, match="link out"):
        open_store(other)


def test_what_a_caller_gets_wrong_is_said_and_changes_nothing(world: Store) -> None:
    before = world.rows(), world.branches()
    for wrong in (["Mara\nwaits"], [" "], [], ["\ud800"], ["x" * (2 << 20)]):
        with pytest.raises(BadRequest):
            world.log(["Mara waits", *wrong] if wrong else [])
    with pytest.raises(BadRequest):
        world.log("Mara waits")
    with pytest.raises(UnknownPosition):
        world.add([Logged("S01E01.1", "Mara waits"), Logged("soon", "Mara waits")])
    for day in (float("nan"), float("inf")):
        with pytest.raises(BadRequest):
            world.log(["Mara waits"], day=day)
    for name in ("main", "a b", "", "../x", "x" * 200):
        with pytest.raises(BadRequest):
            world.branch(name)
    for call in (lambda: world.rewind(8), lambda: world.rewind(-1), lambda: world.log(["Mara waits"], branch="no")):
        with pytest.raises(BadRequest):
            call()
    assert (world.rows(), world.branches()) == before


def test_writers_at_once_each_have_their_rows_one_after_another(world: Store, tmp_path: Path) -> None:
    numbers: list[int] = []

    def write(name: str) -> None:
        with open_store(tmp_path / "world") as own:
            for number in range(5):
                numbers.extend(own.log([f"Mara waits {number}", "Joe waits"], by=name))

    writers = [Thread(target=write, args=(f"w{number}",)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(numbers) == list(range(8, 48))
    assert world.verify().wrong == ()
    added = world.rows(after=7)
    pairs = zip(added[::2], added[1::2], strict=True)
    assert all(one.row.by == other.row.by and other.row.line == "Joe waits" for one, other in pairs)
