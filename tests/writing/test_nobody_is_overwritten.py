"""Whatever another program saves while a file is written is in the file or kept beside it, and the caller is told.

Each test lets the other program save in one window: between two steps of ours, however short it is in life.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from previously.core.errors import UnreadableInput
from previously.formats.writing import lock, place, write
from previously.formats.writing.place import NOTHING, Changed, digest
from previously.formats.writing.system import being_written, exchange
from previously.formats.writing.write import write_bytes

OLD, NEW, THEIRS, LATER = b"older\n", b"newer\n", b"theirs\n", b"later still\n"
Save = Callable[[Path, bytes], None]
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says who has a file open")


def in_place(path: Path, content: bytes) -> None:
    """As many editors do."""
    path.write_bytes(content)


def by_rename(path: Path, content: bytes) -> None:
    """As many others do."""
    beside = path.with_name("editor.tmp")
    beside.write_bytes(content)
    beside.replace(path)


def moved_away(path: Path, content: bytes) -> None:
    """As vim does: a backup, then a new file."""
    path.replace(path.with_name("s01.yaml~"))
    path.write_bytes(content)
    path.with_name("s01.yaml~").unlink()


saves = pytest.mark.parametrize("save", [in_place, by_rename, moved_away], ids=lambda save: str(save.__name__))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a text."""
    path = tmp_path / "s01.yaml"
    path.write_bytes(OLD)
    return path


def before(monkeypatch: pytest.MonkeyPatch, module: object, name: str, act: Callable[[], None], time: int = 1) -> None:
    """Have something done just before one of our steps, the first or a later time."""
    real, times = getattr(module, name), [0]

    def step(*given: object) -> object:
        times[0] += 1
        if times[0] == time:
            act()
        return real(*given)

    monkeypatch.setattr(module, name, step)


def beside(file: Path) -> dict[str, bytes]:
    """Everything beside a file."""
    return {path.name: path.read_bytes() for path in file.parent.iterdir() if path != file}


@saves
@pytest.mark.parametrize("step", [(write, "keep_as"), (write, "put"), (place, "digest_of"), (place, "exchange")])
def test_a_save_before_any_step_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch, save: Save, step: tuple[object, str]
) -> None:
    before(monkeypatch, *step, lambda: save(file, THEIRS))
    with pytest.raises(Changed, match="has been written by another program meanwhile; nothing was written"):
        write_bytes(file, NEW, digest(OLD))
    assert (file.read_bytes(), beside(file)) == (THEIRS, {})


def test_one_who_removes_the_file_has_it_removed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before(monkeypatch, place, "exchange", file.unlink)
    with pytest.raises(Changed):
        write_bytes(file, NEW, digest(OLD))
    assert (file.exists(), beside(file)) == (False, {})


@saves
def test_a_save_after_ours_is_theirs_to_make(file: Path, save: Save) -> None:
    assert write_bytes(file, NEW, digest(OLD)) is None
    save(file, THEIRS)
    assert (file.read_bytes(), beside(file)) == (THEIRS, {})


def test_two_saves_in_the_shortest_windows_are_both_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before(monkeypatch, place, "exchange", lambda: by_rename(file, THEIRS))
    before(monkeypatch, place, "_given_back", lambda: by_rename(file, LATER))
    with pytest.raises(Changed) as raised:
        write_bytes(file, NEW, digest(OLD))
    assert (file.read_bytes(), beside(file)) == (THEIRS, {"s01.yaml.kept": LATER})
    assert raised.value.kept == file.with_name("s01.yaml.kept")


def test_one_who_removes_ours_while_theirs_is_given_back_loses_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before(monkeypatch, place, "exchange", lambda: by_rename(file, THEIRS))
    before(monkeypatch, place, "_given_back", file.unlink)
    with pytest.raises(Changed):
        write_bytes(file, NEW, digest(OLD))
    assert (file.read_bytes(), beside(file)) == (THEIRS, {})


@linux
def test_one_who_has_the_file_open_and_writes_later_is_waited_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = file.open("ab")

    def closes(seconds: float) -> None:
        del seconds
        opened.write(b"appended\n")
        opened.close()

    monkeypatch.setattr("time.sleep", closes)
    with pytest.raises(Changed):
        write_bytes(file, NEW, digest(OLD))
    assert (file.read_bytes(), beside(file)) == (OLD + b"appended\n", {})


@linux
def test_of_one_who_never_closes_it_the_file_is_kept_beside(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "PATIENCE", 0)
    with file.open("ab") as opened:
        kept = write_bytes(file, NEW, digest(OLD))
        opened.write(b"appended\n")
    assert kept == file.with_name("s01.yaml.kept")
    assert (file.read_bytes(), beside(file)) == (NEW, {"s01.yaml.kept": OLD + b"appended\n"})


@linux
def test_who_has_a_file_open_to_write_is_seen(file: Path) -> None:
    assert not being_written(file)
    with file.open("rb"):
        assert not being_written(file)
    with file.open("r+b"):
        assert being_written(file)
    assert not being_written(file)


def no_exchange(*_: object) -> bool:
    """A system on which files cannot change places."""
    return False


@pytest.fixture
def plain_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that can do nothing of it."""
    monkeypatch.setattr(place, "exchange", no_exchange)
    monkeypatch.setattr(place, "being_written", no_exchange)


@pytest.mark.usefixtures("plain_system")
def test_elsewhere_too_a_file_is_replaced_and_nothing_left(file: Path) -> None:
    assert write_bytes(file, NEW, digest(OLD)) is None
    assert (file.read_bytes(), beside(file)) == (NEW, {})


@saves
@pytest.mark.usefixtures("plain_system")
def test_elsewhere_too_a_save_before_the_last_look_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch, save: Save
) -> None:
    before(monkeypatch, place, "digest_of", lambda: save(file, THEIRS), 3)
    before(monkeypatch, place, "free", lambda: save(file, THEIRS))
    with pytest.raises(Changed):
        write_bytes(file, NEW, digest(OLD))
    assert (file.read_bytes(), beside(file)) == (THEIRS, {})


@pytest.mark.usefixtures("plain_system")
def test_elsewhere_a_save_after_the_last_look_is_kept_beside(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before(monkeypatch, Path, "replace", lambda: in_place(file, THEIRS), 2)
    assert write_bytes(file, NEW, digest(OLD)) == file.with_name("s01.yaml.kept")
    assert (file.read_bytes(), beside(file)) == (NEW, {"s01.yaml.kept": THEIRS})


def test_what_is_kept_has_a_name_of_its_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "PATIENCE", 0)
    monkeypatch.setattr(place, "being_written", lambda _: True)
    names = [write_bytes(file, content, digest(file.read_bytes())) for content in (NEW, LATER)]
    assert [name and name.name for name in names] == ["s01.yaml.kept", "s01.yaml.kept-2"]
    assert beside(file) == {"s01.yaml.kept": OLD, "s01.yaml.kept-2": NEW}


@saves
@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_gives_way_to_one_that_has_come(
    file: Path, monkeypatch: pytest.MonkeyPatch, save: Save, links: bool
) -> None:
    def link(*_: object) -> None:
        raise PermissionError

    file.unlink()
    save = in_place if save is moved_away else save
    before(monkeypatch, place, "_where_nothing_is", lambda: save(file, THEIRS))
    if not links:
        monkeypatch.setattr("os.link", link)
    with pytest.raises(Changed):
        write_bytes(file, NEW, NOTHING)
    assert (file.read_bytes(), beside(file)) == (THEIRS, {})


def test_files_change_places(file: Path) -> None:
    other = file.with_name("other")
    other.write_bytes(NEW)
    if not exchange(file, other):
        pytest.skip("not on this system")
    assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)


HOLDS = """
import sys, time
from pathlib import Path
from previously.formats.writing.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(not lock.LOCKS, reason="no locks here")
@pytest.mark.parametrize("ends", ["killed", "done"])
def test_one_writes_at_a_time_and_a_lock_ends_with_its_holder(
    file: Path, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0)
    command = [sys.executable, "-c", HOLDS, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:  # noqa: S603
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(UnreadableInput, match="another program is writing it; try again when it is done"):
            write_bytes(file, NEW, digest(OLD))
        assert file.read_bytes() == OLD
        if ends == "killed":
            os.kill(holder.pid, signal.SIGKILL)
        else:
            holder.communicate()
    write_bytes(file, NEW, digest(OLD))
    assert (file.read_bytes(), beside(file)) == (NEW, {})


@pytest.mark.skipif(not lock.LOCKS, reason="no locks here")
def test_a_lock_that_was_removed_by_its_holder_is_taken_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = file.with_name(".s01.yaml.previously-lock")
    before(monkeypatch, lock, "_is_still", hidden.unlink)
    write_bytes(file, NEW, digest(OLD))
    assert (file.read_bytes(), beside(file)) == (NEW, {})


def test_what_a_killed_writer_has_left_is_tidied_or_kept(file: Path) -> None:
    file.with_name(".s01.yaml.previously-new").write_bytes(b"hal")
    assert write_bytes(file, NEW, digest(OLD)) is None
    assert beside(file) == {}
    file.with_name(".s01.yaml.previously-old").write_bytes(THEIRS)
    assert write_bytes(file, LATER, digest(NEW)) == file.with_name("s01.yaml.kept")
    assert (file.read_bytes(), beside(file)) == (LATER, {"s01.yaml.kept": THEIRS})
