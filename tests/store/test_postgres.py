"""A store in PostgreSQL is as one in a file: the same answers, nothing lost, and heard of by everybody."""

from pathlib import Path
from random import Random
from threading import Event, Thread

import pytest

import previously as pv
from previously.core.errors import BadRequest, UnreadableInput
from previously.formats.store.postgres import ALLOWED, follow
from previously.formats.store.store import Store
from previously.formats.store.tables import make
from previously.live.room import Room
from tests.effort import SEED, tried
from tests.store.killed import trial
from tests.store.server import address_of, schema, server
from tests.store.test_sequences import Model, one_deed
from tests.store.worlds import LINES, STORY, begun
from tests.web.serving import PATIENCE, serving
from tests.web.test_live import listening

__all__ = ["server"]


def world(folder: Path, address: str) -> Path:
    """A story with a store there."""
    folder.mkdir(parents=True)
    (folder / "story.yaml").write_text(STORY.replace("sqlite:///world.db", address), "utf-8")
    return folder


def test_it_answers_as_a_file_does(server: Path, tmp_path: Path) -> None:
    with (
        pv.begin_store(world(tmp_path / "there", address_of(schema(server)))) as there,
        begun(tmp_path / "here") as here,
    ):
        for store in (there, here):
            store.log(LINES, "S01E01.1", by="ann", present=["mara", "joe"], day=0.1)
            store.branch("take")
            store.log(["Ann kills Joe"], branch="take")
            store.discard("take")
            store.rewind(4)
        assert there.rows() == here.rows()
        assert there.verify() == here.verify()
    one, other = pv.open(tmp_path / "there"), pv.open(tmp_path / "here")
    assert not one.findings
    assert one.headspace("mara").because[0][1] == other.headspace("mara").because[0][1]
    assert [known.fact for known in one.knows("ann")] == [known.fact for known in other.knows("ann")]
    pv.export_store(tmp_path / "there", tmp_path / "out")
    assert pv.open(tmp_path / "out").headspace("mara").hurt == other.headspace("mara").hurt


def test_random_deeds_leave_what_was_kept(server: Path) -> None:
    for number in range(tried(12)):
        rng, model, place = Random(SEED * 1000 + number), Model(), schema(server)  # noqa: S311
        make(place)
        with Store(place) as store:
            for step in range(25):
                one_deed(rng, store, model, step)
            assert {one.name: one.rows for one in store.branches()} == {
                name: len(rows) for name, rows in model.rows.items()
            }
            assert all([one.row for one in store.rows(name)] == rows for name, rows in model.rows.items())
            assert not store.verify().wrong


def test_a_killed_writer_loses_nothing_that_was_answered(server: Path) -> None:
    rng = Random(SEED)  # noqa: S311
    for _ in range(tried(6)):
        assert not trial(schema(server), rng)


def test_several_write_at_once_and_others_hear_of_it(server: Path) -> None:
    place, heard, over = schema(server), Event(), Event()
    make(place)
    follower = Thread(target=follow, args=(place, heard.set, over.is_set))
    follower.start()
    assert heard.wait(PATIENCE)  # as it begins to listen
    heard.clear()

    def write(name: str) -> None:
        with Store(place) as store:
            for number in range(10):
                store.log([f"Mara waits {number}"], "S01E01.1", by=name)

    writers = [Thread(target=write, args=(name,)) for name in ("ann", "ben", "cy")]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    with Store(place) as store:
        assert heard.wait(PATIENCE)
        rows = store.rows()
        assert not store.verify().wrong
    over.set()
    follower.join()
    assert [one.n for one in rows] == list(range(1, len(rows) + 1))
    for name in ("ann", "ben", "cy"):
        assert [one.row.line for one in rows if one.row.by == name] == [f"Mara waits {number}" for number in range(10)]


def test_a_served_story_follows_its_store(server: Path, tmp_path: Path) -> None:
    with pv.begin_store(world(tmp_path / "there", address_of(schema(server)))) as store:
        room = Room(tmp_path / "there")
        with serving(room) as (url, _), listening(url) as versions:
            next(versions)
            store.log(["Joe betrays Mara"], "S01E01.1")
            assert next(versions) == room.version
            assert room.story().headspace("mara").hurt > 0.0


def test_what_a_caller_gets_wrong_is_a_sentence(server: Path) -> None:
    place = schema(server)
    with pytest.raises(UnreadableInput, match="there is no store “postgresql:///worlds"):
        Store(place)
    make(place)
    with pytest.raises(BadRequest, match="there is a store"):
        make(place)
    with pytest.raises(UnreadableInput, match="cannot be written"), Store(place) as store:
        store.log(["Mara waits\0"], "S01E01.1")


def test_no_server_is_asked_that_the_user_has_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ALLOWED, raising=False)
    folder = world(tmp_path / "theirs", "postgresql://db.example/worlds")
    said = [found.message for found in pv.open(folder).findings]
    assert any(f"{ALLOWED}=db.example; nothing of it is read" in one for one in said)
    with pytest.raises(BadRequest, match="no server is asked that you have not named"):
        pv.open_store(folder)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ann:pass@localhost/worlds", "postgresql://localhost/", "postgresql://localhost/a?options=-c",
        "postgresql://localhost/a?schema=A%22b", "postgresql://localhost:x/a", "postgresql://localhost/a;b",
        "postgresql:///worlds?host=",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"no store in PostgreSQL|a password does not stand in a story"):
        pv.open_store(world(tmp_path / "theirs", address))
