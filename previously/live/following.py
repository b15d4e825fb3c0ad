"""What is written in a store on a server, which changes no file: whoever serves the story hears of it."""

import time
from collections.abc import Callable
from pathlib import Path

from previously.core.errors import UnreadableInput
from previously.formats.files import STORY, is_file, read_text
from previously.formats.store.postgres import follow
from previously.formats.store.tables import worded
from previously.formats.store.told import schema_named

AGAIN = 1.0
"""Seconds after which a server that is gone is asked again."""


def follow_store(home: Path, changed: Callable[[], object], stopped: Callable[[], bool]) -> None:
    """Call `changed` after each change of the store on a server that a story names, until stopped.

    Also as one begins to hear of them: something may have been written since the story was read.
    """
    story = (read_text(home, home / STORY)[0] or "") if is_file(home / STORY) else ""
    schema = schema_named(home, story)
    while schema is not None and not stopped():
        try:
            with worded(schema, "followed"):
                follow(schema, changed, stopped)
        except UnreadableInput:
            time.sleep(AGAIN)
            changed()  # what is read then says why nothing is heard
