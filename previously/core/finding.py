"""A finding: a fault in a story, its place in the text, and what tells it from others. A value, never raised."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from previously.core.source import Placing, Span, row_at

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
        """The message in words, naming its lines."""
        return "".join(map(str, self.said))

    @property
    def sentence(self) -> str:
        """The message as a whole sentence, with a capital and a full stop; what an author named keeps its form."""
        message = self.message
        opened = message.split(" ", maxsplit=1)[0].isalpha()
        return stopped(message[:1].upper() + message[1:] if opened else message)

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


def stopped(message: str) -> str:
    """A message with a full stop, where it ends in nothing like one."""
    return message if message.endswith((".", "?", "!")) else f"{message}."


def identity(finding: Finding) -> tuple[object, ...]:
    """What makes two findings of one draft the same, wherever their lines have moved to."""
    where = (finding.span.path, finding.span.block.text, finding.span.row, finding.span.column)
    return (finding.code, finding.at, finding.character, _premise(finding), *where)


class Remark(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """What makes two findings the same from one draft to the next: not where it stands, but what is said there.

    `line` is the author's line as written, or what it contradicts where it is but a key; `at` is the told position. A
    baseline keeps findings so, each a JSON object.
    """

    code: str
    file: str
    line: str
    character: str = ""
    premise: str = ""
    at: str = ""

    @classmethod
    def of(cls, finding: Finding) -> "Remark":
        """The remark that a finding makes."""
        line = _written(finding.span)
        if is_key(line):  # a scene's number may be another tomorrow
            line = next((side.text for side in finding.because), "")
        return cls(finding.code, finding.span.path, line, finding.character, _premise(finding), finding.at)

    def anywhere(self) -> "Remark":
        """The same, whatever number its scene now has."""
        return msgspec.structs.replace(self, at="")


class DraftChange(NamedTuple):
    """A draft’s findings held against those of before: the new, those there before, and what no longer occurs."""

    new: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    gone: tuple[Remark, ...]


def compare(findings: Iterable[Finding], known: Iterable[Remark]) -> DraftChange:
    """Hold findings against those of before: at the position those had first, then wherever their line stands now."""
    left = Counter(known)
    found = tuple(findings)
    if not left:
        return DraftChange(found, (), ())
    there = _taken(left, map(Remark.of, found))
    loose: Counter[Remark] = Counter()
    for remark, number in left.items():
        loose[remark.anywhere()] += number
    rest = [None if taken else Remark.of(f).anywhere() for f, taken in zip(found, there, strict=True)]
    elsewhere = _taken(loose, rest)
    kept = [a or b for a, b in zip(there, elsewhere, strict=True)]
    return DraftChange(
        tuple(f for f, known in zip(found, kept, strict=True) if not known),
        tuple(f for f, known in zip(found, kept, strict=True) if known),
        tuple(sorted((+loose).elements())),
    )


def _taken(left: Counter[Remark], remarks: Iterable[Remark | None]) -> list[bool]:
    """Which remarks are among those left; each is used up."""
    taken = []
    for remark in remarks:
        if remark is not None and left[remark] > 0:
            left[remark] -= 1
            taken.append(True)
        else:
            taken.append(False)
    return taken


def _written(span: Span) -> str:
    """The author's line at a place, as written; what makes it an item of a list left out."""
    return row_at(span).strip().removeprefix("- ")


def is_key(line: str) -> bool:
    """Is a line but a key, such as the number of a scene?"""
    return line.endswith(":") and " " not in line


def _premise(finding: Finding) -> str:
    """The premise that a finding is about, if it is about one."""
    return next((side.event for side in finding.because if side.event.startswith("premise ")), "")


LIKE = 100
"""At most this many findings of one code are listed for one section of a file."""
MOST_LIKE = 1_000
"""At most this many findings of one code are listed for a whole story."""


def few(findings: Iterable[Finding], most: int = LIKE) -> tuple[Finding, ...]:
    """The findings in order; for each code only the first so many, the last saying how many more there are."""
    stood: Counter[str] = Counter()
    kept: list[Finding] = []
    next_one: dict[str, int] = {}
    for finding in findings:
        stood[finding.code] += 1
        if stood[finding.code] <= most + 1:
            next_one[finding.code] = len(kept)
            kept.append(finding)
    for code, number in stood.items():
        if number > most + 1:
            at = next_one[code]
            more = f"; {number - most - 1:,} more like it follow here but are not listed"
            kept[at] = msgspec.structs.replace(kept[at], said=words(kept[at].said, more))
    return tuple(kept)
