"""An index of events: what is told, by verb and by who is in it, so that a question need not scan the whole story.

Each episode has a table of its own, a function of nothing but its lines; the index of a story joins the tables of its
episodes a verb at a time, when that verb is first asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from previously.core.entries import Entry, Event
from previously.core.ids import folded
from previously.core.verbs import Verb

ARTICLES = frozenset({"the", "a", "an"})
Spot = tuple[int, int]
"""Told order: which part of the story, and which of its entries."""


class Deed(NamedTuple):
    """What one line says is done, whenever that is: two events with one deed differ only in when and where."""

    verb: Verb
    form: str  # the verb as the line has it; empty where it has none of its forms
    subject: str
    object: str  # a cast id, or nobody
    words: str  # what is there instead, in small letters and without articles
    forced_by: str

    @property
    def target(self) -> str:
        """`@id` of somebody, or the words that stand there."""
        return f"@{self.object}" if self.object else self.words


class Instances(NamedTuple):
    """A deed with its first instance in a part that is not only dreamt, if any, and its last, each with its spot."""

    deed: Deed
    first: tuple[Spot, Event] | None
    last: tuple[Spot, Event]


Table = dict[str, tuple[Instances, ...]]
"""The deeds of one episode by the verb's id; each spot has a 0 for the part."""


def table(entries: Iterable[Entry]) -> Table:
    """The deeds of one episode."""
    found: dict[Deed, Instances] = {}
    for number, event in enumerate(entries):
        if isinstance(event, Event):
            deed, here = deed_of(event), ((0, number), event)
            known = found.get(deed)
            first = known.first if known else None
            if not event.scene.vision and _earlier(here, first):
                first = here
            found[deed] = Instances(deed, first, here)
    by: dict[str, list[Instances]] = {}
    for deed, instances in found.items():
        by.setdefault(deed.verb.id, []).append(instances)
    return {verb: tuple(all_) for verb, all_ in by.items()}


def deed_of(event: Event) -> Deed:
    """What a line says is done."""
    words = [] if event.object else event.object_text.casefold().split()
    said = " ".join(word for word in words if word not in ARTICLES)
    return Deed(event.verb, form_of(event), event.subject, event.object, said, event.forced_by)


def form_of(event: Event) -> str:
    """The longest form of its verb that a line has before its clauses."""
    said = f" {folded(event.text.partition(';')[0])} "
    own = [form for form in event.verb.forms if f" {form} " in said]
    return max(reversed(own), key=len, default="")


class OfVerb:
    """Every deed of one verb in a story."""

    def __init__(self, found: Iterable[Instances]) -> None:
        self.deeds: dict[tuple[str, str], dict[Deed, Instances]] = {}
        """By subject and target."""
        self.first: dict[tuple[str, str], tuple[Spot, Event]] = {}
        """The first event that is not only dreamt, by subject and object."""
        self.pairs: dict[str, dict[tuple[str, str], None]] = {}
        """By somebody, each subject and object of whom they are one."""
        self.deaths: dict[str, dict[Deed, Instances]] = {}
        """By who dies by it, where it is not only believed."""
        self.verbs: dict[Verb, None] = {}
        for one in found:
            self._add(one)

    def all(self) -> Iterator[Deed]:
        """Every deed of it, once."""
        for found in self.deeds.values():
            yield from found

    def _add(self, one: Instances) -> None:
        """Take in a deed of a part, parts being added in order."""
        deed, pair = one.deed, (one.deed.subject, one.deed.object)
        self.verbs[deed.verb] = None
        self.deeds.setdefault((deed.subject, deed.target), {})[deed] = one
        if one.first is not None and _earlier(one.first, self.first.get(pair)):
            self.first[pair] = one.first
        for who in {*pair} - {""}:
            self.pairs.setdefault(who, {})[pair] = None
        if deed.verb.dies and not deed.verb.seems:
            victim = deed.object if deed.verb.dies == "object" else deed.subject
            self.deaths.setdefault(victim, {})[deed] = one


def _earlier(one: tuple[Spot, Event], other: tuple[Spot, Event] | None) -> bool:
    """Is an event told before another? By its position; of two at one position, by where they stand."""
    return other is None or told_at(one) < told_at(other)


def told_at(one: tuple[Spot, Event]) -> tuple[tuple[int, ...], int, Spot]:
    """Where an event stands in told order."""
    told = one[1].scene.told
    return (told.episode, told.scene, one[0])


class Index:
    """The deeds of a story, from the tables of its parts in told order."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._of: dict[str, OfVerb] = {}

    @cached_property
    def verbs(self) -> tuple[str, ...]:
        """The ids of the verbs that are used."""
        return tuple(dict.fromkeys(verb for one in self._tables for verb in one))

    def of(self, verb: str) -> OfVerb:
        """Every deed of a verb, by its id."""
        if verb not in self._of:
            parts = enumerate(self._tables)
            self._of[verb] = OfVerb(_placed(one, part) for part, table_ in parts for one in table_.get(verb, ()))
        return self._of[verb]


def _placed(one: Instances, part: int) -> Instances:
    """The same, its spots in that part of the story."""
    first = None if one.first is None else ((part, one.first[0][1]), one.first[1])
    return Instances(one.deed, first, ((part, one.last[0][1]), one.last[1]))
