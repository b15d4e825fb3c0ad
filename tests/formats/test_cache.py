"""What is kept is given back whole or not at all, to its owner alone, and within bounds."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.formats.cache import Cache, home

KEY, CONTENT = b"a key", b"what was found" * 40


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    cache = Cache(tmp_path / "kept")
    cache.put(KEY, CONTENT)
    assert cache.get(KEY) == CONTENT
    return cache


def entry(cache: Cache) -> Path:
    """The one file there is."""
    (path,) = cache.folder.iterdir()
    return path


def test_what_is_not_there_is_a_miss(tmp_path: Path) -> None:
    assert Cache(tmp_path / "nowhere").get(KEY) is None


def test_it_is_kept_for_the_owner_alone(cache: Cache) -> None:
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry(cache).stat().st_mode) == 0o600


@pytest.mark.parametrize("kept", [0, 1, 12, 13, 44, 45, 46, 200])
def test_a_file_that_was_cut_short_is_a_miss(cache: Cache, kept: int) -> None:
    path = entry(cache)
    path.write_bytes(path.read_bytes()[:kept])
    assert cache.get(KEY) is None


@given(where=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_a_damaged_file_is_a_miss(tmp_path_factory: pytest.TempPathFactory, where: int, flip: int) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.put(KEY, CONTENT)
    path = entry(cache)
    raw = bytearray(path.read_bytes())
    raw[where % len(raw)] ^= flip
    path.write_bytes(raw)
    assert cache.get(KEY) is None
    cache.put(KEY, CONTENT)
    assert cache.get(KEY) == CONTENT, "the next answer takes its place"


def test_the_file_of_another_key_is_a_miss(cache: Cache) -> None:
    path = entry(cache)
    cache.put(b"another", b"another's")
    other = next(one for one in cache.folder.iterdir() if one != path)
    path.write_bytes(other.read_bytes())
    assert cache.get(KEY) is None


def test_a_link_a_folder_and_a_pipe_are_misses(cache: Cache, tmp_path: Path) -> None:
    path = entry(cache)
    elsewhere = path.replace(tmp_path / "elsewhere")
    path.symlink_to(elsewhere)
    assert cache.get(KEY) is None
    path.unlink()
    path.mkdir()
    assert cache.get(KEY) is None
    path.rmdir()
    os.mkfifo(path, 0o600)
    assert cache.get(KEY) is None


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o602])
def test_what_others_may_touch_is_a_miss(cache: Cache, mode: int) -> None:
    path = entry(cache)
    path.chmod(mode)
    assert cache.get(KEY) is None
    path.chmod(0o600)
    cache.folder.chmod(0o755)
    assert cache.get(KEY) is None
    cache.put(KEY, b"new")
    cache.folder.chmod(0o700)
    assert cache.get(KEY) == CONTENT, "nothing was written where others could"


def test_a_link_in_place_of_the_folder_is_not_followed(cache: Cache, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(cache.folder)
    assert Cache(link).get(KEY) is None


def test_where_nothing_can_be_kept_nothing_is_and_nobody_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder belongs")
    cache = Cache(tmp_path / "file" / "kept")
    cache.put(KEY, CONTENT)
    assert cache.get(KEY) is None


def test_the_ones_used_longest_ago_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", most=5_000)
    for number in range(4):
        cache.put(b"%d" % number, bytes(1_000))
        age(cache, b"%d" % number, 100 - number)
    assert cache.get(b"0") is not None, "and is new again"
    cache.put(b"4", bytes(1_000))
    assert [cache.get(b"%d" % number) is not None for number in range(5)] == [True, False, True, True, True]
    assert sum(path.stat().st_size for path in cache.folder.iterdir()) <= 5_000


def age(cache: Cache, key: bytes, seconds: int) -> None:
    """Let an entry have been used so long ago."""
    path = cache._path(key)
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", most=1_000)
    cache.put(KEY, bytes(1_000))
    assert cache.get(KEY) is None


def test_nothing_is_left_beside(cache: Cache) -> None:
    for _ in range(3):
        cache.put(KEY, CONTENT)
    assert len(list(cache.folder.iterdir())) == 1


def test_one_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PREVIOUSLY_CACHE", str(tmp_path / "mine"))
    assert Cache().folder.parent == home() == tmp_path / "mine"
    monkeypatch.delenv("PREVIOUSLY_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert home() == tmp_path / "previously"
