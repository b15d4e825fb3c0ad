"""A path through a story with choices: which rows it tells, in order, and which nodes it passes by."""

import re
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from previously.core.atoms import Word
from previously.formats.branching.flow import Flow, Step

MOST = 50_000
"""Steps of one path. Set."""
_EDGES = " .,!?…:;\"'“”‘’()[]"


class Visit(NamedTuple):
    """A node while it is told, and the rows of it that are."""

    node: str
    rows: list[int]


class Walked(NamedTuple):
    """What a path tells, and the first of its words that nothing there is called by, if any is left."""

    visits: list[Visit]
    lost: Word | None


def walk(flow: Flow, path: Sequence[Word]) -> Walked:
    """Follow a path, whose words are those of choices, and names of nodes where something else decides."""
    return _Walk(flow, path).run()


def plain(text: str) -> str:
    """A text as it is compared: without case, spaces and marks at its ends."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip(_EDGES).casefold()


class _Walk:
    def __init__(self, flow: Flow, path: Sequence[Word]) -> None:
        self.flow, self.left = flow, deque(path)
        self.visits: list[Visit] = []
        self.above: list[tuple[str, int, int, str]] = []  # where tunnels lead back to, and where it goes then
        self.node, self.at, self.depth = "", 0, 0
        first = flow.found(path[0].text, "") if path else None
        named = first is not None and first[1] == 0 and not self._offered(flow.start, path[0].text)
        self._enter(*(first if named and first else (flow.start, 0)))
        if named:
            self.left.popleft()

    def _offered(self, node: str, text: str) -> bool:
        return any(step.kind == "choice" and _called(step, text) for step in self.flow.nodes[node].steps)

    def _enter(self, node: str, at: int) -> None:
        """Go to a step of a node; a node of its own begins a visit."""
        if node != self.node or not at:
            self.visits.append(Visit(node, []))
        self.node, self.at, self.depth = node, at, 0
        step = self.flow.nodes[node].steps[at] if at else None
        if step is not None:
            self.depth = step.depth if step.kind == "choice" else step.depth - 1
            self._tell(step)
            self.at += 1

    def run(self) -> Walked:
        for _ in range(MOST):
            steps = self.flow.nodes[self.node].steps
            goes_on = self._step(steps, steps[self.at]) if self.at < len(steps) else self._fallen_out(steps)
            if not goes_on:
                break
        return Walked(self.visits, self.left[0] if self.left else None)

    def _step(self, steps: Sequence[Step], step: Step) -> bool:
        """Take one; is there more?"""
        if step.kind == "choice":
            return self._choose(steps) if step.depth > self.depth else self._joined(steps)
        if step.kind == "end":
            return False
        if step.kind == "go":
            return self._go(step)
        if step.kind == "back":
            return self._back()
        if step.kind == "join" and step.depth <= self.depth:
            self.depth = step.depth - 1
        self._tell(step)
        self.at += 1
        return True

    def _tell(self, step: Step) -> None:
        rows = self.visits[-1].rows
        if step.row not in rows[-1:]:
            rows.append(step.row)

    def _choose(self, steps: Sequence[Step]) -> bool:
        """One of the choices here, by the next word of the path; a choice without words is taken if it is alone."""
        depth, offered = steps[self.at].depth, list[int]()
        for i in range(self.at, len(steps)):
            step = steps[i]
            if step.kind in {"choice", "join"} and step.depth < depth + (step.kind == "join"):
                break
            if step.kind == "choice" and step.depth == depth:
                offered.append(i)
        word = self.left[0].text if self.left else ""
        chosen = next((i for exact in (True, False) for i in offered if word and _called(steps[i], word, exact)), None)
        if chosen is None and not any(map(plain, steps[offered[0]].names[1:])):
            chosen = offered[0]
        elif chosen is not None:
            self.left.popleft()
        if chosen is None and steps[self.at].maybe:
            self.at += 1
            return True
        if chosen is None:
            return self._jump()
        self._tell(steps[chosen])
        self.at, self.depth = chosen + 1, depth
        return True

    def _joined(self, steps: Sequence[Step]) -> bool:
        """A branch is over: on from where it meets the others."""
        for i in range(self.at, len(steps)):
            if steps[i].kind == "join" and steps[i].depth <= self.depth:
                self.at = i
                return True
        self.at = len(steps)
        return True

    def _go(self, step: Step) -> bool:
        """To where it leads; where only a condition leads there, if the path says so next."""
        found = self.flow.found(step.to, self.node)
        if step.maybe or found is None:
            if not (found and self.left and self.flow.found(self.left[0].text, self.node) == found):
                self.at += 1
                return True
            self.left.popleft()
        if step.names:
            self.above.append((self.node, self.at + 1, self.depth, step.names[0]))
        self._enter(*found)
        return True

    def _back(self) -> bool:
        """From a tunnel to where it was entered."""
        if not self.above:
            return self._jump()
        self.node, self.at, self.depth, then = self.above.pop()
        found = self.flow.found(then, self.node) if then else None
        if found is None:
            self.visits.append(Visit(self.node, []))
        else:
            self._enter(*found)
        return then not in {"END", "DONE"}

    def _fallen_out(self, steps: Sequence[Step]) -> bool:
        """A node is over, and goes nowhere: into its first part, if it says nothing itself, or where the path says."""
        inner = next((name for name in self.flow.nodes if name.startswith(f"{self.node}-")), None)
        if not steps and inner:
            self._enter(inner, 0)
            return True
        return self._back() if self.above else self._jump()

    def _jump(self) -> bool:
        """To the node that the path names next, if it names one."""
        found = self.flow.found(self.left[0].text, self.node) if self.left else None
        if found is None:
            return False
        self.left.popleft()
        self._enter(*found)
        return True


def _called(step: Step, text: str, exact: bool = True) -> bool:
    """Is a choice called so: by its label or its words, or by how they begin?"""
    wanted = plain(text)
    names = [plain(name) for name in step.names]
    return wanted in names if exact else any(name.startswith(wanted) for name in names)
