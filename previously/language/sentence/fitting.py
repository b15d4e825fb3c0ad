"""How well a phrase fits a slot of a pattern."""

from previously.language.lexicon.closed import TIMES
from previously.language.lexicon.kinds import is_kind
from previously.language.lexicon.patterns import Slot
from previously.language.sentence.phrases.phrase import Phrase

_PERSON, _KIND, _THING, _SOMEBODY, _SELF = 5, 9, 3, 4, -6
"""What it counts that a phrase is of the kind a slot wants, or names somebody where it need not."""


def fits(slot: Slot, one: Phrase, *, last: bool) -> int | None:
    """How well a phrase fits a slot (`OBJ` or `THING`); None if it does not. `last`: no slot follows."""
    if one.reflexive:
        return _SELF if slot.word == "OBJ" and slot.kind in {"", "person"} else None
    if slot.kind == "person":
        return _SOMEBODY + _PERSON if one.somebody else None
    if not slot.kind:
        return _anything(slot, one, last=last)
    if one.who or (one.pronoun and one.pronoun != "it") or any(part.who for part in one.parts):
        return None
    if slot.kind == "thing":
        return None if one.somebody or not (one.head or one.pronoun) else _THING
    return _KIND if is_kind(one.head, slot.kind) else None


def _anything(slot: Slot, one: Phrase, *, last: bool) -> int | None:
    if slot.word == "THING":
        return None if one.somebody else 0
    if one.somebody:
        return _SOMEBODY
    return -2 if last and one.head not in TIMES else None
