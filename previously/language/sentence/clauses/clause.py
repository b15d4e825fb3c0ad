"""One clause of a line: who, the verb group, and how it hangs on the clause before it."""

import msgspec

from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.phrases.phrase import Phrase

FINITE = "b3dm"
NEVER_LIMITS = frozenset({"to", "ing", "do", "done", "that"})
"""Clauses that complete the one before: a pattern may reach into them."""


class Clause(msgspec.Struct, eq=False):
    """A clause. `joined` says how: main, and, but, when, if, that, to, ing, do, who, part (a participle) and so on."""

    joined: str
    begin: int  # the word that joins it, or its first
    group: VerbGroup
    subject: Phrase | None = None
    gap: Phrase | None = None  # what a relative clause leaves out after its verb
    parent: "Clause | None" = None
    like: "Clause | None" = None  # the clause it is joined to with `and`, whose place in the sentence it shares
    limit: int = -1  # the place where it ends
    sentence: int = 0

    @property
    def finite(self) -> bool:
        """Could it stand alone?"""
        return self.group.form in FINITE and self.joined not in {"to", "do", "done", "ing", "part"}
