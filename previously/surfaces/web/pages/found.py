"""What is found in a story as it is looked at, kept as long as that is: each filter of a page asks again."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from previously.checks.run import Crash
from previously.core.finding import Finding
from previously.surfaces.story import Story


class Found(NamedTuple):
    """What the rules find, and which of them came to no end."""

    findings: tuple[Finding, ...]
    crashed: tuple[Crash, ...]


_KEPT: WeakKeyDictionary[Story, Found] = WeakKeyDictionary()


def found_in(story: Story) -> Found:
    """What is found in a story; with a plan, what the plan adds."""
    found = _KEPT.get(story)
    if found is None:
        crashed: list[Crash] = []
        found = _KEPT[story] = Found(story.check(crashed=crashed), tuple(crashed))
    return found
