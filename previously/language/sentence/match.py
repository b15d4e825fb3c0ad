"""A pattern of the lexicon laid over a clause, and what fills its slots."""

from typing import NamedTuple

from previously.language.lexicon.kinds import is_kind
from previously.language.lexicon.patterns import Pattern
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.phrases.phrase import Phrase

_OF_PEOPLE = frozenset(
    {"kill", "injure", "abuse", "affection", "frighten", "humiliate", "marry", "love", "flirt", "comfort", "forgive"}
)
"""What is done to people and animals, and not to things that are nobody's."""


class Filled(NamedTuple):
    """A pattern laid over a clause, as far as it has come."""

    end: int
    score: int = 0
    object: Phrase | None = None
    thing: Phrase | None = None
    child: Clause | None = None

    def to(self, end: int, score: int) -> "Filled":
        """The same, come further by so much."""
        return Filled(end, self.score + score, self.object, self.thing, self.child)


class Match(NamedTuple):
    """A pattern that fits a clause, and what fills its slots."""

    pattern: Pattern
    filled: Filled
    turned: bool = False  # the subject fills the slot of whom it befalls

    @property
    def rank(self) -> int:
        """Its score; what says that nothing happens wins only where nothing else fits as well."""
        return self.filled.score - 4 * (self.pattern.sense == "other")

    @property
    def senseless(self) -> bool:
        """Is something done to a thing that only people can suffer?"""
        one = self.filled.object
        if one is None or one.somebody or self.pattern.sense not in _OF_PEOPLE:
            return False
        return one.owner is None and not is_kind(one.head, "animal") and not is_kind(one.head, "place")
