"""Entries of the cast that turn out to be somebody else: `heath: {name: Heath, is: kayaba, from: Chapter 22}`."""

from collections.abc import Callable, Iterable

import msgspec

from previously.core.atoms import CastText, NameText


def one_each(cast: Iterable[CastText], known: Callable[[CastText], bool]) -> tuple[CastText, ...]:
    """The cast with one entry for each person: where it is known who somebody is, their names are that one's.

    Where it is not, or who they are is nobody of the cast, they stay somebody of their own.
    """
    entries = {entry.id: entry for entry in reversed(tuple(cast))}
    ordered = {id_: entries[id_] for id_ in reversed(entries)}
    for entry in list(ordered.values()):
        other = _behind(entry, ordered) if known(entry) else None
        if other is not None:
            ordered[other.id] = _joined(ordered[other.id], entry)
            del ordered[entry.id]
    return tuple(msgspec.structs.replace(one, is_="", from_="") if one.is_ else one for one in ordered.values())


def _behind(entry: CastText, entries: dict[str, CastText]) -> CastText | None:
    """Who somebody is; None for nobody else, and where it goes round in a circle."""
    other = entries.get(entry.is_) if entry.is_ and entry.is_ != entry.id else None
    return None if other is None or other.is_ else other


def _joined(person: CastText, mask: CastText) -> CastText:
    names = (mask.name, *mask.aliases, NameText(mask.id, mask.span))
    known = {name.text.casefold(): name for name in (person.name, *person.aliases)}
    for name in names:
        known.setdefault(name.text.casefold(), name)
    return msgspec.structs.replace(
        person,
        aliases=tuple(known.values())[1:],
        goals=(*person.goals, *mask.goals),
        bonds=(*person.bonds, *mask.bonds),
    )
