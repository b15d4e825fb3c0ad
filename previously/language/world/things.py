"""What becomes of things: thrown away, broken, sold, given, taken, found again."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from previously.language.lexicon.closed import PREPOSITIONS, SUBORDINATORS
from previously.language.lexicon.forms import forms
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.world.against import main_verbs
from previously.language.world.mark import Mark, WorldLine, lemmas

_STOPS = PREPOSITIONS | SUBORDINATORS | words("and , . that who which he she has again anew back away tonight")
_OPENS = words("the a an his her their this that 's")
_TO = re.compile(r"\bto (@\d+)(?! 's)")
_FIRST = re.compile(r"^@\d+ [a-z]+ (@\d+)(?! 's)")
_OWNED = re.compile(r"^@\d+ [a-z]+ (?:[a-z]+ )?(@\d+) 's ")
_FROM = re.compile(r"\bfrom (@\d+)(?! 's)")
_NAME = re.compile(r"^(?:(?:the|his|her|their|'s|’s) )?[A-Z][\w-]+$")
GONE = ("thrown", "burnt", "broken", "lost", "sold", "given", "taken")
"""The ways in which a thing leaves somebody."""


@cache
def thing_words(kind: str) -> frozenset[str]:
    """The words of a row of the lexicon's table of things."""
    found = (line.partition(": ") for line in lines_of("world/things.txt"))
    return next(frozenset(said.split()) for head, _, said in found if head == kind)


def _every_form() -> frozenset[str]:
    """Every form of the verbs by which a thing goes or comes back."""
    wanted = frozenset().union(*(thing_words(kind) for kind in (*GONE, "back")))
    found = {form for row in lines_of("verb_forms.tsv")[1:] for form in _forms(row, wanted)}
    return frozenset(found) | wanted | {f"{verb}s" for verb in wanted}


def _forms(row: str, wanted: frozenset[str]) -> Iterator[str]:
    if row.partition("\t")[0] in wanted:
        for cell in row.split("\t"):
            yield from cell.split("/")


THING_WORDS = _every_form()
"""Words one of which stands in every line by which a thing goes or comes back."""


def things(line: WorldLine) -> Iterator[Mark]:
    """The things that go or come back by a line. `what` is the thing's noun, `value` the words for it."""
    verbs = main_verbs(line)
    kinds = [kind for kind in GONE if verbs & thing_words(kind)]
    back = bool(verbs & thing_words("back")) or bool(line.happened and any(e.sense == "find" for e in line.happened))
    if 0 not in line.words.named or not (kinds or back):
        return
    receiver, owner = _receiver(line), _owner(line)
    for thing, said in islice(_phrases(line, _after_verb(line)), 1):
        if thing not in thing_words("once") and not _NAME.match(said):
            return
        for kind in kinds[:1]:
            if kind == "taken":
                yield Mark(kind, line.subject, owner or _from(line), thing, said)
            elif kind in {"given", "sold"}:
                yield Mark(kind, line.subject, receiver, thing, said)
            elif kind != "thrown" or _thrown_away(line):
                yield Mark(kind, owner or line.subject, "", thing, said)
        if back and not kinds:
            yield Mark("back", line.subject, receiver, thing, said)


def _after_verb(line: WorldLine) -> int:
    """The place after the verb by which a thing goes or comes back: `falls off the horse and breaks | her arm`."""
    low, known = line.words.low, frozenset().union(*(thing_words(kind) for kind in (*GONE, "back")))
    return next((i + 1 for i in range(1, len(low)) if not lemmas(low[i]).isdisjoint(known)), 0)


def _receiver(line: WorldLine) -> str:
    """Who gets it: `sells Joe the boat`, `sells the boat to Joe`."""
    found = _TO.search(line.masked) or _FIRST.search(line.masked)
    return line.who(found[1]) if found else ""


def _owner(line: WorldLine) -> str:
    """Whose it is: `steals Mara's amulet`."""
    found = _OWNED.search(line.masked)
    return line.who(found[1]) if found else ""


def _from(line: WorldLine) -> str:
    """From whom it is taken."""
    found = _FROM.search(line.masked)
    return line.who(found[1]) if found else ""


def _thrown_away(line: WorldLine) -> bool:
    return not thing_words("thrown after").isdisjoint(line.words.low)


def phrases_of(line: WorldLine) -> Iterator[tuple[str, str]]:
    """The things that a line names, each as its noun and its words: those of a kind a story has one of, and names."""
    yield from ((noun, said) for noun, said in _phrases(line) if noun in thing_words("once") or _NAME.match(said))


def _phrases(line: WorldLine, at: int = 0) -> Iterator[tuple[str, str]]:
    """What a line names beside people, from a place on: each phrase with an article or an owner, and each name."""
    words = line.words
    while at < words.size:
        if at in words.named:
            at += 1
            continue
        if words.low[at] in _OPENS:
            end = _end(line, at + 1)
            noun = words.low[end - 1] if end > at + 1 else ""
            if noun and words.at(end) not in {"'s", "’s"}:
                yield noun, words.said(at, end)
            at = max(end, at + 1)
            continue
        if at and _NAME.match(words.raw[at]) and words.low[at] not in _STOPS and not forms(words.low[at]):
            yield words.low[at], words.raw[at]
        at += 1


def _end(line: WorldLine, start: int) -> int:
    """Where the phrase that opens before a word ends."""
    at = start
    while (
        at < line.words.size
        and line.words.low[at] not in _STOPS
        and line.words.raw[at].isalnum() | ("-" in line.words.raw[at])
    ):
        if at in line.words.named:
            break
        at += 1
        if line.words.low[at - 1] in thing_words("once") and (
            at >= line.words.size or line.words.low[at] not in thing_words("once")
        ):
            break
    return at
