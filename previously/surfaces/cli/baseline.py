"""Findings that an old story has already: kept in a file, and not reported again."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from previously.checks.remark import Remark
from previously.core.errors import UnreadableInput
from previously.core.finding import Finding
from previously.formats.files import displayed
from previously.formats.write import write_text
from previously.surfaces.cli.files import decoded

VERSION = 1


class Known(msgspec.Struct, frozen=True, omit_defaults=True):
    """One finding that is known. `line` is the author's line as written, so that it holds wherever the line moves."""

    code: str
    file: str
    line: str
    character: str = ""
    premise: str = ""
    at: str = ""

    @classmethod
    def of(cls, finding: Finding) -> "Known":
        """A finding as it is written down."""
        return cls(*Remark.of(finding))

    @property
    def remark(self) -> Remark:
        """The remark it makes."""
        return Remark(self.code, self.file, self.line, self.character, self.premise, self.at)


class Baseline(msgspec.Struct, frozen=True):
    """A file of what is known."""

    baseline: int
    findings: tuple[Known, ...]


class Compared(NamedTuple):
    """What a baseline leaves to report, what it keeps back, and which of its entries no longer occur."""

    new: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    gone: tuple[Known, ...]


def read_baseline(path: Path) -> Baseline:
    """A baseline. Raises UnreadableInput."""
    if not path.exists():
        raise UnreadableInput(f"there is no baseline “{displayed(path)}”; --update-baseline writes one")
    try:
        known = msgspec.convert(decoded(path), Baseline)
    except msgspec.ValidationError as error:
        raise UnreadableInput(f"“{displayed(path)}” is no baseline of ours: {error}") from None
    if known.baseline != VERSION:
        raise UnreadableInput(f"“{displayed(path)}” is a baseline of version {known.baseline}; this reads {VERSION}")
    return known


def write_baseline(path: Path, findings: Iterable[Finding], kept: Iterable[Known] = ()) -> None:
    """Write what is known from now on, sorted, one finding a line: `kept` are entries that nobody has looked at."""
    known = sorted((*map(Known.of, findings), *kept), key=lambda entry: entry.remark)
    rows = ",\n".join(f"    {msgspec.json.encode(entry).decode()}" for entry in known)
    write_text(path, f'{{\n  "baseline": {VERSION},\n  "findings": [{chr(10) if rows else ""}{rows}\n  ]\n}}\n')


def compare(findings: Iterable[Finding], known: Iterable[Known]) -> Compared:
    """Hold findings against a baseline: those at the position it says first, then wherever their line stands now."""
    left = Counter(entry.remark for entry in known)
    found = tuple(findings)
    if not left:
        return Compared(found, (), ())
    there = _taken(left, map(Remark.of, found))
    loose: Counter[Remark] = Counter()
    for remark, number in left.items():
        loose[remark.anywhere()] += number
    rest = [None if taken else Remark.of(f).anywhere() for f, taken in zip(found, there, strict=True)]
    elsewhere = _taken(loose, rest)
    kept = [a or b for a, b in zip(there, elsewhere, strict=True)]
    return Compared(
        tuple(f for f, known in zip(found, kept, strict=True) if not known),
        tuple(f for f, known in zip(found, kept, strict=True) if known),
        tuple(Known(*remark) for remark in sorted((+loose).elements())),
    )


def _taken(left: Counter[Remark], remarks: Iterable[Remark | None]) -> list[bool]:
    """For which remarks an entry is left; it is used up."""
    taken = []
    for remark in remarks:
        if remark is not None and left[remark] > 0:
            left[remark] -= 1
            taken.append(True)
        else:
            taken.append(False)
    return taken
