"""What has reached somebody by a moment: the lines she was there for, and the deeds she has heard of."""

import re
from collections.abc import Iterable, Iterator

from previously.canon.log import Canon, Moment
from previously.canon.masks.knowing import as_seen, faces_of, seen_as
from previously.canon.reach import lived
from previously.canon.without import leave_out
from previously.core.entries import Claim, Entry, Event, Scene
from previously.core.ids import folded
from previously.mind.headspace import Headspace
from previously.mind.minds import Mind


class Hers:
    """A story as one character has met it: `canon` holds no other line, and nothing that comes later.

    `lines` are those she was there for, in lived order, and `heard` the lines by which other deeds have reached her,
    each by its address (of a deed, by the deed's).
    """

    def __init__(self, space: Headspace) -> None:
        whole, self.space, self.moment = space.canon, space, space.moment
        self.whole, self.who = whole, whole.cast[space.character]
        self.lines = {entry.id: entry for entry in sorted(_there(whole, self.who.id, self.moment), key=lived)}
        self.heard = dict(_heard(space.mind, self.moment))
        kept = self.lines.keys() | self.heard.keys()
        self.canon = leave_out(whole, frozenset(entry.id for entry in whole.entries() if entry.id not in kept))

    def name(self, who: str) -> str:
        """What she calls somebody: of the names she knows them by, the first that a line which reached her has."""
        if who not in self.whole.people:
            return who
        raw = (self.whole.names.raw or self.whole.names).characters
        people = [raw[face] for face in faces_of(self.whole, self.who.id, who, self.moment.key) if face in raw]
        names = dict.fromkeys(name for one in people for name in (one.name, *one.aliases))
        return self._met(names) if len(names) > 1 else next(iter(names), who)

    def person(self, who: str) -> str:
        """Whom she takes somebody for by now: one person for all their names that she knows of."""
        return seen_as(self.whole, self.who.id, who, self.moment.key)

    def _met(self, names: Iterable[str]) -> str:
        """Of several names the one that she met first; the first of them where she met none."""
        by_word = {folded(name): name for name in reversed([*names])}
        pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(by_word, key=len, reverse=True)))
        spoken = (pattern.search(folded(line.text)) for line in self.lines.values())
        found = next((one[0] for one in spoken if one), next(reversed(by_word)))
        return by_word[found]

    def face(self, event: Event, person: str) -> str:
        """As whom she meets one of an event's people."""
        seen = as_seen(self.whole, self.who.id, event, self.moment.key)
        faces = (seen.told_by, seen.subject, seen.object, *seen.kept_from, *seen.companions)
        return next((face for face in faces if face and self.whole.masks.person(face) == person), person)

    def id(self, word: str) -> str | None:
        """Whom a name means to whoever does not know who is who."""
        return (self.whole.names.raw or self.whole.names).id_of(word)

    def is_dead(self, who: str) -> bool:
        """Is somebody dead, for all she knows?"""
        person = self.whole.masks.person(who)
        turns = [turn for turn in self.canon.turns_of(person) if turn.key <= self.moment.key]
        return bool(turns) and not turns[-1].alive and self.face(turns[-1].event, person) == who

    def own(self, event: Event) -> Entry | None:
        """The line by which a deed has reached her; None where it tells more than she can see in it."""
        line = self.lines.get(event.id) or self.heard.get(event.id)
        return line if line is not None and not _hides_something(line, self.who.id) else None


def _there(canon: Canon, who: str, moment: Moment) -> Iterator[Entry]:
    """The lines at which somebody was there, up to a moment; of dreams none."""
    yield from (event for event in canon.events_of(who) if _reaches(event, who) and lived(event) <= moment.key)
    scenes = {seen.scene.at: seen.scene for seen in canon.appearances_of(who) if seen.key <= moment.key}
    for scene in (scene for scene in scenes.values() if not scene.vision):
        yield from (line for line in _others(canon, who, scene) if lived(line) <= moment.key)


def _reaches(event: Event, who: str) -> bool:
    return not event.scene.vision and who not in event.kept_from and who not in event.scene.ghosts


def _others(canon: Canon, who: str, scene: Scene) -> Iterator[Entry]:
    """What is claimed and noted of her in a scene while she is there."""
    here = scene.present
    for line in canon.entries_in(scene):
        if isinstance(line, Event | Claim):
            here = line.present or here
        if not isinstance(line, Event) and line.subject == who and (who in here or not scene.listed):
            yield line


def _heard(mind: Mind, moment: Moment) -> Iterator[tuple[str, Entry]]:
    """The deeds she has only heard of, each with the line that told her."""
    for met in mind.encounters[: mind.lived_until(moment.key)]:
        if met.learned_in is not None:
            yield met.event.id, met.learned_in


def _hides_something(line: Entry, who: str) -> bool:
    """Does a line say what nobody sees who is only there: that it is a lie, that a death only seems to be one?"""
    if not isinstance(line, Event) or who in {line.subject, *line.companions}:
        return False
    deceives = any(effect.believe for _, effect in line.verb.roles)
    return deceives or line.verb.seems or bool(line.kept_from)
