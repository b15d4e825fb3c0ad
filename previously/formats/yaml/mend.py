"""Reading past a fault: the row to blame is taken out, and everything else is kept."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from previously.formats.yaml.build import Builder, Fault
from previously.formats.yaml.nodes import Node, Trouble

RETRIES = 50
_KEY = re.compile(r"\s*[\w-]+:(?=\s)")
_QUOTED = re.compile(r"""[\s-]*([^:"']*:\s+)?["']""")
SAID = (
    ("second document", "a second document begins here, but a file holds only one; remove the “---”"),
    ("too deep", "more than 60 levels deep"),
    (
        "quote closed too late",
        "this quotation mark is closed only on a later line; put the whole text in double quotes",
    ),
    ("quoted scalar: found unexpected end", "this quotation mark is never closed"),
    ("escape", "in double quotes a backslash must begin an escape, such as \\\\ or \\n"),
    ("flow sequence", "this bracket is not closed, or something in it does not belong there"),
    ("flow node", "this bracket is not closed, or something in it does not belong there"),
    ("flow mapping", "this brace is not closed, or something in it does not belong there"),
    ("mapping values", "a colon and a space make a key; if this is a sentence, put all of it in double quotes"),
    ("sequence entries", "a list must begin on its own line"),
    ("tab character", "a tab cannot indent; use spaces"),
    ("anchor", "a text cannot begin with this character; put it in double quotes"),
    ("alias", "a text cannot begin with this character; put it in double quotes"),
    ("tag", "a text cannot begin with this character; put it in double quotes"),
    ("cannot start", "a text cannot begin with this character; put it in double quotes"),
    ("directive", "a text cannot begin with this character; put it in double quotes"),
    ("expected ':'", "this is neither “key: value” nor an item of a list"),
    ("block scalar", "after “|” or “>” the text begins on the next line"),
)


class TakenOut(NamedTuple):
    """Rows to take out, from `first` up to `end`; `key` is what is kept of the first."""

    first: int
    end: int
    key: str = ""

    def rows(self) -> list[str]:
        """The replacement rows: as many as before, so that all others keep their place."""
        return [self.key, *[""] * (self.end - self.first - 1)] if self.end > self.first else []


class Mender:
    """One text being read; `budget` is how many characters may be reread over all retries."""

    def __init__(self, text: str, budget: int) -> None:
        self.rows = text.split("\n")
        self.cost = len(text) + 1000  # creating a parser costs, too
        self.budget = budget
        self.troubles: list[Trouble] = []

    def read(self) -> Node | None:
        """The nodes that can be read; `troubles` then has one entry for each place taken out."""
        node, fault = self._try(self.rows)
        for _ in range(RETRIES):
            if fault is None or self.budget <= 0:
                break
            node, fault = self._without(fault)
        return node if fault is None else self._give_up(fault)

    def _try(self, rows: Sequence[str]) -> tuple[Node | None, Fault | None]:
        """Read these rows; their own troubles count only if they are read to the end."""
        self.budget -= self.cost
        builder = Builder(rows)
        try:
            node = builder.build("\n".join(rows))
        except Fault as fault:
            return None, fault
        self.troubles += builder.troubles
        return node, None

    def _without(self, fault: Fault) -> tuple[Node | None, Fault | None]:
        """Take out the suspect whose removal lets the reader get furthest."""
        best: tuple[float, TakenOut] = (-1.0, TakenOut(0, 0))
        result: tuple[Node | None, Fault | None] = (None, fault)
        for cut in self._suspects(fault):
            node, next_fault = self._try([*self.rows[: cut.first], *cut.rows(), *self.rows[cut.end :]])
            reach = next_fault.reach if next_fault else float("inf")
            if reach > best[0]:
                best, result = (reach, cut), (node, next_fault)
            if next_fault is None or self.budget <= 0:
                break
        self._take_out(fault, best[1])
        return result

    def _suspects(self, fault: Fault) -> list[TakenOut]:
        """The suspect rows: down to the key if there is something under it, alone, or with everything under it."""
        rows = [min(row, len(self.rows) - 1) for row in fault.rows]
        rows = [row for row in rows if self.rows[row].strip()] or [self._last(fault)]
        ends = {row: self._under(row) for row in rows}
        keys = {row: _KEY.match(self.rows[row]) for row in rows if ends[row] > row + 1}
        bare = [
            TakenOut(row, row + 1, key[0]) for row, key in keys.items() if key and key[0] != self.rows[row].rstrip()
        ]
        single = [TakenOut(row, row + 1) for row in rows]
        odd = [
            TakenOut(first, self._under(first)) for row in rows if (first := self._opened_otherwise(row)) is not None
        ]
        return [*bare, *single, *(TakenOut(row, ends[row]) for row in keys), *odd]

    def _opened_otherwise(self, row: int) -> int | None:
        """The row that opened this one's block as a list if this is a key, or the reverse."""
        indent, first = _indent(self.rows[row]), None
        for above in range(row - 1, -1, -1):
            said = self.rows[above].strip()
            if said and not said.startswith("#"):
                if _indent(self.rows[above]) < indent:
                    break
                first = above if _indent(self.rows[above]) == indent else first
        return first if first is not None and _is_item(self.rows[first]) != _is_item(self.rows[row]) else None

    def _last(self, fault: Fault) -> int:
        """The last row with content, up to where the reader got."""
        upto = min(max(fault.rows), len(self.rows) - 1)
        return next((row for row in range(upto, -1, -1) if self.rows[row].strip()), 0)

    def _under(self, row: int) -> int:
        """The end of the rows indented deeper than this one."""
        indent = _indent(self.rows[row])
        end = row + 1
        while end < len(self.rows) and (not self.rows[end].strip() or _indent(self.rows[end]) > indent):
            end += 1
        return end

    def _take_out(self, fault: Fault, cut: TakenOut) -> None:
        text = self.rows[cut.first]
        known = cut.first == fault.rows[0] and 0 < fault.column <= len(text)
        column = fault.column if known else _indent(text) + 1
        more = sum(bool(row.strip()) for row in self.rows[cut.first + 1 : cut.end])
        under = f" (and the {more} lines under it)" if more > 1 else " (and the line under it)" if more else ""
        self.troubles.append(Trouble(fault.kind, cut.first, column, f"{_words(fault, text)}: {_shown(text)}{under}"))
        self.rows[cut.first : cut.end] = cut.rows()

    def _give_up(self, fault: Fault) -> Node | None:
        """Keep what comes before the fault."""
        cut = len(self.rows)
        node: Node | None = None
        left: Fault | None = fault
        while left is not None:
            cut = min(cut // 2 if left is not fault else cut, *left.rows)
            node, left = self._try(self.rows[:cut])
        message = f"too many faults here; nothing from this line on was read: {_shown(self.rows[cut])}"
        self.troubles.append(Trouble(fault.kind, cut, 1, message))
        return node


def _is_item(row: str) -> bool:
    return row.lstrip().startswith(("- ", "-\t")) or row.strip() == "-"


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _shown(text: str) -> str:
    text = text.strip()
    return f"“{text[:79]}…”" if len(text) > 80 else f"“{text}”"


def _words(fault: Fault, text: str) -> str:
    """The fault in plain words."""
    if "\t" in text[: _indent(text)]:
        return "a tab cannot indent; use spaces"
    for sign, words in SAID:
        if sign in str(fault):
            return words
    if _QUOTED.match(text):
        return "something follows the closing quotation mark; put all of it in one pair of quotes"
    return "this does not fit the lines around it; check how far each is indented"
