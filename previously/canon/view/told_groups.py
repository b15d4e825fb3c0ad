"""The groups that are told: those the text names, with whoever is said to be of them from a told position on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from previously.canon.view.told_words import Words
from previously.core.atoms import CastText, GroupText, MemberText, Word
from previously.core.ids import folded

Reached = Callable[[str], bool]
"""Is something with this label told?"""


def told_groups(
    groups: Iterable[GroupText], words: Words, reached: Reached, cast: Sequence[CastText], told: Iterable[CastText]
) -> tuple[GroupText, ...]:
    """The told groups, their members by cast id. Who is of a group without a label is the author's alone.

    `cast` are all who may be named, `told` those of them who are.
    """
    known = {entry.id for entry in told}
    named = {folded(text): entry.id for entry in reversed(cast) for text in (*_names(entry), entry.id)}
    found = (
        GroupText(group.name, tuple(_told(group.members, reached, named, known)))
        for group in groups
        if words.has(group.name.text.removeprefix("the "))
    )
    return tuple(sorted(found, key=lambda group: group.name.text))


def _names(entry: CastText) -> Iterator[str]:
    yield from (name.text for name in (entry.name, *entry.aliases))


def _told(
    members: Iterable[MemberText], reached: Reached, named: Mapping[str, str], known: set[str]
) -> Iterator[MemberText]:
    for member in members:
        who = named.get(folded(member.word.text), "")
        if who in known and reached(member.from_):
            yield MemberText(Word(who, member.word.span), member.from_)


def refiled(groups: Iterable[GroupText], ids: Mapping[str, str]) -> tuple[GroupText, ...]:
    """Groups with their members under the ids of a view, in an order that is nobody's."""
    return tuple(GroupText(group.name, tuple(_refiled(group.members, ids))) for group in groups)


def _refiled(members: Iterable[MemberText], ids: Mapping[str, str]) -> list[MemberText]:
    found = (msgspec.structs.replace(one, word=Word(ids[one.word.text], one.word.span)) for one in members)
    return sorted(found, key=lambda member: (member.word.text, member.from_))
