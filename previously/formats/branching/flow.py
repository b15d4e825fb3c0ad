"""A story with choices as nodes of steps: what is told, what may be chosen, where branches meet, where it goes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from previously.formats.manuscript.pieces import Piece

Kind = Literal["text", "choice", "join", "go", "back", "end"]


class Step(NamedTuple):
    """A row, or a part of one. `depth` is a choice's or a join's, from 1; `names` are its label and its words.

    `to` is where it goes (and of one that comes back, `names` says where then); `maybe`: only if something holds that a
    path alone does not say.
    """

    kind: Kind
    row: int
    depth: int = 0
    names: tuple[str, ...] = ()
    to: str = ""
    maybe: bool = False


class Node(NamedTuple):
    """A knot, a node or a passage by its name, with its heading and its steps."""

    name: str
    heading: Piece | None
    steps: Sequence[Step]


class Flow(NamedTuple):
    """All nodes by name, in file order, and the one in which it begins."""

    nodes: Mapping[str, Node]
    start: str

    def found(self, name: str, near: str) -> tuple[str, int] | None:
        """The node and the step that a name means, seen from a node: a node, or a label within one."""
        dashed, above = "-".join(name.replace(".", "-").split()), near.partition("-")[0]
        for one in (f"{above}-{dashed}", dashed, name):
            if one in self.nodes:
                return (one, 0)
        wanted = name.rpartition(".")[2]
        for one in (*(near,) * (near in self.nodes), *self._beside(above, name), *self.nodes):
            for at, step in enumerate(self.nodes[one].steps):
                if step.names[:1] == (f"({wanted})",):
                    return (one, at)
        return None

    def _beside(self, above: str, name: str) -> Iterator[str]:
        """The nodes in which a label is looked for first: those of the knot it names, or of the same."""
        knot = name.partition(".")[0] if "." in name else above
        yield from (one for one in self.nodes if one.partition("-")[0] == knot)
