"""A served store is read when it changes: reading it is no change."""

from pathlib import Path

from previously.formats.files import find_files
from previously.surfaces.web.live import may_matter
from tests.store.worlds import begun

Stamps = dict[str, tuple[int, int, int]]


def stamps(folder: Path) -> Stamps:
    """The files that are watched, as they lie on the disk."""
    found = ((path.name, path.stat()) for path in folder.iterdir() if may_matter(None, str(path)))
    return {name: (at.st_mtime_ns, at.st_size, at.st_ino) for name, at in found}


def test_reading_a_store_changes_nothing_that_is_watched(tmp_path: Path) -> None:
    with begun(tmp_path) as store:
        store.log(["Joe betrays Mara"], "S01E01.1")
        written = stamps(tmp_path)
        for _ in range(3):
            assert "Joe betrays Mara" in find_files(tmp_path).files["world.db.jsonl"]
            assert stamps(tmp_path) == written
        store.log(["Mara slaps Joe"])
        assert stamps(tmp_path) != written
    find_files(tmp_path)  # the first to read lays an empty log beside it
    closed = stamps(tmp_path)
    assert "Mara slaps Joe" in find_files(tmp_path).files["world.db.jsonl"]
    assert stamps(tmp_path) == closed
