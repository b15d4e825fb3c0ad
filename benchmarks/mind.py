"""How fast minds are replayed, how near any moment is, how small they are."""

import random
import statistics
import time
from collections.abc import Callable

from previously.mind.kernel import fast
from previously.mind.kernel.experiences import Builder, Experiences, Terms
from previously.mind.kernel.replay import EVERY, Life, live
from previously.mind.readout import moment

ROWS = 100_000
PLAIN_ROWS = 5_000
USUAL_ROWS = 300  # what one character lives in a season or two
POSITIONS = 1_000
KINDS = {"harm": 10, "safe": 15, "reprocess": 5, "reminder": 15, "engage": 0.1, "lost": 0.1, "feel": 55}
FELT = ("joy", "distress", "anger", "fear", "hope", "reproach", "pride", "gratitude")


def mixed_life(terms: Terms, rows: int, seed: int = 1) -> Experiences:
    """A typical life: four wounds of three cues, ten places, half of it feelings only; 3 rows a scene."""
    chance, builder, t = random.Random(seed), Builder(terms), 0.0  # noqa: S311 - the same life on every run
    families = [[f"cue {family}.{i}" for i in range(3)] for family in range(4)]
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
    """The best of several runs: what the machine can do."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def speed(rows: int, *, compiled: bool) -> float:
    """Experiences replayed per second on one core, checkpoints and all."""
    terms = Terms()
    table = mixed_life(terms, rows)
    live(terms, table, compiled=compiled)
    return rows / seconds(lambda: live(terms, table, compiled=compiled))


def position_ms(life: Life, *, read: bool) -> float:
    """Median milliseconds to the exact state after a random row; with `read`, to her distress there as well."""
    chance, taken = random.Random(2), []  # noqa: S311 - the same positions on every run
    for _ in range(POSITIONS):
        rows = chance.randrange(1, len(life) + 1)
        start = time.perf_counter()
        if read:
            moment(life, float(life.table.t[rows - 1]), rows).distress(["cue 0.0"], frozenset({"place 1"}))
        else:
            life.state_after(rows)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1e3


def edit_ms(life: Life) -> float:
    """Milliseconds to live a long life again after an edit 300 rows before its end."""
    kept = life.table.t < life.table.t[-1]
    kept[-300] = False
    return seconds(lambda: life.without(kept)) * 1e3


def figures() -> list[tuple[str, float, str]]:
    """Name, value and unit of each figure."""
    found = [("replay, plain", speed(PLAIN_ROWS, compiled=False), "experiences/s")]
    if fast.available():
        found.append(("replay, compiled, one core", speed(ROWS, compiled=True), "experiences/s"))
    terms = Terms()
    life = live(terms, mixed_life(terms, ROWS))
    usual = live(terms, mixed_life(terms, USUAL_ROWS)).checkpoints[-1]
    kept = sum(state.nbytes for state in life.checkpoints) + 2 * life.harms.nbytes + life.gain.nbytes
    return [
        *found,
        (f"exact state after any of {ROWS:,} experiences", position_ms(life, read=False), "ms median"),
        ("the same, and distress read there", position_ms(life, read=True), "ms median"),
        (f"the same life after an edit near its end of {ROWS:,}", edit_ms(life), "ms"),
        (f"memory an experience, with a checkpoint every {EVERY}", (life.table.nbytes + kept) / ROWS, "bytes"),
        (f"memory a character of {usual.wounds} wounds", float(usual.nbytes), "bytes"),
    ]


if __name__ == "__main__":
    for name, value, unit in figures():
        print(f"{name:60} {value:14,.3f} {unit}")
