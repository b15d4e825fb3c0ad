"""How many tokens a text is, roughly, and as many rows as a budget of them takes, the weightiest first."""

import re
from collections.abc import Callable, Iterable, Sequence

from previously.questions.briefing.row import TITLES, BriefLine

Counter = Callable[[str], int]
_PIECES = re.compile(r"[A-Za-z]+|\d{1,3}|[^\sA-Za-z\d]|\n")
_LETTERS = 8
"""Letters of a word that are one token, as a rule."""


def estimate(text: str) -> int:
    """A text's tokens: one for each eight letters of a word begun, three figures, other sign, and line end."""
    pieces: Iterable[str] = _PIECES.findall(text)
    return sum(-(-len(piece) // _LETTERS) for piece in pieces)


def room(budget: int) -> int:
    """How many rows there can be room for, by the estimate: each has a dash and an end."""
    return budget // 2


def composed(head: str, rows: Iterable[BriefLine], foot: str) -> str:
    """A brief as a text: what comes first, the parts with their rows, the weightiest first, and what comes last."""
    found: dict[str, list[str]] = {}
    for row in sorted(rows, key=order):
        found.setdefault(row.section, []).append(f"- {row.text}")
    parts = ["\n".join([f"{title}:", *found[name]]) for name, title in TITLES.items() if name in found]
    return "\n".join([head, *parts, foot])


def order(row: BriefLine) -> tuple[float, str, str]:
    """Rows by weight, the heaviest first; of two alike by what they say."""
    return (-row.weight, row.section, row.text)


def fitted(head: str, rows: Sequence[BriefLine], foot: str, budget: int, count: Counter) -> list[BriefLine]:
    """The weightiest rows that the budget takes together: as many as fit, none passed over for a lighter one."""
    ordered = sorted(rows, key=order)
    if count is estimate:
        return ordered[: _estimated(head, ordered, foot, budget)]
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high + 1) // 2
        if count(composed(head, ordered[:middle], foot)) <= budget:
            low = middle
        else:
            high = middle - 1
    return ordered[:low]


def _estimated(head: str, ordered: Sequence[BriefLine], foot: str, budget: int) -> int:
    """How many rows fit by the estimate, which is that of the lines of a text, and one more for each end of a line."""
    taken, begun = estimate(f"{head}\n{foot}"), set[str]()
    for number, row in enumerate(ordered):
        title = "" if row.section in begun else f"{TITLES[row.section]}:\n"
        taken += estimate(f"{title}- {row.text}\n")
        if taken > budget:
            return number
        begun.add(row.section)
    return len(ordered)
