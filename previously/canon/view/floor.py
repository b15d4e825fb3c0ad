"""`from:` is a floor: before it is reached, an entry or a name is not there, whatever the text says.

So a name that a told line uses before belongs to whoever bears it by then, and to nobody where nobody does.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from previously.core.atoms import CastText, NameText

Reached = Callable[[str], bool]
"""Is something with this label told?"""


def standing(cast: Iterable[CastText], reached: Reached) -> tuple[CastText, ...]:
    """The entries and names that may be told by now; who turns out to be another is one with them from then on."""
    return tuple(_entries(cast, reached))


def _entries(cast: Iterable[CastText], reached: Reached) -> Iterator[CastText]:
    for entry in cast:
        if entry.is_:
            known = (
                {"is_": entry.is_, "known_to": entry.known_to} if reached(entry.from_) else {"is_": "", "known_to": ()}
            )
            yield msgspec.structs.replace(_named(entry, reached), from_=entry.from_ if known["is_"] else "", **known)
        elif not entry.from_ or reached(entry.from_):
            yield msgspec.structs.replace(_named(entry, reached), known_to=())


def _named(entry: CastText, reached: Reached) -> CastText:
    """The names that may be used by now; the id where there is none."""
    names = [name for name in (entry.name, *entry.aliases) if not name.from_ or reached(name.from_)]
    first, *others = names or [NameText(entry.id, entry.span)]
    return msgspec.structs.replace(entry, name=first, aliases=tuple(others))
