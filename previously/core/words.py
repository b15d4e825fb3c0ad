"""Where a line's words stand in its text."""

from itertools import pairwise

Stretch = tuple[int, int]
"""Offsets into a line's text, from 0: (start, end)."""
NOWHERE = (-1, -1)


class WordPlaces(tuple[int, ...]):
    """Where a line's subject, verb, object and clauses stand in its text.

    One flat tuple of offset pairs, some 100 bytes a line. A missing part is (-1, -1); clauses are in written order. An
    unread line has an empty tuple.
    """

    __slots__ = ()

    @property
    def subject(self) -> Stretch | None:
        """Who the line is about."""
        return self._at(0)

    @property
    def verb(self) -> Stretch | None:
        """The words of the verb; None in a note."""
        return self._at(1)

    @property
    def object(self) -> Stretch | None:
        """What follows the verb, without quotation marks: a name, words, a state or a fact. In a note, all the rest."""
        return self._at(2)

    @property
    def clauses(self) -> tuple[Stretch, ...]:
        """Each clause, first word included."""
        return tuple((start, end) for start, end in list(pairwise(self))[6::2])

    def _at(self, number: int) -> Stretch | None:
        start, end = self[2 * number : 2 * number + 2] or NOWHERE
        return (start, end) if start >= 0 else None


UNREAD = WordPlaces()
"""The places of an unread line."""
