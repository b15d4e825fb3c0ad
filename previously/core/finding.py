"""A finding: a fault in a story, and its place in the text. A value, never raised."""

from typing import Literal

import msgspec

from previously.core.source import Placing, Span

Severity = Literal["error", "warning", "hint"]
Words = tuple[str | Span, ...]
"""A message not yet worded: text, and the lines it names."""


def words(*parts: "str | Span | Words") -> Words:
    """Join parts into a message."""
    found: list[str | Span] = []
    for part in parts:
        if isinstance(part, tuple):
            found += part
        elif part:
            found.append(part)
    return tuple(found)


class Reason(msgspec.Struct, frozen=True):
    """The other side of a finding: a line it rests on.

    `event` is the line's address (`S01E13.9/1`), `at` its told position, `text` the line as written.
    """

    event: str
    at: str
    span: Span
    text: str


class Finding(msgspec.Struct, frozen=True):
    """One remark about the author's text.

    `character` is a cast id or empty; `at` is a told position or empty. `because` holds the contradicted lines.
    `fix` says what would resolve it, if something short would. `said` is the message in parts.
    """

    code: str
    severity: Severity
    span: Span
    said: Words
    at: str = ""
    character: str = ""
    because: tuple[Reason, ...] = ()
    fix: str = ""

    @property
    def message(self) -> str:
        """The message as a sentence, naming its lines."""
        return "".join(map(str, self.said))

    def placed(self, place: Placing) -> "Finding":
        """The same finding with line numbers for one version of the files."""
        return Finding(
            self.code,
            self.severity,
            place(self.span),
            tuple([part if isinstance(part, str) else place(part) for part in self.said]),
            self.at,
            self.character,
            tuple([Reason(one.event, one.at, place(one.span), one.text) for one in self.because]),
            self.fix,
        )
