"""Conditions over the headspace: `vulnerability(jessica, kilgrave) >= 0.2 and alive(hope)`.

Names and calls are checked first, so that errors can say what is wrong.
"""

import ast
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from previously.core.errors import BadExpression
from previously.core.nearest import did_you_mean
from previously.mind.evaluating import worked_out

LONGEST = 2000
"""Characters in a condition."""
DEEPEST = 40
"""Levels of nesting."""
ALLOWED = (
    ast.BoolOp, ast.boolop, ast.UnaryOp, ast.Not, ast.USub, ast.UAdd, ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div,
    ast.Compare, ast.cmpop, ast.Call, ast.Name, ast.Load, ast.Constant, ast.Tuple, ast.List, ast.IfExp,
)  # fmt: skip
SAID = {
    "Attribute": "a dot after a name", "Subscript": "a bracket after a name", "Lambda": "“lambda”", "Pow": "“**”",
    "Mod": "“%”", "FloorDiv": "“//”", "JoinedStr": "an f-string", "ListComp": "“for”",
    "GeneratorExp": "“for”", "SetComp": "“for”", "DictComp": "“for”", "Dict": "a brace", "Set": "a brace",
}  # fmt: skip


class Expression:
    """A parsed and checked condition.

    `names` are the words it may use, `calls` its functions with (fewest, most) arguments. Raises BadExpression.
    """

    def __init__(self, text: str, names: Iterable[str], calls: Mapping[str, tuple[int, int]]) -> None:
        if len(text) > LONGEST:
            raise BadExpression(f"a condition of {len(text):,} characters is too long; {LONGEST:,} is the most")
        self.text = text
        self._spelt = {_spelt(name): name for name in names}
        source = _with_spelt(text, self._spelt)
        if not text.strip():
            raise BadExpression("this condition is empty")
        self._node = _tree(text, source)
        self.calls = [node for node in ast.walk(self._node) if isinstance(node, ast.Call)]
        self._check(calls)

    def _check(self, calls: Mapping[str, tuple[int, int]]) -> None:
        functions = {id(node.func) for node in self.calls}
        for node in ast.walk(self._node):
            if isinstance(node, ast.Call):
                self._check_call(node, calls)
            elif isinstance(node, ast.Name) and id(node) not in functions and node.id not in self._spelt:
                near = did_you_mean(node.id, self._spelt.values())
                raise BadExpression(f"“{node.id}” in “{self.text}” is not a known name{near}")
            elif not isinstance(node, ALLOWED):
                what = SAID.get(type(node).__name__, "something else")
                raise BadExpression(
                    f"“{self.text}” contains {what}; a condition only compares, combines and calculates"
                )

    def _check_call(self, node: ast.Call, calls: Mapping[str, tuple[int, int]]) -> None:
        name = ast.unparse(node.func)
        if name not in calls:
            raise BadExpression(f"“{name}(…)” in “{self.text}” is not a read-out{did_you_mean(name, calls)}")
        fewest, most = calls[name]
        if node.keywords or not fewest <= len(node.args) <= most:
            wants = str(fewest) if fewest == most else f"{fewest} to {most}"
            raise BadExpression(f"“{name}” in “{self.text}” takes {wants} values, not {len(node.args)}")

    def value(self, name: Callable[[str], Any], functions: Mapping[str, Callable[..., Any]]) -> Any:
        """Evaluate, given what each name stands for and the functions. Raises BadExpression."""
        from simpleeval import InvalidExpression

        def look_up(node: ast.Name) -> Any:
            return name(self._spelt[node.id])

        try:
            return worked_out(self.text, look_up, functions, tree=self._node)
        except (InvalidExpression, ArithmeticError, TypeError, ValueError) as error:
            raise BadExpression(f"“{self.text}” cannot be evaluated: {_plainly(error)}") from None

    def arguments(self, name: Callable[[str], Any]) -> list[tuple[str, tuple[Any, ...]]]:
        """Its calls, each with its arguments. Raises BadExpression if one is not a name, text or number."""
        found = []
        for node in self.calls:
            values = tuple(self._argument(argument, name) for argument in node.args)
            found.append((ast.unparse(node.func), values))
        return list(dict.fromkeys(found))

    def _argument(self, node: ast.expr, name: Callable[[str], Any]) -> Any:
        if isinstance(node, ast.Name):
            return name(self._spelt[node.id])
        if isinstance(node, ast.Constant):
            return node.value
        raise BadExpression(f"“{ast.unparse(node)}” in “{self.text}” must be a name or a word in quotes")

    def names(self) -> list[str]:
        """The names the condition uses, without repeats."""
        found = [node.id for node in ast.walk(self._node) if isinstance(node, ast.Name)]
        return [self._spelt[word] for word in dict.fromkeys(found) if word in self._spelt]


def _tree(text: str, source: str) -> ast.expr:
    """The condition's syntax tree. Raises BadExpression if it is malformed or nested too deep."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a backslash in a text
            tree = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise BadExpression(f"“{text}” cannot be read as a condition: {_plainly(error)}") from None
    level: list[ast.AST] = [tree]
    for _ in range(DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    if level:
        raise BadExpression(f"“{text[:60]}…” has more than {DEEPEST} levels of brackets")
    return tree


def _spelt(name: str) -> str:
    """A name as an identifier, since `jon-snow` would parse as a subtraction."""
    return re.sub(r"\W", "_", name)


def _with_spelt(text: str, spelt: Mapping[str, str]) -> str:
    """The text with hyphenated names made identifiers, except inside quotes."""
    odd = sorted((name for word, name in spelt.items() if word != name), key=len, reverse=True)
    if not odd:
        return text
    pattern = re.compile(r"(\"[^\"]*\"|'[^']*')|(?<![\w-])(" + "|".join(map(re.escape, odd)) + r")(?![\w-])")
    return pattern.sub(lambda m: m[1] or _spelt(m[2]), text)


def _plainly(error: BaseException) -> str:
    if type(error).__name__ in {"NumberTooHigh", "IterableTooLong"}:
        return "the numbers are too large"
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return text.split("\n")[0].strip().rstrip(".") or type(error).__name__
