"""Takes of a scene, in a story that names a store: a branch taken, kept or discarded, and a log rewound."""

from collections.abc import Callable
from typing import Literal

from previously.core.errors import BadRequest
from previously.formats.store.keys import Call
from previously.formats.store.store import Store
from previously.live.room import Room
from previously.questions.question import Answer
from previously.surfaces.deeds.once import once

Deed = Literal["branch", "keep", "discard", "rewind"]


class TakeAnswer(Answer, frozen=True):
    """What was done, and the branch that goes on: how many rows it has now, and the hash of its last.

    `changed` is how many rows came (of a keep) or went (of a discard or a rewind). `repeated`: it was done before, by
    its key.
    """

    deed: Deed
    branch: str
    rows: int
    head: str
    changed: int
    repeated: bool = False


def branch(room: Room, name: str, of: str = "", after: int | None = None, call: Call | None = None) -> TakeAnswer:
    """Take a branch of another, after its last row or an earlier one. Raises BadRequest and UnreadableInput."""

    def done(store: Store) -> TakeAnswer:
        store.branch(name, of=of, after=after)
        return _now("branch", store, name, 0)

    return _in_store(room, call, done)


def keep(room: Room, name: str, call: Call | None = None) -> TakeAnswer:
    """Add a branch's rows to what it was taken from. Raises BadRequest and UnreadableInput."""

    def done(store: Store) -> TakeAnswer:
        under = _taken_from(store, name)
        return _now("keep", store, under, len(store.keep(name)))

    return _in_store(room, call, done)


def discard(room: Room, name: str, call: Call | None = None) -> TakeAnswer:
    """Remove a branch with its rows. Raises BadRequest and UnreadableInput."""

    def done(store: Store) -> TakeAnswer:
        under = _taken_from(store, name)
        return _now("discard", store, under, store.discard(name))

    return _in_store(room, call, done)


def rewind(room: Room, to: int, branch: str = "", call: Call | None = None) -> TakeAnswer:
    """Remove the rows of a branch after one. Raises BadRequest and UnreadableInput."""

    def done(store: Store) -> TakeAnswer:
        return _now("rewind", store, branch or store.reads, store.rewind(to, branch=branch))

    return _in_store(room, call, done)


def _in_store(room: Room, call: Call | None, done: Callable[[Store], TakeAnswer]) -> TakeAnswer:
    with room.lock:
        if room.read_only:
            raise BadRequest("this story is served to be read: nothing is done in it")
        with room.store() as store:
            answer = once(store, call, TakeAnswer, lambda: done(store))
        room.refresh()
        return answer


def _taken_from(store: Store, name: str) -> str:
    """What a branch was taken from; itself where it was taken from none, or there is none of that name."""
    known = {one.id: one for one in store.branches()}
    parent = next((one.parent for one in known.values() if one.name == name), None)
    return known[parent].name if parent in known else name


def _now(deed: Deed, store: Store, name: str, changed: int) -> TakeAnswer:
    found = store.one(name)
    return TakeAnswer(deed, found.name, found.rows, found.head.hex(), changed)
