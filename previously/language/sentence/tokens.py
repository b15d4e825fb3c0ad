"""A line's words with their places; contractions and the possessive stand apart."""

import re
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

    __slots__ = ("end", "low", "named", "raw", "size", "start", "text", "within")

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: list[str] = []
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.named: dict[int, str] = {}
        self.within: dict[int, tuple[str, ...]] = {}
        for found in _TOKEN.finditer(text):
            self._token(found[0], found.start())
        self.size = len(self.low)

    def _token(self, token: str, at: int) -> None:
        for raw, low in _parts(token):
            self.raw.append(raw)
            self.low.append(low)
            self.start.append(at)
            at += len(raw)
            self.end.append(at)

    def name(self, start: int, end: int, who: str, within: tuple[str, ...] = ()) -> None:
        """Make the words of a name one word; those after it move up."""
        self.raw[start:end] = [self.text[self.start[start] : self.end[end - 1]]]
        self.low[start:end] = [NAME]
        del self.start[start + 1 : end], self.end[start : end - 1]
        self.named[start], self.within[start] = who, within
        self.size = len(self.low)

    def at(self, place: int) -> str:
        """The folded word there; nothing outside the line."""
        return self.low[place] if 0 <= place < self.size else ""

    def said(self, start: int, end: int) -> str:
        """The words from one place up to another, as written."""
        return self.text[self.start[start] : self.end[end - 1]] if start < end else ""

    def capital(self, place: int) -> bool:
        """Does the word there begin with a capital?"""
        return self.raw[place][:1].isupper()


@lru_cache(maxsize=1 << 15)
def _parts(token: str) -> tuple[tuple[str, str], ...]:
    """The words of which a token is made, each as written and folded: `didn't` is two."""
    apart = _APART.match(token)
    cut = len(apart[1]) if apart else _HALVES.get(token.casefold(), 0)
    parts = (token[:cut], token[cut:]) if cut else (token,)
    return tuple((part, part.casefold().replace("’", "'")) for part in parts)
