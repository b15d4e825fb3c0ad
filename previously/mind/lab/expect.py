"""A protocol's expectations: comparisons over its probes, run by a safe evaluator that never calls `eval`."""

import ast
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from previously.core.errors import BadExpression
from previously.core.nearest import did_you_mean
from previously.mind.evaluating import worked_out

LONGEST = 2_000  # characters
MOST = 10_000  # numbers in a range

Value = float | list[float]


def maxdiff(xs: Sequence[float], ys: Sequence[float]) -> float:
    """The largest difference between two lists of the same length."""
    return max((abs(x - y) for x, y in zip(xs, ys, strict=True)), default=0.0)


def increasing(xs: Sequence[float]) -> bool:
    """Is each value greater than the one before?"""
    return all(x < y for x, y in pairwise(xs))


def decreasing(xs: Sequence[float]) -> bool:
    """Is each value less than the one before?"""
    return all(x > y for x, y in pairwise(xs))


def negatively_accelerated(xs: Sequence[float]) -> bool:
    """Does it grow by less each time?"""
    return increasing(xs) and decreasing([y - x for x, y in pairwise(xs)])


def trials_below(xs: Sequence[float], limit: float) -> int:
    """How many trials up to and including the first below the limit; if there is none, one more than all of them."""
    return next((i for i, x in enumerate(xs, 1) if x < limit), len(xs) + 1)


def trials_above(xs: Sequence[float], limit: float) -> int:
    """How many trials up to and including the first above the limit; if there is none, one more than all of them."""
    return next((i for i, x in enumerate(xs, 1) if x > limit), len(xs) + 1)


def total(xs: Sequence[float]) -> float:
    """The sum of a list of numbers."""
    return sum(xs)


def capped_range(*bounds: int) -> list[int]:
    """`range`, as a list of at most MOST numbers."""
    numbers = range(*bounds)
    if len(numbers) > MOST:
        raise ValueError(f"a range of more than {MOST} numbers")
    return list(numbers)


HELPERS: dict[str, Callable[..., Any]] = {
    "maxdiff": maxdiff,
    "increasing": increasing,
    "decreasing": decreasing,
    "negatively_accelerated": negatively_accelerated,
    "trials_below": trials_below,
    "trials_above": trials_above,
    "range": capped_range,
    "abs": abs,
    "sum": total,
    "all": all,
    "any": any,
    "min": min,
    "max": max,
    "len": len,
}
_MATH = ("exp", "log", "log10", "log2", "sqrt", "pow", "tanh", "atanh", "floor", "ceil", "fabs", "isclose")
MATH = SimpleNamespace(**{name: getattr(math, name) for name in _MATH}, pi=math.pi, e=math.e, inf=math.inf)


def holds(expectation: str, arms: Mapping[str, Mapping[str, Value]]) -> bool:
    """Whether a comparison over `ARM.PROBE` is true. Raises BadExpression if it can't be parsed or evaluated."""
    from simpleeval import InvalidExpression

    for fault in _faults(_tree(expectation), arms):
        raise BadExpression(f"“{expectation}” {fault}")
    names: dict[str, Any] = {arm: _copy(probes) for arm, probes in arms.items()}
    try:
        answer = worked_out(expectation, {"math": MATH, **names}, HELPERS, powers=True)
    except (InvalidExpression, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as wrong:
        raise BadExpression(f"“{expectation}” cannot be evaluated: {wrong}") from None
    if not isinstance(answer, bool):
        raise BadExpression(f"“{expectation}” is not a comparison; it gives {answer!r:.60}")
    return answer


def _copy(probes: Mapping[str, Value]) -> SimpleNamespace:
    return SimpleNamespace(**{name: list(x) if isinstance(x, list) else x for name, x in probes.items()})


def _tree(expectation: str) -> ast.Expression:
    if len(expectation) > LONGEST:
        raise BadExpression(f"“{expectation[:60]}…” is longer than {LONGEST} characters")
    try:
        return ast.parse(expectation.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadExpression(f"“{expectation[:200]}” cannot be read as a comparison") from None


def _faults(tree: ast.Expression, arms: Mapping[str, Mapping[str, Value]]) -> Iterator[str]:
    """What is wrong with the names it uses, before anything is evaluated."""
    nodes = list(ast.walk(tree))
    bound = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    known = {*arms, *HELPERS, *bound, "math"}
    for node in nodes:
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)):
            yield "contains text, but probes are numbers"
        elif isinstance(node, ast.Name) and node.id not in known:
            yield f"names {node.id!r}, which is neither an arm nor a helper{did_you_mean(node.id, sorted(known))}"
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id not in bound:
            of = node.value.id
            probes = vars(MATH) if of == "math" and of not in arms else arms.get(of, {})
            if node.attr not in probes:
                yield f"names {of}.{node.attr}, but {of} has no such probe{did_you_mean(node.attr, sorted(probes))}"
