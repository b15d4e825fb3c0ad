"""A pattern of the lexicon laid over a clause, and what fills its slots."""

from typing import NamedTuple

from previously.language.lexicon.kinds import is_kind, known_nouns
from previously.language.lexicon.patterns import Pattern
from previously.language.lexicon.wordlists import words
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.phrases.phrase import Phrase

_OF_PEOPLE = words(
    "kill injure abuse threaten frighten capture coerce reject betray deceive humiliate accuse dismiss punish neglect"
    " rescue comfort praise forgive welcome affection marry love flirt befriend meet promote hunt obey"
)
"""What is done to people and animals, and not to things that are nobody's."""
_PERSONAL = words(
    "befriend seduce marry woo flirt murder assassinate behead console interrogate bribe handcuff hypnotise"
    " hypnotize blackmail adopt tip bully taunt tease insult outwit outsmart"
)
"""Verbs of people alone: whatever they take is somebody, where no kind lists it."""
_LIKE_PEOPLE = ("animal", "place", "group", "army", "ship", "company")
"""Kinds of what such things are done to besides."""


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
        """Its score; what says that nothing happens wins only where nothing else fits as well.

        A pattern that is only of things (`[fire] die`) comes before one that is of anybody.
        """
        of_things = self.pattern.subject not in {"", "person"}
        return self.filled.score - 4 * (self.pattern.sense == "other") + 6 * of_things

    @property
    def of_things(self) -> bool:
        """Is what fills the slot of somebody a thing: `jealous of Cy's song`?"""
        return self.filled.object is not None and not self.filled.object.somebody

    @property
    def suffering(self) -> Phrase | None:
        """A thing to which something is done that only people can suffer; its owner may be meant."""
        one = self.filled.object
        if one is None or one.somebody or self.pattern.sense not in _OF_PEOPLE:
            return None
        if any(slot.word == "OBJ" and slot.kind for slot in self.pattern.slots):
            return None
        if self.pattern.head in _PERSONAL and one.determined and one.head not in known_nouns():
            return None
        return None if any(is_kind(one.head, kind) for kind in _LIKE_PEOPLE) else one
