"""Codes for faults in the text itself, by rule name. Codes never change."""

from previously.core.finding import Finding, Reason, Severity, Words, words
from previously.core.source import Span

TEXT: dict[str, tuple[str, Severity]] = {
    "unreadable-file": ("PV001", "error"),
    "cut-line": ("PV002", "error"),
    "unknown-name": ("PV003", "error"),
    "no-effect": ("PV004", "hint"),
    "unknown-state": ("PV005", "error"),
    "bad-clause": ("PV006", "error"),
    "unknown-key": ("PV007", "warning"),
    "bad-value": ("PV008", "error"),
    "duplicate-key": ("PV009", "error"),
    "goes-back": ("PV010", "error"),
    "unknown-position": ("PV011", "error"),
    "wrong-object": ("PV012", "error"),
    "bad-condition": ("PV013", "error"),
    "unreadable-line": ("PV014", "error"),
    "undated-flashback": ("PV015", "hint"),
    "shared-name": ("PV016", "warning"),
    "unused-suppression": ("PV017", "hint"),
    "stray-copy": ("PV018", "error"),
    "merge-conflict": ("PV019", "error"),
    "unread-file": ("PV020", "warning"),
    "look-alike": ("PV021", "warning"),
    "nothing-told": ("PV022", "warning"),
    "unread-clause": ("PV023", "hint"),
}


NOT_READ = frozenset(TEXT[rule][0] for rule in ("unreadable-file", "stray-copy", "merge-conflict", "unread-file"))
"""The codes of findings about a file that was not read, or not all of it."""


def text_finding(
    rule: str, span: Span, message: str | Words, *, at: str = "", fix: str = "", because: tuple[Reason, ...] = ()
) -> Finding:
    """A finding from one of the text rules."""
    code, severity = TEXT[rule]
    return Finding(code, severity, span, words(message), at=at, fix=fix, because=because)
