"""What the next pages of a long story need, worked out while the first one is read: a rule at a time."""

from collections.abc import Callable, Iterator
from itertools import islice

from previously.checks.registry import RULES, Rule
from previously.checks.run import Crash
from previously.surfaces.story import Story
from previously.surfaces.web.room import Room

LONG = 400
"""Scenes from which a story is a long one."""


def pieces(room: Room) -> Iterator[Callable[[], None]]:
    """Pieces of work, none of them long, so that no page has long to wait for the story."""
    story = room.story()
    if next(islice(story.canon.scenes(), LONG, None), None) is None:
        return
    for rule in RULES.values():
        yield _piece(room, story, rule)


def _piece(room: Room, story: Story, rule: Rule) -> Callable[[], None]:
    crashed: list[Crash] = []  # the page of findings says which rule came to no end

    def piece() -> None:
        with room.lock:
            if room.story() is story:
                story.check([rule], crashed=crashed)

    return piece
