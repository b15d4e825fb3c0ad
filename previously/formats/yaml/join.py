"""Nodes that were read apart, put together again."""

from collections.abc import Sequence

import msgspec

from previously.formats.yaml.nodes import Map, Node, Scalar, Seq, Trouble, repeated


def shifted(node: Node, by: int) -> Node:
    """The same node, so many rows further down. Nodes are never deep."""
    if by == 0:
        return node
    row = node.row + by
    if isinstance(node, Scalar):
        return msgspec.structs.replace(node, row=row)
    if isinstance(node, Seq):
        return msgspec.structs.replace(node, row=row, items=tuple(shifted(item, by) for item in node.items))
    pairs = tuple((msgspec.structs.replace(key, row=key.row + by), shifted(value, by)) for key, value in node.pairs)
    return msgspec.structs.replace(node, row=row, pairs=pairs)


def shifted_trouble(trouble: Trouble, by: int) -> Trouble:
    """The same trouble, so many rows further down."""
    return msgspec.structs.replace(trouble, row=trouble.row + by)


def joined(nodes: list[Node], rows: Sequence[str], troubles: list[Trouble]) -> Node | None:
    """One map of several, each key once; what is no map is a trouble. Without maps, the first of what there is."""
    kept: dict[str, tuple[Scalar, Node]] = {}
    maps = [node for node in nodes if isinstance(node, Map)]
    for key, value in (pair for node in maps for pair in node.pairs):
        if key.text in kept:
            troubles.append(repeated(key))
        else:
            kept[key.text] = (key, value)
    if not maps:
        return nodes[0] if nodes else None
    troubles += [_loose(node, rows[node.row].strip()[:80]) for node in nodes if not isinstance(node, Map)]
    return Map(tuple(kept.values()), maps[0].row, maps[0].column, flow=False)


def _loose(node: Node, text: str) -> Trouble:
    message = f"this is neither “key: value” nor an item of a list: “{text}”"
    return Trouble("unreadable", node.row, node.column, message)
