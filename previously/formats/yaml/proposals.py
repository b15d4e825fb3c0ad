"""A file of proposals: a list of lines, each with its position and its quote; `kind` says what it is, if no line.

```yaml
- {id: a1, at: S01E01.1, line: Joe lies to Mara, quoting: "The boat's where it always is", confidence: 0.9}
- {id: a2, kind: person, at: S01E01.1, line: Mara Quill; pronouns she, quoting: Mara Quill came in, count: 12}
```
"""

from collections.abc import Iterable, Iterator
from typing import cast

from previously.core.errors import UnreadableInput
from previously.core.proposal import KINDS, Proposal, ProposalKind
from previously.core.source import Block
from previously.formats.yaml.emit import scalar
from previously.formats.yaml.fields import BlockReader, Fields
from previously.formats.yaml.tree import Node, Seq, parse

KEYS = ("id", "at", "line", "quoting", "confidence", "kind", "count")
NEEDED = KEYS[:4]
MOST = 2_000
"""So many proposals may be in one file."""


def read_proposals(path: str, text: str) -> tuple[Proposal, ...]:
    """What a file proposes, in its order. Raises UnreadableInput, with the row, where it is not of that form."""
    node, troubles = parse(text)
    if troubles:
        raise UnreadableInput(f"{path}:{troubles[0].row + 1}: {troubles[0].message}")
    if not isinstance(node, Seq):
        raise UnreadableInput(f"“{path}” is no list of proposals, each with {', '.join(NEEDED)}")
    if len(node.items) > MOST:
        raise UnreadableInput(f"“{path}” has {len(node.items):,} proposals; at most {MOST:,} are read")
    reader = BlockReader(Block(path, 1, text))
    found = tuple(_proposals(reader, node))
    if reader.findings:
        raise UnreadableInput(f"{reader.findings[0].span}: {reader.findings[0].message}")
    return found


def _proposals(reader: BlockReader, node: Seq) -> Iterator[Proposal]:
    known = set[str]()
    for item in node.items:
        yield (one := _proposal(reader, item))
        if one.id in known:
            reader.say("duplicate-key", item, f"two proposals have the id “{one.id}”")
        known.add(one.id)


def _proposal(reader: BlockReader, node: Node) -> Proposal:
    fields = Fields(reader, node, "this proposal")
    fields.check(KEYS)
    for key in NEEDED:
        reader.uncut(fields.get(key))
        if not fields.text(key).strip():
            reader.say("bad-value", node, f"this proposal has no “{key}”")
    at, line, quote = (fields.text(key).strip() for key in ("at", "line", "quoting"))
    confidence = fields.number("confidence", 1.0, 0.0, 1.0)
    count = int(fields.number("count", 0.0, 0.0, 1e9))
    kind = fields.text("kind").strip() or "line"
    if kind not in KINDS:
        reader.say("bad-value", node, f"a proposal’s kind is one of {', '.join(KINDS)}; given “{kind}”")
    return Proposal(
        fields.text("id").strip(), at, line, quote, confidence, node.row + 1, cast("ProposalKind", kind), count
    )


def written(proposals: Iterable[Proposal]) -> str:
    """Proposals as a file that is read back as them."""
    return "".join(map(_row, proposals))


def _row(one: Proposal) -> str:
    kind = f" kind: {one.kind}\n " if one.kind != "line" else ""
    count = f"\n  count: {one.count}" if one.count else ""
    sure = "" if one.confidence == 1.0 else f"\n  confidence: {one.confidence:g}"
    return (
        f"- id: {scalar(one.id)}\n {kind} at: {scalar(one.at)}\n  line: {scalar(one.line)}\n"
        f"  quoting: {scalar(one.quote)}{sure}{count}\n"
    )
