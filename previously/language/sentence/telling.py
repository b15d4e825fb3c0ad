"""From a clause with its pattern and its roles to what the reading says."""

from previously.language.lexicon.closed import EXCEPTING
from previously.language.lexicon.patterns import senses
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.match import Match
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import Happening, Telling
from previously.language.sentence.roles import UNDERGONE, Roles
from previously.language.sentence.status import HAPPENED
from previously.language.sentence.tokens import Words

_EVERYONE = frozenset({"everyone", "everybody"})
MUTUAL = "mutual"
"""The kind of what people do to each other."""
_HEARD = frozenset({"tell", "reveal", "confess", "confide", "warn", "deceive", "learn", "overhear"})
"""Classes after which somebody knows what follows."""
_HEARS = frozenset({"learn", "overhear"})
"""Classes whose doer is the one who knows it then."""


def happening(
    words: Words, clause: Clause, match: Match, found: Roles, *, sense: str, status: str, under: str = ""
) -> Happening:
    """The event that a clause tells; `under`: the class of the one it completes."""
    (by, by_other), (to, to_other) = _people(found.by), _people(found.to)
    kind = MUTUAL if found.to is not None and found.to.reciprocal else ""
    if kind:
        to = ()
    if found.to is not None and found.to.pronoun in _EVERYONE:
        excepted = _excepted(words, found.to.start + 1, clause.limit)
        to = tuple(one for one in to if excepted is not None and one not in excepted)
    if len(to) > 1 and not set(by) >= set(to):
        to = tuple(one for one in to if one not in by)
    if found.by is not None and found.by.pronoun in _EVERYONE:
        excepted = _excepted(words, found.by.start + 1, found.by.end)
        by = tuple(one for one in by if excepted is not None and one not in excepted and one not in to)
    signs = _signs(match, found, clause.subject)
    pattern, end = match.pattern, max(clause.group.end, min(match.filled.end, clause.limit))
    return Happening(
        sense, by, to, by_other, to_other, status, words.said(clause.group.main, end), _places(words, clause, match),
        kind=kind, severity=pattern.severity, praise=pattern.praise,
        signs=signs[0] + "0" if clause.joined == "for-ing" else signs, pattern=pattern, under=under,
    )  # fmt: skip


def telling(words: Words, match: Match, found: Roles, status: str) -> Telling | None:
    """What somebody comes to hear by a clause, if it tells anything."""
    child, sense = match.filled.child, match.pattern.sense
    if child is None or status != HAPPENED or sense not in _HEARD:
        return None
    hearer = found.by if sense in _HEARS else found.to
    start = child.subject.start if child.subject is not None and child.subject.end else child.begin
    return Telling(hearer.who if hearer else (), words.said(start, child.limit), sense != "deceive")


def _places(words: Words, clause: Clause, match: Match) -> tuple[tuple[int, int], ...]:
    """Where the words for an event stand: who acts, and the verb with what belongs to it."""
    end = min(max(clause.group.end, match.filled.end), words.size)
    parts = [(clause.group.start, end)]
    if clause.subject is not None and clause.subject.end > clause.subject.start:
        parts.insert(0, (clause.subject.start, clause.subject.end))
    return tuple((words.start[lo], words.end(hi - 1)) for lo, hi in parts if lo < hi)


def _excepted(words: Words, start: int, end: int) -> set[str] | None:
    """Who is named after `except` or `but`; None where that is somebody who is not named."""
    at = next((i for i in range(start, min(end, words.size)) if words.low[i] in EXCEPTING), words.size)
    if at >= end:
        return set()
    named = {words.named[i] for i in range(at + 1, min(at + 4, words.size)) if i in words.named}
    return named or None


def _people(one: Phrase | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cast members a phrase names, and the others in words."""
    if one is None or (one.negative and not one.who):
        return (), ()
    others = one.others or ((one.head,) if not one.who and one.head else ())
    return one.who, others


def _signs(match: Match, found: Roles, subject: Phrase | None) -> str:
    """The signs for whom it befalls and who does it."""
    signs, sense = match.pattern.signs, senses().get(match.pattern.sense)
    if found.to is not None and found.to is subject and not match.turned and not match.pattern.takes_somebody:
        return signs[1] + "0"
    if found.to is not None and found.to is subject and found.by is match.filled.object:
        return "0" + signs[0] if match.pattern.sense in UNDERGONE else signs[1] + "0"
    if found.to is not None and signs[0] == "0" and sense is not None:
        return (sense.to if sense.field != "know" else "0") + signs[1]
    if found.to is None and match.filled.object is not None and found.by is match.filled.object:
        return "0" + signs[0]
    return signs
