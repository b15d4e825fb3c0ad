"""A lorebook's parts, by the specification of character cards, version 3; what only we read stands in `extensions`."""

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from previously.questions.question import Answer, dumps

OURS = "previously"
"""The key of `extensions` under which an entry says what it is of."""

_STEERS = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u206f]")


class LoreSaid(Answer, frozen=True, omit_defaults=True):
    """What an entry says, for whoever reads it back: somebody with what is so of them, or a fact and who believes what.

    `who` and the keys of `believes` are ids of one book. A `value` that is empty is one that nobody says is so.
    `told_by`: by whose lie somebody believes it.
    """

    kind: Literal["person", "fact"]
    who: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    pronouns: str = ""
    traits: dict[str, str] = msgspec.field(default_factory=dict)
    fact: str = ""
    value: str = ""
    believes: dict[str, str] = msgspec.field(default_factory=dict)
    told_by: dict[str, str] = msgspec.field(default_factory=dict)


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
