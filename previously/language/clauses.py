"""A line's clauses: what follows each semicolon."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from previously.core.ids import SCALES, as_cue, fact, unquoted
from previously.core.nearest import Spelling, did_you_mean
from previously.language.calendar_dates import date_in
from previously.language.durations import FARTHEST, days
from previously.language.lexicon.knowing import channels
from previously.language.lexicon.lookup import REFLEXIVE, Lexicon, tokens


class Problem(msgspec.Struct, frozen=True):
    """Part of a line that cannot be read: the rule it falls under, where, and the problem in plain words.

    `near`: is it only a word that is misspelt?
    """

    rule: str
    message: str
    column: int
    fix: str = ""
    near: bool = False


class Clauses(msgspec.Struct):
    """What a line's clauses say; fields the line does not mention are empty."""

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
    kept_from: tuple[str, ...] = ()
    topic: str = ""
    because_of: str = ""
    lasts: float = 0.0
    heals: float = 0.0
    later: float = 0.0
    day: float | None = None
    stakes: str = ""
    retells: str = ""
    cites: str = ""
    channel: str = ""
    intended: str = ""
    verb: str = ""
    people: tuple[str, ...] = ()


QUOTING = "quoting"
SEVERITIES = {"mild": 0.3, "bad": 0.7, "shattering": 1.0}
_AFTER = frozenset(("", " ", "\t", '"', "“"))
_LIST = re.compile(r"\s*(?:,|\band\b|&)\s*")


class ClauseReader:
    """Reads one line's clauses into `clauses`, noting what it cannot read. `hides`: the line keeps a secret."""

    def __init__(self, lexicon: Lexicon, subject: str, *, hides: bool = False) -> None:
        self.lexicon, self.subject, self.hides = lexicon, subject, hides
        self.clauses, self.problems = Clauses(), list[Problem]()
        self.places: list[int] = []  # where each clause starts and ends in the line

    def read(self, text: str, column: int) -> None:
        """Read one clause; `column` is where it starts in the line, from 1."""
        text, column = text.strip(), column + len(text) - len(text.lstrip())
        self.places += (column - 1, column - 1 + len(text))
        if channel := channels().get(text.casefold()):
            self.clauses.channel = channel
            return
        for words, need, reader in READERS:
            if text[: len(words)].casefold() == words and text[len(words) : len(words) + 1] in _AFTER:
                rest = text[len(words) :].strip()
                if need and not rest:
                    self._say(f"“{words}” needs {need} after it", column)
                    return
                try:
                    reader(self, rest, column + len(text) - len(rest))
                except ValueError as error:
                    self._say(str(error), column)
                return
        near = SPELT.nearest(text.split(" ", 1)[0], 0.9, whole=True)
        self._say(f"“{text}” is not a clause" + (f"; did you mean “{near}”?" if near else ""), column)

    def _say(self, message: str, column: int) -> None:
        self.problems.append(Problem("bad-clause", message, column))

    def name(self, text: str, column: int) -> str:
        """The cast id a text names; an unknown name is noted."""
        if text.casefold() in REFLEXIVE and self.subject:
            return self.subject
        who = self.lexicon.who(text)
        if who is None:
            near = self.lexicon.names.spelling.did_you_mean(text)
            self.problems.append(Problem("unknown-name", f"nobody here is called “{text}”{near}", column))
        return who or ""

    def names(self, text: str, column: int) -> tuple[str, ...]:
        """The cast ids in a list of names."""
        if whole := self.lexicon.all_named(text):
            return whole
        found, at = list[str](), 0
        for part in words_of(text):
            at = text.index(part, at)
            named = self.lexicon.all_named(part)
            found += (self.name(part, column + at),) if named is None else named
            at += len(part)
        return tuple(who for who in dict.fromkeys(found) if who)

    def name_or_words(self, text: str) -> str:
        """The cast id a text names, else the text itself."""
        text = unquoted(text)
        return self.lexicon.who(text) or text


def words_of(text: str) -> tuple[str, ...]:
    """The parts of `a, b and c`."""
    return tuple(unquoted(part) for part in _LIST.split(text) if unquoted(part))


def _number(text: str) -> float:
    """The number, or nan."""
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _day(_reader: ClauseReader, text: str, _column: int) -> float:
    value = _number(text)
    if not abs(value) <= FARTHEST:
        raise ValueError(f"“{text}” is not a day; days are numbers from {-FARTHEST:,.0f} to {FARTHEST:,.0f}")
    return value


def _severity(reader: ClauseReader, text: str, _column: int) -> None:
    value = SEVERITIES.get(text.casefold(), _number(text))
    if not 0 <= value <= 1:
        raise ValueError(f"severity must be 0 to 1, or mild, bad or shattering, not “{text}”")
    reader.clauses.severity = value


def _word_of_severity(word: str) -> Callable[[ClauseReader, str, int], None]:
    def read(reader: ClauseReader, text: str, _column: int) -> None:
        if text:
            raise ValueError(f"“{word}” takes nothing after it, not “{text}”")
        reader.clauses.severity = SEVERITIES[word]

    return read


def _sets(reader: ClauseReader, text: str, _column: int) -> None:
    name, equals, value = text.partition("=")
    if not fact(name) or not equals or not unquoted(value):
        raise ValueError(f"“sets {text}” needs a fact and a value: sets FACT = VALUE")
    reader.clauses.sets += ((fact(name), unquoted(value)),)


def _from(reader: ClauseReader, text: str, column: int) -> None:
    """Who it was heard from; if the line keeps a secret, everyone it is kept from."""
    if reader.hides:
        reader.clauses.kept_from += reader.names(text, column)
    else:
        reader.clauses.told_by = reader.name(text, column)


def _stakes(reader: ClauseReader, text: str, _column: int) -> None:
    if text.casefold() not in SCALES:
        raise ValueError(f"stakes must be one of {', '.join(SCALES)}{did_you_mean(text, SCALES)}")
    reader.clauses.stakes = text.casefold()


def _as(reader: ClauseReader, text: str, _column: int) -> None:
    """What the line's own words come to: a verb, by one of its forms or its id; with names, who does it to whom."""
    names, verbs = reader.lexicon.names, reader.lexicon.verbs
    words = tokens(text)
    first = names.longest(words, 0)
    rest = text[words[first[0]][1] :] if first and first[0] < len(words) else text
    found = verbs.longest(tokens(rest), 0)
    verb = reader.lexicon.verb(rest) or (found[1] if found else None)
    after = rest[tokens(rest)[found[0] - 1][2] :].strip() if found else ""
    to = reader.lexicon.who(after)
    if verb is None or verb.claim or (after and not to) or (first and not rest):
        raise ValueError(f"“{text}” is no verb that says what happens{verbs.spelling.did_you_mean(rest)}")
    reader.clauses.verb = verb.id
    reader.clauses.people = (first[1], *filter(None, [to])) if first else ()


def _set(field: str, take: Callable[[ClauseReader, str, int], Any]) -> Callable[[ClauseReader, str, int], None]:
    def read(reader: ClauseReader, text: str, column: int) -> None:
        value = take(reader, text, column)
        old = getattr(reader.clauses, field)
        setattr(reader.clauses, field, old + value if isinstance(old, tuple) else value)

    return read


def _cues(reader: ClauseReader, text: str, _column: int) -> tuple[str, ...]:
    return tuple(reader.lexicon.who(word) or as_cue(word) for word in words_of(text))


def _text(_reader: ClauseReader, text: str, _column: int) -> str:
    return unquoted(text)


def _quoting(_reader: ClauseReader, text: str, _column: int) -> None:
    """Words of the page, which say nothing of what happens; where they stand is looked up in `canon/pages`."""
    if not any(map(str.isalnum, text)):
        raise ValueError(f"“{QUOTING} {text}” needs words of the page after it")


def _whose(reader: ClauseReader, text: str, _column: int) -> str:
    return reader.name_or_words(text)


def _span(_reader: ClauseReader, text: str, _column: int) -> float:
    return days(text)


def _dated(_reader: ClauseReader, text: str, _column: int) -> None:
    """The date on a letter: it is only checked here; `world/dates` reads it from the line."""
    if date_in(text.casefold()) is None:
        raise ValueError(f"“{text}” is not a date; write it as 3 October, or 3 October 1890")


_CUES, _NAMES = _set("cues", _cues), ClauseReader.names
READERS: tuple[tuple[str, str, Callable[[ClauseReader, str, int], None]], ...] = (
    ("at", "a place", _set("place", _text)),
    ("cues", "one or more cues", _CUES),
    ("cue", "one or more cues", _CUES),
    ("severity", "0 to 1, or mild, bad or shattering,", _severity),
    ("mild", "", _word_of_severity("mild")),
    ("bad", "", _word_of_severity("bad")),
    ("shattering", "", _word_of_severity("shattering")),
    ("tried", "what was tried", _set("tried", lambda _, text, __: words_of(text))),
    ("forced by", "a name", _set("forced_by", ClauseReader.name)),
    ("blames", "a name", _set("blames", ClauseReader.name)),
    ("witnessed by", "names", _set("witnesses", _NAMES)),
    ("with", "names", _set("companions", _NAMES)),
    ("reveals", "a fact", _set("reveals", lambda _, text, __: tuple(map(fact, words_of(text))))),
    ("sets", "a fact and a value", _sets),
    ("from", "a name", _from),
    ("about", "a name or words", _set("topic", _whose)),
    ("because of", "a name or an event", _set("because_of", _whose)),
    ("for", "a duration", _set("lasts", _span)),
    ("heals in", "a duration", _set("heals", _span)),
    ("later", "a duration", _set("later", _span)),
    ("day", "a number", _set("day", _day)),
    ("stakes", f"one of {', '.join(SCALES)}", _stakes),
    ("retells", "an event", _set("retells", _text)),
    ("dated", "a date", _dated),
    ("source", "a source", _set("cites", _text)),
    ("intended", "a reason in quotes", _set("intended", _text)),
    (QUOTING, "words of the page", _quoting),
    ("as", "a verb", _as),
)
"""Each clause: its first words, what must follow them, and how that is read. The first match wins."""
SPELT = Spelling(words for words, _, _ in READERS)
