"""What a cue says of its speaker: the name, what stands in brackets after it, and whether it comes from elsewhere."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_HEARD = re.compile(
    r"""
    \b(?: v\W?o | voice\W*over | v/o | en\ off | off\ voice | (?:pre|post)\W?lap | filtered | narrat(?:or|ion|ing)
      | (?: on | over | from | through | via )\ (?:the\ |a\ )?
        (?: tape | tv | television | telly | phone | telephone | radio | screen | video | speakers? | intercom
          | recording | monitor | loudspeaker | walkie\W?talkie | p\W?a | answering\ machine | voice\W?mail | facetime )
      | (?:pre\W?)?record(?:ed|ing) | voice\W?mail | answering\ machine | telephone | phone | intercom | radio
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Heard, and not there."""
_NEAR = re.compile(r"\bo\W?[sc]\b|\boff\W?(?:screen|camera|stage)\b|^(?:from )?off$|\bwithin\b", re.IGNORECASE)
"""Heard from near the scene, and not seen in it. Whoever dies before says nothing there either."""
_GOES_ON = re.compile(r"\bcont(?:['’]?d|inued|inuing)\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?<=\w)\.(?=\s*\w)|(?<=\w)\.$")
_TRAILING = re.compile(r"\s+(?:V\.?\s?O\.?|O\.?\s?[SC]\.?|CONT['’]?D\.?)$")
"""What follows a name without brackets."""
_VOICE = re.compile(r"(.+?)['’]s?\s+voice", re.IGNORECASE)


def split_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """A cue's name and what follows it in brackets."""
    extensions: list[str] = []
    end = len(text)
    while end and text[end - 1] == ")" and (at := text.rfind("(", 0, end)) >= 0:
        extensions.append(text[at + 1 : end - 1].strip())
        end = at
        while end and text[end - 1].isspace():
            end -= 1
    return text[:end], tuple(reversed(extensions))


class Cued(NamedTuple):
    """A speaker's name; are they only heard, from `elsewhere` or from `near`, and does the speech before go on?"""

    name: str
    elsewhere: bool
    near: bool
    goes_on: bool


def cue_of(name: str, extensions: Iterable[str]) -> Cued:
    """What a cue says: BOB (V.O.), BOB ON TAPE and BOB'S VOICE are elsewhere, BOB (O.S.) is near."""
    said = [*extensions]
    while found := _TRAILING.search(name):
        said.append(found[0].strip())
        name = name[: found.start()].rstrip(" ,-")
    voice = _VOICE.fullmatch(name)
    plain = [_DOTTED.sub("", one) for one in said]
    elsewhere = voice is not None or any(map(_HEARD.search, plain))
    near = not elsewhere and any(map(_NEAR.search, plain))
    return Cued(voice[1] if voice else name, elsewhere, near, any(map(_GOES_ON.search, plain)))
