"""What a page would cost to parse: depth, attributes and open emphasis can make a short page very slow."""

import re
from collections import Counter

MOST = 60_000_000
NOTABLE = 2000
"""Above this length a tag's attributes are counted."""
COPIED = 40
"""The cost of one more open emphasis at each later tag, which may copy it, on top of that of an open element."""
EMPHASIS = frozenset(("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"))
ALONE = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
    *("p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead"),
}
"""Elements that never directly contain their own kind, and so add no depth."""
RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_MARKUP = re.compile(r"<(?:(!--)|(!\[CDATA\[)|(/?)([a-z][^\t\n\f\r />]*+))", re.IGNORECASE)
_ATTRIBUTES = re.compile(
    r"(?:[\t\n\f\r /]++"
    r"|[^\t\n\f\r />][^\t\n\f\r />=]*+"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\t\n\f\r >\"'][^\t\n\f\r >]*+)?+)?+)*+>?"
)
_COMMENTED = re.compile(r"--!?>")


class Cost:
    """Scans a page's tags once; `excessive` says that parsing it would take seconds or a lot of memory.

    Where it cannot tell how a parser will read a stretch, such as the inside of a title, it counts opening tags there
    but no closing ones, so that it never underestimates.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.open: Counter[str] = Counter()
        self.depth = self.emphasis = self.total = 0
        self.unsure = 0  # up to where closing tags are not counted

    @property
    def excessive(self) -> bool:
        """Is this a page that should not be parsed?"""
        at = 0
        while (found := _MARKUP.search(self.source, at)) and self.total <= MOST:
            at = self._tag(found) if found[4] else self._other(found)
        return self.total > MOST

    def _other(self, found: re.Match[str]) -> int:
        """Where to continue after a comment or a run of characters."""
        if found.start() < self.unsure:
            return found.end()
        if found[2]:
            end = self.source.find("]]>", found.end())
            self.unsure = end if end >= 0 else len(self.source)
            return found.end()
        closed = _COMMENTED.search(self.source, found.end() - 2)
        return closed.end() if closed else len(self.source)

    def _tag(self, found: re.Match[str]) -> int:
        closing, name = bool(found[3]), found[4].lower()
        attributes = _ATTRIBUTES.match(self.source, found.end())
        end = attributes.end() if attributes else found.end()
        count = len(re.split(r"[\s/]+", self.source[found.end() : end])) if end - found.end() > NOTABLE else 0
        self.total += 1 + self.depth + COPIED * self.emphasis + count * count // 8
        if name not in ALONE:
            self._step(name, closing=closing, sure=found.start() >= self.unsure)
        if name in RAW and not closing and end >= self.unsure:
            last = re.compile(f"</{name}", re.IGNORECASE).search(self.source, end)
            self.unsure = last.start() if last else len(self.source)
        return end

    def _step(self, name: str, *, closing: bool, sure: bool) -> None:
        if closing and not (sure and self.open[name]):
            return
        step = -1 if closing else 1
        self.open[name] += step
        self.depth += step
        self.emphasis += step if name in EMPHASIS else 0
