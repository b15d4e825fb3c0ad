"""The minds of a story: each character's life, appraised and replayed when first asked for."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec
import numpy as np

from previously.canon.knowledge.lore import START
from previously.canon.log import Canon, Moment
from previously.canon.masks.knowing import seen_as
from previously.canon.memo import Question as Asked
from previously.canon.reach import Key
from previously.core.collector import collector_off
from previously.core.entries import Character
from previously.mind import readout
from previously.mind.answers import Question, answers
from previously.mind.appraisal.appraise import experiences
from previously.mind.appraisal.encounters import Encounter, encounters
from previously.mind.appraisal.kept import Former
from previously.mind.appraisal.outlook import Outlook
from previously.mind.kernel.emotions import big5_to_pad, sensitivities
from previously.mind.kernel.experiences import KIND, OF_OLD, Experiences, Terms
from previously.mind.kernel.params import DEFAULT, Params
from previously.mind.kernel.replay import EVERY, Life, Person, live_all
from previously.mind.kernel.state import State
from previously.mind.losses import Loss, losses
from previously.mind.parts import Parts

FROM_THE_START = -1
"""The number of what was there before anything was told."""
MOST_KEPT = 512
"""Readings of one mind that are kept at hand."""
NEAR, MOST_STATES = 16, 64
"""Every how many rows a state is kept on the way to one that is asked for, and how many of one mind."""
Appraised = tuple[list[Encounter], Experiences, Outlook]
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
        self._keys = [encounter.key for encounter in met]
        self._states: dict[int, State] = {}
        self._readings: dict[tuple[int, float], readout.Moment] = {}
        self._parts = Parts(life, feelings=False)
        self._bare: dict[tuple[int, float], tuple[float, float]] = {}

    def same(self, other: "Mind") -> bool:
        """Is it the same mind, by the same lines?"""
        one, two = self.life, other.life
        rows = len(one) == len(two) == one.table.same_rows(two.table) and bool(
            (one.table.event == two.table.event).all()
        )
        alike = self.character is other.character and self.without == other.without and one.person == two.person
        return alike and rows and self.encounters == other.encounters and self.outlook.same(other.outlook)

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What she has lost of what she lived for."""
        return tuple(losses(self.character, self.encounters, self.life))

    def lived_until(self, key: Key) -> int:
        """How many encounters lie up to and at a lived moment."""
        return bisect_right(self._keys, key)

    def rows_until(self, key: Key) -> int:
        """How many experiences lie up to and at a lived moment."""
        return self.rows_of(self.lived_until(key))

    def rows_of(self, met: int) -> int:
        """How many experiences the first `met` encounters brought."""
        return self._rows[met]

    @cached_property
    def _rows(self) -> list[int]:
        """By how many encounters, how many rows they brought."""
        rows: list[int] = np.searchsorted(self.life.table.event, np.arange(len(self.encounters) + 1)).tolist()
        return rows

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

    def bare(self, key: Key, day: float) -> tuple[float, float]:
        """What rests on no circumstances at a lived moment, as `read` has it: vulnerability and void, each in 0..1."""
        rows = self.rows_until(key)
        if (rows, day) not in self._bare:
            self.look_ahead([(key, day)])
        return self._bare[rows, day]

    @property
    def looked_ahead(self) -> bool:
        """Is anything kept at hand of what `bare` reads?"""
        return bool(self._bare)

    def look_ahead(self, moments: Iterable[tuple[Key, float]]) -> None:
        """Keep at hand what `bare` reads at many moments, in one pass over the life."""
        asked = dict.fromkeys((self.rows_until(key), day) for key, day in moments)
        fresh = [Question(*one) for one in asked if one not in self._bare]
        for one, answer in zip(fresh, answers(self.life, fresh), strict=True):
            self._bare[one.rows, one.day] = answer.vulnerability, answer.void

    def parts(self, rows: int, *, feelings: bool = False) -> Parts:
        """What everything in her is made of after her first `rows` experiences; `feelings` too, if asked for."""
        if feelings and not self._parts.feelings:
            self._parts = Parts(self.life)
        self._parts = self._parts.after(rows)
        return self._parts

    def carry_on(self, old: "Mind") -> None:
        """Keep what an older mind knows of the experiences that both begin with."""
        self._parts = old._parts.carried(self.life)  # noqa: SLF001 - of this class

    def let_go(self) -> None:
        """Keep no reading at hand: those of a whole life are many, and each holds all her wounds."""
        self._readings.clear()

    def _state(self, rows: int) -> State:
        """A state, from one on the way to it: a checkpoint, or one that was come by before and is kept at hand."""
        if rows == len(self.life):
            return self.life.checkpoints[-1]
        near = max(one for one in (rows - rows % EVERY, *self._states) if one <= rows)
        state = self._states.get(near) or self.life.state_after(near)
        for step in (*range(near - near % NEAR + NEAR, rows, NEAR), rows):
            state, near = self.life.carried(state, near, step), step
            if len(self._states) >= MOST_STATES:
                self._states.clear()
            self._states[step] = state
        return state

    def engages_between(self, low: int, high: int) -> bool:
        """Is a purpose or a bond taken up among these experiences?"""
        return bool((self.life.table.kind[low:high] == KIND["engage"]).any())

    @cached_property
    def numbers(self) -> list[int]:
        """By row, the number of the encounter it came from; of the bonds and goals of the start, and of kin, none."""
        table = self.life.table
        numbers: list[int] = np.where(table.attach != OF_OLD, table.event, FROM_THE_START).tolist()
        return numbers

    def encounter_of(self, row: int) -> Encounter | None:
        """The encounter a row came from, or None for what was there before anything was told."""
        number = self.numbers[row]
        return self.encounters[number] if number >= 0 else None


class Minds:
    """The minds of one canon. `without` are addresses of events, and cast ids of people, to replay everybody without.

    `terms` number what those of an older story are replayed with, where what this canon remembers comes from there;
    `params` are the constants of the model.
    """

    def __init__(
        self,
        canon: Canon,
        terms: Terms | None = None,
        without: frozenset[str] = frozenset(),
        params: Params = DEFAULT,
    ) -> None:
        self.canon, self.memo, self.without, self.params = canon, canon.memo, without, params
        self.terms: Terms = terms or Terms()

    @property
    def minds(self) -> "Minds":
        """Itself: who answers what is asked of minds."""
        return self

    @property
    def known(self) -> dict[str, Mind]:
        """The minds that have been worked out, or are known not to have changed, by cast id."""
        return {given[0]: mind for given, mind in self.memo.known(_mind).items()}

    def is_former(self, who: str) -> bool:
        """Is somebody's mind known to be what it was before the edit that made this story?"""
        with self.memo.unread():
            return self.memo.stands(self, _asked(who)) and not self.memo.is_new(_asked(who))

    def of(self, who: str) -> Mind:
        """The mind of one character, by cast id."""
        found: Mind = self.memo.ask(self, _asked(who))
        return found

    def prepare(self, names: Iterable[str]) -> None:
        """Appraise and replay several characters at once."""
        with self.memo.unread():
            wanted = [who for who in dict.fromkeys(names) if not self.memo.stands(self, _asked(who))]
        with collector_off():
            readings, appraised = [], []
            for who in wanted:
                with self.memo.reading() as reading:
                    appraised.append(self._appraised(self.canon.cast[who]))
                readings.append(reading)
            for who, reading, mind in zip(wanted, readings, self._replayed(wanted, appraised), strict=True):
                self.memo.keep(_asked(who), mind, reading)

    def alone(self, who: str) -> Mind:
        """One mind, worked out now."""
        return self._replayed([who], [self._appraised(self.canon.cast[who])])[0]

    def _replayed(self, names: Sequence[str], appraised: Sequence[Appraised]) -> list[Mind]:
        """The minds of some characters: the former mind where nothing has changed, else one carried on from it."""
        former: list[Mind | None] = [self.memo.former(_asked(who)) for who in names]
        people = [self.canon.cast[who] for who in names]
        told = zip(people, appraised, former, strict=True)
        kept = ((self._bound(who), one, old) for who, one, old in told)
        lives = live_all(
            self.terms, [(one[1], person_of(who, self.params), old.life if old else None) for who, one, old in kept]
        )
        found = []
        for who, (met, _, outlook), old, life in zip(people, appraised, former, lives, strict=True):
            mind = Mind(who, met, outlook, life, self.without)
            if old is not None:
                mind.carry_on(old)
            found.append(old if old is not None and old.same(mind) else mind)
        return found

    def _appraised(self, character: Character) -> Appraised:
        met = encounters(self.canon, character.id, self.without)
        former = self._former(character)
        table, outlook = experiences(self.canon, self._kept(character), met, self.terms, self.params, former)
        return met, table, outlook

    def _former(self, character: Character) -> Former | None:
        """How somebody was appraised before an edit, if it was by the same measures."""
        old: Mind | None = self.memo.former(_asked(character.id))
        alike = old is not None and old.character is character and old.without == self.without
        if old is None or not alike or old.life.terms is not self.terms or old.outlook.params != self.params:
            return None
        return Former(old.encounters, old.life.table, old.outlook)

    def _kept(self, character: Character) -> Character:
        """Somebody without the bonds and goals at whoever is left out."""
        character, person = self._bound(character), self.canon.masks.person
        if not self.without:
            return character
        bonds = tuple(bond for bond in character.bonds if person(bond[0]) not in self.without)
        goals = tuple(goal for goal in character.goals if person(goal.target) not in self.without)
        return msgspec.structs.replace(character, bonds=bonds, goals=goals)

    def _bound(self, character: Character) -> Character:
        """Somebody with bonds at those she takes others for from the start."""
        if not self.canon.masks:
            return character
        bonds = {seen_as(self.canon, character.id, other, START): value for other, value in character.bonds}
        return msgspec.structs.replace(character, bonds=tuple(bonds.items()))

    def moment(self, at: str | None) -> Moment:
        """A point of the story."""
        return self.canon.moment(at)


def _mind(minds: Minds, who: str) -> Mind:
    return minds.alone(who)


def _asked(who: str) -> Asked:
    return Asked(_mind, "minds", (who,))


def person_of(character: Character, params: Params = DEFAULT) -> Person:
    """Who somebody is before anything happens: temperament as pleasure, arousal and dominance; trust by bonds."""
    given = dict(character.temperament)
    factors = {name: value for name, value in given.items() if name not in MOOD}
    pleasure, arousal, dominance = big5_to_pad(**factors)
    pad = (given.get("pleasure", pleasure), given.get("arousal", arousal), given.get("dominance", dominance))
    bad, good = sensitivities(extraversion=factors.get("extraversion", 0.0), stability=factors.get("stability", 0.0))
    trust = tuple((other, (1.0 + value) / 2.0) for other, value in character.bonds)
    return Person(character.reactivity * bad, character.delight * good, temperament=pad, trust=trust, params=params)
