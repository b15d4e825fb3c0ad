"""A finding: what is wrong with a story, at a place in its text. A value, never raised."""

from typing import Literal

import msgspec

from previously.core.source import Span

Severity = Literal["error", "warning", "hint"]


class Reason(msgspec.Struct, frozen=True):
    """The other side of a finding: a line it rests on.

    `event` is the line's address (`S01E13.9/1`), `at` its told position, `text` the line as written.
    """

    event: str
    at: str
    span: Span
    text: str


class Finding(msgspec.Struct, frozen=True):
    """One remark on the author's text.

    `character` is a cast id or empty, `at` a told position or empty. `because` holds the contradicted lines.
    `fix` says what would mend it, where something short would; `named` holds what else its message names the line of.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    at: str = ""
    character: str = ""
    because: tuple[Reason, ...] = ()
    fix: str = ""
    named: tuple[Span, ...] = ()
