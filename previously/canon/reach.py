"""Indexes of one episode (who is reached by what, who claims what, who is seen where), and of episodes by name."""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Literal, Protocol, TypeVar

import msgspec

from previously.canon.knowledge.naming import facts_named, tells_somebody
from previously.core.atoms import SceneText
from previously.core.entries import Claim, Entry, Event, Note, Scene, Speech
from previously.core.source import Span
from previously.language.lexicon.news_words import IS, is_public, may_say_who, speaks_of_death
from previously.language.world.kin import kin_word

Key = tuple[float, tuple[int, ...], int, float]
"""Lived order: day, then told order (episode, scene, line) among what happens on one day."""


Place = tuple[tuple[int, ...], int, float]
"""Told order: episode, scene, line."""


def lived(entry: Entry) -> Key:
    """Where an entry stands in lived order."""
    return (entry.day, entry.scene.told.episode, entry.scene.told.scene, entry.ordinal)


def place(entry: Entry) -> Place:
    """Where an entry stands in told order."""
    return (entry.scene.told.episode, entry.scene.told.scene, entry.ordinal)


class Appearance(msgspec.Struct, frozen=True, eq=False):
    """Somebody is in a scene: listed as present, speaking, or doing something; after so many of its lines."""

    scene: Scene
    span: Span
    how: Literal["is there", "speaks", "acts"]
    key: Key

    @property
    def address(self) -> str:
        """The line by which somebody acts; of who is only there or speaks, nothing."""
        return f"{self.scene.at}/{self.key[3]}" if self.how == "acts" else ""


Doing = tuple[str, str, str, float]
"""What is done: subject, verb, object and lived day."""


class Reach(msgspec.Struct, frozen=True, eq=False):
    """The indexes of one episode, each by cast id or fact, in told order."""

    events: dict[str, list[Event]]
    claims: dict[str, list[Claim]]
    appearances: dict[str, list[Appearance]]
    facts: dict[str, list[Event]]
    fates: dict[str, list[Event]]  # what befell somebody, of the kind that those bound to them hear of
    doings: dict[Doing, Event]
    days: frozenset[float]  # on which any of it happens
    repeats: tuple[tuple[Event, Event], ...]
    deaths: tuple[Event, ...]
    intended: tuple[Entry, ...]
    telling: tuple[Event, ...]  # events that set a fact, or by which somebody learns one that they name
    news: tuple[Entry, ...]  # lines by which somebody may hear of a deed
    retelling: tuple[Event, ...]  # events that say what an earlier one really was
    unmasking: tuple[Entry, ...]  # lines that may say who somebody is
    kin: tuple[Entry, ...]  # lines with a word for kin
    shown: tuple[Event, ...] = ()  # deaths that a page tells, and no line


def doing(event: Event) -> Doing:
    """What two lines of the same event have in common: subject, verb, object and lived day."""
    return (event.subject, event.verb.id, event.object or event.object_text, event.day)


def tells_again(event: Event, first: Event) -> bool:
    """Is a line like an earlier one a flashback to it, or what a flashback has shown before? Else it happens again."""
    return event.scene is not first.scene and (event.scene.flashback or first.scene.flashback)


def index(scenes: Iterable[Scene], entries: Sequence[Entry], speeches: Iterable[Speech]) -> Reach:
    """Index one episode."""
    reach = Reach({}, {}, {}, {}, {}, {}, frozenset(), (), (), (), (), (), (), (), ())
    repeats, deaths = [], []
    for scene in scenes:
        for who in scene.present:
            _appears(reach, who, Appearance(scene, scene.span, "is there", _opening(scene, 0)))
    for speech in speeches:
        at = _opening(speech.scene, speech.ordinal)
        _appears(reach, speech.who, Appearance(speech.scene, speech.span, "speaks", at))
    for entry in entries:
        if isinstance(entry, Event):
            _event(reach, entry)
            first = reach.doings.setdefault(doing(entry), entry)
            if first is not entry and tells_again(entry, first):
                repeats.append((entry, first))
            elif entry.verb.dies or entry.verb.returns:
                deaths.append(entry)
        elif isinstance(entry, Claim):
            _appears(reach, entry.subject, Appearance(entry.scene, entry.span, "acts", lived(entry)))
            reach.claims.setdefault(entry.subject, []).append(entry)
    return msgspec.structs.replace(
        reach,
        days=frozenset(event.day for event in reach.doings.values()),
        repeats=tuple(repeats),
        deaths=tuple(deaths),
        intended=tuple(entry for entry in entries if entry.intended),
        retelling=tuple(entry for entry in entries if isinstance(entry, Event) and entry.retells),
        telling=tuple(entry for entry in entries if isinstance(entry, Event) and _tells(entry)),
        news=tuple(entry for entry in entries if _carries(entry)),
        unmasking=tuple(entry for entry in entries if not entry.scene.vision and _may_unmask(entry)),
        kin=tuple(entry for entry in entries if kin_word().search(entry.text.lower())),
    )


def _tells(event: Event) -> bool:
    learner = event.verb.effect("subject")
    learnt = (learner is not None and learner.learn) or tells_somebody(event)
    return bool(event.facts) or (learnt and bool(facts_named(event)))


def _carries(entry: Entry) -> bool:
    """May somebody hear of a deed by this line?"""
    if entry.scene.vision or isinstance(entry, Claim):
        return False
    if isinstance(entry, Event):
        told = any(effect.learn or effect.believe for _, effect in entry.verb.roles)
        if told or entry.bodies or entry.retells or entry.presumes == "dead":
            return True
    return speaks_of_death(entry.text) or is_public(entry.text)


def _may_unmask(entry: Entry) -> bool:
    """May a line say who somebody is?"""
    if isinstance(entry, Event):
        tells = entry.verb.id == TURNS_OUT or any(effect.learn for _, effect in entry.verb.roles)
        return any(fact.endswith(IS) for fact, _ in entry.facts) or (tells and may_say_who(entry.text))
    return isinstance(entry, Note) and may_say_who(entry.text)


TURNS_OUT = "turns-out"
"""The verb of a line that says who somebody is, however it is put."""


def _opening(scene: Scene, ordinal: int) -> Key:
    return (scene.day, scene.told.episode, scene.told.scene, ordinal)


def _appears(reach: Reach, who: str, appearance: Appearance) -> None:
    reach.appearances.setdefault(who, []).append(appearance)


def _event(reach: Reach, event: Event) -> None:
    for who in event.present:
        reach.events.setdefault(who, []).append(event)
    still = event.retells or (event.is_found and event.verb.dies)
    for who in () if still else dict.fromkeys((event.subject, *event.companions)):
        _appears(reach, who, Appearance(event.scene, event.span, "acts", lived(event)))
    if event.verb.effect("learns") is not None:
        reach.fates.setdefault(event.victim, []).append(event)
    for fact, _ in event.facts:
        reach.facts.setdefault(fact, []).append(event)


def rows_of_lines(text: SceneText) -> dict[int, list[int]]:
    """The rows that a scene's lines stand on in each of its blocks, in order, by the block's `id`."""
    found: dict[int, list[int]] = {}
    for line in text.lines:
        found.setdefault(id(line.span.block), []).append(line.span.row)
    return {block: sorted(rows) for block, rows in found.items()}


class _Numbered(Protocol):
    @property
    def episode(self) -> tuple[int, ...]: ...


Part = TypeVar("Part", bound=_Numbered)


class ByName(Generic[Part]):
    """Parts in told order by the names that each has; never changed."""

    def __init__(
        self, names: Callable[[Part], Iterable[str]], parts: Sequence[Part], found: dict[str, list[Part]] | None = None
    ) -> None:
        self._names, self._parts = names, parts
        self._found: dict[str, list[Part]] = {} if found is None else found
        if found is None:
            for part in parts:
                for name in names(part):
                    self._found.setdefault(name, []).append(part)

    def of(self, name: str) -> Sequence[Part]:
        """The parts that have something of a name."""
        return self._found.get(name, ())

    def after(self, parts: Sequence[Part]) -> "ByName[Part]":
        """The same of other parts: only those that are not the same are looked at."""
        if len(parts) < len(self._parts) or any(
            one.episode != other.episode for one, other in zip(self._parts, parts, strict=False)
        ):
            return ByName(self._names, parts)
        number = {part.episode: place for place, part in enumerate(parts)}
        found = dict(self._found)
        for place, new in enumerate(parts):
            old = self._parts[place] if place < len(self._parts) else None
            if old is new:
                continue
            names = dict.fromkeys(self._names(new))
            for name in {**names, **dict.fromkeys(self._names(old) if old else ())}:
                kept = [part for part in found.get(name, ()) if part is not old]
                if name in names:
                    insort(kept, new, key=lambda part: number[part.episode])
                found[name] = kept
        return ByName(self._names, parts, found)
