"""What is wrong with the rows of a lexicon file, as they are read."""

from collections.abc import Iterator, Sequence

from previously.core.atoms import Listed, Word
from previously.core.nearest import did_you_mean
from previously.language.lexicon.patterns import senses

HOWS = ("alone", "each")
"""How a verb of a grammar may be used, where it is not done to anybody."""
KEPT = "the earlier is kept; leave this one out"


class Wrong:
    """The faults of a file: where, what, and the remedy. `first` is where each row stood first."""

    def __init__(self) -> None:
        self.found: list[tuple[Word, str, str]] = []
        self._first: dict[tuple[str, ...], tuple[Word, str]] = {}

    def say(self, word: Word, message: str, fix: str) -> None:
        """Keep a fault."""
        self.found.append((word, message, fix))

    def repeats(self, key: tuple[str, ...], row: Word, says: str) -> bool:
        """Has a row stood in the file before? If so that is told: doubled, or read as something else there."""
        first, said = self._first.setdefault(key, (row, says))
        if first is row:
            return False
        if said == says:
            self.say(row, f"“{row.text}” stands twice, first at {first.span}", KEPT)
        else:
            self.say(row, f"“{row.text}” contradicts {first.span}, where it is {said} and not {says}", KEPT)
        return True

    def rows(self, listed: Listed, hows: Sequence[str] = ()) -> Iterator[tuple[str, str, Word]]:
        """Each row with its class and how its verb is used; what stands under no class is told."""
        for under, rows in listed:
            sense, _, how = under.text.strip().partition(" ")
            known = [name for name in senses() if name != "op"]  # a status of other deeds needs more than its words
            if sense not in known:
                near = did_you_mean(sense, known)
                fix = "use a class that there is" if near else f"use one of them: {', '.join(known)}"
                self.say(under, f"there is no class of deeds “{sense}”{near}", fix)
            elif how and how not in hows:
                may_be = " or ".join((f"“{sense}:”", *(f"“{sense} {one}:”" for one in hows)))
                self.say(under, f"“{how}” says nothing after a class here", f"write {may_be}")
            else:
                yield from ((sense, how, row) for row in rows)
