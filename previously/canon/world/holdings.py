"""What has become of each thing: who lost it and how, until it comes back."""

from collections.abc import Iterator
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import Key
from previously.canon.world.marks import Marked
from previously.canon.world.spells import counts
from previously.language.world.things import GONE

FOR_ALL = frozenset({"burnt", "broken"})
"""What becomes of a thing so that nobody can use it."""


class Loss(NamedTuple):
    """A thing is gone: from whom (nobody in particular: for everybody), since which line, and who has it."""

    whose: str
    holder: str
    said: Marked


@remembered("canon")
def marks_of_thing(canon: Canon, thing: str) -> tuple[Marked, ...]:
    """What becomes of a thing, in lived order."""
    return tuple(sorted((m for m in canon.marks_about(thing) if counts(m.entry)), key=lambda m: m.key))


def losses_at(canon: Canon, thing: str, key: Key) -> Iterator[Loss]:
    """How a thing is gone at a lived moment, if it is: by the last line about it before then."""
    before = [marked for marked in marks_of_thing(canon, thing) if marked.key < key]
    if before and before[-1].mark.kind in GONE:
        last = before[-1]
        mark = last.mark
        if mark.kind in FOR_ALL:
            yield Loss("", "", last)
        elif mark.kind == "taken":
            yield from (Loss(mark.other, mark.who, last) for _ in range(1) if mark.other)
        else:
            yield Loss(mark.who, mark.other, last)


def held_at(canon: Canon, who: str, key: Key) -> Iterator[tuple[str, Marked | None]]:
    """The things that somebody holds at a lived moment, each with the line that gave it; of the start, without one."""
    for thing in dict.fromkeys((*(prop.thing for prop in canon.props), *canon.things)):
        before = [marked for marked in marks_of_thing(canon, thing) if marked.key < key]
        if not before:
            held = any(prop.thing == thing and canon.lexicon.who(prop.holder) == who for prop in canon.props)
            yield from ((thing, None) for _ in range(1) if held)
        elif _has(before[-1], who):
            yield thing, before[-1]


def _has(marked: Marked, who: str) -> bool:
    mark = marked.mark
    if mark.kind in {"taken", "back"}:
        return mark.who == who
    return mark.kind in {"given", "sold"} and mark.other == who
