"""Chosen events as readable text: in told order, the past first and marked as past."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from previously.canon.log import Canon, Moment
from previously.canon.reach import lived
from previously.core.entries import Event
from previously.recap.sentence import SentenceParts, finished, sentence_of_line
from previously.recap.words import OPENING, Names, aims

AGO = ((700.0, "years before"), (50.0, "months before"), (12.0, "weeks before"), (1.5, "days before"))
"""From how many days back each phrase is used."""
LATER = "later"
APART = {"abuses"}
"""Verbs never joined with another sentence."""


class Told(NamedTuple):
    """An event with its sentence: in parts, and as worded in context."""

    event: Event
    parts: SentenceParts
    opening: str

    @property
    def text(self) -> str:
        """The sentence on its own."""
        return self.parts.said(self.opening)


class Teller:
    """Puts events into words, as told in one canon and seen from one moment."""

    def __init__(self, canon: Canon, moment: Moment) -> None:
        self.canon, self.moment, self.names = canon, moment, Names(canon)
        self._series = canon.template.series_of(moment.told.episode)
        self._said: dict[str, SentenceParts] = {}

    def told(self, events: Iterable[Event]) -> list[Told]:
        """Events in told order, each with its sentence."""
        found: list[Told] = []
        now = ""
        for event in sorted(events, key=self._order):
            ago = self._ago(event)
            opening = ago if ago != now else ""
            if now and not ago:
                opening = LATER
            found.append(Told(event, self.sentence(event), opening))
            now = ago
        return found

    def sentence(self, event: Event) -> SentenceParts:
        """The sentence of one event."""
        if event.id not in self._said:
            self._said[event.id] = sentence_of_line(self.canon, event, self.names)
        return self._said[event.id]

    def outcome(self, event: Event) -> Event | None:
        """The next line, if it only says that this came to nothing."""
        lines = self.canon.entries_in(event.scene)
        after = (line for line in lines if line.ordinal > event.ordinal and isinstance(line, Event))
        found = next(after, None)
        return found if found and is_outcome(found) and found.subject == event.subject else None

    def aims(self, event: Event) -> frozenset[str]:
        """Whom a line that takes up a purpose is about."""
        return aims(self.canon, event) if event.verb.opens in OPENING else frozenset()

    def _order(self, event: Event) -> tuple[object, ...]:
        """Past events in lived order; then other series, then this one, each in told order."""
        past, told = self._past(event), event.scene.told
        other = self.canon.template.series_of(told.episode) != self._series
        place = lived(event) if past else (told.episode, told.scene, event.ordinal)
        return (not past, not other and not past, place)

    def _past(self, event: Event) -> bool:
        return event.scene.flashback or bool(event.scene.label)

    def _ago(self, event: Event) -> str:
        """How long ago it was, for what is told as past; empty for the present."""
        gap = self.moment.day - event.day
        return next((words for days, words in AGO if gap >= days), "earlier") if self._past(event) else ""


def paragraph(told: Sequence[Told]) -> str:
    """The sentences as one text; consecutive ones with the same subject are joined where that reads well."""
    return " ".join(_strung(group) for group in groups(told))


def groups(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Runs of two sentences that become one."""
    group: list[Told] = list(told[:1])
    for one, other in pairwise(told):
        if len(group) < 2 and _joins(one, other):
            group.append(other)
        else:
            yield group
            group = [other]
    if group:
        yield group


def _joins(one: Told, other: Told) -> bool:
    """Do two sentences share a subject and circumstances, with neither already joined?"""
    if other.opening or (one.parts.subject, one.parts.lead) != (other.parts.subject, other.parts.lead):
        return False
    if not _together(one, other) or {one.event.verb.id, other.event.verb.id} & APART:
        return False
    return is_outcome(other.event) or not any(
        " and " in said.parts.predicate or "," in said.parts.tail for said in (one, other)
    )


def _together(one: Told, other: Told) -> bool:
    """Are they two deeds in one scene, or the same deed to two people in one episode?"""
    if one.event.scene is other.event.scene:
        return True
    same = one.parts.verb == other.parts.verb and one.event.object and other.event.object
    return bool(same) and one.event.scene.told.episode == other.event.scene.told.episode


def is_outcome(event: Event) -> bool:
    """Does a line only say that the one before it came to nothing?"""
    return event.verb.id == "fails" and not event.object_text


def _strung(group: Sequence[Told]) -> str:
    first, *rest = group
    if not rest:
        return first.text
    (second,) = rest
    if is_outcome(second.event):
        return finished(f"{first.text.rstrip('.')}, but {second.parts.predicate}")
    return finished(_both(first, second))


def _both(first: Told, second: Told) -> str:
    """Two sentences with one subject as one, stating a shared verb or object once."""
    one, other = first.parts, second.parts
    if one.object and one.object == other.object and not one.tail:
        start = first.text.removesuffix(f"{one.object}.")
        return f"{start}and {other.verb} {one.object}{other.tail}"
    alike = one.verb == other.verb and one.object and other.object and not one.tail
    return f"{first.text.rstrip('.')} and {other.object + other.tail if alike else other.predicate}"


def words(told: Iterable[Told]) -> int:
    """How many words the sentences have."""
    return sum(len(one.text.split()) for one in told)
