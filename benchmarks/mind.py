"""How fast minds are replayed, how near any moment is, how small they are."""

import math
import random
import time
from collections.abc import Callable

from previously.mind.answers import Question, answers
from previously.mind.kernel import fast
from previously.mind.kernel.experiences import Builder, Experiences, Terms
from previously.mind.kernel.replay import live
from previously.mind.lanes import Apart, shapes
from previously.mind.readout import moment

ROWS = 100_000
PLAIN_ROWS = 5_000
USUAL_ROWS = 300  # what one character lives in a season or two
POSITIONS = 300
KINDS = {"harm": 10, "safe": 15, "reprocess": 5, "reminder": 15, "engage": 0.1, "lost": 0.1, "feel": 55}
FELT = ("joy", "distress", "anger", "fear", "hope", "reproach", "pride", "gratitude")


def mixed_life(terms: Terms, rows: int, seed: int = 1, wounds: int = 4) -> Experiences:
    """A typical life: so many wounds of three cues, ten places, half of it feelings only; 3 rows a scene."""
    chance, builder, t = random.Random(seed), Builder(terms), 0.0  # noqa: S311 - the same life on every run
    families = [[f"cue {family}.{i}" for i in range(3)] for family in range(wounds)]
    places = [frozenset({f"place {i}", f"company {i % 3}"}) for i in range(10)]
    place = places[0]
    for i in range(rows):
        if i % 3 == 0:
            t, place = t + chance.random() / 2, chance.choice(places)
        (kind,) = chance.choices(list(KINDS), list(KINDS.values()))
        family = chance.choice(families)
        builder.add(
            t,
            kind,
            cues=family if kind == "harm" else chance.sample(family, 2),
            context=place,
            mag=chance.random(),
            cause="somebody",
            target=chance.choice("abc"),
            feelings={name: chance.random() for name in chance.sample(FELT, chance.choice((0, 1, 2)))},
        )
    return builder.table()


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """CPU seconds of the best of several runs: what the machine can do."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def replay_speed(wounds: int) -> float:
    """Experiences replayed a CPU second by one core, compiled where that is installed, checkpoints and all."""
    rows, terms = ROWS if fast.available() else PLAIN_ROWS, Terms()
    table = mixed_life(terms, rows, wounds=wounds)
    life = live(terms, table, compiled=fast.available())
    answers(life, [Question(0, 0.0)], compiled=fast.available())  # all of it is compiled, for whoever runs after
    shapes([Apart(life, rows, float(table.t[-1]), ["a"])], compiled=fast.available())
    return rows / seconds(lambda: live(terms, table, compiled=fast.available()), 3)


def position_ms(wounds: int) -> float:
    """CPU milliseconds to the exact state after a random experience of many, and her distress there; the mean."""
    terms = Terms()
    life, chance = live(terms, mixed_life(terms, ROWS, wounds=wounds)), random.Random(2)  # noqa: S311 - the same on every run
    places = [chance.randrange(1, len(life) + 1) for _ in range(POSITIONS)]

    def read() -> None:
        for rows in places:
            moment(life, float(life.table.t[rows - 1]), rows).distress(["cue 0.0"], frozenset({"place 1"}))

    return seconds(read, 2) / POSITIONS * 1e3


def memory(wounds: int) -> tuple[float, float, float]:
    """Kilobytes of a character who has lived a season or two; bytes of an experience before and once somebody asks why.

    Those count its columns, its share of checkpoints, and how it made wounds and joys grow; then all its marks as well.
    """
    terms = Terms()
    usual = live(terms, mixed_life(terms, USUAL_ROWS, wounds=wounds)).checkpoints[-1]
    life = live(terms, mixed_life(terms, ROWS, wounds=wounds))
    kept = sum(state.nbytes for state in life.checkpoints) + life.grown.ids.nbytes + life.grown.values.nbytes
    unasked, marks = life.table.nbytes + kept, life.marks
    return usual.nbytes / 1000, unasked / ROWS, (unasked + marks.ids.nbytes + marks.values.nbytes) / ROWS


def exponent(less: float, more: float, times: float) -> float:
    """How a cost grows with size: 1 in proportion, 2 with its square; `more` is what `times` the size costs."""
    return math.log(more / less) / math.log(times)
