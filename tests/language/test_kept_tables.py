"""The lexicon's tables are built once; what was kept serves again only if it is whole and of this very lexicon."""

from pathlib import Path

import pytest

from previously.canon import kept_tables
from previously.canon.kept_tables import KeptTables
from previously.language.lexicon import kept
from previously.language.lexicon.kept import Table, keep_in, table_of

BUILT = {"killed": "kill d kill n"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own."""
    monkeypatch.setenv("PREVIOUSLY_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "_KEEPERS", [])
    keep_in(KeptTables())
    return tmp_path / "answers"


def built(times: list[int]) -> Table:
    times.append(1)
    return BUILT


def read(times: list[int]) -> Table:
    return table_of("forms", lambda: built(times))


def test_a_table_is_built_once() -> None:
    times: list[int] = []
    assert [read(times), read(times)] == [BUILT, BUILT]
    assert len(times) == 1


def test_a_lexicon_that_has_changed_has_tables_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicon").mkdir()
    monkeypatch.setattr(kept_tables, "HOME", tmp_path / "lexicon")
    times: list[int] = []
    read(times)
    (tmp_path / "lexicon" / "verbs.txt").write_text("kill", "utf-8")
    read(times)
    assert len(times) == 2


@pytest.mark.parametrize("content", [b"", b"\x90", b"\x81\xa1a\x01", b"no table", b"\xc1" * 100])
def test_what_is_no_table_is_built_anew(content: bytes) -> None:
    KeptTables().put("forms", content)
    assert read([]) == BUILT


def test_a_damaged_or_foreign_file_is_built_anew(folder: Path) -> None:
    times: list[int] = []
    read(times)
    (path,) = folder.iterdir()
    raw = path.read_bytes()
    for damaged in (raw[:-1], raw[:40], raw[:-3] + b"xyz", b""):
        path.write_bytes(damaged)
        assert read(times) == BUILT
    path.chmod(0o666)
    assert read(times) == BUILT
    assert len(times) == 6


def test_without_a_keeper_a_table_is_built() -> None:
    kept._KEEPERS.clear()
    times: list[int] = []
    assert [read(times), read(times)] == [BUILT, BUILT]
    assert len(times) == 2
