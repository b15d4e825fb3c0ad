"""Deeds that a sentence names beside what it tells: `after Bob's arrest`, `Ann's betrayal of Bob leads to …`."""

from collections.abc import Iterator, Sequence

from previously.language.lexicon.closed import HAVE
from previously.language.lexicon.patterns import patterns, senses, shelf
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.match import Filled, Match
from previously.language.sentence.matching import Matcher
from previously.language.sentence.nominals import nominal
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import Happening
from previously.language.sentence.status import HAPPENED, NOT, Statuses

Named = tuple[Clause, Match]
_AFTER = set_of("after following upon since despite amid")
"""Prepositions before a deed that has been done."""
_BEFORE_THESE = (
    "because of", "in the wake of", "in the aftermath of", "in the days after", "as a result of", "in spite of",
    "due to", "owing to", "news of", "word of", "learns of", "learned of", "hears of", "heard of", "told of",
    "informed of", "reminded of", "haunted by", "devastated by", "shaken by", "shattered by", "crushed by",
    "traumatised by", "traumatized by", "horrified by", "outraged by", "heartbroken by", "heartbroken over",
    "guilt over", "remorse for", "guilt for", "grief over", "grieving over", "cope with", "copes with",
    "come to terms with", "comes to terms with", "reeling from", "recovering from", "got over", "gets over",
    "get over", "finds out about", "found out about", "learns about", "learned about",
)  # fmt: skip
"""Words before a deed that has been done, by which somebody hears of it or is moved."""
_LONGEST = max(one.count(" ") for one in _BEFORE_THESE) + 1
_BY_LAST: dict[str, tuple[tuple[str, ...], ...]] = {}
for _one in _BEFORE_THESE:
    _BY_LAST[_one.rsplit(" ", 1)[1]] = (*_BY_LAST.get(_one.rsplit(" ", 1)[1], ()), tuple(_one.split()))
_WITNESSED = set_of("avenge witness regret discover mourn grieve survive celebrate")
"""Verbs whose object, where it is a deed, has been done."""
_UNDONE = set_of(
    "avert prevent fail foil plan postpone cancel loom approach await thwart backfire stop delay threaten seem appear"
    " depend need mean be require interrupt forbid oppose demand expect predict rumour deny"
)
"""What is said of a deed that need not have been done."""
_FIELDS = frozenset({"harm", "care", "bond"})
_ALSO = frozenset({"confess", "succeed", "give-up", "recover", "escape", "return", "leave"})
_LASTING = frozenset(
    {"have-child", "adopt", "meet", "help", "praise", "threaten", "give", "fail", "lose-thing", "accuse"}
)
"""Classes whose nouns often name no deed: `his help`, `her gift`, `their trial`."""
_HELPING = frozenset({"with", "thanks"})
_HELP = set_of("help aid assistance support encouragement backing guidance")


def named_in_passing(
    matcher: Matcher, clauses: Sequence[Clause], statuses: Statuses, lo: int, hi: int
) -> Iterator[Named]:
    """The deeds that are named in the clauses of a sentence and have been done."""
    if not shelf("*").may_stand(matcher.present):
        return
    for at, end, over in _places(matcher, clauses, lo, hi):
        if not _is_so(over, statuses):
            continue
        found = nominal(matcher, at, end)
        if found is not None and found[1].filled.end > at + 1 and _counts(found[1]):
            yield found


def _is_so(over: Clause, statuses: Statuses) -> bool:
    """Does what is told around it leave no doubt?"""
    return statuses.of(over) in {HAPPENED, NOT} and not over.group.modal


def _counts(match: Match) -> bool:
    pattern = match.pattern
    sense = senses().get(pattern.sense)
    told = sense is not None and (sense.field in _FIELDS or sense.name in _ALSO) and sense.name not in _LASTING
    return told and not pattern.embeds and "status" not in pattern.notes


def _places(matcher: Matcher, clauses: Sequence[Clause], lo: int, hi: int) -> Iterator[tuple[int, int, Clause]]:
    """Where a deed may be named, where that ends, and the clause it stands in."""
    words, starts = matcher.words, {clause.begin for clause in clauses}
    for clause in clauses:
        one, group = clause.subject, clause.group
        plain = one is not None and not one.somebody and one.start < group.start and one.owner is not None
        of_it = one is not None and not one.somebody and words.at(one.end) == "of"
        if one is not None and (plain or of_it) and not group.negative and not _UNDONE & set(group.verbs):
            yield one.start, group.start, clause
    for i in range(lo, hi - 1):
        if i not in starts and i + 1 not in starts and _announces(words.low, i, clauses):
            over = next((one for one in reversed(clauses) if one.begin <= i), clauses[0])
            if over.group.start <= i + 1 or i < clauses[0].begin:
                yield i + 1, _end(words.low, i + 1, hi, starts), over


def _announces(low: Sequence[str], i: int, clauses: Sequence[Clause]) -> bool:
    if low[i] in _AFTER:
        return True
    if any(tuple(low[max(i + 1 - len(one), 0) : i + 1]) == one for one in _BY_LAST.get(low[i], ())):
        return True
    return any(one.group.main == i and _WITNESSED & set(one.group.verbs) for one in clauses)


def _end(low: Sequence[str], at: int, hi: int, starts: set[int]) -> int:
    return next((i for i in range(at, hi) if low[i] in {",", ";", "–", "—"} or i in starts), hi)


def helper(matcher: Matcher, lo: int, hi: int) -> tuple[int, Phrase] | None:
    """`with Bob's help`, `with the help of Bob`, `thanks to Bob`: where it stands, and who helps."""
    words, phrases = matcher.words, matcher.phrases
    if _HELPING.isdisjoint(words.low):
        return None
    for i in range(lo, hi - 1):
        low, after = words.low[i], words.at(i + 1)
        if low == "thanks" and after == "to" and words.at(i - 1) not in HAVE | {"no", "give", "gives", "gave"}:
            one = phrases.at(i + 2)
            return (i, one) if one is not None and one.who and one.owner is None else None
        if low != "with":
            continue
        one = phrases.at(i + 1)
        if one is None or one.head not in _HELP:
            continue
        if one.owner is not None and one.owner.somebody:
            return i, one.owner
        inner = phrases.at(one.end + 1) if words.at(one.end) == "of" else None
        return (i, inner) if inner is not None and inner.somebody else None
    return None


def help_given(at: int, one: Phrase) -> Named:
    """The clause and the pattern of help that is named so."""
    pattern = next(found for found in patterns("help") if found.text == "help OBJ")
    clause = Clause("main", at, VerbGroup(at, at, at + 1, ("help",), "d"), one, limit=one.end)
    return clause, Match(pattern, Filled(at + 1))


def is_glad(events: Sequence[Happening], who: tuple[str, ...]) -> bool:
    """Does whoever is helped come off well by what is told, or at least not ill?"""
    mine = [one for one in events if who in (one.by, one.to)]
    return bool(mine) and all((one.signs[1] if one.by == who else one.signs[0]) != "-" for one in mine)


def is_told(event: Happening, events: Sequence[Happening]) -> bool:
    """Is it what the line tells anyway: the same deed, or the same death?"""
    return any(_is_same(event, one) for one in events)


def _is_same(event: Happening, one: Happening) -> bool:
    dying = {"kill", "die"}
    if {event.sense, one.sense} <= dying:
        return bool(set(event.by + event.to) & set(one.to if one.sense == "kill" else one.by))
    return event.sense == one.sense and bool(set(event.by + event.to) & set(one.by + one.to))
