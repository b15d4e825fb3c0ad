"""Lines that rules propose of prose: where the parser of the page and the reader of lines agree."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from previously.draft.rules.clauses import Clause
from previously.draft.rules.found import ALSO, MAIN, Found
from previously.draft.rules.frames import Framed, framed
from previously.draft.rules.prose import Prose
from previously.draft.rules.telling import told_in
from previously.draft.rules.wording import base_of, line_of, quote_of
from previously.language.lexicon.patterns import senses
from previously.language.sentence.reading import Happening, Reading, told

TOLD = frozenset({"harm", "care", "bond"})
"""Fields of deeds that one person of the cast does to another."""
ONLY = {
    "meet": frozenset({"meet", "greet", "encounter", "visit"}),
    "tend": frozenset({"nurse", "tend"}),
    "welcome": frozenset({"welcome"}),
    "join": frozenset({"join"}),
    "give": frozenset({"give", "hand"}),
    "quarrel": frozenset({"quarrel", "argue", "row", "fight"}),
    "neglect": frozenset({"neglect", "ignore"}),
    "exploit": frozenset({"exploit", "use"}),
    "part": frozenset({"divorce", "jilt", "dump"}),
    "abandon": frozenset({"abandon", "desert", "forsake", "maroon"}),
}
"""Of classes that fit much in prose which is not meant so, the verbs that are."""
ALONE = {
    "die": frozenset({"die", "drown", "perish", "expire"}),
    "kill": frozenset({"kill", "murder", "behead", "execute", "poison", "shoot", "strangle", "stab"}),
    "cry": frozenset({"weep", "sob"}),
}
"""What somebody does or suffers alone, by class: the verbs that mean nothing else."""
SUFFERED = {
    "kill": ALONE["kill"] | {"hang", "drown"},
    "injure": frozenset({"wound", "injure", "shoot", "stab"}),
    "capture": frozenset({"arrest", "capture", "imprison", "kidnap", "handcuff"}),
    "marry": frozenset({"marry", "wed"}),
}
"""What may be told as done to somebody without a word of who did it."""


def traits_in(
    prose: Prose, clauses: Iterable[Clause], names: Mapping[str, str], marked: Callable[[str, str], bool]
) -> Iterator[Found]:
    """What is so of somebody: `names` of the cast by id, and whether a line about one of them says that."""
    for clause in clauses:
        if base_of(clause.sentence.tokens[clause.verb]) not in {"be", "have"} or len(clause.who) > 1:
            continue
        line, quote = line_of(clause, names), quote_of(prose, clause)
        if line and quote and not clause.others and clause.sure == 1.0 and marked(line, clause.who[0]):
            yield Found(line, quote, "trait", MAIN, ())


def deeds_in(
    prose: Prose, clauses: Iterable[Clause], names: Mapping[str, str], read: Callable[[str], Reading]
) -> Iterator[Found]:
    """The lines of a passage: `names` of the cast by id, and how a line is read."""
    for clause in clauses:
        found = (
            told_in(prose, clause, names, read)
            or _framed(prose, clause, names, read)
            or _line(prose, clause, names, read)
        )
        if found is not None:
            yield found


def _framed(prose: Prose, clause: Clause, names: Mapping[str, str], read: Callable[[str], Reading]) -> Found | None:
    """A line that a frame makes of a clause, if it is read as that."""
    for one in framed(clause, names):
        quote = quote_of(prose, clause, one.words)
        events = told(read(one.line).events)
        if not quote or len(events) != 1 or not _is_so(one, clause, events[0]):
            continue
        who = (*clause.who, *(who for _, who in one.others))
        return Found(one.line, quote, "line", MAIN * clause.sure, who, clause.start, _moves_of(events[0]))
    return None


def _is_so(one: Framed, clause: Clause, event: Happening) -> bool:
    people = {*event.by, *event.to}
    return event.status == "happened" and people == {*clause.who, *(who for _, who in one.others)}


def _moves_of(event: Happening) -> str:
    """Does an event have somebody come (`enters`) or go (`exits`)?"""
    return event.pattern.notes.get("moves", "") if event.pattern is not None else ""


def _line(prose: Prose, clause: Clause, names: Mapping[str, str], read: Callable[[str], Reading]) -> Found | None:
    line, quote = line_of(clause, names), quote_of(prose, clause)
    if not line or not quote:
        return None
    found = read(line)
    events = told(found.events)
    if len(events) != 1 or found.notes or found.lost or not _agree(clause, events[0]):
        return None
    (event,) = events
    lemma = base_of(clause.sentence.tokens[clause.verb])
    sure = MAIN if event.to and event.by and event.to != event.by and _is_told(event, lemma) else 0.0
    if not clause.others and (lemma in ALONE.get(event.sense, ()) or (clause.passive and _is_suffered(event, lemma))):
        sure = ALSO
    return Found(line, quote, "line", sure * clause.sure, _people(clause), clause.start) if sure else None


def _is_suffered(event: Happening, lemma: str) -> bool:
    """Is it told of somebody that something was done to them, whoever did it?"""
    return lemma in SUFFERED.get(event.sense, ()) and not event.by


def _people(clause: Clause) -> tuple[str, ...]:
    return (*clause.who, *(who for _, who in clause.others))


def _is_told(event: Happening, lemma: str) -> bool:
    return senses()[event.sense].field in TOLD and lemma in ONLY.get(event.sense, {lemma})


def _agree(clause: Clause, event: Happening) -> bool:
    """Do both readers say that the same people do it, to the same?"""
    others = {who for _, who in clause.others}
    by, to = (set(clause.who), others) if not clause.passive else (others, {*clause.who})
    if event.status != "happened" or event.by_other:
        return False
    if event.sense in {"die", "marry"}:
        return {*event.to, *event.by} == {*clause.who, *others}
    return {*event.by} == by and {*event.to} == to
