"""A story's findings, cached as long as the story, since each filter of a page asks again."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.checks.registry import Crash
from previously.core.finding import Finding
from previously.core.kept import kept_with_it
from previously.live.look import Look
from previously.live.ready import is_slow, through
from previously.live.room import Room
from previously.story.story import Story


class Found(NamedTuple):
    """What the rules found, and which of them crashed. `waits`: still being computed."""

    findings: tuple[Finding, ...] = ()
    crashed: tuple[Crash, ...] = ()
    waits: bool = False


@kept_with_it
def found_in(story: Story) -> Found:
    """A story's findings; with a plan, those the plan adds."""
    crashed: list[Crash] = []
    return Found(story.check(crashed=crashed), tuple(crashed))


def found_for(room: Room, look: Look, *, whole: bool = False) -> Found:
    """The findings for a page; for a long story they may come later, unless the `whole` is requested."""
    story = room.story(look)
    if whole or not is_slow(story) or is_quick(room, look):
        return found_in(story)
    room.want((story, "findings"), steps(room, look))
    return Found(waits=True)


def look_through(room: Room) -> None:
    """Check a long story before a page asks for its findings."""
    with room.lock:
        story, look = room.story(), Look()
        if is_slow(story) and not is_quick(room, look):
            room.want((story, "findings"), steps(room, look))


def is_quick(room: Room, look: Look) -> bool:
    """Is there little left to check?"""
    return any(story in room.quick for story in (room.story(look), room.story(look._replace(plan=""))))


def steps(room: Room, look: Look) -> Iterator[None]:
    """Check a story; for a plan, the story beneath it first."""
    for asked in dict.fromkeys((look._replace(plan=""), look)):
        story = room.story(asked)
        if story not in room.quick:
            yield from through(story)
            found_in(story)
            room.quick.add(story)
