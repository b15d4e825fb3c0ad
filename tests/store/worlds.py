"""A story with a store to write in."""

from pathlib import Path

from previously.formats.store.opened import begin_store
from previously.formats.store.store import Store

STORY = "title: Harbour\nstore: sqlite:///world.db\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
LINES = ("Joe betrays Mara", "Mara slaps Joe", "Ann comforts Mara", "Joe tells Ann about the boat", "Mara forgives Joe")


def begun(folder: Path) -> Store:
    """A new story in a folder, its store empty."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "story.yaml").write_text(STORY, "utf-8")
    return begin_store(folder)
