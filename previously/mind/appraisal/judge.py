"""Somebody as a judge of what happens: her standards, her outlook, and what others and things are worth to her."""

from collections.abc import Iterable

from previously.canon.log import Canon
from previously.canon.reach import Key
from previously.canon.world.kin import Kinship
from previously.core.entries import Character, Event, Goal
from previously.core.words import NOWHERE
from previously.language.lexicon.kinds import is_kind
from previously.mind.appraisal.chosen import (
    KIN,
    LIVED_BY,
    NEAREST,
    THING,
)
from previously.mind.appraisal.outlook import Outlook
from previously.mind.appraisal.signature import context_of
from previously.mind.kernel.experiences import Builder, Cue
from previously.mind.kernel.params import DEFAULT, Params


class Judge:
    """One character, and the rows of her life as they are found."""

    def __init__(self, canon: Canon, person: Character, rows: Builder, params: Params = DEFAULT) -> None:
        self.canon, self.person, self.rows = canon, person, rows
        self.outlook = Outlook(person, params)
        self.masks = canon.masks
        self.standards, self.duties = dict(person.standards), dict(person.duties)
        self.waiting: list[tuple[Key, Goal]] = []
        self.kin: list[Kinship] = []
        """Her kin whom no line has named yet, the first to come last."""
        self.nowhere = rows.terms.context(frozenset())
        self._here: tuple[str, tuple[str, ...], int] = ("", (), self.nowhere)
        self.alike: dict[str, tuple[str, ...]] = {}
        """By the cast id of somebody whom she has taken for others before, all of them."""

    def faces(self, ids: Iterable[Cue]) -> tuple[Cue, ...]:
        """Cues with those that have become one with them: who somebody is brings back who they were taken for."""
        if not self.alike:
            return tuple(ids)
        return tuple(dict.fromkeys(face for one in ids for face in self.alike.get(str(one), (one,))))

    def here(self, where: Event) -> int:
        """The number of the context in which a line is lived."""
        place, present, number = self._here
        if where.present != present or where.place != place or self.alike:
            number = self.rows.terms.context(self._surroundings(context_of(where, self.person.id)))
            self._here = where.place, where.present, number
        return number

    def _surroundings(self, context: frozenset[str]) -> frozenset[str]:
        """A context in which somebody is there as everybody whom she has taken them for."""
        if not self.alike:
            return context
        there = (face for who, faces in self.alike.items() if f"with:{who}" in context for face in faces)
        return context | {f"with:{face}" for face in there}

    def near(self, other: str) -> float:
        """How near somebody is to her, 0..1: by bond or trust."""
        return max(0.0, self.outlook.relation(other)) if other else 0.0

    def worth(self, target: str) -> float:
        """What somebody, a purpose or a thing is worth to her, 0..1."""
        near = self.near(target) if target in self.canon.cast else _called(frozenset(target.split()))
        return max(near, self.outlook.purpose(target), THING)

    def approves(self, event: Event) -> bool:
        """Do her own standards say that she sees no wrong in such an act?"""
        return self.standards.get(event.verb.id, -1.0) >= 0.0

    def judgement(self, event: Event) -> float:
        """How she judges the act, -1..1: by her own standards, those of her part where it is hers, or as is common."""
        if not self.standards and not self.duties:
            return event.verb.praise
        verb, hers = event.verb, self.person.id == event.agent or self.person.id in {event.subject, *event.companions}
        if verb.id in self.standards or not hers or not self.duties:
            return self.standards.get(verb.id, verb.praise)
        start, end = event.words.verb or NOWHERE
        written = event.text[start:end].split(" ", 1)[0].casefold()
        return self.duties.get(f"{verb.id} {written}", self.duties.get(verb.id, verb.praise))


def _called(words: frozenset[str]) -> float:
    """What somebody or something is worth by the words for it."""
    return NEAREST if KIN & words else LIVED_BY if any(is_kind(word, "livelihood") for word in words) else THING
