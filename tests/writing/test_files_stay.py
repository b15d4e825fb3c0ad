"""A file that is written anew is as it was but for its text: mode, owner, attributes, links; a pipe stays a pipe."""

import errno
import os
import re
import stat
import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from previously.core.errors import BadRequest, UnreadableInput
from previously.formats.cache import Cache
from previously.formats.writing import folder, lock
from previously.formats.writing.folder import write_folder
from previously.formats.writing.place import NOTHING, Changed, digest
from previously.formats.writing.write import write_bytes, write_text

OLD, NEW = b"older\n", b"newer\n"
posix = pytest.mark.skipif(os.name != "posix", reason="modes and owners are POSIX’s")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a text."""
    path = tmp_path / "s01.yaml"
    path.write_bytes(OLD)
    return path


@pytest.fixture(params=[digest(OLD), "*"], ids=["over what was read", "over anything"])
def over(request: pytest.FixtureRequest) -> str:
    """What the file is written over."""
    said: str = request.param
    return said


@pytest.fixture
def umask() -> Iterator[int]:
    """A umask that lets the group write and others not even read."""
    before = os.umask(0o007)
    yield 0o007
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def alone(path: Path) -> None:
    """Nothing is left beside a file."""
    assert list(path.parent.iterdir()) == [path]


@posix
@pytest.mark.parametrize("kept", [0o600, 0o640, 0o664, 0o755, 0o444 | stat.S_IWGRP])
def test_the_mode_is_kept(file: Path, over: str, kept: int) -> None:
    file.chmod(kept)
    write_bytes(file, NEW, over)
    assert (file.read_bytes(), mode(file)) == (NEW, kept)
    alone(file)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_and_the_group_are_kept(file: Path, over: str) -> None:
    os.chown(file, 1234, 2345)
    write_bytes(file, NEW, over)
    assert (file.read_bytes(), file.stat().st_uid, file.stat().st_gid) == (NEW, 1234, 2345)


def test_attributes_are_kept(file: Path, over: str) -> None:
    try:
        os.setxattr(file, "user.label", b"red")
    except (AttributeError, OSError):
        pytest.skip("no attributes here")
    write_bytes(file, NEW, over)
    assert (file.read_bytes(), os.getxattr(file, "user.label")) == (NEW, b"red")


def test_the_time_is_that_of_the_writing(file: Path, over: str) -> None:
    os.utime(file, (1, 1))
    write_bytes(file, NEW, over)
    assert file.stat().st_mtime > 1_000_000


@posix
@pytest.mark.parametrize("name", ["deep/er/new.txt", "new.txt"])
def test_a_new_file_and_its_folders_have_the_mode_that_the_umask_gives(tmp_path: Path, umask: int, name: str) -> None:
    write_text(tmp_path / name, "new")
    assert mode(tmp_path / name) == 0o666 & ~umask
    assert all(mode(path) == 0o777 & ~umask for path in tmp_path.rglob("*") if path.is_dir())


@posix
def test_so_have_those_of_a_new_story(tmp_path: Path, umask: int) -> None:
    write_folder(tmp_path / "story", {"story.yaml": "title: H\n", "plans/a.yaml": ""})
    found = {path: mode(path) for path in (tmp_path / "story").rglob("*")} | {
        tmp_path / "story": mode(tmp_path / "story")
    }
    assert all(bits == (0o777 if path.is_dir() else 0o666) & ~umask for path, bits in found.items())
    assert len(found) == 4


@posix
def test_what_is_cached_is_for_its_owner_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    assert umask
    Cache(tmp_path / "kept").put(b"key", b"content")
    assert [mode(path) for path in (tmp_path / "kept").iterdir()] == [0o600]


@pytest.mark.parametrize("kept", [0o444, 0o400])
def test_a_write_protected_file_is_not_replaced(file: Path, over: str, kept: int) -> None:
    file.chmod(kept)
    with pytest.raises(UnreadableInput, match="cannot be written: it is write-protected; make it writable"):
        write_bytes(file, NEW, over)
    assert (file.read_bytes(), mode(file)) == (OLD, kept)
    alone(file)


def test_a_link_stays_a_link(file: Path, over: str) -> None:
    (link := file.with_name("link.yaml")).symlink_to(file.name)
    write_bytes(link, NEW, over)
    assert (link.is_symlink(), file.read_bytes()) == (True, NEW)


def test_a_link_to_nothing_yet_leads_to_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("new.txt")
    write_bytes(tmp_path / "link.txt", NEW, NOTHING)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "new.txt").read_bytes() == NEW


def test_a_pipe_is_written_through(tmp_path: Path) -> None:
    pipe, heard = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    write_bytes(pipe, NEW)
    reader.join()
    assert heard == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no devices here")
def test_a_device_stays_a_device() -> None:
    before = Path(os.devnull).stat()
    write_bytes(Path(os.devnull), NEW)
    assert Path(os.devnull).stat().st_rdev == before.st_rdev
    assert Path(os.devnull).is_char_device()


def test_a_folder_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="it is a folder"):
        write_bytes(tmp_path, NEW)


def test_a_new_file_takes_the_place_of_nothing_else(file: Path) -> None:
    with pytest.raises(Changed):
        write_bytes(file, NEW, NOTHING)
    assert file.read_bytes() == OLD
    alone(file)


def test_a_long_name_is_written(tmp_path: Path) -> None:
    file = tmp_path / ("ü" * 120 + ".txt")
    for content in (OLD, NEW):
        write_bytes(file, content)
    assert file.read_bytes() == NEW
    alone(file)


STORY = {"story.yaml": "title: H\n", "s01.yaml": "S01E01: {}\n"}


def test_of_two_that_begin_a_story_in_one_folder_one_is_told_that_the_other_was_quicker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = lock.locked

    def quicker(path: Path) -> AbstractContextManager[None]:
        monkeypatch.setattr(folder, "locked", real)
        write_folder(tmp_path, STORY)
        return real(path)

    monkeypatch.setattr(folder, "locked", quicker)
    with pytest.raises(BadRequest, match="already exists and is not empty"):
        write_folder(tmp_path, STORY)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == STORY


def test_a_file_that_comes_into_the_folder_meanwhile_stays_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = folder._filled

    def late(root: Path, stage: Path, files: Mapping[str, str]) -> None:
        real(root, stage, files)
        (tmp_path / "story.yaml").write_text("mine", "utf-8")

    monkeypatch.setattr(folder, "_filled", late)
    with pytest.raises(BadRequest, match="has been written by another program meanwhile"):
        write_folder(tmp_path, STORY)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"story.yaml": "mine"}


@pytest.mark.parametrize("there", [True, False])
def test_a_story_that_does_not_fit_is_not_there_and_is_said_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    root = tmp_path / "story"
    if there:
        root.mkdir()
    monkeypatch.setattr("os.write", full)
    with pytest.raises(UnreadableInput, match=re.escape(f"“{root / 'story.yaml'}” cannot be written: No space left")):
        write_folder(root, STORY)
    assert list(tmp_path.rglob("*")) == ([root] if there else [])
