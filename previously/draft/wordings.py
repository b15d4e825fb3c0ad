"""Proposed people and scenes on a row: `Mara Quill; aliases Mara; pronouns she`, `place quay; present Mara`."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.core.errors import BadRequest
from previously.core.ids import slug

_NO_NAMES = frozenset({"the", "mr", "mrs", "ms", "miss", "dr"})
PRONOUNS = ("she", "he", "they")


class Somebody(msgspec.Struct, frozen=True):
    """A cast entry: its id, the name, what else they are called, and their pronoun, if that is clear."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str = ""

    @property
    def line(self) -> str:
        """The row."""
        parts = [self.name]
        if self.aliases:
            parts.append(f"aliases {', '.join(self.aliases)}")
        if self.pronouns:
            parts.append(f"pronouns {self.pronouns}")
        return "; ".join([*parts, *([f"id {self.id}"] if self.id != own_id(self.name) else [])])


class SceneSet(msgspec.Struct, frozen=True):
    """What is said of a scene: its place, how long after the one before it is (`2 days`), and who is there."""

    place: str = ""
    present: tuple[str, ...] = ()
    later: str = ""

    @property
    def line(self) -> str:
        """The row."""
        who, place = ", ".join(self.present), self.place
        said = (("place", place), ("later", self.later), ("present", who))
        return "; ".join(f"{key} {value}" for key, value in said if value)


def own_id(name: str) -> str:
    """The id that a name has where none is given: its first word, without an article."""
    words = [word for word in name.split() if word.rstrip(".").casefold() not in _NO_NAMES]
    return slug(words[0] if words else name)


def person_in(line: str) -> Somebody:
    """The cast entry that a row stands for. Raises BadRequest."""
    name, *parts = (part.strip() for part in line.split(";"))
    said = dict(_clauses(parts, ("aliases", "pronouns", "id")))
    pronouns = said.get("pronouns", "")
    if not name or (pronouns and pronouns not in PRONOUNS):
        raise BadRequest(f"a person is “Name; aliases A, B; pronouns she”, he or they; given “{line}”")
    return Somebody(
        slug(said["id"]) if said.get("id") else own_id(name), name, _listed(said.get("aliases", "")), pronouns
    )


def scene_in(line: str) -> SceneSet:
    """What a row says of a scene. Raises BadRequest."""
    said = dict(_clauses((part.strip() for part in line.split(";")), ("place", "later", "present")))
    if not any(said.values()):
        raise BadRequest(f"a scene is “place P; later 2 days; present A, B”; given “{line}”")
    return SceneSet(said.get("place", ""), _listed(said.get("present", "")), said.get("later", ""))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(","))))


def _clauses(parts: Iterable[str], known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for part in filter(None, parts):
        key, _, value = part.partition(" ")
        if key not in known:
            raise BadRequest(f"“{part}” does not begin with {' or '.join(known)}")
        yield key, value.strip()
