"""What the next pages of a long story need, worked out while the first one is read: some minds, a rule at a time."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from previously.canon.leads import leads
from previously.checks.registry import RULES
from previously.checks.run import Crash
from previously.surfaces.story import Story
from previously.surfaces.web.room import Room

LONG = 400
"""Scenes from which a story is a long one."""
FEW = 15
"""Minds that are replayed at once."""


def pieces(room: Room) -> Iterator[Callable[[], None]]:
    """Pieces of work, none of them long, so that no page has long to wait for the story."""
    story = room.story()
    if next(islice(story.canon.scenes(), LONG, None), None) is None:
        return
    people = sorted(leads(story.canon))
    for i in range(0, len(people), FEW):
        yield _while_shown(room, story, partial(story.minds.prepare, people[i : i + FEW]))
    crashed: list[Crash] = []  # the page of findings says which rule came to no end
    for rule in RULES.values():
        yield _while_shown(room, story, partial(story.check, [rule], crashed=crashed))


def _while_shown(room: Room, story: Story, work: Callable[[], object]) -> Callable[[], None]:
    """A piece of work on a story, while it is what is shown and nobody else looks at it."""

    def piece() -> None:
        with room.lock:
            if room.story() is story:
                work()

    return piece
