"""Conditions in words of the headspace: `vulnerability(jessica, kilgrave) >= 0.2 and alive(hope)`.

Read by simpleeval, which walks the tree and never runs it as code; names and calls are checked first, so that what is
wrong is said with its place.
"""

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from previously.core.errors import BadExpression
from previously.core.nearest import did_you_mean

LONGEST = 2000
"""Characters in a condition."""


class Expression:
    """One condition, read and checked.

    `names` are the words it may use, `calls` its functions with (fewest, most) arguments. Raises BadExpression.
    """

    def __init__(self, text: str, names: Iterable[str], calls: Mapping[str, tuple[int, int]]) -> None:
        from simpleeval import EvalWithCompoundTypes, InvalidExpression

        if len(text) > LONGEST:
            raise BadExpression(f"a condition of {len(text):,} characters is too long; {LONGEST:,} is the most")
        self.text = text
        self._spelt = {_spelt(name): name for name in names}
        source = _with_spelt(text, self._spelt)
        try:
            self._node = EvalWithCompoundTypes.parse(source.strip())
        except (SyntaxError, InvalidExpression, ValueError, RecursionError, MemoryError) as error:
            raise BadExpression(f"“{text}” cannot be read as a condition: {_plainly(error)}") from None
        self.calls = [node for node in ast.walk(self._node) if isinstance(node, ast.Call)]
        self._check(calls)

    def _check(self, calls: Mapping[str, tuple[int, int]]) -> None:
        functions = {id(node.func) for node in self.calls}
        for node in ast.walk(self._node):
            if isinstance(node, ast.Call):
                self._check_call(node, calls)
            elif isinstance(node, ast.Name) and id(node) not in functions and node.id not in self._spelt:
                near = did_you_mean(node.id, self._spelt.values())
                raise BadExpression(f"“{node.id}” in “{self.text}” is nothing known here{near}")
            elif isinstance(node, ast.Attribute | ast.Lambda | ast.ListComp | ast.GeneratorExp | ast.Subscript):
                raise BadExpression(
                    f"“{self.text}” may compare, add and combine; {type(node).__name__} is not for here"
                )

    def _check_call(self, node: ast.Call, calls: Mapping[str, tuple[int, int]]) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else "?"
        if name not in calls:
            raise BadExpression(f"“{name}(…)” in “{self.text}” is no read-out{did_you_mean(name, calls)}")
        fewest, most = calls[name]
        if node.keywords or not fewest <= len(node.args) <= most:
            wants = str(fewest) if fewest == most else f"{fewest} to {most}"
            raise BadExpression(f"“{name}” in “{self.text}” takes {wants} values, not {len(node.args)}")

    def value(self, name: Callable[[str], Any], functions: Mapping[str, Callable[..., Any]]) -> Any:
        """Evaluate, given what each name stands for and the functions. Raises BadExpression."""
        from simpleeval import EvalWithCompoundTypes, InvalidExpression

        def look_up(node: ast.Name) -> Any:
            return name(self._spelt[node.id])

        evaluator = EvalWithCompoundTypes(functions=dict(functions), names=look_up)
        try:
            return evaluator.eval(self.text, previously_parsed=self._node)
        except (InvalidExpression, ArithmeticError, TypeError, ValueError) as error:
            raise BadExpression(f"“{self.text}” cannot be evaluated: {_plainly(error)}") from None

    def names(self) -> list[str]:
        """Every name the condition uses, once."""
        found = [node.id for node in ast.walk(self._node) if isinstance(node, ast.Name)]
        return [self._spelt[word] for word in dict.fromkeys(found) if word in self._spelt]


def _spelt(name: str) -> str:
    """A name as an identifier: `jon-snow` reads as a subtraction."""
    return re.sub(r"\W", "_", name)


def _with_spelt(text: str, spelt: Mapping[str, str]) -> str:
    """The text with hyphenated names spelt so; what stands in quotes is left alone."""
    odd = sorted((name for word, name in spelt.items() if word != name), key=len, reverse=True)
    if not odd:
        return text
    pattern = re.compile(r"(\"[^\"]*\"|'[^']*')|(?<![\w-])(" + "|".join(map(re.escape, odd)) + r")(?![\w-])")
    return pattern.sub(lambda m: m[1] or _spelt(m[2]), text)


def _plainly(error: BaseException) -> str:
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return text.split("\n")[0].strip().rstrip(".") or type(error).__name__
