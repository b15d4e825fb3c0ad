"""Words kept as data: in a string, or in a file of the lexicon."""

from functools import cache
from importlib.resources import files


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a file of the lexicon that say something; `#` begins a remark."""
    text = files("previously.language.lexicon").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))
