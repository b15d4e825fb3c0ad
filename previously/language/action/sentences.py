"""Action as sentences of words, each word with its place; what is quoted or stands in brackets is left out."""

import re
from collections.abc import Iterator

import msgspec

from previously.language.lexicon.lookup import Lexicon, fold

Word = tuple[str, int, int]
_LEFT_OUT = re.compile(r"\"[^\"\n]{0,300}\"|“[^”\n]{0,300}”|\[[^\]\n]{0,300}\]")
_ENDS = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bLt)(?<!\bSgt)(?<!\bCapt)(?<!\bProf)"
    r"[.!?…]+[\"”’)]*(?=\s|$)|\s*(?:--+|[–—]|\s-\s)\s*|[:;]\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*['’]?")
_ROLES = re.compile(
    r".*(?:er|or|man|men|woman|ist|guard|king|queen|prince|princess|nurse|cop|clerk|cook|boss|priest|thief|captain)"
)
"""Names that are what somebody is: in small letters too, after “the”."""
OF = "'s"
"""The word that stands for what makes a name a possessive."""


class Mention(msgspec.Struct, frozen=True):
    """Somebody is named by the words from `start` up to `end` of a sentence."""

    who: str
    start: int
    end: int
    loud: bool = False  # in capitals, as scripts have whoever comes in first


class ActionSentence(msgspec.Struct, frozen=True):
    """A sentence, or what stands between two dashes: its words, folded, each with its place in the text."""

    text: str
    words: tuple[Word, ...]

    def word(self, number: int) -> str:
        """A word by its number; empty where there is none."""
        return self.words[number][0] if 0 <= number < len(self.words) else ""

    def rest(self, number: int, most: int) -> list[str]:
        """The words from one on, up to the next comma; `most` of them, empty where there are no more."""
        found: list[str] = []
        for place in range(number, min(number + most, len(self.words))):
            if place and "," in self.text[self.words[place - 1][2] : self.words[place][1]]:
                break
            found.append(self.words[place][0])
        return [*found, *[""] * (most - len(found))]

    @property
    def ends_with(self) -> str:
        """The character that stands after its last word."""
        return self.text[self.words[-1][2] :].lstrip()[:1]

    def written(self, start: int, end: int) -> str:
        """Some words as they stand in the text."""
        return self.text[self.words[start][1] : self.words[end - 1][2]]

    def mentions(self, lexicon: Lexicon) -> Iterator[Mention]:
        """Who is named in it, in order."""
        words, at = list(self.words), 0
        for start in lexicon.names.starts(words):
            found = lexicon.names.longest(words, start) if start >= at else None
            if found and self._is_name(start, found[0]):
                at = found[0]
                yield Mention(found[1], start, at, self.written(start, at).isupper())

    def _is_name(self, start: int, end: int) -> bool:
        """Is it written as a name is, or is it what somebody is, after “the”?"""
        written = self.written(start, end)
        if written[:1].isupper() or not written[:1].islower():
            return self.word(start) not in _MODALS or start > 0 or self.word(end) not in _ASKED
        return self.word(start - 1) == "the" and _ROLES.fullmatch(written) is not None


_MODALS = frozenset({"will", "may", "mark", "can"})
_ASKED = frozenset({"i", "you", "he", "she", "it", "we", "they", "the", "this", "that", "these"})


_ASIDE = re.compile(
    r"(?<=\w)\s*(?:--|[–—]|\s-\s)\s*(?:(?!--)[^-–—.!?:;\n]|(?<=\w)-(?=\w)){2,90}?\s*(?:--|[–—]|\s-)\s+(?=[a-z-]+s\b)"
)


_SET_OFF = re.compile(
    r"(?:(?<=[.!?]\s)|(?<=\band\s)|^)"
    r"(?P<name>[A-Z][\w’']*(?: [A-Z][\w’']*){0,2}(?: (?:in|with|wearing) [^.,!?:;\n]{2,40})?),"
    r"(?: (?=[a-z])[^.,!?:;\n]{3,60},)? (?=(?:[a-z]+ly )?[a-z-]+s\b)"
)
"""Somebody at the head of a sentence, and what stands between commas before the verb."""


def without_asides(text: str) -> str:
    """A paragraph in which nothing stands between a name and its verb: `Joe - in armor - enters`. Places stay."""
    plain = _ASIDE.sub(lambda found: " " * len(found[0]), text.replace("\n", " "))
    return _SET_OFF.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), plain)


def sentences(text: str) -> Iterator[ActionSentence]:
    """The sentences of a paragraph, in order."""
    plain = _LEFT_OUT.sub(lambda found: " " * len(found[0]), text.replace("*", " ").replace("_", " "))
    plain = plain.replace("\n", " ")
    at = 0
    for end in (*(one.end() for one in _ENDS.finditer(plain)), len(plain)):
        if words := tuple(_words(plain, at, end)):
            yield ActionSentence(plain, words)
        at = end


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _WORD.finditer(text, start, end):
        word = fold(found[0])
        bare = word.removesuffix("'s").removesuffix("'")
        cut = found.end() - (len(word) - len(bare))
        yield bare, found.start(), cut
        if bare != word:
            yield OF, cut, found.end()
