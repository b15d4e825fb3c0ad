"""What somebody takes others to know: by what they saw each witness or be told, and by nothing else."""

from bisect import bisect_right
from collections.abc import Iterator

from previously.canon.knowledge.lore import Belief, Eyes, Lore, lore
from previously.canon.log import Canon, facts_of
from previously.canon.memo import remembered
from previously.canon.reach import Key


@remembered("canon")
def lore_through(canon: Canon, eyes: str, fact: str) -> Lore:
    """The history of a fact, with the beliefs that somebody (a cast id) takes each to hold."""
    canon.memo.read("log")
    known = canon.knowledge
    return lore(fact, known.events_of(fact), known.telling, known.initial.get(fact), Eyes(eyes))


def taken_to_believe(canon: Canon, eyes: str, who: str, key: Key) -> tuple[Belief, ...]:
    """What somebody takes another to believe at a lived moment, in the order the other is taken to have come to it."""
    found = (_last(lore_through(canon, eyes, fact), who, key) for fact in facts_of(canon))
    return tuple(sorted((belief for belief in found if belief), key=lambda belief: belief.key))


def believers_through(canon: Canon, eyes: str, fact: str, key: Key) -> Iterator[Belief]:
    """What somebody takes each to believe of a fact at a lived moment."""
    history = lore_through(canon, eyes, fact)
    for who in sorted(history.beliefs, key=lambda one: history.beliefs[one][0].key):
        belief = _last(history, who, key)
        if belief is not None:
            yield belief


def _last(history: Lore, who: str, key: Key) -> Belief | None:
    beliefs = history.beliefs.get(who, [])
    at = bisect_right(beliefs, key, key=lambda one: one.key)
    return beliefs[at - 1] if at else None
