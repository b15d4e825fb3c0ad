"""How hard the tests try: `PREVIOUSLY_EXAMPLES=20` tries twenty times as many examples as usual, 0.1 a tenth.

The examples are the same on every run, unless `PREVIOUSLY_SEED=7` asks for others: the same seed, the same examples.
"""

import os

from hypothesis import HealthCheck, Phase, settings

TIMES = float(os.environ.get("PREVIOUSLY_EXAMPLES", "1"))
SEED = int(os.environ.get("PREVIOUSLY_SEED", "0"))
PHASES = tuple(phase for phase in Phase if phase is not Phase.shrink or "PREVIOUSLY_NO_SHRINK" not in os.environ)
SLOW = (
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,
    HealthCheck.large_base_example,
)
"""Complaints about slow examples, which a busy machine would bring about."""


def tried(examples: int) -> int:
    """How many are tried of what is usually so many."""
    return max(1, round(examples * TIMES))


def law(examples: int) -> settings:
    """How often a law is tried; a busy machine is no failure."""
    return settings(max_examples=tried(examples), deadline=None, suppress_health_check=SLOW, phases=PHASES)
