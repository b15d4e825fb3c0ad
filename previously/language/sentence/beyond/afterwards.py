"""What the events of a sentence say of each other: who is lost from sight."""

from collections.abc import Iterable

from msgspec.structs import replace

from previously.language.sentence.reading import Happening

_CHASING = frozenset({"hunt", "follow", "search"})


def made_whole(events: Iterable[Happening]) -> list[Happening]:
    """The events of a sentence, each as those before make it."""
    found = list(events)
    return [_lost(one, found[:at]) for at, one in enumerate(found)]


def _lost(one: Happening, before: Iterable[Happening]) -> Happening:
    """`chases Bob and loses him`: whoever was followed has got away."""
    if one.sense != "lose-person" or not any(it.sense in _CHASING and it.by == one.by for it in before):
        return one
    return replace(one, sense="fail", to=(), to_other=(), severity=0.25, signs="0-")
