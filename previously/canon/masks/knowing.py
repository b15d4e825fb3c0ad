"""Who knows since when who somebody is, and what a line says to whoever does not."""

from typing import TypeVar

from previously.canon.knowledge.lore import START
from previously.canon.log import Canon, Moment
from previously.canon.masks.unmasking import named_in, renamed
from previously.canon.memo import remembered
from previously.canon.reach import Key
from previously.core.entries import Claim, Event, Note

Told = TypeVar("Told", Event, Claim)


@remembered("canon")
def known_since(canon: Canon, who: str) -> dict[str, Key]:
    """By mask, the lived moment from which somebody knows who wears it; nobody has to learn that of themselves."""
    masks, found = canon.masks, dict[str, Key]()
    for mask, person in masks.people.items():
        open_to = {masks.person(one) for one in masks.open_to.get(mask, ())}
        first = START if who == person or who in open_to else _learned(canon, who, mask, person)
        if first is not None:
            found[mask] = first
    return found


def _learned(canon: Canon, who: str, mask: str, person: str) -> Key | None:
    beliefs = (one for fact in canon.masks.facts(mask) for one in canon.knowledge.beliefs_of(who, fact))
    return min((one.key for one in beliefs if canon.lexicon.who(one.value) == person), default=None)


def unknown_to(canon: Canon, who: str, key: Key) -> frozenset[str]:
    """The masks behind which somebody does not see at a lived moment."""
    if not canon.masks:
        return frozenset()
    since = known_since(canon, who)
    return frozenset(mask for mask in canon.masks.people if mask not in since or since[mask] > key)


def as_seen(canon: Canon, who: str, line: Told, key: Key) -> Told:
    """A line as somebody has it who knows at a lived moment what they know of who is who."""
    raw = canon.worn_in(line) if canon.masks else None
    unknown = unknown_to(canon, who, key) if raw is not None else frozenset[str]()
    if raw is None or isinstance(raw, Note) or type(raw) is not type(line) or not named_in(raw) & unknown:
        return line
    known = {mask: person for mask, person in canon.masks.people.items() if mask not in unknown}
    return renamed(raw, lambda one: known.get(one, one))


def seen_as(canon: Canon, who: str, one: str, key: Key) -> str:
    """Whom somebody takes one of these people for at a lived moment: who they are, if she knows."""
    return one if one in unknown_to(canon, who, key) else canon.masks.person(one)


def faces_of(canon: Canon, who: str, one: str, key: Key) -> tuple[str, ...]:
    """By which names somebody has known a person at a lived moment, whom she has taken for others before."""
    if not canon.masks or one in unknown_to(canon, who, key):
        return (one,)
    person, since = canon.masks.person(one), known_since(canon, who)
    return (person, *(mask for mask in canon.masks.faces(person) if START < since.get(mask, START) <= key))


def shown_in(canon: Canon, who: str, one: str, moment: Moment) -> tuple[str, ...]:
    """As whom somebody meets a person in a scene: under the names it lists there, until she knows better."""
    unknown = unknown_to(canon, who, moment.key)
    if moment.scene is None or unknown.isdisjoint(canon.masks.faces(one)):
        return (one,)
    listed = [face for face in canon.listed_in(moment.scene) if canon.masks.person(face) == one]
    return tuple(dict.fromkeys(face if face in unknown else one for face in listed)) or (one,)
