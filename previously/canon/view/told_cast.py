"""The part of a cast that is told: who, by which names, with which goals and bonds.

The shown name is the first that the audience met; the id an author files somebody under is never shown.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from previously.canon.view.told_groups import refiled
from previously.canon.view.told_words import Words
from previously.core.atoms import (
    BondText,
    CastText,
    FolderText,
    GoalText,
    NameText,
    SeriesText,
    StoryText,
    TraitText,
    Word,
)
from previously.core.verbs import Verb
from previously.formats.vocabulary import standard

Reached = Callable[[str], bool]
"""Is something with this label told?"""
LATE = 1 << 60
"""After every first use: told by a label only."""


def told_cast(
    entries: Sequence[CastText],
    words: Words,
    verbs: Sequence[Verb],
    reached: Reached,
    shared: Sequence[CastText] = (),
) -> tuple[CastText, ...]:
    """The entries that are told, in the order in which the audience met them.

    `verbs` are the story's own, `shared` who is told of of those whom all series share.
    """
    kept = [entry for entry in entries if reached(entry.from_) or _first(entry, words) < LATE]
    known, ids = _called((*kept, *shared)), {entry.id for entry in (*kept, *shared)}
    kept = [_masked(entry, ids) for entry in kept]
    judged = {form.casefold() for verb in (*verbs, *standard().verbs) for form in (verb.id, *verb.forms)}
    found = [(_first(entry, words), _entry(entry, words, reached, known, judged)) for entry in kept]
    return tuple(entry for _, entry in sorted(found, key=lambda pair: (pair[0], pair[1].name.text, pair[1].aliases)))


def _masked(entry: CastText, ids: set[str]) -> CastText:
    """Whoever turns out to be somebody who is told of; else they are somebody of their own."""
    is_ = entry.is_ if entry.is_ in ids else ""
    known_to = tuple(word for word in entry.known_to if is_ and word.text in ids)
    return msgspec.structs.replace(entry, is_=is_, known_to=known_to)


def _called(entries: Iterable[CastText]) -> set[str]:
    return {word for entry in entries for word in (entry.id, *(name.text for name in _names(entry)))}


def _names(entry: CastText) -> tuple[NameText, ...]:
    return (entry.name, *entry.aliases)


def _first(entry: CastText, words: Words) -> int:
    """When the audience first reads one of somebody's names, or the id."""
    return min(words.first.get(word, LATE) for word in _called([entry]))


def _entry(entry: CastText, words: Words, reached: Reached, known: set[str], judged: set[str]) -> CastText:
    """What is told of somebody, by the names that are `known` and the verbs that may be `judged`; no order is kept."""
    shown, *others = _told_names(entry, words, reached)
    return msgspec.structs.replace(
        entry,
        name=shown,
        aliases=tuple(others),
        temperament=tuple(sorted(layer for layer in entry.temperament if _layered(entry, layer[0], reached))),
        standards=tuple(sorted(s for s in entry.standards if _judges(entry, s[0], judged, reached))),
        goals=tuple(_aimed(goal, known) for goal in entry.goals if _wanted(goal, reached)),
        bonds=tuple(bond for bond in entry.bonds if _bound(bond, reached, known)),
        sheet=tuple(sorted(_told_sheet(entry, reached, known), key=lambda trait: (trait.what, trait.value))),
        from_=entry.from_ if entry.is_ else "",
        part="",  # the author's alone: it has no label
        layers=(),
    )


def _told_names(entry: CastText, words: Words, reached: Reached) -> list[NameText]:
    """The names that are told, the first that the audience met first; what is only listed comes last."""
    found: dict[str, tuple[int, str]] = {}
    for name in _names(entry):
        if name.text in words.first or reached(name.from_):
            found.setdefault(name.text.casefold(), (_use(name.text, words), name.text))
    if entry.id in words.written:
        written = words.written[entry.id]
        shown = written[0].upper() + written[1:] if entry.id in words.listed else written
        found.setdefault(entry.id.casefold(), (_use(entry.id, words), shown))
    told = [text for _, text in sorted(found.values())] or [entry.name.text]  # its own label tells of it
    return [NameText(text, entry.span) for text in told]


def _use(name: str, words: Words) -> int:
    """When the audience first reads a name."""
    return LATE if name in words.listed else words.first.get(name, LATE)


def _layered(entry: CastText, key: str, reached: Reached) -> bool:
    """Is this trait there from the start, or told by now?"""
    return all(reached(label) for layer, label in entry.layers if layer == key)


def _judges(entry: CastText, verb: str, judged: set[str], reached: Reached) -> bool:
    """Is a standard told, for a verb that is?"""
    return verb.casefold() in judged and _layered(entry, verb, reached)


def _wanted(goal: GoalText, reached: Reached) -> bool:
    """Is a goal told? Without a label it is the author's, whoever vows what."""
    return reached(goal.from_)


def _aimed(goal: GoalText, known: set[str]) -> GoalText:
    """A told goal; whom it is about stays unsaid unless somebody is told of them."""
    return msgspec.structs.replace(goal, target=goal.target if goal.target in known else "")


def _bound(bond: BondText, reached: Reached, known: set[str]) -> bool:
    return bond.other.text in known and (not bond.from_ or reached(bond.from_))


def _told_sheet(entry: CastText, reached: Reached, known: set[str]) -> Iterator[TraitText]:
    """The traits whose label is told; one without a label is the author's alone."""
    for trait in entry.sheet:
        if trait.from_ and reached(trait.from_) and (trait.what != "married" or trait.value in known):
            yield TraitText(trait.what, trait.value)


def renamed(folder: FolderText) -> FolderText:
    """Everybody filed under the name they are shown by; who has one id in several series has one name here too."""
    entries = [*folder.story.cast, *(entry for member in folder.members for entry in member.story.cast)]
    ids: dict[str, str] = {}
    for entry in entries:
        if entry.id not in ids:
            ids[entry.id] = _free(_slug(entry.name.text), set(ids.values()))
    return msgspec.structs.replace(
        folder,
        story=_renamed(folder.story, ids),
        members=tuple(SeriesText(m.name, m.number, _renamed(m.story, ids), m.verbs) for m in folder.members),
    )


def _renamed(story: StoryText, ids: dict[str, str]) -> StoryText:
    by_name = {name.text: ids[entry.id] for entry in story.cast for name in reversed(_names(entry))} | ids
    cast = tuple(_refiled(entry, by_name) for entry in story.cast)
    return msgspec.structs.replace(story, cast=cast, groups=refiled(story.groups, ids))


def _refiled(entry: CastText, ids: dict[str, str]) -> CastText:
    return msgspec.structs.replace(
        entry,
        id=ids[entry.id],
        is_=ids.get(entry.is_, ""),
        known_to=tuple(Word(one, entry.span) for one in sorted(ids[word.text] for word in entry.known_to)),
        goals=tuple(sorted((_goal(goal, ids) for goal in entry.goals), key=lambda goal: (goal.name, goal.target))),
        sheet=tuple(_trait(trait, ids) for trait in entry.sheet),
        bonds=tuple(sorted((_bond(bond, ids) for bond in entry.bonds), key=lambda bond: (bond.other.text, bond.value))),
    )


def _goal(goal: GoalText, ids: dict[str, str]) -> GoalText:
    return msgspec.structs.replace(goal, target=ids.get(goal.target, goal.target))


def _trait(trait: TraitText, ids: dict[str, str]) -> TraitText:
    return TraitText(trait.what, ids.get(trait.value, trait.value)) if trait.what == "married" else trait


def _bond(bond: BondText, ids: dict[str, str]) -> BondText:
    return BondText(Word(ids.get(bond.other.text, bond.other.text), bond.other.span), bond.value, bond.from_)


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-") or "somebody"


def _free(wanted: str, taken: set[str]) -> str:
    """A name that nobody has yet."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
