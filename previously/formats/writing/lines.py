"""A text edited with bare line ends gets back those of its file: where they are mixed, each line keeps its own."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

END = re.compile(r"\r\n|\r|\n")
MOST = 2000
"""Lines between the first and the last change up to which they are compared one by one."""


def plain(text: str) -> str:
    """A text with bare line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def as_before(text: str, raw: bytes) -> bytes:
    """A text as bytes, with the line ends and the byte order mark of the file it replaces."""
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    before = raw.removeprefix(mark).decode()
    return mark + _ended(plain(text), before).encode()


def _ended(text: str, before: str) -> str:
    ends = END.findall(before)
    if len(set(ends)) < 2:
        return text.replace("\n", ends[0]) if ends else text
    old, new = END.split(before), text.split("\n")
    usual = Counter(ends).most_common(1)[0][0]
    mine: list[str] = []
    for _, start, stop, first, last in _changes(old, new):
        above = mine[-1] if mine else usual
        same = [end or above for end in [*ends, ""][start:stop]]
        mine += same[: last - first] + [above] * (last - first - len(same))
    mine = [*mine[: len(new) - 1], ""]
    for n, line in enumerate(new[1:-1], 1):
        if not line and mine[n - 1 : n + 1] == ["\r", "\n"]:
            mine[n] = "\r"  # the two would be one end
    return "".join(line + end for line, end in zip(new, mine, strict=True))


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Which stretch of the old lines each stretch of the new ones stands for, as difflib says it."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    most -= head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    yield "equal", 0, head, 0, head
    middle, other = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(middle), len(other)) > MOST:
        yield "replace", head, len(old) - tail, head, len(new) - tail
    else:
        for tag, start, stop, first, last in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes():
            yield tag, head + start, head + stop, head + first, head + last
    yield "equal", len(old) - tail, len(old), len(new) - tail, len(new)
