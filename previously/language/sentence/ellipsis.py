"""`Ann survives, but Bob does not`; `Ann asks Bob to go; he does`: a verb left out is the one before."""

from collections.abc import Sequence

from msgspec.structs import replace

from previously.language.lexicon.patterns import senses
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.reading import Happening
from previously.language.sentence.status import HAPPENED, IMAGINED, INTENDED, NOT, TRIED
from previously.language.sentence.tokens import Words

_LEFT_OUT = set_of("do have be")
_DOES = frozenset({"does", "did"})
_OPEN = frozenset({IMAGINED, INTENDED, TRIED})


def leaves_out(words: Words, clause: Clause) -> bool:
    """Is a clause nothing but its subject and an auxiliary, with or without a negation?"""
    group = clause.group
    alone = len(group.verbs) == 1 and group.verbs[0] in _LEFT_OUT
    after = [low for low in words.low[group.main + 1 : clause.limit] if low[-1:].isalpha()]
    if alone and group.verbs[0] == "do" and after in (["it"], ["so"]):
        return not group.modal or group.negative
    bare = alone and not group.modal
    return bare and (after in (["not"], ["n't"]) or (not after and words.low[group.main] in _DOES))


def left_out(events: Sequence[Happening], by: tuple[str, ...], *, denied: bool) -> Happening | None:
    """The deed that is left out, as it stands for these people; None where that cannot be told."""
    last = events[-1] if events else None
    if last is None or not by or not last.by:
        return None
    if last.by == by:
        return replace(last, status=NOT if denied else HAPPENED) if last.status in _OPEN else None
    if not denied or last.status != HAPPENED or set(by) & {*last.by, *last.to}:
        return None
    sense = last.pattern.notes.get("denied", "") if last.pattern is not None else ""
    one = replace(last, by=by, by_other=(), status=HAPPENED if sense else NOT)
    return replace(one, sense=sense, signs=senses()[sense].to + senses()[sense].by) if sense else one
