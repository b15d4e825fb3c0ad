"""The clauses of a line: what stands after a semicolon."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from previously.core.nearest import did_you_mean
from previously.read.durations import days
from previously.read.lexicon import REFLEXIVE, Lexicon


class Problem(msgspec.Struct, frozen=True):
    """Something in a line that cannot be read: the rule it belongs to, where, and in plain words what."""

    rule: str
    message: str
    column: int
    fix: str = ""


class Clauses(msgspec.Struct):
    """What a line's clauses say; every field empty where the line says nothing of it."""

    place: str = ""
    cues: tuple[str, ...] = ()
    severity: float | None = None
    tried: tuple[str, ...] = ()
    forced_by: str = ""
    blames: str = ""
    witnesses: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    reveals: tuple[str, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()
    told_by: str = ""
    topic: str = ""
    because_of: str = ""
    lasts: float = 0.0
    later: float = 0.0
    day: float | None = None
    stakes: str = ""
    retells: str = ""
    cites: str = ""
    intended: str = ""


SEVERITIES = {"mild": 0.3, "bad": 0.7, "shattering": 1.0}
SCALES = ("self", "home", "neighborhood", "city", "world", "universe")
_AFTER = ("", " ", "\t", '"', "“")
_LIST = re.compile(r"\s*(?:,|\band\b|&)\s*")
_QUOTES = ' \t"“”'


class Reader:
    """Reads the clauses of one line into `clauses`, noting what it cannot read."""

    def __init__(self, lexicon: Lexicon, subject: str) -> None:
        self.lexicon, self.subject = lexicon, subject
        self.clauses, self.problems = Clauses(), list[Problem]()

    def read(self, text: str, column: int) -> None:
        """Read one clause; `column` is where it starts in the line, from 1."""
        text, column = text.strip(), column + len(text) - len(text.lstrip())
        for words, reader in READERS:
            if text[: len(words)].casefold() == words and text[len(words) : len(words) + 1] in {
                "",
                " ",
                "\t",
                '"',
                "“",
            }:
                rest = text[len(words) :]
                try:
                    reader(self, rest.strip(), column + len(words) + len(rest) - len(rest.lstrip()))
                except ValueError as error:
                    self.problems.append(Problem("bad-clause", f"“{text}”: {error}", column))
                return
        first = text.split(" ", 1)[0] or ";"
        self.problems.append(
            Problem("bad-clause", f"“{text}” is no clause{did_you_mean(first, [word for word, _ in READERS])}", column)
        )

    def name(self, text: str, column: int) -> str:
        """The cast id a text names; noted as unknown where there is none."""
        if text.casefold() in REFLEXIVE and self.subject:
            return self.subject
        who = self.lexicon.who(text)
        if who is None:
            near = did_you_mean(text, self.lexicon.names.phrases)
            self.problems.append(Problem("unknown-name", f"nobody here is called “{text}”{near}", column))
        return who or ""

    def names(self, text: str, column: int) -> tuple[str, ...]:
        """The cast ids of a list of names."""
        whole = self.lexicon.who(text)
        return (whole,) if whole else tuple(filter(None, (self.name(part, column) for part in words_of(text))))

    def name_or_words(self, text: str) -> str:
        """A cast id where the text names somebody, else the text."""
        text = unquoted(text)
        return self.lexicon.who(text) or text


def unquoted(text: str) -> str:
    """A text without the quotes around it."""
    return text.strip(_QUOTES)


def words_of(text: str) -> tuple[str, ...]:
    """The parts of `a, b and c`."""
    return tuple(unquoted(part) for part in _LIST.split(text) if unquoted(part))


def fact(text: str) -> str:
    """A fact's id as it is compared: no case, words joined by hyphens."""
    return "-".join(unquoted(text).casefold().split())


def number(text: str) -> float:
    """A finite number in a clause."""
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not abs(value) <= 1e7:
        raise ValueError(f"“{text}” is no number that fits here")
    return value


def _severity(reader: Reader, text: str, _column: int) -> None:
    if text.casefold() in SEVERITIES:
        reader.clauses.severity = SEVERITIES[text.casefold()]
        return
    if not 0 <= (value := number(text)) <= 1:
        raise ValueError("severity is 0 to 1, or mild, bad, shattering")
    reader.clauses.severity = value


def _sets(reader: Reader, text: str, _column: int) -> None:
    name, equals, value = text.partition("=")
    if not fact(name) or not equals or not unquoted(value):
        raise ValueError("write it as: sets FACT = VALUE")
    reader.clauses.sets += ((fact(name), unquoted(value)),)


def _stakes(reader: Reader, text: str, _column: int) -> None:
    if text.casefold() not in SCALES:
        raise ValueError(f"stakes are one of {', '.join(SCALES)}{did_you_mean(text, SCALES)}")
    reader.clauses.stakes = text.casefold()


def _set(field: str, take: Callable[[Reader, str, int], Any], need: str = "") -> Callable[[Reader, str, int], None]:
    def read(reader: Reader, text: str, column: int) -> None:
        if not text:
            raise ValueError(f"it needs {need or 'something after it'}")
        value = take(reader, text, column)
        old = getattr(reader.clauses, field)
        setattr(reader.clauses, field, old + value if isinstance(old, tuple) else value)

    return read


def _cues(reader: Reader, text: str, _column: int) -> tuple[str, ...]:
    return tuple(reader.lexicon.who(word) or word.casefold() for word in words_of(text))


_name = Reader.name
_names = Reader.names
READERS: tuple[tuple[str, Callable[[Reader, str, int], None]], ...] = (
    ("at", _set("place", lambda _, text, __: unquoted(text), "a place")),
    ("cues", _set("cues", _cues, "one cue or more")),
    ("cue", _set("cues", _cues, "one cue or more")),
    ("severity", _severity),
    ("mild", lambda reader, _, column: _severity(reader, "mild", column)),
    ("bad", lambda reader, _, column: _severity(reader, "bad", column)),
    ("shattering", lambda reader, _, column: _severity(reader, "shattering", column)),
    ("tried", _set("tried", lambda _, text, __: words_of(text), "what was tried")),
    ("forced by", _set("forced_by", _name, "a name")),
    ("blames", _set("blames", _name, "a name")),
    ("witnessed by", _set("witnesses", _names, "names")),
    ("with", _set("companions", _names, "names")),
    ("reveals", _set("reveals", lambda _, text, __: tuple(map(fact, words_of(text))), "a fact")),
    ("sets", _sets),
    ("from", _set("told_by", _name, "a name")),
    ("about", _set("topic", lambda reader, text, _: reader.name_or_words(text), "a name or words")),
    ("because of", _set("because_of", lambda reader, text, _: reader.name_or_words(text), "a name or an event")),
    ("for", _set("lasts", lambda _, text, __: days(text), "a duration")),
    ("later", _set("later", lambda _, text, __: days(text), "a duration")),
    ("day", _set("day", lambda _, text, __: number(text), "a number")),
    ("stakes", _stakes),
    ("retells", _set("retells", lambda _, text, __: unquoted(text), "an event")),
    ("source", _set("cites", lambda _, text, __: unquoted(text), "a source")),
    ("intended", _set("intended", lambda _, text, __: unquoted(text), 'a reason, in quotes: intended "why"')),
)
