"""A file split at its top-level keys, so that a fault in one episode stays in that episode."""

import re

from previously.formats.format import Section

_START = re.compile(r"\n(?=[^\s#\]}])(?!-\s|---|\.\.\.)")
_KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\n]*?)\s*:(?=\s|$)""")


def split(text: str) -> tuple[Section, ...]:
    """Split a file before each key at column 1; joined, the parts are the text, except for a byte order mark.

    Any row whose first column is not blank begins a part, except comments, list items, closing brackets and `---`.
    """
    text = text.removeprefix("\ufeff")
    starts = [match.end() for match in _START.finditer(text)]
    if _START.match("\n" + text[:3]):
        starts.insert(0, 0)
    cuts = _cuts(text, starts)
    if not cuts:
        return ()
    parts, row = [], 0
    for (begin, key), (end, _) in zip(cuts, [*cuts[1:], (len(text), 0)], strict=True):
        body = text[begin:end]
        parts.append(Section(_key(text, key), row, body))
        row += body.count("\n")
    return tuple(parts)


def _cuts(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Where each part begins and where its key is; -1 if anything precedes the first key."""
    floor, cuts = 0, []
    for start in starts:
        cuts.append((_back(text, start, floor), start))
        floor = start
    if not cuts:
        return [(0, -1)] if _says(text) else []
    first, key = cuts[0]
    return [(0, -1), *cuts] if _says(text[:first]) else [(0, key), *cuts[1:]]


def _says(text: str) -> bool:
    """Is there anything besides comments and markers?"""
    return any(line.strip() and not line.lstrip().startswith(("#", "---", "...")) for line in text.split("\n"))


def _back(text: str, start: int, floor: int) -> int:
    """Back over the blank lines, comments and document markers above a key."""
    while start > floor:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        if line.strip() and not line.startswith(("#", "---", "...")):
            break
        start = above
    return start


def _key(text: str, at: int) -> str:
    if at < 0:
        return ""
    found = _KEY.match(text, at)
    key = found[1] if found else text[at : at + 200].partition("\n")[0].strip()
    return key[1:-1] if key[:1] in {'"', "'"} and key[:1] == key[-1:] and len(key) > 1 else key
