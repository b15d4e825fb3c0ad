"""Many questions about one life in one pass: what can be read at a list of positions, each in its circumstances."""

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

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
    SIZE,
    TONE,
    VOID,
    VULNERABILITY,
    Questions,
)
from previously.mind.kernel.emotions import EMOTIONS
from previously.mind.kernel.experiences import Context, Cue, Experiences, Terms
from previously.mind.kernel.layout import DRIVE_FLOATS
from previously.mind.kernel.replay import EVERY, Life, Person, arrays_of, quiet, rows_of
from previously.mind.kernel.state import State, tables
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


class Answer:
    """What can be read at a question; the same, to the bit, as a `Moment` of it reads."""

    def __init__(self, given: Sequence[float], person: Person) -> None:
        self._given, self._person = given, person
        self.distress, self.vulnerability = given[DISTRESS], given[VULNERABILITY]
        self.void, self.grief = given[VOID], given[GRIEF]
        self.hurt, self.lift = given[HURT], given[LIFT]
        self.damage, self.size = given[DAMAGE], given[SIZE]

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
        pleasure, arousal, dominance = (
            math.tanh(
                math.atanh(min(max(born, -ALMOST), ALMOST)) + self._given[TONE + j] + moved * self._given[MOOD + j]
            )
            for j, born in enumerate(self._person.temperament)
        )
        return pleasure, arousal, dominance


def ready_for(questions: int) -> None:
    """Load the compiled walk where it pays for so many questions, of whichever lives."""
    if fast.walk_pays(STEPS * questions):
        fast.compiled_walk()


def sooner_at_once() -> bool:
    """Are many questions of a life sooner answered in one walk than one by one, as this process stands?

    They are not where rows are lived by the compiled kernel, and the walk is not compiled.
    """
    return fast.walks() or not fast.loaded()


def answers(life: Life, questions: Sequence[Question], *, compiled: bool | None = None) -> list[Answer]:
    """An answer to each question. Those between two checkpoints of the life share one walk from the first.

    `compiled`: None takes the compiled walk where it is ready. The answers are the same.
    """
    fastest = fast.walk_pays(STEPS * len(questions)) if compiled is None else compiled and fast.available()
    found: dict[int, Answer] = {}
    order = sorted(range(len(questions)), key=lambda i: questions[i].rows)
    for at, group in groupby(order, key=lambda i: questions[i].rows // EVERY):
        these = list(group)
        given = _from(life, life.checkpoints[at], at * EVERY, [questions[i] for i in these], compiled=fastest)
        found.update((i, Answer(one, life.person)) for i, one in zip(these, given, strict=True))
    return [found[i] for i in range(len(questions))]


def _from(life: Life, state: State, base: int, these: list[Question], *, compiled: bool) -> list[list[float]]:
    """Questions about experiences from `base` on, ascending, answered from the state there."""
    found: list[list[float]] = []
    while len(found) < len(these):
        found += _walked(life, state, base, these[len(found) :], compiled=compiled)
        if len(found) < len(these):  # there was no room: on from the state at the next question
            base = these[len(found)].rows
            state = life.state_after(base)
    return found


def _walked(life: Life, state: State, base: int, these: list[Question], *, compiled: bool) -> list[list[float]]:
    """As many of the questions as one walk answers."""
    window, p = life.table.window(base, these[-1].rows), life.person.params
    s = state.work(p, _spare(window))
    asked = _columns(life.terms, base, these, len(s.drive) // DRIVE_FLOATS)
    if compiled:
        columns: list[Any] = [np.array(column, dtype) for column, dtype in zip(asked, _TYPES, strict=True)]
        s, asked = arrays_of(s), Questions(*columns)
    walk = fast.compiled_walk() if compiled else asking.walk
    x, c = rows_of(window, arrays=compiled), tables(life.terms, arrays=compiled)
    kept: Any = _kept(np.zeros(0, np.int8), compiled=compiled)
    done = walk(s, x, c, p, (life.person.reactivity, life.person.delight), kept, asked, quiet(arrays=compiled))
    flat: Any = asked.answer
    flat = flat.tolist() if compiled else flat
    return [list(flat[i * ANSWER_FLOATS : (i + 1) * ANSWER_FLOATS]) for i in range(done)]


def lanes(life: Life, kept: npt.NDArray[np.bool_], question: Question, *, compiled: bool | None = None) -> list[Answer]:
    """What the question reads in lives that differ in which experiences there were: those that are true in `kept`.

    `kept` is [L, N]: a row for each life. The question's rows count those left out, too.
    """
    fastest = fast.walk_pays(len(kept) * question.rows) if compiled is None else compiled and fast.available()
    window, p, born = life.table.window(0, question.rows), life.person.params, life.checkpoints[0]
    x, c = rows_of(window, arrays=fastest), tables(life.terms, arrays=fastest)
    walk, spare, out = fast.compiled_walk() if fastest else asking.walk, _spare(window), quiet(arrays=fastest)
    found = []
    for lane in kept:
        s = born.work(p, spare)
        asked = _columns(life.terms, 0, [question], len(s.drive) // DRIVE_FLOATS)
        if fastest:
            columns: list[Any] = [np.array(column, dtype) for column, dtype in zip(asked, _TYPES, strict=True)]
            s, asked = arrays_of(s), Questions(*columns)
        lived: Any = _kept(lane[: question.rows], compiled=fastest)
        if walk(s, x, c, p, (life.person.reactivity, life.person.delight), lived, asked, out):
            found.append(Answer([float(x) for x in asked.answer], life.person))
        else:  # it brings more than there is room for
            bare = life.without(lane & (np.arange(len(life)) < question.rows))
            found += answers(bare, [question._replace(rows=len(bare))])
    return found


def _spare(window: Experiences) -> int:
    """Room for all that rows may bring, but for those that stand for very many blows."""
    blows = int(((np.minimum(window.n, MOST_BLOWS).astype(np.int64) + 1) * np.diff(window.cue_start)).sum())
    return max(8, len(window), blows // 4 + 1)


def _kept(lane: npt.NDArray[Any], *, compiled: bool) -> Any:
    return lane.astype(np.int8) if compiled else lane.tolist()


_TYPES = (np.int64, np.float64, np.int64, np.int32, np.int64, np.int32, np.int64, np.float64, np.float64)


def _columns(terms: Terms, base: int, these: list[Question], drives: int) -> Questions:
    cue_start, feature_start = [0], [0]
    cue: list[int] = []
    feature: list[int] = []
    for one in these:
        cue += terms.known_cues(one.cues)
        feature += [] if one.context is None else terms.known_features(one.context)
        cue_start.append(len(cue))
        feature_start.append(len(feature))
    return Questions(
        rows=[one.rows - base for one in these],
        day=[one.day for one in these],
        cue_start=cue_start,
        cue=cue,
        feature_start=feature_start,
        feature=feature,
        features=[1 if one.context is None else len(one.context) for one in these],
        kept=[0.0] * (26 + drives * DRIVE_FLOATS),
        answer=[0.0] * (len(these) * ANSWER_FLOATS),
    )
