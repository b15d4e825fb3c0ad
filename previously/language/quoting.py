"""What a line quotes of its page, `quoting "The boat sank," he said`, found without reading the line."""

from collections.abc import Callable, Iterator

import msgspec

from previously.language.clauses import QUOTING
from previously.language.lines import MARKS, pieces


class Quote(msgspec.Struct, frozen=True):
    """Words of a page that a line rests on, as written, and the column in the line (from 1) where they begin."""

    text: str
    column: int


def quotes_in(text: str) -> tuple[Quote, ...]:
    """Everything a line quotes; a clause without a word quotes nothing."""
    return tuple(found for _, found in _quoting(text) if any(map(str.isalnum, found.text)))


def without_quotes(text: str, kept: Callable[[str], bool]) -> str:
    """A line without the clauses whose quote is not to be kept."""
    for column, found in reversed(tuple(_quoting(text))):
        if not kept(found.text):
            end = text.find(found.text, found.column - 1) + len(found.text)
            text = text[: column - 2].rstrip() + text[end:]
    return text


def _quoting(text: str) -> Iterator[tuple[int, Quote]]:
    """Each quote, with the column where its clause begins."""
    if QUOTING not in text.casefold():
        return
    for column, clause in pieces(text)[1]:
        words = clause.strip()
        rest = words[len(QUOTING) :]
        if words[: len(QUOTING)].casefold() == QUOTING and rest[:1] in {"", " ", "\t", *MARKS}:
            begins = column + clause.index(words) + len(words) - len(rest.lstrip())
            yield column, Quote(rest.strip(), begins)
