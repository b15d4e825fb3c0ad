"""How the log reaches one character: the events she is there for, and those she learns of later."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.canon.knowledge.content import kin_called, speaks_of, tells_of_a_deed
from previously.canon.knowledge.couples import does_a_couple, faithless
from previously.canon.knowledge.hearsay import FINDS, betrayed, found_alive, hearsay
from previously.canon.knowledge.news import bystanders
from previously.canon.lives import Turn, death_before, victim
from previously.canon.log import Canon
from previously.canon.masks.knowing import as_seen, known_since, seen_as
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.core.entries import Event
from previously.core.ids import fact as fact_id
from previously.language.lexicon.lookup import tokens
from previously.mind.appraisal.plight import Seeing


class Encounter(msgspec.Struct, frozen=True, eq=False):
    """An event reaching a character at a lived moment: as it happens, or (`learned_in`) when she hears of it.

    Two are equal where they are of the same line, and have it alike: what she only sees or is told of a line is made
    anew each time that it is looked at.
    """

    event: Event
    day: float
    key: Key
    learned_in: Event | None = None
    unmasks: tuple[str, ...] = ()  # those of whom she learns by it who they are

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Encounter)
            and (self.key, self.day, self.unmasks) == (other.key, other.day, other.unmasks)
            and _alike(self.event, other.event)
            and _alike(self.learned_in, other.learned_in)
        )

    def __hash__(self) -> int:
        return hash(self.key)


def _alike(one: Event | None, other: Event | None) -> bool:
    """The same event, or two that were made alike of one line."""
    if one is other or one is None or other is None:
        return one is other
    return one.scene is other.scene and msgspec.structs.astuple(one) == msgspec.structs.astuple(other)


@remembered("canon")
def encounters(canon: Canon, who: str, without: frozenset[str] = frozenset()) -> list[Encounter]:
    """Everything that reaches a character during her life, in lived order, except the addresses in `without`."""
    met: list[Encounter] = []
    heard: set[str] = set()
    there, turns = _there(canon, who, without), _turns(canon, who, without)
    present: set[str] = set()
    said, seeing, seen = _Hearsay(canon, who), Seeing(canon, who), set(without)
    for key, event in there:
        if turns and death_before(turns, key) is not None:
            continue
        first = canon.at(event.retells) if event.retells else None
        if isinstance(first, Event):  # a retelling: news only to those who weren't there
            if who not in first.present:
                met.append(Encounter(event, event.day, key, event))
            continue
        if event.id not in canon.retold:  # a body that is found: the death is news to whoever has not heard of it
            met.append(Encounter(event, event.day, key))
        if event.scene is not seeing.scene or event.verb.opens == "search":
            met.extend(Encounter(one, event.day, key) for one in seeing.at(event, key, seen))
        met.extend(Encounter(one, event.day, key, event) for one in said.told_by(event))
        if event.verb.learners or event.bodies or event.presumes == "dead":
            present = present or {one.id for _, one in there}
            for news in _news(canon, who, event):
                told = canon.retold.get(news.id, news)
                if told.id not in heard and told.id not in present and told.id not in without and lived(told) < key:
                    heard.add(told.id)
                    seen.add(told.id)
                    met.append(Encounter(told, event.day, key, event))
                    said.keep(told)
        said.keep(event)
    met = list(_as_loved(canon, who, met))
    return list(_as_seen(canon, who, met)) if canon.masks else met


def _as_loved(canon: Canon, who: str, met: list[Encounter]) -> Iterator[Encounter]:
    """What reaches her, with the loves of whom she is a couple with as what they are to her; in one scene once."""
    seen: set[tuple[str, str]] = set()
    for one in met:
        event = one.event
        by = faithless(canon, who, event.subject, event.object, one.key) if does_a_couple(event) else ""
        if not by:
            yield one
        elif (by, event.scene.at) not in seen:
            seen.add((by, event.scene.at))
            yield msgspec.structs.replace(one, event=betrayed(canon, event, by, who))


class _Hearsay:
    """What she has only been told of, so that each deed reaches her once, and each of the dead may be back."""

    def __init__(self, canon: Canon, who: str) -> None:
        self.canon, self.who = canon, who
        self.known: set[tuple[str, str, str]] = set()
        self.dead: dict[str, tuple[str, str, str]] = {}
        self.seeming: set[str] = set()

    def keep(self, event: Event) -> None:
        """Keep in mind who is dead by a line, and may be said to live after all."""
        if event.verb.seems and victim(event) != self.who:
            self.dead[victim(event)] = (event.verb.id, event.subject, event.object)
            self.seeming.add(victim(event))

    def told_by(self, event: Event) -> Iterable[Event]:
        """What a line lets her believe that no line does; and who is alive after all. Most lines tell nothing."""
        return self._told_by(event) if self.dead or event.verb.informs else ()

    def _told_by(self, event: Event) -> Iterator[Event]:
        for dead in sorted(self.dead):
            back = found_alive(self.canon, self.who, dead, event, met=dead not in self.seeming)
            if back is not None:
                self.known.discard(self.dead.pop(dead))
                is_told = event.verb.returns and event.severity >= event.verb.severity
                yield from () if is_told else (back,)
        if _hears(self.who, event) or _believes(self.who, event):
            for deed in hearsay(self.canon, self.who, event):
                parts = (deed.verb.id, deed.subject, deed.object)
                if parts not in self.known:
                    self.known.add(parts)
                    self.dead |= {victim(deed): parts} if victim(deed) else {}
                    yield deed


def _there(canon: Canon, who: str, without: frozenset[str]) -> list[tuple[Key, Event]]:
    """What somebody is there for, in lived order, each with when."""
    gone = without.union(canon.retold)
    events = [event for event in canon.events_of(who) if not event.scene.vision]
    return sorted(
        [
            (lived(event), event)
            for event in events
            if event.id not in gone or (event.is_found and event.id not in without)
        ],
        key=lambda pair: pair[0],
    )


def _turns(canon: Canon, who: str, without: frozenset[str]) -> tuple[Turn, ...]:
    """When somebody dies and is back."""
    return tuple(turn for turn in canon.turns_of(who) if turn.event.id not in without)


def _as_seen(canon: Canon, who: str, met: list[Encounter]) -> Iterator[Encounter]:
    """What reaches her by what she knows of who is who."""
    learned: dict[Key, tuple[str, ...]] = {}
    for mask, since in known_since(canon, who).items():
        learned[since] = (*learned.get(since, ()), mask)
    for one in met:
        event = _seen(canon, who, one.event, one.key)
        by = as_seen(canon, who, one.learned_in, one.key) if one.learned_in else None
        masks = () if by else learned.pop(one.key, ())
        yield msgspec.structs.replace(one, event=event, learned_in=by, unmasks=masks)


def _seen(canon: Canon, who: str, event: Event, key: Key) -> Event:
    """An event as she has it; what a line only lets her know of is no line of its own."""
    line = canon.at(event.id)
    if not isinstance(line, Event) or line.verb is event.verb:
        return as_seen(canon, who, event, key)
    there = as_seen(canon, who, line, key)
    return msgspec.structs.replace(
        event, scene=there.scene, present=there.present,
        subject=seen_as(canon, who, event.subject, key), object=seen_as(canon, who, event.object, key),
    )  # fmt: skip


def _news(canon: Canon, who: str, event: Event) -> Iterator[Event]:
    """The earlier events an event brings news of: through a fact, its topic, a body in the scene, a burial."""
    if _hears(who, event):
        for fact in _facts(event):
            values = _told(canon, event, fact)
            setters = (setter for setter in canon.setters_of(fact) if setter is not event)
            yield from (setter for setter in setters if not values.isdisjoint(_set_by(canon, setter, fact)))
        if event.topic:
            told = (fate for fate in canon.fates_of(event.topic) if _can_tell(who, event, fate))
            yield from (fate for fate in told if _is_of(canon, who, event, fate))
        yield from _spoken_of(canon, event)
    buried = (event.object,) if event.presumes == "dead" and event.object else ()
    for body in (*event.bodies, *buried, *_come_upon(canon, event)):
        yield from (turn.event for turn in canon.turns_of(body) if not turn.alive)


def _come_upon(canon: Canon, event: Event) -> tuple[str, ...]:
    """The dead whom a line says that somebody finds, without a word of it: `finds Mabel in the barn`, `his sister`."""
    said = [word for word, _, _ in tokens(event.object_text)] if event.verb.id == FINDS else []
    found = canon.lexicon.names.longest(tokens(event.object_text), 0) if said else None
    who = found[1] if found is not None else next(iter(kin_called(canon, event)), "")
    if not who or (found is not None and found[0] < len(said) and said[found[0]] in {"'s", "’s"}):
        return ()
    return (who,) if who in canon.cast and canon.dead_at(who, lived(event)) is not None else ()


def _told(canon: Canon, event: Event, fact: str) -> set[str]:
    """What a line says is so of a fact, by what it means: what the line sets, else what was so before it."""
    said = {value for one, value in event.facts if one == fact and one not in event.reveals}
    day, episode, scene, ordinal = lived(event)
    before = canon.knowledge.value(fact, (day, episode, scene, ordinal - 1))
    values = said or ({"true"} if before is None else {before})
    return {canon.knowledge.telling.meaning(value) for value in values}


def _set_by(canon: Canon, setter: Event, fact: str) -> set[str]:
    """What a line makes so of a fact; a lie makes nothing so."""
    if any(effect.believe for _, effect in setter.verb.roles):
        return set()
    return {canon.knowledge.telling.meaning(value) for one, value in setter.facts if one == fact}


def _spoken_of(canon: Canon, event: Event) -> Iterator[Event]:
    """The earlier events that a line tells of by their address, or by who did what (`learns that Joe betrayed her`)."""
    cause = canon.at(event.because_of) if event.because_of and event.because_of not in canon.cast else None
    if isinstance(cause, Event):
        yield cause
    for one in filter(tells_of_a_deed, event.says):
        for somebody in dict.fromkeys((*one.by, *one.to)):
            yield from (deed for deed in canon.done_by(somebody) if speaks_of(one, deed))


def _can_tell(who: str, event: Event, fate: Event) -> bool:
    """Could the teller know of it? Deaths are known to all; anything else only to those who were there."""
    teller = event.told_by or (event.subject if who != event.subject else "")
    return not teller or bool(fate.verb.dies) or teller in fate.present


def _is_of(canon: Canon, who: str, event: Event, fate: Event) -> bool:
    """Is it the fate of whom the line names, as she knows them?"""
    key = lived(event)
    return not canon.masks or as_seen(canon, who, fate, key).victim == as_seen(canon, who, event, key).topic


def _hears(who: str, event: Event) -> bool:
    """Does this character learn something from this line, or stand by while somebody is told?"""
    parts = _parts(who, event)
    if not event.verb.learners.isdisjoint(parts):
        return True
    told = parts == ("witness",) and event.object != "" and "object" in event.verb.learners
    return told and who in bystanders(event)


def _believes(who: str, event: Event) -> bool:
    """Is this character lied to by this line?"""
    effect = event.verb.effect(_parts(who, event)[0])
    return effect is not None and effect.believe


def _parts(who: str, event: Event) -> tuple[str, ...]:
    if who == event.subject or who in event.companions:
        return ("subject",)
    return ("object",) if who == event.object else ("witness",)


def _facts(event: Event) -> list[str]:
    named = fact_id(event.object_text) if event.object_text else ""
    return [fact for fact, _ in event.facts] + ([named] if named else [])
