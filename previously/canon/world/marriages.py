"""Who is married to whom, and since when."""

from typing import NamedTuple

from previously.canon.knowledge.rumours import said_dead
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.reach import Key, lived
from previously.canon.world.marks import Marked
from previously.canon.world.spells import world_marks
from previously.core.entries import Event


class Wedding(NamedTuple):
    """Somebody marries, or is said to be married; `standing` is the marriage that holds until then, if one does."""

    spouse: str  # a cast id, or nobody of the cast
    said: Marked
    standing: "Wedding | None" = None


@remembered("canon")
def weddings_of(canon: Canon, who: str) -> tuple[Wedding, ...]:
    """Each wedding of somebody, in lived order, with the marriage that still holds at it."""
    found: list[Wedding] = []
    now: Wedding | None = None
    for marked in world_marks(canon, who):
        mark = marked.mark
        if mark.kind == "unwed":
            now = None
        elif mark.kind == "wed":
            spouse = mark.other if mark.who == who else mark.who
            if now is not None and now.spouse != spouse:
                standing = now if now.spouse and not gone(canon, now.spouse, marked.key) else None
                now = Wedding(spouse, marked, standing)
                found.append(now)
            elif now is None:
                now = Wedding(spouse, marked)
                found.append(now)
    return tuple(found)


def married_at(canon: Canon, who: str, key: Key) -> str:
    """Whom somebody is married to at a lived moment: a cast id, or nobody."""
    spouse = ""
    for marked in world_marks(canon, who):
        if marked.key < key and marked.mark.kind in {"wed", "unwed"}:
            other = marked.mark.other if marked.mark.who == who else marked.mark.who
            spouse = other if marked.mark.kind == "wed" else ""
    return "" if spouse and gone(canon, spouse, key) else spouse


def gone(canon: Canon, who: str, key: Key) -> bool:
    """Is somebody dead, or believed, mourned or said to be so, at a lived moment?"""
    last = [turn for turn in canon.turns_of(who) if turn.key < key]
    if last:
        return not last[-1].alive
    mourned = (one for one in canon.events_of(who) if one.presumes == "dead" and one.object == who)
    told = (one for one in canon.newsworthy if isinstance(one, Event) and who in said_dead(one))
    return any(lived(one) < key for one in (*mourned, *told))
