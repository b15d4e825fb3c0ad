"""Where the words of a line stand in its text."""

from itertools import pairwise

Stretch = tuple[int, int]
"""Offsets in the text of a line, from 0: where something starts, and where it ends."""
NOWHERE = (-1, -1)


class WordPlaces(tuple[int, ...]):
    """Where the subject, the verb, the object and each clause of a line stand in its text.

    One flat tuple of offsets, two for each, so that a line costs some 100 bytes: what the line does not have is -1, -1;
    clauses are in the order they are written. What was not read is empty.
    """

    __slots__ = ()

    @property
    def subject(self) -> Stretch | None:
        """Whom the line is about."""
        return self._at(0)

    @property
    def verb(self) -> Stretch | None:
        """The words of the verb that reads it; none in a note."""
        return self._at(1)

    @property
    def object(self) -> Stretch | None:
        """What follows the verb: a name, words, a state or a fact; without quotation marks. In a note, all the rest."""
        return self._at(2)

    @property
    def clauses(self) -> tuple[Stretch, ...]:
        """Each clause, its first word included."""
        return tuple((start, end) for start, end in list(pairwise(self))[6::2])

    def _at(self, number: int) -> Stretch | None:
        start, end = self[2 * number : 2 * number + 2] or NOWHERE
        return (start, end) if start >= 0 else None


UNREAD = WordPlaces()
"""The places of a line that is not read."""
