"""Words in a text that writes them without spaces: the longest that are known, from left to right."""

from collections.abc import Iterable, Iterator


class Known:
    """Words that are found in a text in which nothing parts them."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(word.casefold() for word in words if word)
        self.longest = max(map(len, self.words), default=1)

    def cut(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the words of a stretch stand; what is not known up to the next that is, is one."""
        at = unknown = start
        while at < end:
            size = next((n for n in range(min(self.longest, end - at), 0, -1) if self.has(text[at : at + n])), 0)
            if size and unknown < at:
                yield unknown, at
            if size:
                yield at, at + size
                unknown = at + size
            at += size or 1
        if unknown < end:
            yield unknown, end

    def has(self, text: str) -> bool:
        """Is this a word that is known?"""
        return text.casefold() in self.words
