"""What pages of a long story wait for, worked out a step at a time while they are shown without it.

A page is never made to wait for more than a step. Whatever lies after an audience's cut, it is asked of the same story.
"""

from collections.abc import Iterator

from previously.checks.registry import RULES, Crash
from previously.checks.run import look
from previously.live.room import Room
from previously.mind.kernel import fast
from previously.mind.minds import Minds
from previously.story.story import Story

LONG = 2000
"""Scenes from which a story is so long that its findings may come after the page."""
FEW = 15
"""Minds that are replayed in one step."""


def is_slow(story: Story) -> bool:
    """Does it take a while to look a story through from nothing?"""
    return sum(len(episode.scenes) for episode in story.canon.episodes) >= LONG


def through(story: Story) -> Iterator[None]:
    """Look a story through, so that all the rules answer at once after it."""
    people = sorted({who for part in story.canon.parts for who in part.reach.claims})
    for i in range(0, len(people), FEW):
        story.minds.prepare(who for who in people[i : i + FEW] if who in story.canon.cast)
        yield
    crashed: list[Crash] = []  # the page says which rule came to no end
    for i in range(0, len(story.canon.cast), FEW):
        look(story.case, [*story.canon.cast][i : i + FEW])
        yield
    for rule in (rule for rule in RULES.values() if rule.scope != "character"):
        story.check([rule], crashed=crashed)
        yield


def warm(room: Room) -> None:
    """Load the compiled kernel, while nobody waits for it: the first mind of a long story would."""
    story = room.story()
    if is_slow(story) and fast.available() and not fast.loaded():
        fast.compiled()
        quiet = min(story.canon.cast, key=lambda who: len(story.canon.appearances_of(who)), default="")
        Minds(story.canon.of(story.canon.before, story.canon.episodes)).prepare([quiet] if quiet else [])


def advance(room: Room) -> bool:
    """Take one step of what is wanted first. True where that is done with it."""
    with room.lock:
        key = next(iter(room.wanted), None)
        if key is None:
            return False
        try:
            next(room.wanted[key])
        except StopIteration:
            room.done_with(key)
        except Exception as error:  # noqa: BLE001 - the page that asks again says so
            room.done_with(key, error)
        else:
            return False
        return True
