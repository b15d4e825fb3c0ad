"""Quotes while an article is read: their pieces, and the best evidence so far of whose they are."""

from dataclasses import dataclass, field

from previously.press.quotes.occasions import Where

EXPLICIT, INHERITED, NONE = 2, 1, 0


@dataclass
class Draft:
    """A quote in the making. `pieces` are the number of a passage and the offsets of the words in it.

    `evidence`: the text says who speaks, or only the words around it do, or nothing does.
    """

    pieces: list[tuple[int, int, int]]
    speaker: str = ""
    cue: str = ""
    role: str = ""
    where: Where = field(default_factory=Where)
    evidence: int = NONE

    def against(self, other: "Draft") -> bool:
        """Does the text say of both whose they are, and not the same?"""
        return self.evidence == other.evidence == EXPLICIT and self.speaker != other.speaker

    def join(self, other: "Draft") -> None:
        """Take in a later piece of the same speech."""
        self.pieces += other.pieces
        if other.evidence > self.evidence:
            self.speaker, self.role, self.evidence = other.speaker, other.role, other.evidence
        self.cue = self.cue or other.cue
        self.where = Where(self.where.outlet or other.where.outlet, self.where.occasion or other.where.occasion)
