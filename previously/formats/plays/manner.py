"""In which manner a text is typed: is it a play, whose names stand at the head of their speeches, and how so?

One name in capitals is no play: what counts is how much of the text stands behind names, and that they take turns.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from previously.formats.plays.headings import heading_of, marked_heading
from previously.formats.plays.labels import Label, Style, is_cry, is_name, kinds, label_at

LOUD, QUIET, RUNNING = 0.3, 0.4, 0.5
"""So much of a text at least stands behind names: in capitals, as `Mara:`, as `Mara.`. Set."""
CUES = 4
"""So many cues at least; one less under the heading of an act or a scene. Set."""
OWN = 6
"""So many cues of a row of their own, where nothing else says that it is a play. Set."""
QUOTED = 4
"""One paragraph with quotation marks among so many cues says that it is told, and not played. Set."""
_ROW = re.compile(r"^[ \t]*(?=\S)", re.MULTILINE)
_QUOTED = re.compile(r"[“«„]|(?:^|\s)\"\S")
_DIRECTED = re.compile(r"[*_]{0,2}(?:\(.*\)|\[.*\])[.]?[*_]{0,2}|\*[^*]+\*|_[^_]+_", re.DOTALL)


class Manner(msgspec.Struct, frozen=True):
    """How names stand (`styles`), who is known to speak (keys), and what is done by a text as a whole."""

    styles: frozenset[Style]
    speakers: frozenset[str]
    loud: bool
    spaced: bool  # between a name on its own row and the speech stands an empty row
    headed: bool  # there are headings of acts or scenes
    set_off: bool  # directions stand in brackets or italics

    def is_cue(self, label: Label) -> bool:
        """Is it the name of who speaks?"""
        if label.style not in self.styles or (self.loud and not label.loud):
            return False
        if label.key in self.speakers:
            return self.headed or not is_cry(label.key)
        return is_name(label.key) and not is_cry(label.key) and (label.loud or label.style == "colon")


class _Seen(msgspec.Struct):
    """What is found in a text: its cues in order, a break (None) at each heading; stretches, and characters of them."""

    cues: list[Label | None]
    units: int = 0
    size: int = 0
    headings: int = 0
    apart: int = 0  # directions in brackets or italics
    said: dict[int, int] = msgspec.field(default_factory=dict)  # characters behind each name, by where that begins
    quoted: int = 0  # stretches without a name before them that have talk in quotation marks


def manner_of(text: str) -> Manner | None:
    """The manner of a play; None where a text is none."""
    seen = _seen(text)
    for loud in (True, False):
        cues = [one for one in seen.cues if one is None or one.loud == loud]
        if styles := _styles(text, seen, cues, loud=loud):
            told = [one for one in cues if one is not None and one.style in styles]
            times = Counter(one.key for one in told)
            speakers = frozenset(key for key, number in times.items() if number > 1)
            return Manner(styles, speakers, loud, _spaced(text, told), seen.headings > 0, seen.apart > 1)
    return None


def _styles(text: str, seen: _Seen, cues: Sequence[Label | None], *, loud: bool) -> frozenset[Style]:
    """The styles in which names take turns; none where what is said so is too little."""
    by_style = Counter(one.style for one in cues if one is not None)
    many = by_style.total()
    styles = frozenset(style for style, number in by_style.items() if number >= 0.15 * many)
    if not loud:
        styles &= {"colon", "own", *(("stop",) if seen.headings else ())}
    kept = [one for one in cues if one is None or (one.style in styles and (seen.headings or not is_cry(one.key)))]
    told = [one for one in kept if one is not None]
    return styles if told and _is_enough(text, seen, told, _turns(kept), loud=loud) else frozenset()


def _is_enough(text: str, seen: _Seen, told: Sequence[Label], turns: int, *, loud: bool) -> bool:
    """Is so much of a text said behind names that it is a play?"""
    headed = seen.headings > 0
    own = any(one.style == "own" for one in told)
    if own and not headed and ((_spaced(text, told) and not seen.apart) or (len(told) < OWN and not seen.apart)):
        return False
    speakers = sum(number > 1 for number in Counter(one.key for one in told).values())
    share = sum(2 if one.style == "own" else 1 for one in told) / max(seen.units, 1)
    least = LOUD if loud else RUNNING if any(one.style == "stop" for one in told) else QUIET
    said = sum(seen.said[one.start] for one in told) / max(seen.size, 1)
    if share < least or said < least or len(told) < CUES - headed or seen.quoted * QUOTED > len(told):
        return False
    if speakers < 2:
        return loud and headed and (len({one.key for one in told}) > 1 or share > RUNNING)
    return turns > (-1 if loud and headed else 0 if loud or headed else 1)


def _turns(cues: Sequence[Label | None]) -> int:
    """How often somebody speaks again right after another, with no heading between."""
    keys = [one.key if one is not None else "" for one in cues]
    return sum(a == c != b and "" not in {a, b} for a, b, c in zip(keys, keys[1:], keys[2:], strict=False))


def _seen(text: str) -> _Seen:
    found = _Seen([])
    above, begun = -1, False
    spoken: Label | None = None
    for row in _ROW.finditer(text):
        start, end = row.start(), text.find("\n", row.end())
        line = text[start : end if end >= 0 else len(text)]
        opens = above < 0 or text.count("\n", above, start) > 1
        above = end if end >= 0 else len(text)
        if heading_of(line) or marked_heading(line):
            found.headings += heading_of(line) is not None
            found.cues.append(None)
            begun = True
            continue
        label = label_at(text, start)
        label = label if label is not None and is_name(label.key) and _speaks(text, label) else None
        begun = begun or label is not None
        found.units += begun and (opens or label is not None)
        found.size += len(line) if begun else 0
        found.quoted += begun and label is None and _QUOTED.search(line) is not None
        if label:
            spoken = label
            found.said[label.start] = 0
        elif (
            opens and spoken is not None and (spoken.style != "own" or found.said[spoken.start] > len(spoken.name) + 9)
        ):
            spoken = None
        if spoken is not None:
            found.said[spoken.start] += len(line)
        found.apart += opens and _DIRECTED.fullmatch(line.strip()) is not None
        if label:
            found.cues.append(label)
    return found


def _speaks(text: str, label: Label) -> bool:
    """Does something stand below a name that has a row of its own, and is it none itself?"""
    if label.style != "own":
        return True
    below = _ROW.search(text, label.until)
    if below is None or text.count("\n", label.until, below.start()) > 2 or heading_of(_line(text, below.start())):
        return False
    after = label_at(text, below.start())
    return after is None or after.style != "own"


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _spaced(text: str, told: Sequence[Label]) -> bool:
    """Is there an empty row between most names that have rows of their own, and their speeches?"""
    own = [_ROW.search(text, one.until) for one in told if one.style == "own"]
    below = [
        text.count("\n", one.until, row.start())
        for one, row in zip((one for one in told if one.style == "own"), own, strict=True)
        if row
    ]
    return 2 * sum(rows > 1 for rows in below) > len(below)


def is_list(row: str) -> bool:
    """Does a row say that those who are in the play follow?"""
    return row.strip("#*_: \t.").casefold() in kinds()["list"]


def is_directed(text: str) -> bool:
    """Is a paragraph set off as a direction: in brackets, or in italics?"""
    return _DIRECTED.fullmatch(text.strip()) is not None


def rows_in(text: str, start: int, end: int) -> Iterator[int]:
    """Where the rows of a paragraph begin."""
    yield from (row.start() for row in _ROW.finditer(text, start, end))
