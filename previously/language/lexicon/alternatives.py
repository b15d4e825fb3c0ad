"""Rows of the lexicon that stand for many: `{pull,drag} OBJ {out of,from} THING:peril`."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

_CHOICE = re.compile(r"\{([^}]*)\}")


def spelt_out(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each row, one with choices as all that it stands for; what another row has written out is that row's."""
    written, open_ = list[tuple[str, str]](), list[tuple[str, str]]()
    for head, line in rows:
        (open_ if "{" in line else written).append((head, line))
    yield from written
    said = {text_of(line) for _, line in written}
    for head, line in open_:
        for one in choices(line):
            if text_of(one) not in said:
                said.add(text_of(one))
                yield head, one


def choices(line: str) -> Iterator[str]:
    """All that a row stands for; a choice may be empty (`{down,}`)."""
    parts = _CHOICE.split(line)  # what stands between choices, and the choices, in turn
    for one in product(*(part.split(",") if number % 2 else [part] for number, part in enumerate(parts))):
        yield " ".join("".join(one).split())


def text_of(line: str) -> str:
    """The words of a row, without its numbers and notes."""
    return line.split(";", maxsplit=1)[0].split(" = ", maxsplit=1)[0].strip()
