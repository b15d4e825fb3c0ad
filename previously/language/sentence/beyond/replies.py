"""What a sentence makes of the one before: `Nothing.` after a search, what is said after `Bob rings:`."""

from collections.abc import Sequence

from msgspec.structs import replace

from previously.language.lexicon.forms import forms
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.reading import Happening
from previously.language.sentence.status import HAPPENED, TRIED
from previously.language.sentence.tokens import Words

_SILENCE = frozenset(
    {
        "nothing", "static", "silence", "no answer", "no reply", "no response", "no luck", "no use", "no good",
        "no pulse", "too late", "in vain", "all in vain", "to no avail", "without success", "not a sound",
        "dial tone", "voicemail", "straight to voicemail", "the line is dead", "the line goes dead",
    }
)  # fmt: skip
_IN_VAIN = set_of("ask tell warn search rescue help tend escape free hunt")
"""What fails for want of an answer."""
_TELLING = set_of("ring phone call telephone text write announce say whisper message radio report cable claim insist")


def unanswered(words: Words, start: int, end: int, events: Sequence[Happening]) -> list[Happening] | None:
    """The events with the last one tried in vain, where a sentence says no more than that; else None."""
    last = events[-1] if events else None
    if last is None or " ".join(words.low[start:end]) not in _SILENCE:
        return None
    vain = last.status == HAPPENED and last.sense in _IN_VAIN
    return [*events[:-1], replace(last, status=TRIED)] if vain else None


def is_said(words: Words, start: int) -> bool:
    """Does the sentence tell what is said: after a verb of telling and a colon (`Bob rings: the boat is sold`)?"""
    if words.at(start - 1) != ":":
        return False
    at = start - 2
    while at >= 0 and words.low[at] not in {".", ";", "!", "?", ":"}:
        if any(verb in _TELLING and tag in "3d" for verb, tag in forms(words.low[at])):
            return True
        at -= 1
    return False
