"""Quotes while an article is being read: their pieces, and the best evidence so far of their speaker."""

from dataclasses import dataclass, field

from previously.press.quotes.occasions import Where

EXPLICIT, INHERITED, NONE = 2, 1, 0


@dataclass
class Draft:
    """A quote in the making. `pieces` hold a passage's number and the words' offsets in it.

    `evidence`: the text names the speaker, or only the surrounding words suggest one, or nothing does.
    """

    pieces: list[tuple[int, int, int]]
    speaker: str = ""
    cue: str = ""
    role: str = ""
    where: Where = field(default_factory=Where)
    evidence: int = NONE

    def against(self, other: "Draft") -> bool:
        """Does the text give both a speaker, and not the same one?"""
        return self.evidence == other.evidence == EXPLICIT and self.speaker != other.speaker

    def join(self, other: "Draft") -> None:
        """Add a later piece of the same speech."""
        self.pieces += other.pieces
        if other.evidence > self.evidence:
            self.speaker, self.role, self.evidence = other.speaker, other.role, other.evidence
        self.cue = self.cue or other.cue
        self.where = Where(self.where.outlet or other.where.outlet, self.where.occasion or other.where.occasion)
