"""Runs of adjectives and nouns: where one may end."""

from collections.abc import Iterator

from previously.language.lexicon.closed import (
    ADVERBS,
    DETERMINERS,
    FUNCTION,
    NOUNS_IN_ING,
    NUMBERS,
    PERSONS,
    POSSESSIVES,
    PREPOSITIONS,
)
from previously.language.lexicon.forms import forms, is_form
from previously.language.lexicon.kinds import known_nouns
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.cast import People
from previously.language.sentence.tokens import Words

_FEW = 9
"""The most words of a phrase after its determiner."""
_NOUNS_TOO = set_of("home well outside inside late half fast first last right dead")
"""Adverbs that may stand in a phrase."""
_PLACED = set_of("back very far then only upstairs downstairs overnight")
_NO_HEADS = set_of("own other very too so")


class Runs:
    """The runs of nouns in a line."""

    def __init__(self, words: Words, people: People) -> None:
        self.words, self.people = words, people

    def nouns(self, i: int, *, numbers: bool = False) -> Iterator[tuple[int, str]]:
        """Where a run of adjectives and nouns may end, the longest first, each with its last word."""
        words, stop, found = self.words, i, []
        while stop < words.size and stop - i < _FEW:
            low = words.low[stop]
            word = low[0].isalnum() or (low == '"' and stop == i)
            if not word or self._breaks(low, stop, i, numbers=numbers):
                break
            stop += 1
            if self._may_be_head(low, stop - 1, i):
                found.append((stop, low))
        return iter(found[::-1])

    def is_determined(self, at: int) -> bool:
        """Does a determiner stand right before the word?"""
        before = self.words.at(at - 1)
        return before in DETERMINERS or before in POSSESSIVES or before in NUMBERS or before in {"'s", "'"}

    def _may_be_head(self, low: str, at: int, start: int) -> bool:
        if low in known_nouns():
            return low not in _NO_HEADS
        alone = at == start and not self.is_determined(at)
        if alone and (not is_form(low, "b3g") if forms(low) else low.endswith("ed")):
            return False
        if at > start and {tag for _, tag in forms(low)} and not is_form(low, "b3g"):
            return False  # a participle: `gets her fingers broken`
        return not low.endswith("ly") and low not in _NO_HEADS

    def _breaks(self, low: str, at: int, start: int, *, numbers: bool) -> bool:
        """Can this word not belong to the nouns of a phrase?"""
        if low in FUNCTION or low in PERSONS or (low in ADVERBS and not self._may_be_noun(low, at, start)):
            return not (numbers and at == start and (low in NUMBERS or low in {"few", "many"}))
        if at in self.words.named:
            return True
        if not forms(low) or low in known_nouns() or low in NOUNS_IN_ING:
            return False
        tags = {tag for _, tag in forms(low)}
        return bool(tags & {"d", "g"}) if at > start else self._breaks_first(low, at, tags)

    def _may_be_noun(self, low: str, at: int, start: int) -> bool:
        """May an adverb stand in a phrase: always, or right after its determiner (`the back row`)?"""
        return low in _NOUNS_TOO or (low in _PLACED and at == start and self.is_determined(at))

    def _breaks_first(self, low: str, at: int, tags: set[str]) -> bool:
        """Is a form of a verb, where a phrase would begin, the verb itself?"""
        if self.words.at(at - 1) in PREPOSITIONS:
            return "g" in tags
        if self.is_determined(at):
            return tags <= {"d", "3"} and not low.endswith(("ed", "en", "s"))
        return bool(tags - {"b"}) and not low.endswith(("ed", "en"))
