"""Who learns of a death in a scene list by finding the body."""

from collections.abc import Collection, Iterator, Mapping

from previously.importers.scenelist.deaths import Teller
from previously.importers.scenelist.kin import Kin
from previously.importers.scenelist.read import Listed, Person


class Mourners:
    """Scenes come in list order: whoever saw a death, or caused it, knows of it."""

    def __init__(self, teller: Teller, kin: Mapping[str, Kin]) -> None:
        self.teller, self.kin = teller, kin
        self.knowing: dict[str, set[str]] = {}

    def lines(self, scene: Listed, dying: Collection[str], bodies: Collection[str]) -> Iterator[str]:
        """A line for each body found by somebody who did not know of that death."""
        if scene.vision or scene.flashback:
            return
        there = [person.name for person in scene.people if person.name not in bodies]
        for person in scene.people:
            if person.name in dying:
                known = {*there, *self.teller.doers(person)}
                self.knowing[person.name] = known
            elif person.name in bodies and person.name in self.knowing:
                known = self.knowing[person.name]
                new = sorted((name for name in there if name not in known), key=lambda name: -self._bond(name, person))
                known.update(new)
                if new:
                    yield self.teller.learning(new, person)

    def _bond(self, name: str, dead: Person) -> float:
        """How close somebody is to the dead, by the list of kin: the closest gets the line."""
        who, other = (self.teller.ids[each.casefold()] for each in (name, dead.name))
        return self.kin[who].bonds.get(other, 0.0) if who in self.kin else 0.0
