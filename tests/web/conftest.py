"""A story's folder, and somebody who asks for its pages."""

from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="needs the extra “web”")

from previously.live.room import Room
from tests.web.asking import Asker, asking, written


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A small story in a folder of its own, with another file beside it."""
    (tmp_path / "diary.yaml").write_text("qzxsecret: yes\n", "utf-8")
    return written(tmp_path / "harbour")


@pytest.fixture
def author(harbour: Path) -> Asker:
    """Its author."""
    return asking(Room(harbour))


@pytest.fixture
def audience(harbour: Path) -> Asker:
    """Somebody who has seen its first episode."""
    return asking(Room(harbour, seen="S01E01"))
