"""What a cue says of its speaker: the name, what stands in brackets after it, and whether it comes from elsewhere."""

import re
from collections.abc import Iterable

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
"""Heard, and not there. Off screen (O.S.) is there, out of the picture."""
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


def cue_of(name: str, extensions: Iterable[str]) -> tuple[str, bool]:
    """A speaker's name, and whether they are only heard, from elsewhere: BOB (V.O.), BOB ON TAPE, BOB'S VOICE."""
    said = [*extensions]
    while found := _TRAILING.search(name):
        said.append(found[0].strip())
        name = name[: found.start()].rstrip(" ,-")
    voice = _VOICE.fullmatch(name)
    return (voice[1] if voice else name), voice is not None or any(map(_is_heard, said))


def _is_heard(extension: str) -> bool:
    return _HEARD.search(_DOTTED.sub("", extension)) is not None
