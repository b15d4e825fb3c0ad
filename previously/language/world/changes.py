"""What the classes of a line's events change of what is so, by the table of the lexicon."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations, takewhile
from typing import NamedTuple

from previously.language.lexicon.forms import forms
from previously.language.lexicon.kept import table_of
from previously.language.lexicon.patterns import Pattern, rows
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.sentence.reading import Happening
from previously.language.world.mark import Mark, WorldLine, lemmas

_ASIDE = words("be get have take put go a an the of in into to from")
"""Words of a pattern that say nothing by themselves."""
_ENDS = words("by until till made with and for after before while so where who that which on of")
_VISITS = re.compile(r"\b(?:goes|go|went|comes|drives|rides|walks|hurries|returns) to the (?:prison|jail|gaol)\b")
_PLACE = re.compile(r"\b(?:in|inside|into|at|to|aboard) (?:the|a|an|his|her|their|@\d+ 's) ((?:[a-z'-]+ ?){1,3})")


class ChangeRow(NamedTuple):
    """A row of the table: a state, the class that brings it, for whom, and the words of the patterns that do."""

    state: str
    role: str
    words: frozenset[str]

    def holds(self, pattern: Pattern | None) -> bool:
        """Does the row hold for a pattern of its class?"""
        return not self.words or (pattern is not None and not self.words.isdisjoint(words_of_pattern(pattern)))


@cache
def change_rows() -> dict[str, tuple[ChangeRow, ...]]:
    """The rows of the table by class."""
    found: dict[str, list[ChangeRow]] = {}
    for line in lines_of("world/changes.txt"):
        state, sense, role, *said = line.split()
        found.setdefault(sense, []).append(ChangeRow(state, role, frozenset(said)))
    return {sense: tuple(listed) for sense, listed in found.items()}


@lru_cache(maxsize=1 << 12)
def words_of_pattern(pattern: Pattern) -> frozenset[str]:
    """The words of a pattern, each in its base form too."""
    fixed = (slot.word for slot in pattern.slots if slot.fixed)
    return frozenset(base for word in (pattern.head, *fixed) for base in lemmas(word))


@cache
def change_words() -> dict[str, frozenset[str]]:
    """The words one of which stands in every line that changes anything by its class, in their base forms.

    With each stand the words of which one must stand there too; none where it says so by itself.
    """
    kept = table_of("words-of-change", _change_words)
    return {word: frozenset(beside.split()) for word, beside in kept.items()}


def _change_words() -> dict[str, str]:
    rows_of = change_rows()
    alone = {word for listed in rows_of.values() for row in listed for word in row.words}
    whole = {sense for sense, listed in rows_of.items() if any(not row.words for row in listed)}
    beside: dict[str, set[str]] = {}
    for key, said in rows().items():
        for row in said.split("\n"):
            sense, _, text = row.split("\t")
            if sense in whole:
                first, *others = _telling(key, text)
                beside.setdefault(first, set()).update(others)
                alone |= set() if others else {first}
    return dict.fromkeys(sorted(alone), "") | {
        word: " ".join(sorted(others)) for word, others in sorted(beside.items()) if word not in alone
    }


def _telling(key: str, text: str) -> list[str]:
    """The words of a row of the lexicon by which a line may be known to have it, its verb the first."""
    said = [word for word in text.partition(" = ")[0].partition(";")[0].split() if word.islower() and ":" not in word]
    verb = key.rpartition(" ")[2]
    others = [word for word in said if word not in _ASIDE and word != verb]
    first = [verb] if verb != "*" else others[:1]
    return [*first, *(word for word in others if word not in first)]


def may_change(low: Iterable[str]) -> bool:
    """May a line with these words in small letters change anything by the class of its verb?"""
    known = change_words()
    bases = {base for word in low for base in _bases(word)}
    return any(not known[word] or not known[word].isdisjoint(bases) for word in known.keys() & bases)


@lru_cache(maxsize=1 << 15)
def _bases(word: str) -> tuple[str, ...]:
    return (word, *(base for base, _ in forms(word)))


@cache
def _figure() -> re.Pattern[str]:
    """`by her fears`, `on film`: by which nobody is held in earnest."""
    said = next(row.removeprefix("held: ") for row in lines_of("world/figures.txt") if row.startswith("held: "))
    whose = r"(?:(?:his|her|their|its|the|a|an|own|@\d+ 's) ){0,2}"
    return re.compile(rf"\b(?:by|on|in|with|into|to|at) {whose}(?:{'|'.join(said.split())})(?= ?(?:$|[,.;]))")


def is_no_prisoner(text: str) -> bool:
    """Is nobody held in earnest, or a prison only visited?"""
    return _figure().search(text) is not None or _VISITS.search(text) is not None


def changes_of(line: WorldLine) -> Iterator[Mark]:
    """What a line's events change."""
    for event in line.happened:
        for row in change_rows().get(event.sense, ()):
            if row.holds(event.pattern) and not (row.state in {"held", "seized"} and is_no_prisoner(line.masked)):
                yield from _marks(line, event, row)


def _marks(line: WorldLine, event: Happening, row: ChangeRow) -> Iterator[Mark]:
    if row.role == "pair":
        yield from _pairs(event, row.state)
        return
    by = event.by[0] if event.by else ""
    whom = {"to": event.to, "by": event.by}.get(row.role, event.to or event.by)
    for who in whom:
        other = by if by != who else ""
        yield Mark(row.state, who, other, event.verb, place_said(line))


def _pairs(event: Happening, state: str) -> Iterator[Mark]:
    """Two people with each other: those who do it, or to whom a third does it; of one alone, with a stranger."""
    people = event.to if len(event.to) == 2 else tuple(dict.fromkeys((*event.by, *event.to)))
    if len(people) == 1:
        yield Mark(state, people[0], "", event.verb, " ".join((*event.by_other, *event.to_other)))
    elif len(people) == 2:
        for one, other in combinations(people, 2):
            yield Mark(state, one, other, event.verb)


def place_said(line: WorldLine) -> str:
    """The place that a line names: `locks Ann up in the old mill`."""
    found = _PLACE.search(line.masked)
    return " ".join(takewhile(lambda word: word not in _ENDS, found[1].split())) if found else ""
