"""Wordings that say what is so of somebody where no class of verbs does: `Bob sits up with a start`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from previously.language.lexicon.forms import every, regular
from previously.language.lexicon.trades import no_trade, trades
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.world.against import is_reported
from previously.language.world.bodies import AT_LEAST, ONE_NIGHT, body_words
from previously.language.world.changes import is_no_prisoner, place_said
from previously.language.world.injuries import anatomy
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.numbers import DURATION, duration
from previously.language.world.things import GONE, thing_words
from previously.language.world.traits import trait_words, value_of

_PAIRS = frozenset({"wed", "first-met"})
"""The kinds of marks that are of two people with each other."""
_OF_NEWS = frozenset({"first-met", "unwed", "trait"})
"""What may be said by a verb of asking, or of burying."""
_THINGS = frozenset({*GONE, "back"})
"""The kinds of marks that are of a thing."""
_HUES = trait_words("hair") | trait_words("eyes")
_THE = r"(?:the|an?|his|her|their|its|@\d+ 's|some|both|one|two)"
_SLOTS = {
    "W": r"^(?P<w>@0)(?: (?:and|then) @\d+)?(?: (?:then|finally|soon|(?!near|only)[a-z]+ly))?",
    "X": r"(?P<x>@\d+)(?! ?['’]s)",
    "X's": r"(?P<x>@\d+) ['’]s",
    "Y": r"(?P<y>@\d+)(?! ?['’]s)",
    "IT": r"^(?:the|an?|one|some) (?:[a-z'-]+ ){0,2}?[a-z'-]+",
    "THE": _THE,
    "OWN": r"(?:his|her|their)",
    "BE": r"(?:is|was|are|were|gets|got|has been|have been|had been|is being)",
    "END": (
        r"(?= ?$| ?[,.;:]| (?:in|on|at|by|with|from|for|to|under|after|before|and|again|until|when|while|as|through"
        r"|during|over|like|so|because|all|now|then)\b)"
    ),
}
_UNREAL = words(
    "dream dreams dreamt dreamed imagines imagined pretends pretended almost nearly if when unless until not n't n’t"
    " never nobody without would could may might should must will can cannot"
)
"""With one of these, before what is said, a line need not say that it is so."""


class Phrasing(NamedTuple):
    """A row of the table: what it says, of W rather than X or not, with which further words, and how it is said.

    Without one of its `keys` no line has it, and with one of `unreal` before it a line need not mean it.
    """

    kind: str
    of_w: bool
    further: tuple[str, ...]
    row: str
    keys: frozenset[str]
    unreal: frozenset[str]

    @property
    def said(self) -> re.Pattern[str]:
        """How it is said; compiled when a line first has one of its keys."""
        return _compiled(self.row)


@cache
def phrasings() -> tuple[Phrasing, ...]:
    """The rows of the table."""
    return tuple(map(_phrasing, lines_of("world/phrasings.txt")))


@cache
def phrasing_words() -> frozenset[str]:
    """Words one of which stands in every line that has one of these wordings."""
    return frozenset(_by_word())


@cache
def _by_word() -> dict[str, list[int]]:
    """The places of the rows that may be said with a word."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(phrasings()):
        for word in row.keys:
            found.setdefault(word, []).append(number)
    return found


def _phrasing(row: str) -> Phrasing:
    head, _, said = row.partition(": ")
    kind, *further = head.split()
    listed = re.findall(r"&([^\s()]+)", said) or re.findall(r"~\(?([^)\s]*)", said)[:1]
    keys = {form for words in listed for one in words.split("|") for form in _keys(one)}
    unreal = _UNREAL - {*re.findall(r"[a-z’']+", said)}
    return Phrasing(kind.removesuffix("@w"), kind.endswith("@w"), tuple(further), said, frozenset(keys), unreal)


@cache
def _compiled(said: str) -> re.Pattern[str]:
    return re.compile(_pattern(said) + r"(?![\w'’-])")


def _keys(word: str) -> Iterator[str]:
    """The words to listen for: a word in all its forms; for HUE each hue, for ILL each illness, and so on."""
    lists = {"HUE": _HUES, "ILL": body_words("ill"), "TRADE": trades().keys(), "TONGUE": trait_words("tongues")}
    said = next((name for name in lists if name in word), "")
    yield from (word.replace(said, one) for one in lists[said]) if said else (word, *_forms(word))


def _forms(verb: str) -> tuple[str, ...]:
    known = every(verb)
    return known if len(known) > 1 else regular(verb)


def _pattern(row: str) -> str:
    said = re.sub(r"~\(([^)]*)\)|~([\w-]+)", _inflected, row)
    said = re.sub(r"&([^\s()]+)", r"(?:\1)", said).replace(".. ", r"(?:[a-z'-]+ ){0,4}?")
    slots = _SLOTS | _lists()
    said = re.sub(r"(?<![\w@])(X's|[A-Z]+)(?![\w])", lambda found: slots.get(found[1], found[1]), said)
    return said.replace(" " + _SLOTS["END"], _SLOTS["END"])


def _inflected(found: re.Match[str]) -> str:
    return f"(?:{'|'.join(form for one in (found[1] or found[2]).split('|') for form in _forms(one))})"


@cache
def _lists() -> dict[str, str]:
    """The slots that stand for words of the lexicon."""
    parts, things = _one_of(anatomy().parts), _one_of(thing_words("once"))
    limbs = _one_of(frozenset(word for word, part in anatomy().parts.items() if part in {"leg", "hand", "finger"}))
    return {
        "PART": f"(?:(?P<side>left|right) )?(?P<part>{parts})",
        "LIMB": f"(?:(?P<side>left|right) )?(?P<part>{limbs})",
        "ILL": f"(?:{_one_of(body_words('ill'))})",
        "TIME": DURATION.pattern,
        "THING": rf"(?P<thing>(?:{_THE} )?(?:(?!and\b)[a-z'-]+ ){{0,2}}?(?P<noun>{things}))",
        "HUE": f"(?P<value>{_one_of(_HUES)})",
        "TONGUE": _one_of(trait_words("tongues")),
        "TRADE": rf"(?:(?!(?:{_one_of(no_trade())})\b)[a-z-]+ ){{0,2}}?(?P<value>{_one_of(trades())})",
    }


def _one_of(said: Iterable[str]) -> str:
    return "|".join(sorted(said, key=lambda word: (-len(word), word)))


def phrased(line: WorldLine) -> Iterator[Mark]:
    """What a line says of somebody in one of the wordings."""
    text, reported = line.masked, is_reported(line)
    heard = {number for word in line.words.low for number in _by_word().get(word, ())}
    for row in (phrasings()[number] for number in sorted(heard)):
        if reported and row.kind not in _OF_NEWS:
            continue
        found = row.said.search(text)
        if found and row.unreal.isdisjoint(text[: found.end()].split()):
            yield from _marks(line, row, found)


def _marks(line: WorldLine, row: Phrasing, found: re.Match[str]) -> Iterator[Mark]:
    said = found.groupdict()
    named = {slot: line.who(said[slot]) for slot in ("w", "x", "y") if said.get(slot)}
    if row.kind in _PAIRS:
        one, two = [*named.values()][-2:]
        yield Mark(row.kind, one, two)
        return
    who, other = (named.get("w", ""), "") if row.of_w or "x" not in named else (named["x"], named.get("w", ""))
    if row.kind in _THINGS:
        yield _of_thing(row, found, who, other)
    elif who and not (row.kind in {"held", "seized"} and is_no_prisoner(line.masked)):
        yield _of_person(line, row, found, who, other)


def _of_person(line: WorldLine, row: Phrasing, found: re.Match[str], who: str, other: str) -> Mark:
    said, (first, second, *_) = found.groupdict(), (*row.further, "", "")
    if row.kind == "injured":
        part = second or anatomy().parts[said["part"]]
        return Mark("injured", who, other, part, (said.get("side") or "").strip(), float(first))
    if row.kind == "away":
        return Mark("away", who, number=float(first or 0) or duration(found[0]) or AT_LEAST)
    if row.kind in {"trait", "shows", "altered"}:
        return Mark(row.kind, who, "", first.replace("_", " "), value_of(second or said.get("value") or ""))
    if row.kind in {"held", "seized"}:
        return Mark(row.kind, who, other, "", place_said(line))
    return Mark(row.kind, who, other, number=ONE_NIGHT if row.kind in {"asleep", "faint"} else 0.0)


def _of_thing(row: Phrasing, found: re.Match[str], who: str, other: str) -> Mark:
    """What becomes of a thing: taken from X by W, given by W to X, else gone from X, or W."""
    owned = "'s " if found.string[: found.start("thing")].endswith(("'s ", "’s ")) else ""
    noun, said = found["noun"], owned + re.sub(r"^@\d+ ", "", found["thing"])
    if row.kind == "taken":
        return Mark("taken", other, who, noun, said)
    if row.kind in {"given", "sold"} and other:
        return Mark(row.kind, other, who, noun, said)
    return Mark(row.kind, who, "", noun, said)
