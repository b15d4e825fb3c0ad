"""Typed access to a mapping an author wrote: missing values get defaults, wrong ones become findings."""

from collections.abc import Iterable, Iterator

from previously.core.atoms import Word
from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.nearest import Spelling
from previously.core.source import Block, Span, row_at
from previously.formats.yaml.tree import Map, Node, Scalar, Seq

IN_QUOTES = "put the whole line in double quotes"
FEW = 4
"""Up to this many valid keys are listed when an unknown one resembles none of them."""
TRUE, FALSE = {"true", "yes", "on"}, {"false", "no", "off", ""}


class BlockReader:
    """One block of a file being read, and the faults found in it."""

    def __init__(self, block: Block, above: int = 0) -> None:
        self.block, self.above = block, above  # rows of the parsed text above the block
        self.findings: list[Finding] = []

    def span(self, node: Node) -> Span:
        """Where a node stands."""
        return Span(self.block, node.row - self.above, node.column)

    def say(self, rule: str, node: Node, message: str, *, fix: str = "") -> None:
        """Report a fault at a node."""
        self.findings.append(text_finding(rule, self.span(node), message, fix=fix))

    def uncut(self, node: Node | None) -> None:
        """Report where YAML has cut a sentence at what it takes for a comment."""
        if isinstance(node, Scalar) and node.comment:
            message = f"YAML takes “{node.comment.strip()}” for a comment and cuts it off this line"
            self.say("cut-line", node, message, fix=IN_QUOTES)

    def word(self, node: Scalar) -> Word:
        """A scalar with its place."""
        return Word(node.text, self.span(node))

    def source_line(self, row: int) -> str:
        """The block's text at a row of the parsed text."""
        return row_at(Span(self.block, row - self.above))


class Fields:
    """The keys of one mapping. `what` names it in messages: “the scene”, “this goal”."""

    def __init__(self, reader: BlockReader, node: Node | None, what: str) -> None:
        self.reader, self.what = reader, what
        self.node = node
        self._pairs: dict[str, tuple[Scalar, Node]] = {}
        if isinstance(node, Map):
            self._pairs = {key.text: (key, value) for key, value in reversed(node.pairs)}
        elif node is not None and not (isinstance(node, Scalar) and not node.text.strip()):
            reader.say("bad-value", node, f"{what} must be keys and values, such as “key: value”")

    def __contains__(self, key: str) -> bool:
        return key in self._pairs

    def items(self) -> Iterator[tuple[Scalar, Node]]:
        """Keys and values, in the author's order."""
        return reversed(self._pairs.values())

    def check(self, known: Iterable[str]) -> None:
        """Report unknown keys."""
        known = list(known)
        spelling = Spelling(known)
        for key in [key for key, _ in self.items()]:
            if key.text not in known:
                hint = spelling.did_you_mean(key.text) or (f"; it has {', '.join(known)}" if len(known) <= FEW else "")
                self.reader.say("unknown-key", key, f"{self.what} does not take the key “{key.text}”{hint}")

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        pair = self._pairs.get(key)
        return pair[1] if pair else None

    def scalar(self, key: str) -> Scalar | None:
        """A key's value if it is text; anything else is reported."""
        node = self.get(key)
        if node is None or isinstance(node, Scalar):
            return node
        self.reader.say("bad-value", node, f"“{key}” of {self.what} must be a text")
        return None

    def text(self, key: str, default: str = "") -> str:
        """The text of a key."""
        node = self.scalar(key)
        return node.text.strip() if node else default

    def word(self, key: str) -> Word | None:
        """A key's text with its place."""
        node = self.scalar(key)
        return self.reader.word(node) if node else None

    def number(self, key: str, default: float, low: float, high: float) -> float:
        """A number within a range; anything else is reported, and the default returned."""
        node = self.scalar(key)
        return default if node is None else to_number(self.reader, node, key, default, low, high)

    def flag(self, key: str, *, default: bool | None = None) -> bool | None:
        """Yes or no."""
        node = self.scalar(key)
        if node is None:
            return default
        word = node.text.strip().casefold()
        if word not in TRUE | FALSE:
            self.reader.say("bad-value", node, f"“{key}” must be yes or no, not “{node.text}”")
        return word in TRUE

    def words(self, key: str) -> tuple[Word, ...] | None:
        """A list of words, written as a list or with commas; None if the key is missing."""
        node = self.get(key)
        return None if node is None else words(self.reader, node, key)

    def map(self, key: str, what: str) -> "Fields":
        """The mapping under a key."""
        return Fields(self.reader, self.get(key), what)


def words(reader: BlockReader, node: Node, key: str) -> tuple[Word, ...]:
    """The words in a list, or in a text with commas."""
    if isinstance(node, Scalar):
        return tuple(Word(part.strip(), reader.span(node)) for part in node.text.split(",") if part.strip())
    if isinstance(node, Map):
        reader.say("bad-value", node, f"“{key}” must be a list")
        return ()
    return tuple(reader.word(item) for item in scalars(reader, node, key))


def scalars(reader: BlockReader, node: Seq, key: str) -> Iterator[Scalar]:
    """The texts in a list; anything else in it is reported."""
    for item in node.items:
        if isinstance(item, Scalar):
            yield item
        else:
            reader.say("bad-value", item, f"“{key}” must be a list of words, each plain text")


def to_number(reader: BlockReader, node: Scalar, key: str, default: float, low: float, high: float) -> float:
    """A finite number within bounds; otherwise reported, and the default returned."""
    try:
        value = float(node.text)
    except ValueError:
        value = float("nan")
    if low <= value <= high:
        return value
    reader.say("bad-value", node, f"“{key}” must be a number from {low:,.10g} to {high:,.10g}, not “{node.text}”")
    return default
