"""Which line surely tells of which deed: an index, so that a question about one hearer does not read the whole log."""

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from previously.canon.knowledge.content import SURE, carried, deaths_named, named_in
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import lived
from previously.core.entries import Entry, Event, Saying
from previously.language.lexicon.knowing import effects_of_classes
from previously.language.lexicon.news_words import is_public

Parts = tuple[str, str, str]
"""A verb's id, who does it and to whom (cast ids); `*` is anybody."""
ANY = "*"
DEATHS = frozenset({"die", "kill"})
"""The classes of what is said by which somebody is dead."""


class Tidings(msgspec.Struct, frozen=True, eq=False):
    """By the address of a deed, the lines that tell of it, in lived order; by that of a line, the deeds it tells of."""

    lines: dict[str, list[Entry]]
    deeds: dict[str, tuple[Event, ...]]


@remembered("canon")
def tidings_of(canon: Canon) -> Tidings:
    """What each line tells of; of several like deeds, the last before it."""
    done, found = _Done(canon), Tidings({}, {})
    for line in canon.newsworthy:
        told = tuple(dict.fromkeys(done.told_by(line)))
        if told:
            found.deeds[line.id] = told
        for deed in told:
            found.lines.setdefault(deed.id, []).append(line)
    return found


class _Done:
    """What is done in a story, by verb and by who does it to whom."""

    def __init__(self, canon: Canon) -> None:
        self.canon = canon
        self._done: dict[Parts, list[Event]] = {}
        senses = effects_of_classes().values()
        verbs = {verb for sense in senses for verb in (sense.own, sense.suffered, sense.alone)}
        for event in sorted(canon.events(), key=lived):
            if event.verb.id in verbs and not event.scene.vision and event.id not in canon.retold:
                for parts in _parts(event):
                    self._done.setdefault(parts, []).append(event)

    def told_by(self, line: Entry) -> Iterator[Event]:
        """The deeds that a line surely tells of."""
        if not isinstance(line, Event):
            yield from self._deaths(line, {*self.canon.lexicon.apart(line.text.replace("'s", " "))[0]})
            return
        told = (deed for deed in self._meant(line) if lived(deed) < lived(line) and deed is not line)
        yield from (deed for deed in told if carried(self.canon, line, deed) == SURE)
        if is_public(line.text):
            yield from self._deaths(line, named_in(self.canon, line))

    def _meant(self, line: Event) -> Iterator[Event]:
        """What may be meant: named by its address, by who did what, by who died, by whose body lies there."""
        named = (self.canon.at(address) for address in (line.because_of, line.retells) if address)
        yield from (deed for deed in named if isinstance(deed, Event))
        for one in line.says:
            yield from self._said(one, line)
        yield from self._deaths(line, {*named_in(self.canon, line), *deaths_named(self.canon, line.text), *line.bodies})

    def _said(self, one: Saying, line: Event) -> Iterator[Event]:
        effect = effects_of_classes().get(one.sense)
        if one.sense in DEATHS:
            yield from self._deaths(line, {*(one.by if one.sense == "die" else one.to)})
        if effect is None:
            return
        objects = (*one.to, "") if one.to else (ANY,)
        parts = [(verb, by, to) for verb in (effect.own, effect.alone) if verb for by in one.by for to in objects]
        parts += [(effect.suffered, ANY, to) for to in one.to if effect.suffered]
        found = [deed for deed in (self._last(part, line) for part in parts) if deed is not None]
        yield from found

    def _last(self, parts: Parts, line: Event) -> Event | None:
        deeds = self._done.get(parts, [])
        at = bisect_left(deeds, lived(line), key=lived)
        return deeds[at - 1] if at else None

    def _deaths(self, line: Entry, named: set[str]) -> Iterator[Event]:
        """The last death before a line of each of these."""
        for who in sorted(named):
            before = [turn for turn in self.canon.turns_of(who) if not turn.alive and turn.key < lived(line)]
            yield from (turn.event for turn in before[-1:])


def _parts(event: Event) -> Iterator[Parts]:
    for by in dict.fromkeys((event.subject, event.agent)):
        yield (event.verb.id, by, event.object)
        yield (event.verb.id, by, ANY)
    yield (event.verb.id, ANY, event.subject)
