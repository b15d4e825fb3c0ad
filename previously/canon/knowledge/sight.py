"""What a line puts where whoever comes into the room later can see it: `puts the ball on the table`."""

from functools import lru_cache

from previously.core.entries import Event
from previously.core.ids import folded
from previously.language.lexicon.wordlists import words
from previously.language.world.mark import lemmas

PUT = words("leave put place lay hang park pin nail paint write carve open close shut smash break set stand prop move")
"""What is done to something that is to be seen afterwards."""
HIDDEN = words("in into under inside behind beneath below within hides hidden secretly unseen away out back")
"""With one of these it is not to be seen."""
_ON = words("on onto upon over above against beside atop across at by near")


@lru_cache(maxsize=1 << 12)
def _is_open(text: str) -> bool:
    low = text.partition(";")[0].casefold().replace(",", " ").split()
    return HIDDEN.isdisjoint(low) and not _ON.isdisjoint(low) and any(lemmas(word) & PUT for word in low[1:4])


def room_of(event: Event, fact: str) -> str:
    """The room, folded, in which whoever comes in sees what a line makes so of a fact that it names; empty for none."""
    said = event.text.partition(";")[0].casefold().split()
    named = not {*fact.split("-")}.isdisjoint(said)
    return folded(event.scene.place) if named and not event.scene.vision and _is_open(event.text) else ""
