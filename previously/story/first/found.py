"""Who is found in a manuscript, with what speaks for it."""

import msgspec


class Person(msgspec.Struct):
    """Somebody found: the name as a story would write it, what else they are called, and how often."""

    name: str
    aliases: list[str]
    speaks: int = 0
    named: int = 0
    pronouns: str = ""
    evidence: str = ""  # for the pronouns: “she 12, he 1”
    doubts: list[str] = msgspec.field(default_factory=list)

    @property
    def weight(self) -> int:
        """How much the manuscript is about them."""
        return 2 * self.speaks + self.named
