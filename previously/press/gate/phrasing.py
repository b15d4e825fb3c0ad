"""One sentence of an article as a reader sees it: its words, and the people and titles they know in it."""

import re
from functools import cached_property

from previously.language.lexicon.lookup import Trie, tokens
from previously.press.article.words import PressWords, press_words
from previously.press.gate.plain import IDIOMS, legible, masked
from previously.press.gate.reader import Reader
from previously.press.notices.scopes import scopes
from previously.press.quotes.words import Word, lexicon, words

SCOPED = re.compile(
    r"\d|season|series|episode|\bep|chapter|\bch\b|book|finale|premiere|pilot|opener|vol|part|\bact|issue|scene|year|arc",
    re.IGNORECASE,
)
"""A sentence that names a season or an episode has at least one of these."""
AT_LARGE = lexicon(
    "children friends women men parents kids teenagers teens superheroes heroes villains detectives girls boys"
)
AMONG = lexicon("for with of about among by like most many some few more fewer both between from to than as")
CUES = lexicon("""
    said says told tells adds added explained explains asked asks laughed laughs joked jokes continued continues
    recalled recalls admitted admits noted notes replied replies quipped quips elaborated elaborates teased teases
""")
"""Verbs an article uses to say who is speaking."""


class Phrasing:
    """A sentence, read with a reader's names. `text` is as in the article."""

    def __init__(self, text: str, reader: Reader) -> None:
        self.text, self.reader = text, reader
        self.plain = IDIOMS.sub(_plainly, legible(text))

    @cached_property
    def lexicon(self) -> PressWords:
        """The fixed words."""
        return press_words()

    @cached_property
    def words(self) -> list[Word]:
        """Its words and punctuation, set phrases removed."""
        return words(self.plain)

    @cached_property
    def told(self) -> list[Word]:
        """Its words, without punctuation."""
        return [word for word in self.words if not word.sign]

    @cached_property
    def low(self) -> list[str]:
        """Its words in lower case, without possessive endings."""
        return [_bare(word.low) for word in self.told]

    def has(self, group: frozenset[str]) -> bool:
        """Does it use any of these words?"""
        return any(word in group for word in self.low)

    @cached_property
    def names(self) -> list[tuple[int, int, str]]:
        """Where it names somebody the reader has met: start, end, cast id."""
        return _found(self.plain, self.reader.names)

    @cached_property
    def titles(self) -> list[tuple[int, int, str]]:
        """Where it names one of the story's series."""
        return _found(self.plain, self.reader.titles)

    @cached_property
    def past_cut(self) -> bool:
        """Does it mention an episode, a season or a time that has not been seen?"""
        named = scopes(self.text) if SCOPED.search(self.text) else ()
        return self._later or any(self.reader.past_cut(scope) for scope in named)

    @property
    def _later(self) -> bool:
        low = self.low
        return any(
            word in self.lexicon.past_cut or (word == "later" and not (i and low[i - 1] in CUES))
            for i, word in enumerate(low)
        )

    @cached_property
    def masked(self) -> bool:
        """Does it contain characters that may hide what it says?"""
        return masked(self.text)

    @cached_property
    def outcome(self) -> bool:
        """Does it use a word or set phrase for an outcome?"""
        parts = [part for word in self.low for part in (word, *(word.split("-") if "-" in word else ()))]
        return not self.lexicon.outcomes.isdisjoint(parts) or self._phrase

    @property
    def _phrase(self) -> bool:
        full = " ".join(word.low for word in self.told)
        return any(self.lexicon.phrase.search(said) for said in (full, " ".join(self.low)))

    @property
    def role(self) -> bool:
        """Does it refer to somebody by role?"""
        roles = self.lexicon.anybody
        return any(
            (word in roles or word.rpartition("-")[2] in roles) and not self._at_large(i)
            for i, word in enumerate(self.low)
        )

    def _at_large(self, i: int) -> bool:
        """Are these people in general: `a show for children`, `with friends`?"""
        return self.low[i] in AT_LARGE and i > 0 and self.low[i - 1] in AMONG

    @property
    def reaches(self) -> bool:
        """Does it have a third-person pronoun that could refer to a cast member?

        With a verb of saying, it refers to the speaker; “they” may refer to several people the sentence names.
        """
        low = self.low
        singular = any(word in self.lexicon.pronouns and not _speaks(low, i) for i, word in enumerate(low))
        plural = next((i for i, word in enumerate(low) if word in self.lexicon.several), -1)
        return singular or (plural >= 0 and not any(_several(word) for word in low[:plural]))

    def past(self, word: str) -> bool:
        """Is this the past form of a verb that describes an event?"""
        if word in self.lexicon.stative or word in self.lexicon.not_past or word in self.lexicon.about:
            return False
        return word in self.lexicon.past or (len(word) > 3 and word.endswith("ed"))


def _plainly(found: re.Match[str]) -> str:
    """A set phrase as words that mean nothing on their own."""
    return " has" if found[0].casefold().endswith("had") else "thing"


def _bare(low: str) -> str:
    return low.removesuffix("'s").removesuffix("'") if low not in {"it's", "that's", "he's", "she's"} else low


def _found(text: str, trie: Trie) -> list[tuple[int, int, str]]:
    """A trie's longest phrases in a text, possessives included."""
    parts = tokens(re.sub(r"['’]s\b|(?<=s)['’](?=\s)", "  ", text))
    found, after = [], 0
    for i in trie.starts(parts):
        known = trie.longest(parts, i) if i >= after and text[parts[i][1]].isupper() else None
        if known is not None:
            after = known[0]
            found.append((parts[i][1], parts[after - 1][2], known[1]))
    return found


def _speaks(low: list[str], i: int) -> bool:
    return bool({*low[max(0, i - 1) : i], *low[i + 1 : i + 2]} & CUES) and low[i] in {"he", "she"}


def _several(word: str) -> bool:
    return (len(word) > 3 and word.endswith("s") and not word.endswith("ss")) or word in {
        "people",
        "we",
        "you",
        "everyone",
    }
