"""What a line says of somebody's body for a time: asleep, unconscious, ill, pregnant, away; and what ends it."""

import re
from collections.abc import Iterator
from functools import cache

from previously.language.durations import NUMBERS, days
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.sentence.reading import Happening
from previously.language.world.changes import words_of_pattern
from previously.language.world.mark import Mark, WorldLine

BODY_WORDS = words(
    "sleep asleep doze nod drift wake awake awaken rouse rise ill sick pregnant expecting week weeks month months year"
    " years days nights fortnight pass black abroad overseas emigrate unconscious faint swoon consciousness birth"
    " miscarry abortion"
)
"""A word of these stands in every line that says anything of the kind, in its base form."""
ONE_NIGHT = 0.5
"""For how many days somebody is taken to sleep, or to lie unconscious, where no line says how long. Set."""
AT_LEAST = 2.0
"""For how many days somebody has gone who goes abroad. Set."""
_HOW = r"(?:(?:then|soon|finally|slowly|promptly|both|at last|almost at once|[a-z]+ly) )?"
_SLEEPS = re.compile(
    rf"^@0 {_HOW}(?:(?:falls|fell|is|lies|lay) (?:(?:fast|sound|deeply|still) )?asleep\b"
    r"|(?:dozes|nods|drifts|drops) off\b"
    r"|goes (?:straight |back )?to sleep\b|(?:cries|reads) (?:her|him|them)sel(?:f|ves) to sleep\b"
    r"|sleeps(?= ?$| (?:on|in|under|beside|through|like|for|soundly|deeply|peacefully|all)\b))"
)
_WAKES = re.compile(
    rf"^@0 {_HOW}(?:(?:wakes|awakes|awakens|rises|stirs)\b(?! @)|gets (?:up|out of bed)\b"
    r"|(?:comes|is brought) (?:round|to)\b"
    r"|is (?:woken|awakened|awoken|roused)\b)"
)
_ROUSES = re.compile(r"^@0 (?:wakes|awakens|rouses|shakes) (@1)(?= ?$| (?:up|awake|from|at|by|with)\b)")
_WITH_CHILD = re.compile(r"^@0 is (?:(?:[a-z]+|\d+) (?:months|weeks) )?(?:heavily |now )?(?:pregnant|expecting)\b")
_COUNT = "|".join(sorted(NUMBERS, key=len, reverse=True))
_FOR = re.compile(rf"\bfor (?:the next )?((?:\d+|{_COUNT}) (?:days?|nights?|weeks?|months?|years?|fortnight))\b")
_PASSES_OUT = re.compile(r"\b(?:pass|black)(?:es|s|ed)? out(?= ?$| (?:from|in|on|at|with|under|cold|again|drunk)\b)")
_WHERE = re.compile(r"\b(?:for|to|into) (?:the )?((?!the next\b)[a-z][a-z-]*(?: [a-z-]+)?)")
_GOES = frozenset({"leave", "travel"})
CLASSES = _GOES | {"ill", "have-child", "lose-person"}
"""The classes of events that say something of bodies."""


@cache
def body_words(kind: str) -> frozenset[str]:
    """The words of the lexicon for a kind."""
    rows = (row.partition(": ") for row in lines_of("world/bodies.txt"))
    return next(frozenset(said.split()) for head, _, said in rows if head == kind)


def bodies(line: WorldLine) -> Iterator[Mark]:
    """What a line says of bodies."""
    if _SLEEPS.search(line.masked):
        yield Mark("asleep", line.subject, number=_how_long(line))
    if _WAKES.search(line.masked):
        yield Mark("awake", line.subject)
    if woken := _ROUSES.search(line.masked):
        yield Mark("awake", line.who(woken[1]))
    if _WITH_CHILD.search(line.masked) and _may_bear(line, line.subject):
        yield Mark("pregnant", line.subject)
    for event in line.happened:
        yield from _of_class(line, event)


def _of_class(line: WorldLine, event: Happening) -> Iterator[Mark]:
    """What the class of an event says."""
    said = words_of_pattern(event.pattern) if event.pattern else frozenset[str]()
    if event.sense == "ill":
        faints = said & body_words("faint") or _PASSES_OUT.search(line.masked)
        kind = "faint" if faints else "ill" if body_words("ill") & {*line.words.low} else ""
        yield from (Mark(kind, who, number=_how_long(line)) for who in event.by if kind)
    elif event.sense == "have-child":
        yield from _with_child(line, event, said)
    elif event.sense == "lose-person" and said & body_words("lost"):
        yield from (Mark("delivered", who) for who in event.by)
    elif event.sense in _GOES:
        yield from _away(line, event)


def _with_child(line: WorldLine, event: Happening, said: frozenset[str]) -> Iterator[Mark]:
    """Whoever is to have a child, or has it; of two who expect one, nobody can tell."""
    kind = "delivered" if said & body_words("delivered") else "pregnant" if said & body_words("with-child") else ""
    whose = event.to if kind == "pregnant" and event.to and said & {"get", "make", "impregnate", "knock"} else event.by
    if kind and len(whose) == 1 and _may_bear(line, whose[0]):
        yield Mark(kind, whose[0])


def _may_bear(line: WorldLine, who: str) -> bool:
    return line.people.pronoun.get(who, "") != "he"


def _away(line: WorldLine, event: Happening) -> Iterator[Mark]:
    """Whoever goes away, for as long as the line says, or far: for days."""
    said = _how_long(line, 0.0)
    far = not body_words("far").isdisjoint(line.words.low) or event.verb.startswith("emigrate")
    found = _WHERE.search(_FOR.sub("", line.masked))
    if said >= 1.0 or far:
        where = found[1] if found else ""
        yield from (Mark("away", who, "", where, where, said or AT_LEAST) for who in event.by)


def _how_long(line: WorldLine, otherwise: float = ONE_NIGHT) -> float:
    """The days for which a line says that it lasts."""
    found = _FOR.search(line.masked)
    try:
        return days(found[1]) if found else otherwise
    except ValueError:
        return otherwise
