"""How many of a story's lines are understood, and what the others speak of: the one count of it."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from previously.core.english import joined
from previously.core.entries import Claim, Entry, Note


class Coverage(msgspec.Struct, frozen=True):
    """Lines as written: all, those understood as a whole, or partly, those kept as notes, and what these speak of.

    What is neither understood nor a note has a finding that says why. `death`, `harm` and `love` are among `notes`.
    """

    lines: int = 0
    understood: int = 0
    notes: int = 0
    death: int = 0
    harm: int = 0
    love: int = 0
    partly: int = 0

    def __add__(self, other: "Coverage") -> "Coverage":
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return Coverage(*(one + more for one, more in pairs))

    @property
    def sentence(self) -> str:
        """`161 of 168 lines understood; 7 are kept as notes, 2 of them speak of death`."""
        if not self.lines:
            return "0 lines are logged"
        said = f"{self.understood:,} of {self.lines:,} line{'s' if self.lines != 1 else ''} understood"
        if self.partly:
            said += f"; {self.partly:,} more in part"
        lost = self.lines - self.understood - self.partly - self.notes
        if self.notes:
            kept = "1 is kept as a note" if self.notes == 1 else f"{self.notes:,} are kept as notes"
            said += f"; {kept}{self._grave()}"
        return f"{said}; {lost:,} cannot be read" if lost > 0 else said

    @property
    def unchecked(self) -> str:
        """Why nothing was checked, where nothing is understood."""
        return f"no line {'of it is understood' if self.lines else 'is logged yet'}, so what happens was not checked"

    @property
    def any(self) -> bool:
        """Is anything understood?"""
        return bool(self.understood or self.partly)

    def _grave(self) -> str:
        """What the notes speak of that matters."""
        grave = [(number, topic) for topic in ("death", "harm", "love") if (number := getattr(self, topic))]
        if not grave:
            return ""
        if self.notes == 1:
            return f" and speaks of {grave[0][1]}"
        (first, topic), *others = grave
        speaks = f"{first:,} of them {'speaks' if first == 1 else 'speak'} of {topic}"
        return f", {joined([speaks, *(f'{number:,} of {topic}' for number, topic in others)])}"


def coverage_of(scenes: Iterable[tuple[int, Iterable[Entry]]]) -> Coverage:
    """The count over scenes: of each, how many lines it has as written, and what they were read as."""
    found = Coverage()
    for lines, entries in scenes:
        every = list(entries)
        read = {int(entry.ordinal) for entry in every if not isinstance(entry, Note) or entry.understood}
        notes = [entry for entry in every if isinstance(entry, Note) and int(entry.ordinal) not in read]
        speaks = Counter(note.speaks for note in notes)
        partly = len({int(entry.ordinal) for entry in every if not isinstance(entry, Claim) and entry.lost})
        whole = len(read) - partly
        found += Coverage(lines, whole, len(notes), speaks["death"], speaks["harm"], speaks["love"], partly)
    return found
