"""`groups:` of a story.yaml: several of the cast under one name, each from the start or from a position on.

An entry of the cast that has `members` is a group too, and nobody.
"""

from collections.abc import Iterator

from previously.core.atoms import GroupText, MemberText, Word
from previously.core.ids import composed
from previously.formats.yaml.fields import BlockReader, Fields, words
from previously.formats.yaml.tree import Map, Node, Scalar, Seq

FROM = "from "


MEMBERS = "members"


def is_group(node: Node) -> bool:
    """Is an entry of the cast a group?"""
    return isinstance(node, Map) and any(key.text == MEMBERS for key, _ in node.pairs)


def groups_in_cast(cast: Fields) -> Iterator[GroupText]:
    """The groups among the entries of a cast: `circle: {name: the Inner Circle, members: [ana, bo]}`."""
    for key, node in cast.items():
        if isinstance(node, Map) and is_group(node):
            fields = Fields(cast.reader, node, f"the group “{key.text}”")
            fields.check(("name", MEMBERS, "note", "kind"))
            name, listed = fields.word("name") or Word(key.text, cast.reader.span(key)), fields.get(MEMBERS)
            members = tuple(_members(cast.reader, listed, name.text)) if listed is not None else ()
            if members:
                yield GroupText(Word(composed(name.text), name.span), members)


def groups_of(fields: Fields) -> tuple[GroupText, ...]:
    """Who is of which group: `groups: {council: [ann, {bob: from S02E01}]}`."""
    reader = fields.reader
    named = ((Word(composed(key.text), reader.span(key)), key.text, node) for key, node in fields.items())
    found = ((name, tuple(_members(reader, node, key))) for name, key, node in named)
    return tuple(GroupText(name, members) for name, members in found if members)


def _members(reader: BlockReader, node: Node, group: str) -> Iterator[MemberText]:
    if not isinstance(node, Seq):
        yield from (MemberText(word) for word in words(reader, node, group))
        return
    for item in node.items:
        if isinstance(item, Scalar):
            yield MemberText(reader.word(item))
        elif isinstance(item, Map):
            yield from _joining(reader, item)
        else:
            reader.say("bad-value", item, f"a member of “{group}” is a name, or a name with the position they join at")


def _joining(reader: BlockReader, node: Map) -> Iterator[MemberText]:
    """Who joins later: `{bob: from S02E01}`."""
    fields = Fields(reader, node, "a member of a group")
    for key, said in ((key, fields.text(key.text)) for key, _node in fields.items()):
        if said.casefold().startswith(FROM):
            yield MemberText(reader.word(key), said[len(FROM) :].strip())
        else:
            message = f"say from which position on “{key.text}” is of the group, such as {{{key.text}: from S02E01}}"
            reader.say("bad-value", key, message)
