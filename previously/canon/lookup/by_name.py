"""The parts of a story that have something of somebody, or of something, by name."""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence

from previously.canon.episodes import Episode

Names = Callable[[Episode], Iterable[str]]


class ByName:
    """Parts in told order by the names that each has; never changed."""

    def __init__(self, names: Names, parts: Sequence[Episode], found: dict[str, list[Episode]] | None = None) -> None:
        self._names, self._parts = names, parts
        self._found: dict[str, list[Episode]] = {} if found is None else found
        if found is None:
            for part in parts:
                for name in names(part):
                    self._found.setdefault(name, []).append(part)

    def of(self, name: str) -> Sequence[Episode]:
        """The parts that have something of a name."""
        return self._found.get(name, ())

    def after(self, parts: Sequence[Episode]) -> "ByName":
        """The same of other parts: only those that are not the same are looked at."""
        if len(parts) < len(self._parts) or any(
            one.episode != other.episode for one, other in zip(self._parts, parts, strict=False)
        ):
            return ByName(self._names, parts)
        number = {part.episode: place for place, part in enumerate(parts)}
        found = dict(self._found)
        for place, new in enumerate(parts):
            old = self._parts[place] if place < len(self._parts) else None
            if old is new:
                continue
            names = dict.fromkeys(self._names(new))
            for name in {**names, **dict.fromkeys(self._names(old) if old else ())}:
                kept = [part for part in found.get(name, ()) if part is not old]
                if name in names:
                    insort(kept, new, key=lambda part: number[part.episode])
                found[name] = kept
        return ByName(self._names, parts, found)
