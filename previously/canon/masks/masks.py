"""Who is who in one canon: the names under which one person goes, and the lines that say so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from previously.canon.masks.ties import Tie
from previously.core.entries import Event
from previously.core.ids import fact as fact_id
from previously.language.lexicon.news_words import IS


class Masks(msgspec.Struct, frozen=True, eq=False):
    """`people`: the cast id of each who turns out to be another, and who that is. Empty where nobody does.

    `names` are what all of them are called, `open_to` who has known of each from the start. `declared` is who the cast
    says somebody to be.
    """

    people: Mapping[str, str] = msgspec.field(default_factory=dict)
    names: Mapping[str, str] = msgspec.field(default_factory=dict)
    open_to: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    declared: Mapping[str, str] = msgspec.field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.people)

    def person(self, who: str) -> str:
        """Who somebody really is."""
        return self.people.get(who, who)

    def faces(self, person: str) -> tuple[str, ...]:
        """Everybody whom one person is taken for, the person first."""
        return (person, *(mask for mask, who in self.people.items() if who == person))

    def fact(self, mask: str) -> str:
        """The fact of who somebody is: `marlow-is`."""
        return fact_id(self.names[mask] + " is").removesuffix(IS) + IS

    def facts(self, mask: str) -> tuple[str, ...]:
        """The facts that may say it, by the name and by the id of either."""
        named = (self.names[face] for face in self.faces(self.people[mask]))
        said = (*named, *self.faces(self.people[mask]))
        return tuple(dict.fromkeys(fact_id(f"{word} is") for word in said))

    def so(self) -> tuple[tuple[str, str], ...]:
        """What is so from the start, whoever knows it: the fact of each that the cast says."""
        return tuple((self.fact(mask), self.names[who]) for mask, who in self.declared.items())

    def insiders(self, fact: str) -> frozenset[str]:
        """Who has known from the start who somebody is, if that is what a fact says: themselves, and who is told."""
        worn = [mask for mask in self.people if fact in self.facts(mask)]
        known = (who for mask in worn for who in (self.people[mask], *self.open_to.get(mask, ())))
        return frozenset(map(self.person, known))

    def same(self, other: "Masks") -> bool:
        """Are the same people one?"""
        return (self.people, self.names, self.open_to) == (other.people, other.names, other.open_to)


NOBODY = Masks()
"""Where everybody is who they seem."""


def people_of(declared: Mapping[str, str], ties: Iterable[Tie], order: Sequence[str] = ()) -> dict[str, str]:
    """Who really is whom, by what the cast says, then by the lines; what is one already is tied no further.

    Whose id stays: of those in `order` the first, else whoever they are said to be.
    """
    parent: dict[str, str] = {}

    def root(who: str) -> str:
        while who in parent:
            who = parent[who]
        return who

    for mask, person in (*declared.items(), *((tie.mask, tie.person) for tie in ties if tie.person and tie.sure)):
        if root(mask) != root(person):
            parent[root(mask)] = root(person)
    heads: dict[str, str] = {}
    for who in order:
        heads.setdefault(root(who), who)
    members = dict.fromkeys((*parent, *parent.values()))
    found = {who: heads.get(root(who), root(who)) for who in members}
    return {who: head for who, head in found.items() if who != head}


def tellings(ties: Iterable[Tie], masks: Masks) -> Iterator[Event]:
    """The events by which somebody comes to know who somebody is, each setting the fact of it as its line has it."""
    for tie in ties:
        other = _other(tie, masks)
        if other and isinstance(tie.entry, Event) and tie.hearers:
            hearers = tuple(dict.fromkeys(map(masks.person, tie.hearers)))
            facts = ((masks.fact(tie.mask), masks.names[other]),)
            yield msgspec.structs.replace(tie.entry, facts=facts, present=hearers, kept_from=(), reveals=())


def _other(tie: Tie, masks: Masks) -> str:
    """Whom a line says somebody to be, if that is so; where it names nobody, whoever else they are, if that is one."""
    if tie.person:
        return tie.person if masks.person(tie.mask) == masks.person(tie.person) else ""
    others = [face for face in masks.faces(masks.person(tie.mask)) if face != tie.mask]
    return others[0] if others and (tie.mask in masks.people or len(others) == 1) else ""
