"""Who dies where in a scene list, who is there as a body, and the lines that say so."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from previously.importers.scenelist.read import Listed, Person

_PLAIN_NAME = re.compile(r"[^\W_][\w .'’#&()/-]*")
_TAIL = {"about", "with"}  # words that end an object in a line


class Fates(msgspec.Struct):
    """For each scene, in list order: who dies in it, and who is there dead."""

    deaths: list[set[str]]
    bodies: list[set[str]]


def fates(scenes: Sequence[Listed]) -> Fates:
    """Each account (a killer or a manner) is a death.

    A bare “not alive” is a body if another scene has the account; if none has, the first one is the death.
    """
    accounts = {person.name for scene in scenes for person in scene.people if _tells(scene, person)}
    seen = {
        person.name for scene in scenes for person in scene.people if person.accounted and person.name not in accounts
    }
    dead: set[str] = set()
    found = Fates([], [])
    for scene in scenes:
        listed = [person for person in scene.people if person.alive is False or person.accounted]
        dying = {
            person.name
            for person in listed
            if _tells(scene, person)
            or (person.name not in accounts | dead and (person.accounted or person.name not in seen))
        }
        found.deaths.append(dying)
        found.bodies.append({person.name for person in listed} - dying)
        dead |= dying
    return found


def _tells(scene: Listed, person: Person) -> bool:
    """Is it an account of a death that happens, rather than is foreseen?"""
    return person.accounted and not scene.vision


class Teller:
    """Writes the lines of a scene. `ids` are cast ids by folded name."""

    def __init__(self, ids: Mapping[str, str], names: Mapping[str, str]) -> None:
        self.ids, self.names = ids, names

    def lines(self, scene: Listed, dying: Iterable[str]) -> list[str]:
        """Deaths, and marriages for love."""
        there = {person.name for person in scene.people}
        dying = set(dying)
        lines, gone = list[str](), set[str]()
        for person in self._in_turn(scene, dying):
            lines.append(self._death(person, there, gone))
            gone.add(person.name)
        for person in scene.people:
            if person.loves.casefold() in self.ids and person.loves.casefold() != person.name.casefold():
                lines.append(f"{self._written(person.name)} marries {self._written(person.loves)}")
        return lines

    def manners(self, scene: Listed, dying: Iterable[str]) -> Iterator[str]:
        """How each death came about, in words: what no line says."""
        gone = set(dying)
        for person in scene.people:
            causes = self._killers(person)[1] if person.name in gone else list(person.killers)
            if person.manner or causes:
                yield self._manner(person, causes)

    def learning(self, who: Sequence[str], dead: Person) -> str:
        """A line by which people learn of a death."""
        first, *others = map(self._written, who)
        company = f" with {' and '.join(others)}" if others else ""
        return f"{first} learns about {self._written(dead.name)}{company}"

    def doers(self, person: Person) -> list[str]:
        """The cast members who killed somebody."""
        return self._killers(person)[0]

    def _in_turn(self, scene: Listed, dying: set[str]) -> Iterator[Person]:
        """Who dies, in list order, except that those who kill somebody here themselves come last."""
        left = {person.name: person for person in scene.people if person.name in dying}
        while left:
            doers = {name for person in left.values() for name in self._killers(person)[0] if name != person.name}
            yield left.pop(next((name for name in left if name not in doers), next(iter(left))))

    def _death(self, person: Person, there: set[str], gone: set[str]) -> str:
        killers, _ = self._killers(person)
        others = [name for name in killers if name != person.name]
        victim = self._written(person.name)
        if not others:
            line = f"{victim} kills themself" if killers else f"{victim} dies"
        else:
            line = f"{self._written(others[0])} kills {victim}"
        if others[1:]:
            line += f" with {' and '.join(map(self._written, others[1:]))}"
        return line + self._oddity(others, there, gone)

    def _oddity(self, killers: Sequence[str], there: set[str], gone: set[str]) -> str:
        """An oddity in the list itself that no finding need report."""
        away = [self._written(name) for name in killers if name not in there]
        if away:
            return f'; intended "the scene list does not have {" or ".join(away)} in this scene"'
        return '; intended "they kill each other"' if gone & set(killers) else ""

    def _killers(self, person: Person) -> tuple[list[str], list[str]]:
        """The cast members who did it, and other causes; a text may name several."""
        parts: list[str] = []
        for text in person.killers:
            split = [part for part in re.split(r"\s*(?:,|&|\band\b)\s*", text) if part]
            several = text.casefold() not in self.ids and any(part.casefold() in self.ids for part in split)
            parts += split if several else [text]
        parts = list(dict.fromkeys(parts))
        killers = [self.names[self.ids[part.casefold()]] for part in parts if part.casefold() in self.ids]
        return killers, [part for part in parts if part.casefold() not in self.ids]

    def _manner(self, person: Person, causes: Sequence[str]) -> str:
        told = [f"manner of death {person.manner}"] if person.manner else []
        others = [cause for cause in causes if cause != person.manner]
        told += [f"{'by' if told else 'death by'} {' and '.join(others)}"] if others else []
        return f"{person.name}: {', '.join(told)}"

    def _written(self, name: str) -> str:
        """A name as a line can hold it; its id if the name would be read as something else."""
        plain = _PLAIN_NAME.fullmatch(name) and not _TAIL & set(name.casefold().split())
        return name if plain else self.ids[name.casefold()]
