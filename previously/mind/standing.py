"""How everyone stands at one point of the story: alive or not, where last seen, in what state, by whose doing."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from previously.canon.leads import leads
from previously.canon.log import Canon, Moment
from previously.canon.reach import Appearance, Key
from previously.core.entries import Character, Claim, Entry, Event, Scene
from previously.core.position import END, Told
from previously.mind.carried import Carried, carried, purpose_of
from previously.mind.headspace import Circumstances, Drive, Headspace, circumstances_in
from previously.mind.minds import Minds

NEVER: tuple[Told, Key] = (Told((END,), END), (float("-inf"), (), 0, 0))
"""When somebody was first and last seen who has not been."""


class Standing(NamedTuple):
    """One of the cast at one point of the story. `here`: in the scene the point names, and read in it; else at rest.

    `dead_since`, `first_seen` and `last_seen` are told positions or None; `order` is where the first was told and the
    last was lived. Read-outs are in 0..1. `size` is how much of them is wound and purpose; `made_by` are the Shapley
    shares of it, which add up to what all of those have made together.
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
    distress: float
    vulnerability: float
    void: float
    purpose: Drive | None
    size: float
    made_by: dict[str, float]
    carries: Carried | None


def standings(
    canon: Canon, minds: Minds, moment: Moment, *, only: Container[str] | None = None, made: bool = True
) -> list[Standing]:
    """Everyone of the cast at one point, in the order of the cast, but for who is left out.

    `only`: no more than these, and nobody else is replayed. Without `made`, nobody's shares are worked out.
    """
    people = [p for who, p in canon.cast.items() if who not in minds.without and (only is None or who in only)]
    minds.prepare(person.id for person in people)
    leading = leads(canon)
    lines = canon.entries_in(moment.scene) if moment.scene else []
    return [_standing(canon, minds, moment, p, lines, lead=p.id in leading, made=made) for p in people]


def circumstances_at(scene: Scene, lines: Sequence[Entry], who: str) -> Circumstances | None:
    """The circumstances of somebody at a scene's end, whose lines are given; None for who is not there."""
    there = who in scene.present or any(isinstance(line, Event | Claim) and who in line.present for line in lines)
    return circumstances_in(scene, lines, who) if there else None


def _standing(
    canon: Canon, minds: Minds, moment: Moment, person: Character, lines: Sequence[Entry], *, lead: bool, made: bool
) -> Standing:
    given = circumstances_at(moment.scene, lines, person.id) if moment.scene else None
    rest = Headspace(canon, minds.of(person.id), moment, Circumstances())
    space = rest if given is None else Headspace(canon, minds.of(person.id), moment, given)
    death = canon.dead_at(person.id, moment.key)
    first, last = _seen(canon, moment, person.id)
    return Standing(
        character=person.id,
        name=person.name,
        lead=lead,
        here=given is not None,
        alive=death is None,
        dead_since=death.event.scene.at if death else None,
        first_seen=first.scene.at if first else None,
        last_seen=last.scene.at if last else None,
        order=(first.scene.told if first else NEVER[0], last.key if last else NEVER[1]),
        place=last.scene.where if last else "",
        distress=space.distress,
        vulnerability=space.vulnerability,
        void=space.void,
        purpose=None if death else purpose_of(rest),
        size=rest.reading.size,
        made_by=rest.made_by if made else {},
        carries=None if death else carried(rest),
    )


def _seen(canon: Canon, moment: Moment, who: str) -> tuple[Appearance | None, Appearance | None]:
    """Where the audience first met somebody, and where they last were in lived order, up to a moment."""
    found = [
        seen
        for episode in canon.episodes
        for seen in episode.reach.appearances.get(who, ())
        if seen.key <= moment.key and _is_told(canon, seen.scene, moment) and _in_person(seen.scene, who)
    ]
    return (min(found, key=lambda seen: seen.scene.told, default=None), max(found, key=lambda s: s.key, default=None))


def _is_told(canon: Canon, scene: Scene, moment: Moment) -> bool:
    """Is a scene told by then? Another series is told beside this one: of that, what is lived by then is."""
    series_of = canon.template.series_of
    return scene.told <= moment.told or series_of(scene.told.episode) != series_of(moment.told.episode)


def _in_person(scene: Scene, who: str) -> bool:
    return not (scene.vision or who in scene.bodies or who in scene.ghosts)
