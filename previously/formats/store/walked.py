"""The chains of all of a store's branches, each row read once, however many branches have it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from previously.core.errors import UnreadableInput
from previously.formats.store.branches import READ, Branch, lost
from previously.formats.store.chain import START, link, of_columns
from previously.formats.store.database import Database


class Walk(NamedTuple):
    """A chain up to a row: how many were read, the last one's hash, and what is wrong first: with which row, and what.

    `wrong` goes on after `row 3 of “main”`.
    """

    n: int
    head: bytes
    row: int = 0
    wrong: str = ""


class _Segment(NamedTuple):
    """From this row on, up to the next segment, a chain's rows stand with a branch."""

    first: int
    branch: int


class Walked:
    """The branches, followed from their start. `met`: does a row have the hash that was noted?"""

    def __init__(self, db: Database, every: Sequence[Branch], noted: str = "") -> None:
        self._db, self._noted, self.met = db, noted, noted == START.hex()
        self._children: dict[int | None, list[Branch]] = defaultdict(list)
        for one in every:
            self._children[one.parent].append(one)
        self._before: dict[int, int] = {}
        """With which branch the last row stands that one goes on from."""
        self._stops: dict[int, set[int]] = defaultdict(set)
        """The rows of a branch's own that others go on from."""
        self._at: dict[tuple[int, int], Walk] = {}
        self._wrong = dict[int, str]()
        for branch in [*self._rooted()]:
            self._wrong[branch.id] = self._followed(branch)
        for branch in every:
            self._wrong.setdefault(branch.id, f"row 1 of “{branch.name}”: {lost(branch)}")

    def wrong(self, branch: Branch) -> str:
        """What is wrong with a branch first; nothing where all of it is as it was written."""
        return self._wrong[branch.id]

    def _rooted(self) -> Iterator[Branch]:
        """Those that were taken from one that was taken from none, each after what it was taken from."""
        chain, length = list[_Segment](), 0  # what lies behind its length is of those that are begun
        begun: list[tuple[Branch, bool]] = [(one, False) for one in reversed(self._children[None])]
        undo = list[tuple[int, int, list[_Segment]]]()
        while begun:
            branch, done = begun.pop()
            if done:  # with all that were taken from it: the chain is again as it was before
                length, place, over = undo.pop()
                chain[place : place + 1] = over or chain[place : place + 1]
                continue
            place = bisect_right(chain, branch.fork, 0, length, key=_first)
            if place:
                self._before[branch.id] = chain[place - 1].branch
                self._stops[chain[place - 1].branch].add(branch.fork)
            undo.append((length, place, chain[place : place + 1]))
            chain[place : place + 1] = [_Segment(branch.fork + 1, branch.id)]
            length = place + 1
            begun.append((branch, True))
            begun += [(one, False) for one in reversed(self._children[branch.id])]
            yield branch

    def _followed(self, branch: Branch) -> str:
        """Read a branch's own rows; what is wrong with it first."""
        now = Walk(0, START)
        if branch.id in self._before:
            now = self._at[self._before[branch.id], branch.fork]
        stops = sorted({*self._stops[branch.id], branch.rows})
        passed = 0
        part = (branch.id, branch.fork, stops[-1])
        for *values, hash_, n in () if now.wrong or stops[-1] == branch.fork else self._db.execute(READ, part):
            while stops[passed] < n:
                self._at[branch.id, stops[passed]] = now
                passed += 1
            now = now if now.wrong else self._on(now, n, values, hash_)
        self._at |= {(branch.id, stop): now for stop in stops[passed:]}
        found = self._at[branch.id, branch.rows]
        return f"row {found.row} of “{branch.name}”{found.wrong}" if found.wrong else ending(branch, *found[:2])

    def _on(self, now: Walk, n: int, values: Sequence[object], hash_: object) -> Walk:
        """A chain with its next row."""
        row = now.n + 1
        if n != row:
            return now._replace(row=row, wrong=" is lost")
        try:
            head = link(now.head, of_columns(values))
        except UnreadableInput as error:
            return now._replace(row=row, wrong=f": {error}")
        if hash_ != head:
            return now._replace(row=row, wrong=" is not what was written")
        self.met = self.met or head.hex() == self._noted
        return Walk(row, head)


def _first(segment: _Segment) -> int:
    return segment.first


def ending(branch: Branch, n: int, head: bytes) -> str:
    """What is wrong with the end of a branch of which `n` rows were read, the last with this hash; else nothing."""
    if n != branch.rows:
        return f"“{branch.name}” has {n} rows, and {branch.rows} were written"
    return "" if head == branch.head else f"the last row of “{branch.name}” is not the one that was written"
