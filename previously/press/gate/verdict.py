"""The verdict on one sentence of an article: the rule that clears it, or none."""

from typing import Literal, NamedTuple

from previously.press.notices.notice import Notice

Rule = Literal["notice", "R0", "R1", "R2", "R3", "R4", ""]


class Verdict(NamedTuple):
    """One sentence: its passage's number, its offsets in the passage's text, and the rule that clears it.

    `rule` is empty if it is withheld; `cites` are the told events it was matched to. `scopes`, of the notice it is or
    is under, say how far one must have watched, in the article's own terms.
    """

    passage: int
    start: int
    end: int
    text: str
    rule: Rule
    cites: tuple[str, ...] = ()
    notice: Notice | None = None
