"""Many questions about one life in one pass: what can be read at a list of positions, each in its circumstances."""

import math
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Any, NamedTuple

import numpy as np

from previously.mind.kernel import asking, fast
from previously.mind.kernel.asking import (
    ANSWER_FLOATS,
    DAMAGE,
    DISTRESS,
    FELT,
    GRIEF,
    HURT,
    LIFT,
    MOOD,
    NEGATIVE,
    POSITIVE,
    PURPOSE,
    SIZE,
    TONE,
    VOID,
    VULNERABILITY,
    Questions,
    Walks,
)
from previously.mind.kernel.emotions import EMOTIONS
from previously.mind.kernel.experiences import Context, Cue, Experiences, Terms
from previously.mind.kernel.layout import HEAD_INTS
from previously.mind.kernel.replay import EVERY, Life, Person, arrays_of, quiet, rows_of
from previously.mind.kernel.state import State, room, tables
from previously.mind.readout import ALMOST

STEPS = 25
"""How many rows of a walk a question takes as long as."""
MOST_BLOWS = 16
"""Repetitions of a row for which a walk has room; where there are more, it goes on from the state behind them."""


class Question(NamedTuple):
    """After so many experiences, on a day at or after the last of them, in these circumstances."""

    rows: int
    day: float
    cues: tuple[Cue, ...] = ()
    context: Context | None = None  # None: a place new to her

    def with_cue(self, cue: Cue) -> "Question":
        """The same, with a cue more."""
        return self._replace(cues=(*self.cues, cue))


class Answer:
    """What can be read at a question; the same, to the bit, as a `Moment` of it reads."""

    def __init__(self, given: Sequence[float], person: Person) -> None:
        self._given, self._person = given, person
        self.distress, self.vulnerability = given[DISTRESS], given[VULNERABILITY]
        self.void, self.grief = given[VOID], given[GRIEF]
        self.hurt, self.lift = given[HURT], given[LIFT]
        self.damage, self.size, self.purpose = given[DAMAGE], given[SIZE], given[PURPOSE]

    @property
    def feelings(self) -> tuple[float, float]:
        """Positive and negative totals."""
        return self._given[POSITIVE], self._given[NEGATIVE]

    @property
    def ambivalence(self) -> float:
        """Griffin's index, -0.5..1."""
        positive, negative = self.feelings
        return (positive + negative) / 2 - abs(positive - negative)

    @property
    def felt(self) -> dict[str, float]:
        """Emotions, with those that wounds and joys bring back."""
        return dict(zip(EMOTIONS, self._given[FELT : FELT + 22], strict=True))

    @property
    def tone(self) -> tuple[float, float, float]:
        """Where her mood rests, in -1..1 each."""
        return self._mood(0.0)

    @property
    def mood(self) -> tuple[float, float, float]:
        """Pleasure, arousal and dominance in -1..1."""
        return self._mood(1.0)

    def _mood(self, moved: float) -> tuple[float, float, float]:
        given, (pleasure, arousal, dominance) = self._given, _at_rest(self._person.temperament)
        return (
            math.tanh(pleasure + given[TONE] + moved * given[MOOD]),
            math.tanh(arousal + given[TONE + 1] + moved * given[MOOD + 1]),
            math.tanh(dominance + given[TONE + 2] + moved * given[MOOD + 2]),
        )


@lru_cache(maxsize=64)
def _at_rest(temperament: tuple[float, float, float]) -> tuple[float, float, float]:
    pleasure, arousal, dominance = (math.atanh(min(max(born, -ALMOST), ALMOST)) for born in temperament)
    return pleasure, arousal, dominance


def ready_for(questions: int) -> None:
    """Load the compiled walk where it pays for so many questions, of whichever lives."""
    if fast.pays(fast.WALK, STEPS * questions):
        fast.compiled_as(fast.WALK)


def sooner_at_once() -> bool:
    """Are many questions of a life sooner answered in one walk than one by one, as this process stands?

    They are not where rows are lived by the compiled kernel, and the walk is not compiled.
    """
    return fast.ready(fast.WALK) or not fast.loaded()


def answers(life: Life, questions: Sequence[Question], *, compiled: bool | None = None) -> list[Answer]:
    """An answer to each question.

    `compiled`: None takes the compiled walk where that pays. The answers are the same.
    """
    return answers_of([(life, questions)], compiled=compiled)[0]


def answers_of(asked: Sequence[tuple[Life, Sequence[Question]]], *, compiled: bool | None = None) -> list[list[Answer]]:
    """Answers to questions about many lives of one story, in one pass.

    Questions between two checkpoints of a life share one walk from the first.
    """
    steps = STEPS * sum(len(questions) for _, questions in asked)
    fastest = fast.pays(fast.WALK, steps) if compiled is None else compiled and fast.available()
    walks = [walk for number, (life, questions) in enumerate(asked) for walk in _walks(number, life, questions)]
    found: dict[tuple[int, int], Answer] = {}
    while walks:
        these = [walk for walk in walks if walk.life.person.params == walks[0].life.person.params]
        given = _walked(these, compiled=fastest)
        for walk, told in zip(these, given, strict=True):
            found.update((of, Answer(one, walk.life.person)) for of, one in zip(walk.of, told, strict=False))
        others = [walk for walk in walks if walk.life.person.params != walks[0].life.person.params]
        stuck = [(walk, len(told)) for walk, told in zip(these, given, strict=True) if len(told) < len(walk.of)]
        walks = [*others, *(walk.after(answered) for walk, answered in stuck)]
    return [[found[number, i] for i in range(len(questions))] for number, (_, questions) in enumerate(asked)]


class _Walk(NamedTuple):
    """Questions about a life's experiences from `base` on, ascending, and from which state."""

    life: Life
    base: int
    state: State
    asked: list[Question]
    of: list[tuple[int, int]]  # the life and the question of each

    def after(self, answered: int) -> "_Walk":
        """Where there was no room: on from the state at the next question."""
        base = self.asked[answered].rows
        return _Walk(self.life, base, self.life.state_after(base), self.asked[answered:], self.of[answered:])


def _walks(number: int, life: Life, questions: Sequence[Question]) -> Iterator[_Walk]:
    order = sorted(range(len(questions)), key=lambda i: questions[i].rows)
    for at, group in groupby(order, key=lambda i: questions[i].rows // EVERY):
        these = list(group)
        base, state = at * EVERY, life.checkpoints[at]
        if questions[these[0]].rows == len(life):  # all of them are at the end
            base, state = len(life), life.checkpoints[-1]
        yield _Walk(life, base, state, [questions[i] for i in these], [(number, i) for i in these])


def _walked(these: Sequence[_Walk], *, compiled: bool) -> list[list[list[float]]]:
    """As many of the questions of each walk as it answers."""
    life = these[0].life
    terms, p = life.terms, life.person.params
    windows = [one.life.table.window(one.base, one.asked[-1].rows) for one in these]
    heads = np.array([np.frombuffer(one.state.ints, np.int32, HEAD_INTS) for one in these])
    wounds, joys, drives, others = heads.max(axis=0)[:4].tolist()
    spare = max(map(_spare, windows))
    cues = max(len(one.state.ints) for one in these) // 4
    s = room(p, wounds + spare, joys + spare, drives + spare, others + spare, cues + 4 * spare)
    starts = list(accumulate(map(len, windows), initial=0))
    asked = [(start - one.base, one.asked) for start, one in zip(starts, these, strict=False)]
    q = _columns(terms, asked, len(s.drive))
    g = _groups(these, starts)
    if compiled:
        columns: list[Any] = [np.array(column, dtype) for column, dtype in zip(q, _TYPES, strict=True)]
        groups: list[Any] = [np.asarray(column, dtype) for column, dtype in zip(g, _GROUP_TYPES, strict=True)]
        for kept in (columns[_CUE], *groups[:2]):  # as those of a life: else what reads both is compiled for each
            kept.flags.writeable = False
        s, q, g = arrays_of(s), Questions(*columns), Walks(*groups)
    x, c = rows_of(Experiences.joined(windows), arrays=compiled), tables(terms, arrays=compiled)
    walk = fast.compiled_as(fast.WALK) if compiled else asking.walks
    walk(s, x, c, p, g, q, quiet(arrays=compiled))
    flat: Any = q.answer
    told = np.asarray(flat).reshape(-1, ANSWER_FLOATS).tolist()
    return [told[first : first + int(done)] for first, done in zip(g.first, g.answered, strict=False)]


def _groups(these: Sequence[_Walk], starts: Sequence[int]) -> Walks:
    floats, ints = (b"".join(getattr(one.state, name) for one in these) for name in ("floats", "ints"))
    return Walks(
        floats=array("d", floats),
        ints=array("i", ints),
        float_start=list(accumulate((len(one.state.floats) // 8 for one in these[:-1]), initial=0)),
        int_start=list(accumulate((len(one.state.ints) // 4 for one in these[:-1]), initial=0)),
        row=starts[:-1],
        born=[x for one in these for x in (one.life.person.reactivity, one.life.person.delight)],
        first=list(accumulate((len(one.asked) for one in these), initial=0)),
        answered=[0] * len(these),
    )


def _spare(window: Experiences) -> int:
    """Room for all that rows may bring, but for those that stand for very many blows."""
    blows = int(((np.minimum(window.n, MOST_BLOWS).astype(np.int64) + 1) * np.diff(window.cue_start)).sum())
    return max(8, len(window), blows // 4 + 1)


_TYPES = (np.int64, np.float64, *(np.int32,) * 4, np.int64, np.float64, np.float64)
_CUE = Questions._fields.index("cue")

_GROUP_TYPES = (np.float64, np.int32, *(np.int64,) * 3, np.float64, *(np.int64,) * 2)


def _columns(terms: Terms, asked: Sequence[tuple[int, Sequence[Question]]], drives: int) -> Questions:
    """Questions as the kernel reads them; given with the number of the row that is the first of their life."""
    these = [one for _, some in asked for one in some]
    cue_start, feature_start = [0], [0]
    cue: list[int] = []
    feature: list[int] = []
    for one in these:
        if one.cues:
            cue += terms.known_cues(one.cues)
        if one.context:
            feature += terms.known_features(one.context)
        cue_start.append(len(cue))
        feature_start.append(len(feature))
    return Questions(
        rows=[base + one.rows for base, some in asked for one in some],
        day=[one.day for one in these],
        cue_start=cue_start,
        cue=cue,
        feature_start=feature_start,
        feature=feature,
        features=[1 if one.context is None else len(one.context) for one in these],
        kept=[0.0] * (26 + drives),
        answer=[0.0] * (len(these) * ANSWER_FLOATS),
    )
