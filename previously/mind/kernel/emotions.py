"""The 22 OCC emotions: sign, place in pleasure-arousal-dominance, how long they last.

PAD: ALMA (Gebhard 2005). Its two code copies differ on relief (D +.4 / -.4) and hate (D .3 / .4); +.4 and .3 are taken.
Hours: how long an episode lasts, its end read as 10 % of the peak (Verduyn & Lavrijsen 2015 for joy, distress
(sadness), shame and hate; the rest set by family).
"""

import math
from typing import NamedTuple


class Emotion(NamedTuple):
    """One emotion: `valence` +1 or -1, `pad` each in -1..1, `hours` an episode lasts."""

    valence: int
    pad: tuple[float, float, float]
    hours: float


OCC: dict[str, Emotion] = {
    "joy": Emotion(+1, (0.4, 0.2, 0.1), 35),
    "distress": Emotion(-1, (-0.4, -0.2, -0.5), 120),
    "happy_for": Emotion(+1, (0.4, 0.2, 0.2), 24),
    "pity": Emotion(-1, (-0.4, -0.2, -0.5), 24),
    "gloating": Emotion(+1, (0.3, -0.3, -0.1), 24),
    "resentment": Emotion(-1, (-0.2, -0.3, -0.2), 48),
    "hope": Emotion(+1, (0.2, 0.2, -0.1), 24),
    "fear": Emotion(-1, (-0.64, 0.60, -0.43), 1),
    "satisfaction": Emotion(+1, (0.3, -0.2, 0.4), 24),
    "fears_confirmed": Emotion(-1, (-0.5, -0.3, -0.7), 48),
    "relief": Emotion(+1, (0.2, -0.3, 0.4), 8),
    "disappointment": Emotion(-1, (-0.3, 0.1, -0.4), 24),
    "pride": Emotion(+1, (0.4, 0.3, 0.3), 12),
    "shame": Emotion(-1, (-0.3, 0.1, -0.6), 0.5),
    "admiration": Emotion(+1, (0.5, 0.3, -0.2), 12),
    "reproach": Emotion(-1, (-0.3, -0.1, 0.4), 24),
    "gratification": Emotion(+1, (0.6, 0.5, 0.4), 24),
    "remorse": Emotion(-1, (-0.3, 0.1, -0.6), 48),
    "gratitude": Emotion(+1, (0.4, 0.2, -0.3), 12),
    "anger": Emotion(-1, (-0.51, 0.59, 0.25), 4),
    "love": Emotion(+1, (0.3, 0.1, 0.2), 48),
    "hate": Emotion(-1, (-0.6, 0.6, 0.3), 60),
}
EMOTIONS = tuple(OCC)
INDEX = {name: i for i, name in enumerate(EMOTIONS)}
VALENCE = tuple(emotion.valence for emotion in OCC.values())  # [22]
TAU = tuple(emotion.hours / 24 / math.log(10) for emotion in OCC.values())  # [22] e-folding time, days
SPANS = tuple(sorted(set(TAU)))  # [10] the distinct times of TAU, so that each is decayed once
SPAN_OF = tuple(SPANS.index(tau) for tau in TAU)  # [22] which of SPANS
PAD = tuple(x for emotion in OCC.values() for x in emotion.pad)  # [22 * 3] flat
ABOUT_OTHERS = ("happy_for", "pity", "gloating", "resentment", "admiration", "reproach")
OTHERS = tuple(int(name in ABOUT_OTHERS) for name in OCC)  # [22] 1 where it is about what befalls or is done by others
JOY_PAD = OCC["joy"].pad
VOID_PAD = (-0.4, -0.2, -0.5)  # the void pulls to ALMA's "bored" octant, as distress does


def big5_to_pad(
    *,
    openness: float = 0.0,
    conscientiousness: float = 0.0,
    extraversion: float = 0.0,
    agreeableness: float = 0.0,
    stability: float = 0.0,
) -> tuple[float, float, float]:
    """Temperament as pleasure, arousal, dominance (Mehrabian 1996); arguments in -1..1.

    The last is emotional *stability*: copies of the formula that are fed neuroticism flip its sign.
    """
    return (
        0.21 * extraversion + 0.59 * agreeableness + 0.19 * stability,
        0.15 * openness + 0.30 * agreeableness - 0.57 * stability,
        0.25 * openness + 0.17 * conscientiousness + 0.60 * extraversion - 0.32 * agreeableness,
    )


SENSITIVITY = 0.30
"""How far temperament moves reactivity and delight: Larsen & Ketelaar 1991, each to its own side only; size set."""


def sensitivities(*, extraversion: float = 0.0, stability: float = 0.0) -> tuple[float, float]:
    """By what the reactivity to bad and the delight in good are multiplied; arguments in -1..1."""
    return 1.0 - SENSITIVITY * stability, 1.0 + SENSITIVITY * extraversion
