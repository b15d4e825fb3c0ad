"""Lines that rules propose of prose: where the parser of the page and the reader of lines agree."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from previously.core.proposal import ProposalKind
from previously.draft.rules.clauses import Clause, clauses_of
from previously.draft.rules.prose import Prose
from previously.draft.rules.wording import base_of, line_of, quote_of
from previously.language.lexicon.patterns import senses
from previously.language.sentence.reading import Happening, Reading

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
}
"""Of classes that fit much in prose which is not meant so, the verbs that are."""
ALONE = {
    "die": frozenset({"die", "drown", "perish", "expire"}),
    "kill": frozenset({"kill", "murder", "behead", "execute", "poison", "shoot", "strangle", "stab"}),
    "cry": frozenset({"weep", "sob"}),
}
"""What somebody does or suffers alone, by class: the verbs that mean nothing else."""
_TELLS = frozenset({"tell", "inform", "warn", "assure", "remind", "confess", "reveal"})
_CONTENT = 14
"""So many words of what is told are taken into a line."""
MAIN, ALSO = 0.9, 0.7
"""How sure a deed of two of the cast is, and one of somebody alone. Set; nothing rests on it."""


class Found(NamedTuple):
    """A line with its words on the page, what kind it is, how sure that is, and whom of the cast it names."""

    line: str
    quote: str
    kind: ProposalKind
    sure: float
    who: tuple[str, ...]


def traits_in(prose: Prose, names: Mapping[str, str], marked: Callable[[str, str], bool]) -> Iterator[Found]:
    """What is so of somebody: `names` of the cast by id, and whether a line about one of them says that."""
    for sentence in prose.sentences:
        for clause in clauses_of(prose, sentence):
            if base_of(clause.sentence.tokens[clause.verb]) not in {"be", "have"} or len(clause.who) > 1:
                continue
            line, quote = line_of(clause, names), quote_of(prose, clause)
            if line and quote and not clause.others and clause.sure == 1.0 and marked(line, clause.who[0]):
                yield Found(line, quote, "trait", MAIN, ())


def deeds_in(prose: Prose, names: Mapping[str, str], read: Callable[[str], Reading]) -> Iterator[Found]:
    """The lines of a passage: `names` of the cast by id, and how a line is read."""
    for sentence in prose.sentences:
        for clause in clauses_of(prose, sentence):
            found = _told(prose, clause, names, read) or _line(prose, clause, names, read)
            if found is not None:
                yield found


def _line(prose: Prose, clause: Clause, names: Mapping[str, str], read: Callable[[str], Reading]) -> Found | None:
    line, quote = line_of(clause, names), quote_of(prose, clause)
    if not line or not quote:
        return None
    found = read(line)
    if len(found.events) != 1 or found.notes or found.lost or not _agree(clause, found.events[0]):
        return None
    (event,) = found.events
    lemma = base_of(clause.sentence.tokens[clause.verb])
    if event.to and event.by and event.to != event.by and _is_told(event, lemma):
        return Found(line, quote, "line", MAIN * clause.sure, _people(clause))
    if lemma in ALONE.get(event.sense, ()) and not clause.others:
        return Found(line, quote, "line", ALSO * clause.sure, _people(clause))
    return None


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
    if event.sense == "die":
        return {*event.to, *event.by} == {*clause.who}
    return {*event.by} == by and {*event.to} == to


def _told(prose: Prose, clause: Clause, names: Mapping[str, str], read: Callable[[str], Reading]) -> Found | None:
    """`Joe told Mara that the boat was sold`: what one says to another, in the page's own words."""
    sentence, tokens = clause.sentence, clause.sentence.tokens
    content = sentence.one(clause.verb, "ccomp")
    if base_of(tokens[clause.verb]) not in _TELLS or content is None or len(clause.others) != 1 or clause.passive:
        return None
    phrase = sentence.phrase(content)
    said = [tokens[number].text for number in phrase]
    if (
        said[0].casefold() != "that"
        or len(said) > _CONTENT
        or prose.is_said(tokens[phrase[0]].start, tokens[phrase[-1]].end)
    ):
        return None
    if any(tokens[number].tag in {"PRP", "PRP$"} for number in phrase):
        return None  # whom that means, a line alone would not say
    line = f"{line_of(clause, names)} {' '.join(said)}"
    quote = " ".join(prose.text[_start(clause) : tokens[phrase[-1]].end].split())
    found = read(line)
    event = next(iter(found.events), None)
    if event is None or event.by != clause.who or not found.tells or found.tells[0].to != (clause.others[0][1],):
        return None
    return Found(line, quote, "fact", MAIN * clause.sure, _people(clause))


def _start(clause: Clause) -> int:
    tokens = clause.sentence.tokens
    numbers = [clause.verb, *clause.words]
    if clause.subject is not None:
        numbers += clause.sentence.phrase(clause.subject)
    return tokens[min(numbers)].start
