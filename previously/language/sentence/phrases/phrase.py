"""A phrase that names somebody or something, before anybody knows whom its pronouns mean."""

import msgspec


class Phrase(msgspec.Struct):
    """A noun phrase: where it stands, its head, and whom it names."""

    start: int
    end: int
    head: str = ""  # the folded head noun
    who: tuple[str, ...] = ()  # cast ids, once known
    pronoun: str = ""  # a word that stands for somebody named before
    owner: "Phrase | None" = None  # whose it is
    parts: tuple["Phrase", ...] = ()  # of `a, b and c`
    plural: bool = False
    person: bool = False
    negative: bool = False  # nobody, neither
    determined: bool = False
    told: bool = False  # its pronouns have been looked up
    others: tuple[str, ...] = ()  # people outside the cast, as written

    @property
    def reflexive(self) -> bool:
        """Does it stand for the subject itself?"""
        return self.pronoun.endswith(("self", "selves"))

    @property
    def reciprocal(self) -> bool:
        """Is it `each other`?"""
        return self.pronoun == "each other"

    @property
    def somebody(self) -> bool:
        """Does it name a person?"""
        return self.person or bool(self.who) or any(part.somebody for part in self.parts)
