"""A narrator's text as words and punctuation, and as sentences."""

import re
from functools import lru_cache
from typing import NamedTuple

TITLES = "Mr|Mrs|Ms|Mx|Dr|Jr|Sr|St|Prof|Rev|Lt|Sgt|Gen|Sen|Gov|Capt|Mme|Mlle"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|(?:{TITLES})\.|[A-Z]\.(?=\s?[A-Z])|\w[\w&+]*(?:['’.\-/]\w[\w&+]*)*(?:(?<=s)['’](?=\s))?"
    r"|\.\.\.+|--+|[^\w\s*]"
)
ENDS = frozenset(".!?")


def lexicon(text: str) -> frozenset[str]:
    """The words in a table."""
    return frozenset(text.split())


class Word(NamedTuple):
    """A word or punctuation mark, its place in the text, and its lower-case form with a plain apostrophe."""

    text: str
    start: int
    end: int
    low: str

    @property
    def capital(self) -> bool:
        """Does it begin with a capital letter?"""
        return self.text[0].isupper()

    @property
    def sign(self) -> bool:
        """Is it punctuation rather than a word?"""
        return not (self.text[0].isalnum() or self.text[0] == "_")

    @property
    def owns(self) -> bool:
        """Is it a possessive: `series'`, `Ritter's`?"""
        return self.low.endswith(("'s", "s'"))

    @property
    def acronym(self) -> bool:
        """Is it all in capitals: `TV`, `ABC`?"""
        return len(self.text) > 1 and self.text.isupper() and self.text.isalnum()


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and punctuation in a stretch of text."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(one[0], *one.span(), small(one[0])) for one in found]


@lru_cache(maxsize=1 << 14)
def small(word: str) -> str:
    """A word in lower case, with a plain apostrophe."""
    return word.lower().replace("’", "'")


def in_sentences(told: list[Word]) -> list[list[Word]]:
    """Words by sentence; the last one may be unfinished."""
    found: list[list[Word]] = []
    current: list[Word] = []
    for number, word in enumerate(told):
        current.append(word)
        following = told[number + 1] if number + 1 < len(told) else None
        if word.text in ENDS and (following is None or following.capital or following.text[0].isdigit()):
            found.append(current)
            current = []
    return [*found, current] if current else found


def finished(sentence: list[Word]) -> bool:
    """Does it reach its end?"""
    return bool(sentence) and sentence[-1].text in ENDS
