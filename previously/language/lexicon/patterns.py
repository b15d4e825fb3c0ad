"""The patterns of the lexicon, each compiled when a line first has its verb."""

from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import msgspec

from previously.language.lexicon.alternatives import spelt_out
from previously.language.lexicon.closed import PARTICLES
from previously.language.lexicon.kept import Table, table_of
from previously.language.lexicon.wordlists import lines_of, words

FIELDS = ("harm", "care", "bond", "self", "know", "place", "thing", "feel", "status", "other")
"""The files of patterns; each holds the classes of one field."""
SLOTS = frozenset({"OBJ", "OBJ's", "THING", "SELF", "ONE'S", "ONE", "NAME", "NONE", "CLAUSE", "doing", "do", "done"})
STATES = frozenset(
    {
        "be",
        "get",
        "become",
        "feel",
        "grow",
        "look",
        "remain",
        "seem",
        "stay",
        "go",
        "turn",
        "stand",
        "sit",
        "lie",
        "end",
    }
)


_ARTICLES = words("a an the")
_MOVED = PARTICLES | words("to that")
"""Words that need not stand where a pattern has them."""


class Slot(NamedTuple):
    """One word of a pattern: a word that stands there as it is (`fixed`), or a slot (`OBJ`) for a noun of a kind."""

    word: str
    kind: str = ""
    fixed: bool = True


class Pattern(msgspec.Struct, frozen=True, eq=False):
    """One row of the lexicon: its words after the verb, its class, its numbers and its notes."""

    text: str
    sense: str
    head: str
    slots: tuple[Slot, ...]
    severity: float
    praise: float
    signs: str  # for whom it befalls, for who does it
    notes: dict[str, str]
    subject: str = ""  # the kind of noun its subject must be
    fixed: frozenset[str] = frozenset()
    takes_somebody: bool = False  # is there a slot for whom it befalls?
    first: str = ""  # the word with which it must go on, after its verb

    @property
    def own_sense(self) -> str:
        """The class of what it says of itself; empty where it only says how another deed stands."""
        return self.notes.get("own", "") if self.sense == "op" else self.sense

    @property
    def embeds(self) -> str:
        """The status it gives to the event that follows, if it does."""
        return self.notes.get("embedded", "")


@cache
def rows() -> Table:
    """The rows of the lexicon by their verb, a line each; those that begin with `be` by the word after it too."""
    return table_of("patterns", _built)


def _built() -> Table:
    found: dict[str, list[str]] = {}
    for head, line in spelt_out(_written()):
        found.setdefault(_key(line), []).append(head + line)
    return {key: "\n".join(lines) for key, lines in found.items()}


def _written() -> Iterator[tuple[str, str]]:
    """The rows as they are written, each with its class and what is common to that."""
    for field in FIELDS:
        head = ""
        for line in lines_of(f"patterns/{field}.txt"):
            if line[0] == "@":
                sense, _, common = line[1:].partition(" ")
                head = f"{sense}\t{common}\t"
            else:
                yield head, line


def _key(line: str) -> str:
    first, _, rest = line.partition(" ")
    if first.startswith("["):
        first, _, rest = rest.partition(" ")
    if first == "be":
        return "be " + rest.split(" ", 1)[0]
    return "*" if first in {"OBJ", "OBJ's", "SUBJ's", "the", "ONE'S"} else first


class Sense(NamedTuple):
    """A class of events: its field, and its sign for who does it and whom it befalls."""

    name: str
    field: str
    by: str
    to: str


@cache
def senses() -> dict[str, Sense]:
    """The classes."""
    return {line.split(" ", 1)[0]: Sense(*line.split(" ")) for line in lines_of("classes.txt")}


@cache
def _common(sense: str) -> str:
    """A class's severity, praise and signs, where its pattern gives none: `0.1 0 00`."""
    heads = (
        line[1:].partition(" ") for field in FIELDS for line in lines_of(f"patterns/{field}.txt") if line[0] == "@"
    )
    return next(common for name, _, common in heads if name == sense)


@cache
def usual(sense: str) -> tuple[float, float]:
    """A class's severity and praise, where its pattern gives none."""
    severity, praise, _ = _common(sense).split(" ")
    return float(severity), float(praise)


def own_pattern(sense: str, text: str, severity: float | None) -> Pattern:
    """A pattern of a story's own, of a class, with this severity or that of the class."""
    return _compiled(sense, _common(sense), text if severity is None else f"{text} = {severity}")


@cache
def patterns(key: str) -> tuple[Pattern, ...]:
    """The patterns of a verb, or those of `be` and a word after it (`be dead`)."""
    said = rows().get(key, "")
    return tuple(_compiled(*row.split("\t")) for row in said.split("\n")) if said else ()


@cache
def frames(key: str) -> tuple[tuple[str, ...], ...]:
    """What may follow a verb, row by row: its words and slots, without the kinds of these."""
    said = rows().get(key, "")
    return tuple(_frame(row) for row in said.split("\n")) if said else ()


def _frame(row: str) -> tuple[str, ...]:
    words = _apart(_text(row))
    return tuple(word.partition(":")[0] for word in words[2 if words[0].startswith("[") else 1 :])


def _text(row: str) -> str:
    """The words of a row, without its numbers and notes."""
    return row.rsplit("\t", 1)[1].split(";", 1)[0].split(" = ", 1)[0].strip()


class Shelf:
    """The rows of a verb by a word that stands in them: a line needs only those whose word it has."""

    def __init__(self, said: str) -> None:
        self._rows: dict[str, list[tuple[int, str]]] = {}
        self._compiled: dict[str, tuple[tuple[int, Pattern], ...]] = {}
        for place, row in enumerate(said.split("\n") if said else ()):
            self._rows.setdefault(_telling(row), []).append((place, row))

    def may_stand(self, present: frozenset[str]) -> bool:
        """Is a word there by which any of them is found?"""
        return not present.isdisjoint(self._rows)

    def able(self, present: frozenset[str], begins: frozenset[str] | None = None) -> Iterator[Pattern]:
        """Those whose fixed words are all present, in the lexicon's order.

        `begins`: the words that may stand right after the verb, where it is known.
        """
        words = ("", *(word for word in present if word in self._rows))
        found = [row for word in words for row in self._of(word)]
        for _, pattern in sorted(found, key=itemgetter(0)):
            goes_on = begins is None or not pattern.first or pattern.first in begins
            if goes_on and pattern.fixed <= present:
                yield pattern

    def _of(self, word: str) -> tuple[tuple[int, Pattern], ...]:
        if word not in self._compiled:
            rows = self._rows.get(word, ())
            self._compiled[word] = tuple((place, _compiled(*row.split("\t"))) for place, row in rows)
        return self._compiled[word]


@cache
def shelf(key: str) -> Shelf:
    """The rows of a verb, or those of `be` and a word after it (`be dead`)."""
    return Shelf(rows().get(key, ""))


def _telling(row: str) -> str:
    """A word that a line must have for this row: its longest, or none that is surely fixed."""
    return max(filter(_is_fixed, _text(row).split(" ")[1:]), key=len, default="")


def _is_fixed(word: str) -> bool:
    return word.isalpha() and word.islower() and word not in SLOTS and word not in _ARTICLES


def _apart(text: str) -> list[str]:
    """A pattern's words, the possessive apart as in a line."""
    found: list[str] = []
    for word in text.split(" "):
        owner = word.removesuffix("'s")
        found += [owner, "'s"] if owner != word and owner.islower() else [word]
    return found


def _compiled(sense: str, common: str, line: str) -> Pattern:
    said, *notes = (part.strip() for part in line.split(";"))
    text, _, numbers = (part.strip() for part in said.partition(" = "))
    given = numbers.split()
    severity, praise, signs = (*given, *common.split()[len(given) :])
    said_words, subject = _apart(text), ""
    if said_words[0].startswith("["):
        subject, said_words = said_words[0].strip("[]"), said_words[1:]
    slots = tuple(_slot(*word.split(":", 1)) for word in said_words[1:])
    named = {key: value for key, _, value in (note.partition("=") for note in notes)}
    if text.endswith("into doing"):  # whoever is talked into it does it
        named = {"embedded": "happened", "who": "obj", "neg": "not"} | named
    fixed = frozenset(slot.word for slot in slots if slot.fixed and slot.word not in _ARTICLES)
    somebody, first = any(slot.word in {"OBJ", "OBJ's"} for slot in slots), slots[0].word if slots else ""
    return Pattern(
        text, sense, said_words[0], slots, float(severity), float(praise), signs, named, subject, fixed, somebody,
        first if first in fixed and not {first, slots[-1].word} & _MOVED else "",
    )  # fmt: skip


def _slot(word: str, kind: str = "") -> Slot:
    """A slot with its kind of noun, or a word as it stands in a folded line."""
    return Slot(word, kind, fixed=False) if word in SLOTS else Slot(word.casefold(), kind, fixed=True)
