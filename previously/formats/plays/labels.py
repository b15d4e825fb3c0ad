"""What stands at the head of a row like the name of who speaks: `MARA.`, `Mara:`, `**MARA**`, `RAINA [dreamily]`."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

Style = Literal["stop", "colon", "dash", "bracket", "tab", "bold", "stamp", "own"]
"""What parts a name from the speech: a full stop, a colon, …, or the end of the row."""

_TIME = r"[\[(<]?(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[\])>]?"
_STAMP = rf"(?:{_TIME}[ \t]*(?:[-–—][ \t]*)?|\d{{1,4}}[.)]?[ \t]+)?"
"""What may stand before a name: when it is said, or the how-manieth speech it is."""
_WORD = (
    r"(?:(?:MRS?|MS|DR|ST|PROF|CAPT|SGT|LT|REV|Mrs?|Ms|Dr|St|Prof|Capt|Sgt|Lt|Rev)\.|[^\W_](?:[^\W_]|['’/#-]){0,24}|&)"
)
_NAME = rf"(?=[^\W\d_]|\d(?:st|nd|rd|th)\b)(?P<name>{_WORD}(?: {_WORD}){{0,4}})"
_IN = r"(?:[ \t]*[*_]{0,2}[(\[][^()\[\]\n]{0,160}(?:\n[^()\[\]\n]{1,160}){0,3}[)\]][*_]{0,2}){0,2}"
_LABEL = re.compile(
    rf"[ \t]*{_STAMP}(?P<open>[*_]{{0,3}}){_NAME}(?P<first>{_IN})(?P<inner>[.:：]?)(?P<close>[*_]{{0,3}})"
    rf"(?P<second>{_IN})(?P<outer>[.:：]?|[ \t]*[—–])[*_]{{0,3}}(?P<gap>[ \t]*)"
    rf"(?P<end>(?P<said>{_TIME}[ \t]*)?(?:(?=\n)|\Z))?"
)
_COLONS = {":", "："}
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_STAMPED = re.compile(r"\s*(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?\s*")


class Label(msgspec.Struct, frozen=True):
    """A name at the head of a row, from `start` up to `until` of the text, with the brackets after it."""

    name: str
    style: Style
    loud: bool  # is it in capitals, or set off by emphasis?
    start: int
    until: int
    asides: tuple[tuple[str, int, int], ...] = ()  # each with where it stands in the text

    @property
    def key(self) -> str:
        """The name in small letters."""
        return self.name.casefold()


def label_at(text: str, row: int) -> Label | None:
    """The name that the row which begins at a character begins with, if it is set off like one."""
    found = _LABEL.match(text, row)
    if not found or (style := _style(found)) is None:
        return None
    name = found["name"]
    if not all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in name.split()):
        return None
    brackets = [
        (one[1], one.start() + found.start(group), one.end() + found.start(group))
        for group in ("first", "second")
        for one in _BRACKET.finditer(found[group])
    ]
    asides = tuple(one for one in brackets if not _STAMPED.fullmatch(one[0]))
    return Label(name, style, _is_loud(found), found.start("name"), found.end(), asides)


_SMALL = frozenset({"&", "and", "of", "the", "de", "von", "van", "la", "du", "und", "et"})


def _is_loud(found: re.Match[str]) -> bool:
    return found["name"].isupper() or bool(found["said"] or (found["open"] and (found["close"] or found["first"])))


def _style(found: re.Match[str]) -> Style | None:
    mark, loud = found["inner"] or found["outer"].strip(), _is_loud(found)
    if found["said"]:
        return "stamp"
    if found["end"] is not None:
        return "own" if loud or mark in _COLONS else None
    if mark in _COLONS:
        return "colon"
    if mark == ".":
        return "stop" if found["gap"] else None
    return _loud(found, mark) if loud else None


def _loud(found: re.Match[str], mark: str) -> Style | None:
    """What parts a name from the speech that is in capitals, or set off by emphasis."""
    if mark or found["first"] or found["second"]:
        return "dash" if mark else "bracket"
    if "\t" in found["gap"] or len(found["gap"]) > 2:
        return "tab"
    return "bold" if found["open"] and found["close"] else None


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Words that are no names, by why."""
    text = files("previously.formats.plays").joinpath("words.txt").read_text("utf-8")
    rows = (row.partition(": ") for row in text.split("\n") if row and not row.startswith("#"))
    return {kind: frozenset(words.split(", ")) for kind, _, words in rows}


def is_direction(key: str) -> bool:
    """Does what stands like a name begin a direction: `SOUND:`, `LIGHTS UP`, `ENTER MARA`?"""
    return key.partition(" ")[0] in kinds()["direction"]


def is_name(key: str) -> bool:
    """May it be a name at all?"""
    known = kinds()
    first = key.partition(" ")[0]
    return not is_direction(key) and first not in known["part"] and key not in known["label"] | known["list"]


def is_cry(key: str) -> bool:
    """Is it a word that may as well be a sentence of its own: `NO.`?"""
    return key in kinds()["cry"]
