"""What a deed is for whom it befalls, where whoever does it is not of the cast: `A guard insults Mara`."""

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from msgspec.structs import replace

from previously.core.verbs import Effect, Verb
from previously.language.lexicon.forms import THIRD, forms, participle
from previously.language.lexicon.knowing import ClassEffect


@lru_cache(maxsize=1 << 10)
def befallen(verb: Verb) -> Verb | None:
    """The verb that says of its subject what `verb` does to its object, or None where it does nothing to one.

    A stranger is near nobody and trusted by nobody: the share of an effect that goes with nearness falls away, and so
    does what it does to trust.
    """
    if verb.effect("object") is None or verb.claim:
        return None
    roles = tuple((_turned(role), _apart(effect)) for role, effect in verb.roles if role != "subject")
    name = _passive(verb)
    return replace(
        verb, id=name, forms=(name,), takes=("none",), praise=0.0, undergone=True, bodily=False, roles=roles,
        dies=_turned(verb.dies) if verb.dies else "",
    )  # fmt: skip


def suffered(effect: ClassEffect, verb: Callable[[str], Verb | None]) -> Verb | None:
    """What a class of events is for whom it befalls where nobody of the cast does it; `verb` finds one by its name."""
    if effect.suffered:
        return verb(effect.suffered)
    own = verb(effect.own)
    return befallen(own) if own else None


def _passive(verb: Verb) -> str:
    """Its name: `is insulted`, `is walked out on`."""
    first, _, rest = verb.forms[0].partition(" ")
    base = next((base for base, tag in forms(first) if tag == THIRD), "")
    return f"is {participle(base) or first} {rest}".strip()


def _turned(role: str) -> Literal["", "subject"]:
    return "subject" if role == "object" else role  # type: ignore[return-value]


def _apart(effect: Effect) -> Effect:
    """An effect without what hangs on whoever does the deed."""
    left = 1.0 - effect.near
    return replace(
        effect, harm=effect.harm * left, want=effect.want * left, joy=effect.joy * left, near=0.0, act=0.0,
        deceit=False, attach=None, engage=None, worth="", achieved="",
        lost="subject" if effect.lost == "object" else "", regained="subject" if effect.regained == "object" else "",
    )  # fmt: skip
