"""One pass, many questions: what can be read of many minds, of each at a list of positions.

Part of the kernel; runs plainly, or compiled by `fast`.
"""

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

from previously.mind.kernel.company import arrive
from previously.mind.kernel.dynamics import live
from previously.mind.kernel.feeling import advance
from previously.mind.kernel.layout import DRIVE_FLOATS, DRIVES, HERE, TIME, Out, Rows, Tables, Work
from previously.mind.kernel.packing import unpack
from previously.mind.kernel.params import Params
from previously.mind.kernel.reading import (
    distress,
    feel_again,
    grief,
    hurt,
    lift,
    measure,
    moved,
    negative,
    positive,
    purpose,
    size,
    tone,
    void,
    vulnerability,
)
from previously.mind.kernel.run import has_room
from previously.mind.kernel.traces import damage, dwell

DISTRESS, VULNERABILITY, VOID, GRIEF, HURT, LIFT, POSITIVE, NEGATIVE, DAMAGE, SIZE, PURPOSE, MOOD, TONE, FELT = (
    *range(11), 11, 14, 17,
)  # fmt: skip
NOWHERE = -2  # the number of a context that nobody knows; those of questions lie below
ANSWER_FLOATS = FELT + 22  # MOOD and TONE: by how much they are moved, before it is brought into -1..1


class Questions(NamedTuple):
    """Where to read, of each life ascending in `rows`, and in which circumstances."""

    rows: Sequence[int]  # [Q] before which of the rows
    day: Sequence[float]  # [Q]
    cue_start: Sequence[int]  # [Q + 1]
    cue: Sequence[int]
    feature_start: Sequence[int]  # [Q + 1]
    feature: Sequence[int]  # of the context, sorted
    features: Sequence[int]  # [Q] how many it has, with those that nobody else has
    kept: MutableSequence[float]  # scratch: what is put back after an answer
    answer: MutableSequence[float]  # [Q * ANSWER_FLOATS]


class Walks(NamedTuple):
    """Lives one behind the other, each from a state on. Letter: G walks."""

    floats: Sequence[float]  # the packed states
    ints: Sequence[int]
    float_start: Sequence[int]  # [G]
    int_start: Sequence[int]  # [G]
    row: Sequence[int]  # [G] the first after the state
    born: Sequence[float]  # [G * 2] reactivity and delight
    first: Sequence[int]  # [G + 1] of the questions
    answered: MutableSequence[int]  # [G] how many of them: all, or fewer where there was no room for the next row


def walks(s: Work, x: Rows, c: Tables, p: Params, g: Walks, q: Questions, out: Out) -> None:
    """Live all lives, each as far as its last question, and answer on the way."""
    for i in range(len(g.row)):
        unpack(s, p, g.floats, g.ints, g.float_start[i], g.int_start[i])
        done, asked = g.row[i], g.first[i]
        while asked < g.first[i + 1] and done >= 0:
            done = walk(s, x, c, p, g, i, done, q.rows[asked], out)
            if done >= 0:
                ask(s, c, p, q, asked)
                asked += 1
        g.answered[i] = asked - g.first[i]


def walk(s: Work, x: Rows, c: Tables, p: Params, g: Walks, i: int, done: int, until: int, out: Out) -> int:
    """Live the rows up to one; -1 where s has no room for what the next may bring."""
    while done < until:
        if not has_room(s, x, p, done):
            return -1
        live(s, x, c, p, g.born[2 * i], g.born[2 * i + 1], done, out)
        done += 1
    return done


def ask(s: Work, c: Tables, p: Params, q: Questions, i: int) -> None:
    """Answer one question; the mind is afterwards as it was."""
    put_by(s, q)
    if q.day[i] > s.whole[TIME]:
        advance(s, c, p, q.day[i])
    a, low, high = i * ANSWER_FLOATS, q.cue_start[i], q.cue_start[i + 1]
    dwell(s, p, s.whole[TIME])
    arrive(s, c, p, NOWHERE, q.feature, 0, 0, 1)
    q.answer[a + VULNERABILITY] = vulnerability(s, p)
    begin, end = q.feature_start[i], q.feature_start[i + 1]
    if begin < end or q.features[i] != 1:
        arrive(s, c, p, NOWHERE - 1 - i, q.feature, begin, end, q.features[i])
    measure(s, c, p, q.cue, low, high)
    q.answer[a + DISTRESS] = distress(s, p)
    q.answer[a + VOID] = void(s)
    q.answer[a + GRIEF] = grief(s, c, p, q.cue, low, high)
    q.answer[a + HURT] = hurt(s, c, p, q.cue, low, high)
    q.answer[a + LIFT] = lift(s, c, p)
    feel_again(s, q.answer, a + FELT)
    q.answer[a + POSITIVE] = positive(s, c, p, q.answer, a + FELT)
    q.answer[a + NEGATIVE] = negative(
        c, q.answer, a + FELT, q.answer[a + VOID], q.answer[a + GRIEF], q.answer[a + DISTRESS]
    )
    q.answer[a + DAMAGE] = damage(s, -1)
    q.answer[a + SIZE] = size(s)
    q.answer[a + PURPOSE] = purpose(s)
    tone(s, c, p, q.answer, a + TONE)
    moved(s, c, p, q.answer, a + MOOD)
    put_back(s, q)
    s.held[HERE] = -1


def put_by(s: Work, q: Questions) -> None:
    """Keep what a look ahead moves."""
    q.kept[0] = s.whole[TIME]
    for j in range(3):
        q.kept[1 + j] = s.mood[j]
    for j in range(22):
        q.kept[4 + j] = s.emotion[j]
    for j in range(s.held[DRIVES] * DRIVE_FLOATS):
        q.kept[26 + j] = s.drive[j]


def put_back(s: Work, q: Questions) -> None:
    """Put back what was kept."""
    s.whole[TIME] = q.kept[0]
    for j in range(3):
        s.mood[j] = q.kept[1 + j]
    for j in range(22):
        s.emotion[j] = q.kept[4 + j]
    for j in range(s.held[DRIVES] * DRIVE_FLOATS):
        s.drive[j] = q.kept[26 + j]
