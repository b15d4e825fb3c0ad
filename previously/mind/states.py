"""Checks whether a headspace supports the state a scene plays."""

import ast
from functools import cache

import msgspec

from previously.core.errors import BadExpression
from previously.core.verbs import State
from previously.mind.expressions import Expression
from previously.mind.headspace import Headspace
from previously.mind.kernel.emotions import EMOTIONS

READOUTS = (
    "hurt", "lift", "distress", "vulnerability", "void", "grief", "ambivalence", "pleasure", "drop", "tone",
    "positive", "negative", "purpose",
)  # fmt: skip
SORROW = "sorrow"
"""What states call the emotion distress, to tell it from the read-out of that name."""
NAMES = (*READOUTS, *(SORROW if name == "distress" else name for name in EMOTIONS))
CALLS = {"then": (1, 1)}


class Bearing(msgspec.Struct, frozen=True):
    """Whether a headspace supports a state.

    `fails` lists what does not hold: (read-out, its value, "at most" or "at least", the bound).
    """

    holds: bool
    fails: tuple[tuple[str, float, str, float], ...] = ()


@cache
def condition(bears: str) -> tuple[Expression, ...]:
    """The conjuncts of a state's condition. Raises BadExpression."""
    tree = ast.parse(bears.strip(), mode="eval").body
    both = isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And)
    parts = tree.values if both and isinstance(tree, ast.BoolOp) else [tree]
    return tuple(Expression(ast.unparse(part), NAMES, CALLS) for part in parts)


def bearing(state: State, headspace: Headspace, then: Headspace | None = None) -> Bearing:
    """Does this headspace support the state? `then` is hers at the season's first scene, for states that compare."""
    fails: list[tuple[str, float, str, float]] = []
    before = then or headspace
    for part in condition(state.bears):
        if not part.value(lambda name: readout(headspace, name), {"then": lambda name: readout(before, name)}):
            fails += _failed(part, headspace, before)
    return Bearing(not fails, tuple(fails))


def readout(headspace: Headspace, name: str) -> float:
    """A read-out or an emotion by name."""
    if name == "pleasure":
        return headspace.mood[0]
    if name in {"positive", "negative"}:
        return headspace.feelings[name == "negative"]
    if name in READOUTS:
        value: float = getattr(headspace, name)
        return value
    return headspace.emotions["distress" if name == SORROW else name]


@cache
def _bound(text: str) -> Expression:
    """What a read-out of a state's condition is compared with."""
    return Expression(text, NAMES, CALLS)


def _failed(part: Expression, headspace: Headspace, then: Headspace) -> list[tuple[str, float, str, float]]:
    """The comparisons in a conjunct that fail; of two ways out, the second is told only if it asks something else."""
    found: list[tuple[str, float, str, float]] = []
    for way in _ways(ast.parse(part.text, mode="eval").body):
        missed = [fail for node in ast.walk(way) if (fail := _missed(node, headspace, then)) is not None]
        if not {fail[0] for fail in missed} & {fail[0] for fail in found}:
            found += missed
    if not found:
        raise BadExpression(f"“{part.text}” does not compare a read-out with a number")
    return found


def _ways(conjunct: ast.expr) -> list[ast.expr]:
    return conjunct.values if isinstance(conjunct, ast.BoolOp) and isinstance(conjunct.op, ast.Or) else [conjunct]


def _missed(node: ast.AST, headspace: Headspace, then: Headspace) -> tuple[str, float, str, float] | None:
    """A comparison that fails: what it compares, its value, and the bound."""
    if not (isinstance(node, ast.Compare) and isinstance(node.left, ast.Name)):
        return None
    bound = _bound(ast.unparse(node.comparators[0]))
    wanted = bound.value(lambda name: readout(headspace, name), {"then": lambda name: readout(then, name)})
    value = readout(headspace, node.left.id)
    sign = "at most" if isinstance(node.ops[0], ast.Lt | ast.LtE) else "at least"
    fails = (value > wanted) if sign == "at most" else (value < wanted or value == wanted == 0.0)
    return (node.left.id, value, sign, float(wanted)) if fails else None
