"""A line's words with their places; contractions and the possessive stand apart."""

import re
from collections.abc import Sequence
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:[-’'.&](?=[^\W_])[^\W_]+)*|['’]|\S")
_APART = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|d|ll|ve|re|m))$")
_HALVES = {"cannot": 3, "gonna": 3}
NAME = "ꝏ"
"""The folded word that stands for any name of the cast: no rule of grammar looks at how somebody is called."""


class Words:
    """The words of a line: as written, folded, and where each starts and ends.

    `named`: whose name a word is, by its place; `within`: who else is named in a name (`Nora's dad`).
    """

    __slots__ = ("low", "named", "raw", "size", "start", "text", "within")

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: list[str] = []
        self.low: list[str] = []
        self.start: list[int] = []
        self.named: dict[int, str] = {}
        self.within: dict[int, tuple[str, ...]] = {}
        at = 0
        for chunk in text.split(" "):
            raw, low, starts = _parts(chunk)
            self.raw += raw
            self.low += low
            if len(starts) == 1:
                self.start.append(at + starts[0])
            else:
                self.start += [at + one for one in starts]
            at += len(chunk) + 1
        self.size = len(self.low)

    def cut(self, places: Sequence[tuple[int, int]]) -> None:
        """Let what stands at these places of the line be its words, before any of them is a name."""
        self.start = [lo for lo, _ in places]
        self.raw = [self.text[lo:hi] for lo, hi in places]
        self.low = [raw.casefold() for raw in self.raw]
        self.size = len(places)

    def name(self, start: int, end: int, who: str, within: tuple[str, ...] = ()) -> None:
        """Make the words of a name one word; those after it move up."""
        if end - start > 1:
            self.raw[start:end] = [self.text[self.start[start] : self.end(end - 1)]]
            self.low[start:end] = [NAME]
            del self.start[start + 1 : end]
            self.size = len(self.low)
        else:
            self.low[start] = NAME
        self.named[start], self.within[start] = who, within

    def at(self, place: int) -> str:
        """The folded word there; nothing outside the line."""
        return self.low[place] if 0 <= place < self.size else ""

    def said(self, start: int, end: int) -> str:
        """The words from one place up to another, as written."""
        return self.text[self.start[start] : self.end(end - 1)] if start < end else ""

    def end(self, place: int) -> int:
        """Where the word there ends."""
        return self.start[place] + len(self.raw[place])

    def capital(self, place: int) -> bool:
        """Does the word there begin with a capital?"""
        return self.raw[place][:1].isupper()


@lru_cache(maxsize=1 << 15)
def _parts(chunk: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """The words of what stands between two spaces: as written, folded, where each starts. `didn't` is two."""
    raw, low, starts = [], [], []
    for found in _TOKEN.finditer(chunk):
        token, at = found[0], found.start()
        apart = _APART.match(token)
        cut = len(apart[1]) if apart else _HALVES.get(token.casefold(), 0)
        for part in (token[:cut], token[cut:]) if cut else (token,):
            raw.append(part)
            low.append(part.casefold().replace("’", "'"))
            starts.append(at)
            at += len(part)
    return tuple(raw), tuple(low), tuple(starts)
