"""A lorebook's parts, by the specification of character cards, version 3; what only we read stands in `extensions`."""

import re
from collections.abc import Iterable

from previously.formats.lore import OURS, LoreSaid
from previously.questions.question import Answer, dumps

_STEERS = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u206f]")


class LoreEntry(Answer, frozen=True):
    """One entry: it is told where one of its `keys` is spoken of, or always (`constant`)."""

    keys: tuple[str, ...]
    content: str
    extensions: dict[str, LoreSaid]
    enabled: bool
    insertion_order: int
    case_sensitive: bool
    use_regex: bool
    constant: bool
    name: str
    id: int


class Lorebook(Answer, frozen=True):
    """A lorebook."""

    name: str
    description: str
    extensions: dict[str, str]
    entries: tuple[LoreEntry, ...]


def entry(number: int, name: str, keys: Iterable[str], content: str, said: LoreSaid | None = None) -> LoreEntry:
    """An entry; one without a key is told always."""
    known = tuple(dict.fromkeys(filter(None, keys)))
    extensions = {OURS: said} if said is not None else {}
    return LoreEntry(known, content, extensions, True, number, False, False, not known, name, number)


def fact_keys(fact: str) -> tuple[str, ...]:
    """What a fact is spoken of by: its own words, each that has some length."""
    words = re.split(r"[\W_]+", fact)
    return (" ".join(words).strip(), *(word for word in words if len(word) > 3))


def keyed(names: Iterable[str], text: str) -> tuple[str, ...]:
    """The names that a text has as words, as they come in it."""
    found = ((re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text), name) for name in names)
    return tuple(name for _, name in sorted((one.start(), name) for one, name in found if one))


def json_of(answer: object) -> bytes:
    """A card or a lorebook as a file; what would steer a terminal on which it is printed is escaped."""
    text = _STEERS.sub(lambda found: rf"\u{ord(found[0]):04x}", dumps(answer))
    return f"{text}\n".encode()
