"""Kinship, as bonds between characters who appear."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from previously.importers.scenelist.read import words

RELATIONS: dict[str, float] = {
    "parents": 0.8, "parentOf": 0.8, "children": 0.8, "siblings": 0.7, "sibling": 0.7,
    "parent": 0.8, "mother": 0.8, "father": 0.8, "child": 0.8, "son": 0.8, "daughter": 0.8, "sons": 0.8,
    "daughters": 0.8, "brother": 0.7, "sister": 0.7, "brothers": 0.7, "sisters": 0.7,
    "marriedEngaged": 0.3,  # when they marry is for the story to tell
}  # fmt: skip
NAMES = ("name", "characterName", "character", "fullName", "full_name", "character_name", "person", "who")
"""What a list calls the name of whose kin it gives."""
HOUSES = ("houseName", "house", "family")


class Kin(msgspec.Struct):
    """What one character starts with: bonds by cast id, and the name of their house."""

    bonds: dict[str, float] = msgspec.field(default_factory=dict)
    note: str = ""


def kin_of(data: object, ids: Mapping[str, str], remarks: list[str]) -> dict[str, Kin]:
    """Bonds by cast id. They are mutual; the closest counts; anyone who does not appear has none.

    A house creates no bond: its members may be strangers, or learn late that they belong.
    """
    found: dict[str, Kin] = {}
    folded = {name.casefold(): id_ for name, id_ in ids.items()}
    ignored: set[str] = set()
    for item in _items(data, remarks):
        called = next((name for name in NAMES if words(item.get(name))), "name")
        who = folded.get(words(item.get(called)).casefold())
        ignored |= {str(name) for name in item if name not in (called, *RELATIONS, *HOUSES)}
        if who is None:
            continue
        for other, value in _related(item, folded):
            _bind(found, who, other, value)
        mine = [house for name in HOUSES for house in _each(item.get(name))]
        if mine:
            found.setdefault(who, Kin()).note = f"house {' and '.join(mine)}"
    if any(family.bonds for family in found.values()):
        remarks.append(
            "Kin are assumed to love and trust each other from the start: correct the bonds of those who do not, "
            "and add a “from” to bonds the audience learns of later."
        )
    if ignored:
        remarks.append(f"These kinds of kin have no meaning here and are left out: {', '.join(sorted(ignored))}.")
    return found


def _items(data: object, remarks: list[str]) -> Iterator[Mapping[str, Any]]:
    if data is None:
        return
    if isinstance(data, Mapping):
        lists = [part for part in data.values() if isinstance(part, list) and any(isinstance(i, Mapping) for i in part)]
        named = {who: item for who, item in data.items() if isinstance(item, Mapping)}
        data = lists[0] if lists else [{"name": who, **item} for who, item in named.items()] or None
    if not isinstance(data, list):
        remarks.append("No list of characters was found in the list of kin.")
        return
    yield from (item for item in data if isinstance(item, Mapping))


def _related(item: Mapping[str, Any], folded: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    for relation, value in RELATIONS.items():
        for name in _each(item.get(relation)):
            if name.casefold() in folded:
                yield folded[name.casefold()], value


def _each(value: object) -> list[str]:
    return [text for part in (value if isinstance(value, list) else [value]) if (text := words(part))]


def _bind(found: dict[str, Kin], who: str, other: str, value: float) -> None:
    if who == other:
        return
    for one, two in ((who, other), (other, who)):
        bonds = found.setdefault(one, Kin()).bonds
        bonds[two] = max(value, bonds.get(two, 0.0))
