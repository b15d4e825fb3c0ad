"""Expressions worked out within a budget, by simpleeval, which walks the syntax tree and never runs it as code.

Numbers are calculated with, and nothing else: lists that are multiplied, or numbers of thousands of digits, would take
for ever.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

BUDGET = 1_000_000
"""Values that may be looked at while one expression is worked out; each member of a list counts."""
LONGEST_NUMBER = 4096
"""Bits of a whole number."""
MOST_WHOLE = 64
"""The highest power of a whole number that stays one."""
CALCULATES = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod,
}  # fmt: skip
COMPARED = (ast.Eq, ast.NotEq, ast.Gt, ast.Lt, ast.GtE, ast.LtE, ast.Not, ast.USub, ast.UAdd, ast.In, ast.NotIn)


def worked_out(
    text: str,
    names: Any,
    functions: Mapping[str, Callable[..., Any]],
    *,
    tree: ast.expr | None = None,
    powers: bool = False,
) -> Any:
    """The value of an expression; `tree` is its syntax, if it is read already.

    Raises what simpleeval raises, and TypeError or ValueError where it is too much.
    """
    from simpleeval import EvalWithCompoundTypes

    evaluator = EvalWithCompoundTypes(_operators(powers), dict(functions), names)
    spent = _Spent()
    evaluator.nodes.update({kind: spent.counted(handler) for kind, handler in evaluator.nodes.items()})
    try:
        return evaluator.eval(text, previously_parsed=tree)
    finally:
        evaluator.nodes.clear()  # else it holds itself, and with it the whole story, until the collector comes


@cache
def _operators(powers: bool) -> dict[Any, Any]:
    """What is calculated and compared with; never changed."""
    from simpleeval import DEFAULT_OPERATORS

    known = {kind: DEFAULT_OPERATORS[kind] for kind in COMPARED}
    calculates = {kind: _of_numbers(work) for kind, work in CALCULATES.items()}
    return {**known, **calculates, **({ast.Pow: _of_numbers(_power)} if powers else {})}


def _of_numbers(work: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def checked(left: Any, right: Any) -> Any:
        for value in (left, right):
            if not isinstance(value, int | float):
                raise TypeError("only numbers are added, subtracted, multiplied and divided")
            if isinstance(value, int) and value.bit_length() > LONGEST_NUMBER:
                raise ValueError("the numbers are too large")
        return work(left, right)

    return checked


def _power(base: float, exponent: float) -> Any:
    whole = isinstance(base, int) and isinstance(exponent, int) and 0 <= exponent <= MOST_WHOLE
    return base**exponent if whole else float(base) ** float(exponent)


class _Spent:
    """How much of the budget is left."""

    def __init__(self) -> None:
        self.left = BUDGET

    def counted(self, handler: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """A step of the evaluation, paid for by the size of what it gives."""

        def step(node: Any) -> Any:
            value = handler(node)
            self._pay(value)
            return value

        return step

    def _pay(self, value: Any) -> None:
        self.left -= 1
        if self.left < 0:
            raise ValueError("it is too much to work out")
        if isinstance(value, list | tuple | set | frozenset):
            for one in value:
                self._pay(one)
        elif isinstance(value, dict):
            for one in value.values():
                self._pay(one)
