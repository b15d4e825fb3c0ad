"""What is found in a story as it is looked at, kept as long as that is: each filter of a page asks again."""

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from previously.checks.registry import Crash
from previously.core.finding import Finding
from previously.live.look import Look
from previously.live.ready import is_slow, through
from previously.live.room import Room
from previously.story.story import Story


class Found(NamedTuple):
    """What the rules find, and which of them came to no end. `waits`: it is being worked out, and not yet known."""

    findings: tuple[Finding, ...] = ()
    crashed: tuple[Crash, ...] = ()
    waits: bool = False


_KEPT: WeakKeyDictionary[Story, Found] = WeakKeyDictionary()


def found_in(story: Story) -> Found:
    """What is found in a story; with a plan, what the plan adds."""
    found = _KEPT.get(story)
    if found is None:
        crashed: list[Crash] = []
        found = _KEPT[story] = Found(story.check(crashed=crashed), tuple(crashed))
    return found


def found_for(room: Room, look: Look, *, whole: bool = False) -> Found:
    """What is found, for a page: of a long story it may come after the page, but where the `whole` is asked for."""
    story = room.story(look)
    if whole or not is_slow(story) or is_quick(room, look):
        return found_in(story)
    room.want((story, "findings"), steps(room, look))
    return Found(waits=True)


def look_through(room: Room) -> None:
    """Have a long story looked through, before a page asks what is found in it."""
    with room.lock:
        story, look = room.story(), Look()
        if is_slow(story) and not is_quick(room, look):
            room.want((story, "findings"), steps(room, look))


def is_quick(room: Room, look: Look) -> bool:
    """Is there little to look through that has not been?"""
    return any(story in room.quick for story in (room.story(look), room.story(look._replace(plan=""))))


def steps(room: Room, look: Look) -> Iterator[None]:
    """Look a story through, the one beneath a plan first."""
    for asked in dict.fromkeys((look._replace(plan=""), look)):
        story = room.story(asked)
        if story not in room.quick:
            yield from through(story)
            found_in(story)
            room.quick.add(story)
