"""What our speeds are held against, measured in the same run, so that a busy machine is not a slower product."""

import math
from collections.abc import Mapping

import yaml

from benchmarks.mind import seconds

EXPS = 1_000_000
EVENTS = 30_000


def parsing(texts: Mapping[str, str]) -> float:
    """CPU seconds in which the C YAML parser tells the events of these texts."""
    return seconds(lambda: [sum(1 for _ in yaml.parse(text, Loader=yaml.CSafeLoader)) for text in texts.values()], 2)


def exponents() -> float:
    """CPU seconds of a million `exp`, which every step of the model is made of."""
    return seconds(_exponents, 3)


def _exponents() -> float:
    whole = 0.0
    for i in range(EXPS):
        whole += math.exp(-i / EXPS)
    return whole


def folding() -> float:
    """CPU seconds of a plain fold over 30,000 events: each adds to what is known of two people."""
    log = [(i % 300, i * 7 % 300, 1.0 / (i + 1)) for i in range(EVENTS)]

    def fold() -> None:
        known: dict[int, float] = {}
        for one, other, much in log:
            known[one] = known.get(one, 0.0) + much
            known[other] = known.get(other, 0.0) - much

    return seconds(fold)
