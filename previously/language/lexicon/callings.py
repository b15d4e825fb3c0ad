"""The part that somebody plays by what he is called (`Dr Moss`, `the surgeon`), and the acts its standards are of."""

from collections.abc import Iterable
from functools import cache

from previously.language.lexicon.forms import inflected
from previously.language.lexicon.wordlists import lines_of


@cache
def _parts() -> dict[str, str]:
    rows = (line.partition(": ") for line in lines_of("callings.txt"))
    return {word: part for part, _, said in rows for word in said.split(", ")}


@cache
def acts(said: str) -> tuple[str, ...]:
    """What a standard is of: a verb, or each form of one word for it (`hurts (cuts)`: `hurts cuts`, `hurts cut` …)."""
    verb, _, word = said.partition(" (")
    return tuple(f"{verb} {form}" for form in inflected(word.rstrip(")"))) if word else (verb,)


def part_of(said: Iterable[str]) -> str:
    """The part of the first who is called so in these names or words; nothing if they name no calling.

    A title stands before a name (`Dr Moss`), a calling alone or after `the` (`the surgeon`): `Ann Sheriff` is none.
    """
    for text in said:
        first, *more = [word.strip(".,").casefold() for word in text.split() or [""]]
        called = more[0] if more and first in {"the", "a", "an"} else first if more or text.islower() else ""
        if called in _parts():
            return _parts()[called]
    return ""
