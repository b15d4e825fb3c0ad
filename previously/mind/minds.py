"""The minds of a story: each character's life, appraised and replayed when first asked for."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

import msgspec
import numpy as np

from previously.canon.change import Change
from previously.canon.log import Canon, Moment
from previously.canon.reach import Key, lived
from previously.core.entries import Character, Event
from previously.mind import readout
from previously.mind.appraisal.appraise import experiences
from previously.mind.appraisal.encounters import Encounter, encounters, hearings, tells_of
from previously.mind.appraisal.outlook import Outlook
from previously.mind.kernel.emotions import big5_to_pad
from previously.mind.kernel.experiences import KIND, Experiences, Terms
from previously.mind.kernel.replay import EVERY, Life, Person, live_all
from previously.mind.kernel.state import State
from previously.mind.losses import Loss, losses

MOST_KEPT = 512
"""Readings of one mind that are kept at hand."""
MOOD = ("pleasure", "arousal", "dominance")


class Mind:
    """One character's encounters in lived order, her outlook along the way, and her life."""

    def __init__(
        self,
        character: Character,
        met: list[Encounter],
        outlook: Outlook,
        life: Life,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.character, self.encounters, self.outlook, self.life = character, met, outlook, life
        self.without = without
        self.hearings = hearings(character.id, met)
        self.bodies = frozenset(body for encounter in met for body in encounter.event.scene.bodies)
        self._keys = [encounter.key for encounter in met]
        self._last: tuple[int, State] = (0, life.checkpoints[0])
        self._readings: dict[tuple[int, float], readout.Moment] = {}

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What she has lost of what she lived for."""
        return tuple(losses(self.character.id, self.encounters, self.life))

    def lived_until(self, key: Key) -> int:
        """How many encounters lie up to and at a lived moment."""
        return bisect_right(self._keys, key)

    def rows_until(self, key: Key) -> int:
        """How many experiences lie up to and at a lived moment."""
        return self.rows_of(self.lived_until(key))

    def rows_of(self, met: int) -> int:
        """How many experiences the first `met` encounters brought."""
        return int(np.searchsorted(self.life.table.event, met))

    def read(self, key: Key, day: float) -> readout.Moment:
        """The mind at a lived moment. Moments between two experiences of one day are the same."""
        rows = self.rows_until(key)
        found = self._readings.get((rows, day))
        if found is None:
            state = self._state(rows)
            found = readout.Moment(self.life.terms, self.life.person, state, max(day, state.clock))
            if len(self._readings) >= MOST_KEPT:
                self._readings.clear()
            self._readings[rows, day] = found
        return found

    def let_go(self) -> None:
        """Keep no reading at hand: those of a whole life are many, and each holds all her wounds."""
        self._readings.clear()

    def _state(self, rows: int) -> State:
        """A state, from the last one asked for where that is nearer than a checkpoint."""
        base, state = self._last
        near = rows - rows % EVERY <= base <= rows
        self._last = (rows, self.life.carried(state, base, rows) if near else self.life.state_after(rows))
        return self._last[1]

    def engages_between(self, low: int, high: int) -> bool:
        """Is a purpose or a bond taken up among these experiences?"""
        return bool((self.life.table.kind[low:high] == KIND["engage"]).any())

    def encounter_of(self, row: int) -> Encounter | None:
        """The encounter a row came from, or None for the bonds and goals of the start."""
        number = int(self.life.table.event[row])
        return self.encounters[number] if number >= 0 else None


class Minds:
    """The minds of one canon.

    `older` are those of the same story before an edit, `edit` what it has changed. `without` are the addresses of
    events, and the cast ids of people, to replay everybody without.
    """

    def __init__(
        self,
        canon: Canon,
        older: "Minds | None" = None,
        edit: Change | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.canon, self.without = canon, without
        self.terms: Terms = older.terms if older is not None else Terms()
        self.older = older.known if older is not None else {}
        self.known: dict[str, Mind] = {}
        self._edit = None if edit is None or edit.everything else edit
        self.keep()

    def keep(self) -> None:
        """Take over what has been worked out of the story before the edit, of those whom the edit does not touch."""
        edit = self._edit
        if edit is not None:
            new = ((who, mind) for who, mind in self.older.items() if who not in self.known)
            self.known |= {who: mind for who, mind in new if not _touched(mind, edit)}

    def of(self, who: str) -> Mind:
        """The mind of one character, by cast id."""
        if who not in self.known:
            self.prepare([who])
        return self.known[who]

    def prepare(self, names: Iterable[str]) -> None:
        """Appraise and replay several characters at once."""
        self.keep()
        wanted = [who for who in dict.fromkeys(names) if who not in self.known]
        appraised = [self._appraised(self.canon.cast[who]) for who in wanted]
        lives = live_all(
            self.terms,
            [
                (table, person_of(self.canon.cast[who]), self._old_life(who))
                for who, (_, table, _) in zip(wanted, appraised, strict=True)
            ],
        )
        for who, (met, _, outlook), life in zip(wanted, appraised, lives, strict=True):
            self.known[who] = Mind(self.canon.cast[who], met, outlook, life, self.without)

    def _old_life(self, who: str) -> Life | None:
        old = self.older.get(who)
        return old.life if old else None

    def _appraised(self, character: Character) -> tuple[list[Encounter], Experiences, Outlook]:
        met = encounters(self.canon, character.id, self.without)
        table, outlook = experiences(self.canon, self._alone(character), met, self.terms)
        return met, table, outlook

    def _alone(self, character: Character) -> Character:
        """Somebody without the bonds and goals at whoever is left out."""
        if not self.without:
            return character
        bonds = tuple(bond for bond in character.bonds if bond[0] not in self.without)
        goals = tuple(goal for goal in character.goals if goal.target not in self.without)
        return msgspec.structs.replace(character, bonds=bonds, goals=goals)

    def moment(self, at: str | None) -> Moment:
        """A point of the story."""
        return self.canon.moment(at)


def _touched(mind: Mind, edit: Change) -> bool:
    """May an edit have changed this mind?"""
    if mind.character.id in edit.people or mind.character.id in edit.misled or not edit.turned.isdisjoint(mind.bodies):
        return True
    return bool(mind.hearings) and any(_hears_of(mind, news, first) for news, first in edit.news)


def _hears_of(mind: Mind, news: Event, first: Event) -> bool:
    """May somebody hear of a line, first told by another, later?"""
    words = (news.victim, *(fact for fact, _ in news.facts))
    heard = (event for word in words for event in mind.hearings.get(word, ()))
    return any(lived(first) < lived(event) and tells_of(mind.character.id, event, news) for event in heard)


def person_of(character: Character) -> Person:
    """Who somebody is before anything happens: temperament as pleasure, arousal and dominance."""
    given = dict(character.temperament)
    factors = {name: value for name, value in given.items() if name not in MOOD}
    pleasure, arousal, dominance = big5_to_pad(**factors)
    pad = (given.get("pleasure", pleasure), given.get("arousal", arousal), given.get("dominance", dominance))
    return Person(reactivity=character.reactivity, temperament=pad)
