"""What has reached somebody by a moment: the lines she was there for, and the deeds she has heard of."""

import re
from collections.abc import Iterable, Iterator

from previously.canon.log import Moment
from previously.canon.masks.knowing import as_seen, faces_of, seen_as
from previously.canon.view.only import only, part_of
from previously.core.entries import Entry, Event
from previously.core.ids import folded
from previously.mind.appraisal.encounters import Encounter
from previously.mind.headspace import Headspace
from previously.mind.minds import Mind
from previously.questions.briefing.reached import hides_something, lines_that_reach, until


class Hers:
    """A story as one character has met it: `canon` holds no other line, and nothing that comes later.

    `lines` are those she was there for, in lived order, and `heard` the lines by which other deeds have reached her,
    each by its address (of a deed, by the deed's).
    """

    def __init__(self, space: Headspace) -> None:
        whole, self.space, self.moment = space.canon, space, space.moment
        self.whole, self.who = whole, whole.cast[space.character]
        self.reached = until(lines_that_reach(whole, self.who.id), self.moment)
        self.lines = {line.id: line.entry for line in self.reached}
        self.heard = {met.event.id: line for met, line in _heard(space.mind, self.moment)}
        self.canon = only(whole, self._kept())

    def _kept(self) -> dict[int, frozenset[str]]:
        """The addresses of what has reached her, by the part of the log."""
        found: dict[int, set[str]] = {}
        for line in self.reached:
            found.setdefault(line.part, set()).add(line.id)
        for met, _ in _heard(self.space.mind, self.moment):
            found.setdefault(part_of(self.whole, met.event.scene), set()).add(met.event.id)
        return {number: frozenset(ids) for number, ids in found.items()}

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
        return line if line is not None and not hides_something(line, self.who.id) else None


def _heard(mind: Mind, moment: Moment) -> Iterator[tuple[Encounter, Entry]]:
    """The deeds she has only heard of, each with the line that told her."""
    for met in mind.encounters[: mind.lived_until(moment.key)]:
        if met.learned_in is not None:
            yield met, met.learned_in
