"""The state of the cast at a point in the story: alive or dead, where last seen, how they are, by whose doing."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from previously.canon.leads import leads
from previously.canon.log import Canon, Moment
from previously.canon.reach import Appearance, Key
from previously.canon.world.nameless import is_nameless
from previously.core.collector import collector_off
from previously.core.entries import Character, Entry, Note, Scene
from previously.core.position import END, Told
from previously.mind.at_once import read_at_once
from previously.mind.carried import Carried, carried, purpose_of
from previously.mind.circumstances import Circumstances, circumstances_in
from previously.mind.headspace import Drive, Headspace
from previously.mind.held import noisy_or
from previously.mind.minds import Minds
from previously.mind.share import shares_of

NEVER: tuple[Told, Key] = (Told((END,), END), (float("-inf"), (), 0, 0))
"""The sort key of a character not seen yet."""
Seen = tuple[Appearance, Appearance]
"""Somebody's first appearance as told, and their last as lived."""


class Standing(NamedTuple):
    """A character at a point in the story. `here`: they are in that scene and measured in it; otherwise at rest.

    `dead_since`, `first_seen` and `last_seen` are told positions or None; `order` is where the first was told and the
    last was lived. Read-outs are in 0..1. `size` is the total strength of their wounds and purposes; `made_by` holds
    other people's Shapley shares of it, which sum to the difference those people make together.
    """

    character: str
    name: str
    lead: bool
    here: bool
    alive: bool
    dead_since: str | None
    first_seen: str | None
    last_seen: str | None
    order: tuple[Told, Key]
    place: str
    hurt: float
    lift: float
    distress: float
    vulnerability: float
    void: float
    grief: float
    purpose: Drive | None
    size: float
    made_by: dict[str, float]
    carries: Carried | None

    @property
    def missed(self) -> float:
        """What all losses left behind, of purposes and of bonds."""
        return noisy_or((self.void, self.grief))


def standings(
    canon: Canon, minds: Minds, moment: Moment, *, only: Container[str] | None = None, made: bool = True
) -> list[Standing]:
    """The cast at one point, in cast order, without anyone who is left out.

    `only`: just these people; nobody else is replayed. Without `made`, shares are not computed.
    """
    people = [p for who, p in canon.cast.items() if who not in minds.without and (only is None or who in only)]
    minds.prepare(person.id for person in people)
    with collector_off():
        return list(_standings(canon, minds, moment, people, made=made))


def _standings(
    canon: Canon, minds: Minds, moment: Moment, people: Sequence[Character], *, made: bool
) -> Iterator[Standing]:
    rests = [Headspace(canon, minds.of(person.id), moment, Circumstances()) for person in people]
    spaces = [_here(rest) or rest for rest in rests]
    read_at_once([*rests, *(space for space, rest in zip(spaces, rests, strict=True) if space is not rest)])
    makers = shares_of([rest.makers for rest in rests]) if made else [{} for _ in rests]
    leading, seen = leads(canon), _seen(canon, moment, {person.id for person in people})
    told = zip(people, rests, spaces, makers, strict=True)
    for one in told:
        yield _standing(*one, seen.get(one[0].id), lead=one[0].id in leading)


def circumstances_at(scene: Scene, lines: Sequence[Entry], who: str) -> Circumstances | None:
    """A character's circumstances at the end of a scene with these lines; None if they are not in it."""
    there = who in scene.present or any(not isinstance(line, Note) and who in line.present for line in lines)
    return circumstances_in(scene, lines, who) if there else None


def _here(rest: Headspace) -> Headspace | None:
    """The same mind in the scene that the moment names, if she is in it."""
    moment, who = rest.moment, rest.character
    given = circumstances_at(moment.scene, rest.canon.entries_in(moment.scene), who) if moment.scene else None
    return None if given is None else Headspace(rest.canon, rest.mind, moment, given)


def _standing(
    person: Character, rest: Headspace, space: Headspace, made: dict[str, float], seen: Seen | None, *, lead: bool
) -> Standing:
    canon, moment, (first, last) = rest.canon, rest.moment, seen or (None, None)
    death = None if is_nameless(canon, person.id) else canon.dead_at(person.id, moment.key)  # a kind lives on
    return Standing(
        character=person.id,
        name=person.name,
        lead=lead,
        here=space is not rest,
        alive=death is None,
        dead_since=death.event.scene.at if death else None,
        first_seen=first.scene.at if first else None,
        last_seen=last.scene.at if last else None,
        order=(first.scene.told if first else NEVER[0], last.key if last else NEVER[1]),
        place=last.scene.where if last else "",
        hurt=space.hurt,
        lift=space.lift,
        distress=space.distress,
        vulnerability=space.vulnerability,
        void=space.void,
        grief=space.grief,
        purpose=None if death else purpose_of(rest),
        size=rest.size,
        made_by=made,
        carries=None if death else carried(rest),
    )


def _seen(canon: Canon, moment: Moment, people: set[str]) -> dict[str, Seen]:
    """Where the audience first met each character, and where they last were in lived order, up to a moment."""
    found: dict[str, Seen] = {}
    for episode in canon.episodes:
        for who in episode.reach.appearances.keys() & people:
            there = episode.reach.appearances[who]
            here = [seen for seen in there if seen.key <= moment.key and _counts(canon, seen.scene, moment, who)]
            if here:
                first, last = found.get(who, (here[0], here[0]))
                told = min((first, *here), key=lambda seen: seen.scene.told)
                found[who] = told, max((last, *here), key=lambda seen: seen.key)
    return found


def _counts(canon: Canon, scene: Scene, moment: Moment, who: str) -> bool:
    return _is_told(canon, scene, moment) and _in_person(scene, who)


def _is_told(canon: Canon, scene: Scene, moment: Moment) -> bool:
    """Has a scene been told by then? Another series runs in parallel: there, whatever was lived by then counts."""
    series_of = canon.template.series_of
    return scene.told <= moment.told or series_of(scene.told.episode) != series_of(moment.told.episode)


def _in_person(scene: Scene, who: str) -> bool:
    return not (scene.vision or who in scene.bodies or who in scene.ghosts)
