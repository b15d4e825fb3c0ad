"""What if: the log without somebody, or without one event, and without what rests on either."""

from typing import TypeVar

import msgspec

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.canon.reach import Reach, index
from previously.core.entries import Claim, Entry, Event
from previously.core.errors import UnknownName
from previously.core.nearest import did_you_mean

Found = TypeVar("Found")


def left_out(canon: Canon, without: str) -> frozenset[str]:
    """The addresses of the lines that `without` takes out, with what is because of them, and whom it takes out.

    `without` is somebody's name or an event's address; empty takes out nothing. Raises UnknownName.
    """
    if not without:
        return frozenset()
    who = canon.names.id_of(without)
    if who is not None:
        gone = frozenset((who, *(entry.id for entry in canon.entries() if _names(entry, who))))
    else:
        id_ = _event(canon, without).id
        gone = frozenset((id_, *(event.id for event in canon.events() if event.because_of == id_)))
    return gone | {event.id for event in canon.events() if _tells_again(canon, event, gone)}


def leave_out(canon: Canon, gone: frozenset[str]) -> Canon:
    """The canon without these lines and people. Scenes stay as they are listed, and names keep their meaning."""
    if not gone:
        return canon
    parts = (canon.before, canon.episodes)
    before, episodes = (tuple(leave_out_of(episode, gone) for episode in told) for told in parts)
    return canon.of(before, episodes)


def _event(canon: Canon, address: str) -> Event:
    found = canon.at(address)
    if isinstance(found, Event):
        return found
    known = (*canon.lexicon.names.phrases, *(event.id for event in canon.events()))
    near = did_you_mean(address, known)
    raise UnknownName(f"“{address}” is nobody of the cast and no event’s address (like S01E05.2/1){near}")


def _names(entry: Entry, who: str) -> bool:
    """Is a line somebody's doing, or about them?"""
    if isinstance(entry, Event):
        return entry.involves(who)
    return entry.subject == who or (isinstance(entry, Claim) and who in {entry.object, entry.topic})


def _tells_again(canon: Canon, event: Event, gone: frozenset[str]) -> bool:
    first = canon.retold.get(event.id)
    return event.retells in gone or (first is not None and first.id in gone)


def leave_out_of(part: Episode, gone: frozenset[str]) -> Episode:
    """An episode without these lines and people; the same where it has none of them."""
    entries = tuple(_let_in(entry, gone) for entry in part.entries if entry.id not in gone)
    if entries == part.entries and not gone & part.reach.appearances.keys():
        return part
    return msgspec.structs.replace(part, entries=entries, reach=_reach(part, entries, gone), placed=())


def _let_in(entry: Entry, gone: frozenset[str]) -> Entry:
    """The same line; whoever is gone does not learn by it later."""
    if not isinstance(entry, Event) or all(one.who not in gone for one in entry.joining):
        return entry
    return msgspec.structs.replace(entry, joining=tuple(one for one in entry.joining if one.who not in gone))


def _reach(old: Episode, entries: tuple[Entry, ...], gone: frozenset[str]) -> Reach:
    """The indexes of what is left; nobody who is gone is there, is seen or claims anything."""
    new = index((), entries, ())
    seen = {who: [one for address, one in found if address not in gone] for who, found in old.seen_by.items()}
    return msgspec.structs.replace(
        new,
        events=_others(new.events, gone),
        claims=_others(new.claims, gone),
        appearances=_others(seen, gone),
    )


def _others(table: dict[str, list[Found]], gone: frozenset[str]) -> dict[str, list[Found]]:
    return {who: found for who, found in table.items() if found and who not in gone}
