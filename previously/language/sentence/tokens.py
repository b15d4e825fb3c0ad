"""A line's words with their places; contractions and the possessive stand apart."""

import re

_TOKEN = re.compile(r"[^\W_]+(?:[-’'.&](?=[^\W_])[^\W_]+)*|['’]|\S")
_APART = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|d|ll|ve|re|m))$")
_HALVES = {"cannot": 3, "gonna": 3}


class Words:
    """The words of a line: as written, folded, and where each starts and ends."""

    __slots__ = ("end", "low", "raw", "size", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw: list[str] = []
        self.low: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for found in _TOKEN.finditer(text):
            self._token(found[0], found.start())
        self.size = len(self.low)

    def _token(self, raw: str, at: int) -> None:
        apart = _APART.match(raw)
        cut = len(apart[1]) if apart else _HALVES.get(raw.casefold(), 0)
        if not cut:
            self._add(raw, at)
        else:
            self._add(raw[:cut], at)
            self._add(raw[cut:], at + cut)

    def _add(self, raw: str, at: int) -> None:
        self.raw.append(raw)
        self.low.append(raw.casefold().replace("’", "'"))
        self.start.append(at)
        self.end.append(at + len(raw))

    def at(self, place: int) -> str:
        """The folded word there; nothing outside the line."""
        return self.low[place] if 0 <= place < self.size else ""

    def said(self, start: int, end: int) -> str:
        """The words from one place up to another, as written."""
        return self.text[self.start[start] : self.end[end - 1]] if start < end else ""

    def capital(self, place: int) -> bool:
        """Does the word there begin with a capital?"""
        return self.raw[place][:1].isupper()
