"""The tables of a log: what is told of whom, of which fact, in which scene; the memo notes what is read of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import chain
from typing import Self

from msgspec.structs import replace

from previously.canon.coverage import Coverage
from previously.canon.digest import SceneTime
from previously.canon.episodes import Episode
from previously.canon.lives import Turn, bodies, death_before, first_deaths, turns
from previously.canon.lookup.index import Index, OfVerb
from previously.canon.masks.ties import Tie
from previously.canon.memo import Memo
from previously.canon.part import Part
from previously.canon.reach import Appearance, ByName, Key, doing, lived, tells_again
from previously.canon.world.marks import Marked
from previously.core.entries import Claim, Entry, Event, Scene
from previously.core.verbs import Verb


def _people(part: Episode) -> Iterable[str]:
    return part.reach.events.keys() | part.reach.claims.keys() | part.reach.appearances.keys()


def _spoken_of(part: Episode) -> Iterable[str]:
    return part.world.people


def _actors(part: Episode) -> Iterable[str]:
    return part.world.lines


class Tables:
    """The episodes of a canon and what is looked up in them.

    What is read here while a question is worked out is noted in `memo`: of what belongs to somebody, a fact, a scene,
    that much; of the log as a whole, everything.
    """

    def __init__(self, before: tuple[Episode, ...], episodes: tuple[Episode, ...]) -> None:
        self.memo = Memo()
        self._before, self._episodes, self._all = before, episodes, (*before, *episodes)
        self._asked: tuple[Memo, tuple[Part, ...]] | None = None
        self.for_audience = False
        """Is it what an audience has seen, who believes what it is shown?"""

    def of(self, before: tuple[Episode, ...], episodes: tuple[Episode, ...]) -> Self:
        """A canon of other episodes, with a memo of its own; all else is the same."""
        new = copy(self)
        for name in [name for name in vars(new) if isinstance(getattr(type(self), name, None), cached_property)]:
            del vars(new)[name]
        new._before, new._episodes, new._all = before, episodes, (*before, *episodes)  # noqa: SLF001 - of this class
        new.memo, new._asked = Memo(), None  # noqa: SLF001 - of this class
        return new

    def carry(self, older: Self) -> None:
        """Take over what an older canon has looked up, but for the parts that are others here."""
        for name in ("_whose", "_marked", "_related", "_acting"):
            known = vars(older).get(name)
            if known is not None:
                vars(self)[name] = known.after(self._all)

    @property
    def before(self) -> tuple[Episode, ...]:
        """What was lived before the story opens."""
        self.memo.read("log")
        return self._before

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """The episodes in told order."""
        self.memo.read("log")
        return self._episodes

    @property
    def parts(self) -> tuple[Episode, ...]:
        """What was lived before the story opens, then its episodes in told order."""
        self.memo.read("log")
        return self._all

    @property
    def told(self) -> "tuple[Part, ...]":
        """The episodes in told order, each to be asked: what is asked of one is read of it, and no more."""
        self.memo.read("numbers")
        if self._asked is None or self._asked[0] is not self.memo:
            self._asked = self.memo, tuple(Part(episode, self.memo) for episode in self._episodes)
        return self._asked[1]

    def told_at(self, numbers: tuple[int, ...]) -> "Part | None":
        """The episode of these numbers, to be asked; None where nothing is told under them."""
        number = self._numbers.get(numbers)
        return None if number is None else self.told[number]

    @cached_property
    def _numbers(self) -> dict[tuple[int, ...], int]:
        return {episode.episode: number for number, episode in enumerate(self._episodes)}

    def scenes(self) -> Iterator[Scene]:
        """Every scene in told order."""
        return chain.from_iterable(episode.scenes for episode in self.episodes)

    @property
    def coverage(self) -> Coverage:
        """How many lines are understood."""
        return sum((part.coverage for part in self.parts), Coverage())

    def entries(self) -> Iterator[Entry]:
        """Every entry, in told order."""
        return chain.from_iterable(part.entries for part in self.parts)

    def events(self) -> Iterator[Event]:
        """Every event in told order, those told again included."""
        return (entry for entry in self.entries() if isinstance(entry, Event))

    @property
    def deeds(self) -> Index:
        """What is done in the story, by verb and by who has a part in it."""
        self.memo.read("log")
        return self._deeds

    @cached_property
    def _deeds(self) -> Index:
        return Index([part.deeds for part in self._all])

    def deeds_of(self, verb: str) -> OfVerb:
        """Every deed of a verb, by its id."""
        self.memo.read("deeds", verb)
        return self._deeds.of(verb)

    @property
    def verbs(self) -> tuple[Verb, ...]:
        """The verbs of what is done in it, each once."""
        self.memo.read("verbs")
        return tuple(dict.fromkeys(verb for part in self._all for verb in part.verbs))

    @property
    def titles(self) -> tuple[tuple[tuple[int, ...], str], ...]:
        """The episodes that have a title, in told order, each with it."""
        self.memo.read("titles")
        return tuple((part.episode, part.title) for part in self._episodes if part.title)

    @property
    def retold(self) -> dict[str, Event]:
        """Events that tell again what an earlier line has told: by id, the first telling."""
        self.memo.read("retold")
        return self._retold

    @cached_property
    def _retold(self) -> dict[str, Event]:
        return {again.id: first for again, first in self._repeats}

    @cached_property
    def _repeats(self) -> tuple[tuple[Event, Event], ...]:
        """Each event that tells another again, with that one: in its own episode, or in one of the same lived day."""
        found = [pair for part in self._all for pair in part.reach.repeats]
        flashed = {what for part in self._all for what in part.flashed}  # one of two that tell the same is a flashback
        days = {what[-1] for what in flashed}
        first: dict[tuple[str, str, str, float], Event] = {}
        for part in (part for part in self._all if not days.isdisjoint(part.reach.days)):
            for event in (event for what, event in part.reach.doings.items() if what in flashed):
                known = first.setdefault(doing(event), event)
                found += [(event, known)] if known is not event and tells_again(event, known) else []
        return (*found, *bodies(event for part in self._all for event in part.reach.deaths))

    @property
    def turns(self) -> dict[str, tuple[Turn, ...]]:
        """Deaths and returns by cast id."""
        self.memo.read("log")
        return self._turns

    def turns_of(self, who: str) -> tuple[Turn, ...]:
        """The deaths and returns of somebody, in lived order."""
        self.memo.read("turns", who)
        return self._turns.get(who, ())

    @cached_property
    def _turns(self) -> dict[str, tuple[Turn, ...]]:
        deaths = (e for part in self._all for e in part.reach.deaths if e.id not in self._retold)
        found = turns(deaths, self._truths)
        shown = (e for part in self._all for e in part.reach.shown)
        found = {**first_deaths(turns(shown, {})), **found}
        return {who: self._believed(who, list_) for who, list_ in found.items()} if self.for_audience else found

    def _believed(self, who: str, found: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """Deaths as an audience has them: who only seems to die is dead for it, until it sees them again."""
        shown = (seen.scene for part in self._with(who) for seen in part.reach.appearances.get(who, ()))
        alive = [(s.told.episode, s.told.scene) for s in shown if not s.vision and who not in (*s.bodies, *s.ghosts)]
        last = max(alive, default=((), 0))
        return tuple(
            replace(turn, seems=turn.seems and (turn.event.scene.told.episode, turn.event.scene.told.scene) < last)
            for turn in found
        )

    @property
    def truths(self) -> dict[str, Event]:
        """What events really were, by the address of the event that is told anew."""
        self.memo.read("retelling")
        return self._truths

    @cached_property
    def _truths(self) -> dict[str, Event]:
        return {event.retells: event for part in self._all for event in part.reach.retelling}

    @property
    def addresses(self) -> dict[str, Entry]:
        """Entries by their address."""
        self.memo.read("log")
        return self._addresses

    def at(self, address: str) -> Entry | None:
        """The entry at an address; None where there is none."""
        self.memo.read("address", address)
        return self._addresses.get(address)

    @cached_property
    def _addresses(self) -> dict[str, Entry]:
        return {entry.id: entry for part in self._all for entry in part.entries}

    def _scene_at(self, episode: tuple[int, ...], at: str) -> Scene | None:
        """The scene of an episode at a position."""
        number = self._numbers.get(episode)
        scenes = () if number is None else reversed(self._episodes[number].scenes)
        return next((scene for scene in scenes if scene.at.casefold() == at.casefold()), None)

    @property
    def shared_moments(self) -> frozenset[SceneTime]:
        """Lived moments at which more than one scene happens."""
        self.memo.read("moments")
        return self._shared_moments

    @cached_property
    def _shared_moments(self) -> frozenset[SceneTime]:
        parts = [part.digest for part in self._episodes]
        times = Counter(moment for part in parts for moment in part.timed)
        shared = frozenset(moment for moment, episodes in times.items() if episodes > 1)
        return shared.union(*(part.crowded for part in parts))

    def intended(self) -> Iterator[Entry]:
        """Entries whose findings the author has answered."""
        return chain.from_iterable(part.reach.intended for part in self.parts)

    def events_of(self, who: str) -> list[Event]:
        """Events at which somebody is there, in told order."""
        self.memo.read("events", who)
        return [event for part in self._with(who) for event in part.reach.events.get(who, ())]

    def claims_of(self, who: str) -> list[Claim]:
        """Claims about somebody, in told order."""
        self.memo.read("claims", who)
        return [claim for part in self._with(who) for claim in part.reach.claims.get(who, ())]

    def appearances_of(self, who: str) -> list[Appearance]:
        """Where somebody is seen, heard or acts, in told order."""
        self.memo.read("appearances", who)
        return [seen for part in self._with(who) for seen in part.reach.appearances.get(who, ())]

    def told_of(self, who: str) -> "list[Part]":
        """The episodes that have anything of somebody, in told order, each to be asked."""
        self.memo.read("events", who)
        self.memo.read("claims", who)
        self.memo.read("appearances", who)
        told, numbers = self.told, self._numbers
        return [told[numbers[part.episode]] for part in self._with(who) if part.episode in numbers]

    def told_about(self, words: Iterable[str], parts: Iterable[tuple[str, str]], people: Iterable[str]) -> "list[Part]":
        """The told episodes with a line about one of these words, or by, at or for somebody; each to be asked.

        `parts` are as the digest of an episode has them: how somebody has to do with a line, and who; at an event of
        theirs, `people` are there.
        """
        told, found = self.told, set[int]()
        for word in words:
            self.memo.read("speaking", word)
            found.update(self._spoken.get(word, ()))
        for part in parts:
            self.memo.read("parts", part)
            found.update(self._spoken.get(part, ()))
        for who in people:
            self.memo.read("events", who)
            found.update(self._numbers.get(part.episode, -1) for part in self._with(who))
        return [told[number] for number in sorted(found - {-1})]

    @cached_property
    def _spoken(self) -> dict[str | tuple[str, str], list[int]]:
        found: dict[str | tuple[str, str], list[int]] = {}
        for number, episode in enumerate(self._episodes):
            for word in episode.digest.speaking:
                found.setdefault(word, []).append(number)
            for part in episode.digest.parts:
                found.setdefault(part, []).append(number)
        return found

    def _with(self, who: str) -> "Sequence[Episode]":
        """The parts that have anything of somebody, in told order."""
        return self._whose.of(who)

    @cached_property
    def _whose(self) -> ByName[Episode]:
        return ByName(_people, self._all)

    def marks_of(self, who: str) -> list[Marked]:
        """What lines say of somebody as part of the world, in told order; of `""`, what they say of places."""
        self.memo.read("marks", who)
        return [marked for part in self._marked.of(who) for marked in part.world.people[who]]

    @cached_property
    def _marked(self) -> ByName[Episode]:
        return ByName(_spoken_of, self._all)

    def kin_marks_of(self, who: str) -> list[Marked]:
        """What lines state of somebody's kin, in told order."""
        self.memo.read("kin", who)
        return [marked for part in self._related.of(who) for marked in part.kin[who]]

    @cached_property
    def _related(self) -> ByName[Episode]:
        return ByName(lambda part: part.kin, self._all)

    def marks_about(self, thing: str) -> list[Marked]:
        """What lines say becomes of a thing, in told order."""
        self.memo.read("things", thing)
        return [marked for part in self._all for marked in part.world.things.get(thing, ())]

    def lines_of(self, who: str) -> list[Entry]:
        """Every line in which somebody acts, read as an event or not, in told order."""
        self.memo.read("lines", who)
        return [entry for part in self._acting.of(who) for entry in part.world.lines[who]]

    @cached_property
    def _acting(self) -> ByName[Episode]:
        return ByName(_actors, self._all)

    @property
    def things(self) -> tuple[str, ...]:
        """The things of which a line says that they go or come back."""
        self.memo.read("log")
        return tuple(dict.fromkeys(thing for part in self._all for thing in part.world.things))

    def setters_of(self, fact: str) -> list[Event]:
        """Events that set a fact, in told order."""
        self.memo.read("facts", fact)
        return [event for part in self._all for event in part.reach.facts.get(fact, ())]

    @property
    def newsworthy(self) -> tuple[Entry, ...]:
        """The lines by which somebody may hear of a deed, in lived order."""
        self.memo.read("news")
        return self._newsworthy

    @cached_property
    def _newsworthy(self) -> tuple[Entry, ...]:
        return tuple(sorted((entry for part in self._all for entry in part.reach.news), key=lived))

    def done_by(self, who: str) -> list[Event]:
        """What somebody does, in told order; where others do it, what befalls them."""
        return [event for event in self.events_of(who) if who in {event.subject, event.agent, event.victim}]

    def fates_of(self, who: str) -> list[Event]:
        """What befell somebody that those bound to them would want to hear of, in told order."""
        self.memo.read("fates", who)
        return [event for part in self._all for event in part.reach.fates.get(who, ())]

    def dead_at(self, who: str, key: Key, without: frozenset[str] = frozenset()) -> Turn | None:
        """The death that holds at a lived moment, or None; `without` are addresses of events that never were."""
        turns = self.turns_of(who)
        return death_before(tuple(t for t in turns if t.event.id not in without) if without else turns, key)

    def worn_in(self, line: Entry) -> Entry | None:
        """What a line says to whoever does not know who is who; None where nobody in it goes by another name."""
        self.memo.read("scene", line.scene.at)
        part = self._parts.get(line.scene.told.episode)
        return part.worn.get(line.id) if part else None

    def ties_in(self, scene: Scene) -> tuple[Tie, ...]:
        """The lines of a scene's episode that say who somebody is."""
        self.memo.read("part", scene.told.episode)
        part = self._parts.get(scene.told.episode)
        return (part.raw or part).ties if part else ()

    def listed_in(self, scene: Scene) -> tuple[str, ...]:
        """Who is there when a scene starts, by the names it has for them."""
        self.memo.read("scene", scene.at)
        part = self._parts.get(scene.told.episode)
        raw = part.raw if part else None
        return next((one.present for one in raw.scenes if one.at == scene.at), scene.present) if raw else scene.present

    @cached_property
    def _parts(self) -> dict[tuple[int, ...], Episode]:
        return {part.episode: part for part in self._all}

    def entries_in(self, scene: Scene) -> list[Entry]:
        """The entries of one scene, in order."""
        self.memo.read("scene", scene.at)
        part = self._parts.get(scene.told.episode)
        return part.lines.get(id(scene), []) if part else []
