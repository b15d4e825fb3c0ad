"""What whoever joins a group learns on joining: what the story says its members learn, and nothing more."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from previously.canon.episodes import Episode
from previously.core.entries import Event, Scene
from previously.core.groups import Member
from previously.core.verbs import Verb


def let_in(events: Iterable[Event], parts: Sequence[Episode], learns: Verb | None) -> Iterator[Event]:
    """For each who joins later, an event at the start of the first scene in which they are of the group.

    What the group was told they learn as it is believed by then (`learns` is the verb of that).
    """
    for event in events:
        for member in event.joining:
            scene = _first_scene(member, parts)
            if scene is not None:
                yield from (_learning(one, member.who, scene) for one in _as_learnt(event, learns))


def _as_learnt(event: Event, learns: Verb | None) -> Iterator[Event]:
    """A line by which members learn; or one for each fact that they were told, from whoever told it."""
    if not event.facts:
        yield event
        return
    for fact, _value in event.facts if learns is not None else ():
        told = {"object": "", "object_text": fact, "facts": (), "reveals": (), "told_by": event.subject}
        yield msgspec.structs.replace(event, verb=learns, **told)


def _learning(event: Event, who: str, scene: Scene) -> Event:
    there = {"scene": scene, "ordinal": 0, "day": scene.day, "present": (who,)}
    return msgspec.structs.replace(event, **there, subject=who, companions=(), witnesses=(), joining=())


def _first_scene(member: Member, parts: Sequence[Episode]) -> Scene | None:
    scenes = ((part, scene) for part in sorted(parts, key=lambda part: part.episode) for scene in part.scenes)
    waking = ((part, scene) for part, scene in scenes if not scene.flashback and not scene.vision)
    return next((scene for part, scene in waking if member.is_in(part.here(scene))), None)
