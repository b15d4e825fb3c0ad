# ruff: noqa: N815 - the names are those of the equations
"""The constants of the model, each with where it comes from.

"set" means chosen by hand: the sign is known from the source named, the size is not.
"""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean


class Params(NamedTuple):
    """All constants. Times are in story days; whatever is not a time is a share in 0..1 unless said otherwise."""

    # wound: excitation
    alpha: float = 0.70  # share of the gap closed by one harm: one-trial fear learning (Poulos 2009); set
    sigma: float = 0.80  # how much earlier damage amplifies a new harm: SEFL (Long & Fanselow 2012); size set
    phi: float = 0.70  # permanent share of the peak: design, "advance, never cure"
    rho_E: float = 0.25  # share of what lasts above the floor that one reprocessing removes; set
    chi: float = 0.15  # how much excitation depends on its own context (Bouton: little; ABC, AAB < ABA); set
    # slight or wound
    k0: float = 0.05  # share of the mildest slight that stays: law 1, nothing is deleted
    w0: float = 0.15  # severity up to which a hurt is only a slight: fading affect bias (Walker & Skowronski 2009); set
    w1: float = 0.50  # severity from which all of it stays: the same
    tau_s: float = 20.0  # days in which a slight fades: there within a day, over 3 months (Gibbons 2011); set
    # rawness: uncued intrusion after a harm
    a: float = 0.80  # uncued expression of a fully raw wound: fitted to 94/65/47 % (Rothbaum 1992)
    tau_h: float = 15.0  # days, fitted to the same
    zeta: float = 0.30  # rawness stirred by an unresolved reminder; set
    # wound: inhibition
    kappa: float = 0.90  # greatest share that safety can silence: design, a residual always stays
    eta: float = 0.25  # safety stored by one safe exposure; set
    nu: float = 0.50  # retrievability regained by one safe exposure: partial savings (Quirk 2002); set
    tau_I: float = 3.3  # days, stability of one massed session: 100 % return by day 10 (Quirk 2002), fitted
    spacing: float = 1.8  # >= 0, log of the stability gained where all of retrievability is regained: spacing
    # (Urcelay 2009), low retrievability gains most (Bjork & Bjork 1992); size set
    tau_I_max: float = 1500.0  # days: safety is never permanent; set
    rho_R: float = 0.60  # retrievability lost to a full harm in the same context: reinstatement; size set
    omega_G: float = 0.06  # how far stable safety travels to other contexts: fitted (Urcelay 2009, exp. 2)
    slots: int = 6  # contexts of safety remembered per wound, 1..64; set
    # context and cue similarity
    g0: float = 0.10  # similarity of two contexts that share nothing; set
    delta: float = 1.20  # > 0, generalization length in units of the dimension: controls of Lissek 2010, fitted
    gamma_D: float = 2.50  # >= 0, widening of generalization by damage: patients of Lissek 2010, fitted
    theta_new: float = 0.50  # cue match below which a harm founds a new wound, a joy a new joy; set
    salience: float = 0.70  # strength of each cue when a trace has several (a lone cue: 1); set
    norm: float = 4.0  # >= 1, p-norm by which levels add up, so that what overlaps is not counted twice: design
    # joy
    alpha_J: float = 0.45  # share of the gap closed by one joy: bad is stronger than good (Baumeister 2001); size set
    k_J: float = 0.25  # share of a joy that stays: adaptation is incomplete; size set
    k_A: float = 0.60  # the same of something achieved: attainment (Brunstein 1993); set
    tau_J: float = 40.0  # days in which the rest is got used to: gone within 3 months (Suh, Diener & Fujita 1996)
    zeta_J: float = 1.0  # how fully a joy is lived again where it is told or dwelt on: capitalization (Gable 2004)
    # purpose and bond
    psi: float = 0.40  # greatest masking of wounds by a live purpose: late onset (Davison 2006); size set
    tau_B: float = 90.0  # days for a drive to become who you are: opponent process (Solomon & Corbit), sign only
    tau_A: float = 45.0  # days for a bond to do so; set
    tau_V: float = 120.0  # days for the void of a purpose to fade, slower than tau_B: the same
    tau_G: float = 500.0  # days for grief to fade: widowhood takes years (Lucas 2003); set
    omega_V: float = 0.50  # share of the first grief that the lost one's cues bring back for good (Carnelley 2006); set
    refill: float = 0.50  # share of the void filled by a new full drive (Wrosch 2003, sign only); set
    fulfil: float = 0.60  # share of a purpose that its achievement turns from void to pride (Howells & Lucassen 2018)
    beta: float = 0.35  # greatest soothing by somebody trusted who is there (Coan 2006); size set
    w_near: float = 0.30  # lift of a full bond who is there: no lasting boost by marriage (Lucas & Clark 2006); set
    w_far: float = 0.12  # lift of one who is not, and of a live purpose; set
    w_void: float = 0.60  # how much of what is missed hurts where nothing reminds of it (Carnelley 2006); set
    # emotion and mood
    tau_M: float = 3.0  # days, return of mood; set (ALMA's own is 20 minutes)
    g_M: float = 1.0  # >= 0, pull of emotion on mood, per day; set
    g_V: float = 0.15  # >= 0, pull of the void on mood, per day; set
    g_D: float = 0.50  # >= 0, how far damage darkens the baseline for good: DSM-5 PTSD criterion D; size set
    g_J: float = 0.45  # >= 0, how far standing joys lighten it: less than g_D, bad over good; size set
    g_E: float = 0.60  # >= 0, how far what is felt now shows in mood at once; set
    full: float = 0.50  # > 0, pleasure in ALMA at which an emotion counts in full in hurt and lift; set
    others: float = 0.50  # how much one about others counts beside one's own; set
    blunt: float = 0.80  # share of what is felt as good that a full harm takes (Berenbaum & Connelly 1993); size set
    # trust
    a_plus: float = 0.30  # gain by a good act: asymmetry (Slovic 1993), sign only
    a_minus: float = 0.50  # loss by a bad one: the same
    phi_T: float = 0.50  # share of a deception that trust never regains (Schweitzer 2006), sign only
    # bounds of a mind
    wounds: int = 24  # 2..1000, most wounds; set
    joys: int = 12  # 2..1000, most joys; set
    drives: int = 12  # 1..1000, most purposes and bonds; set


DEFAULT = Params()

_SPANS = ("tau_h", "tau_I", "tau_I_max", "tau_B", "tau_V", "tau_M", "tau_s", "tau_J", "tau_A", "tau_G")
_DAYS = dict.fromkeys(_SPANS, (1e-6, 1e9))
_COUNTS: dict[str, tuple[float, float]] = {
    "slots": (1, 64),
    "wounds": (2, 1000),
    "joys": (2, 1000),
    "drives": (1, 1000),
}
_WIDER = {
    "spacing": (0.0, 1e3),
    "delta": (1e-6, 1e6),
    "gamma_D": (0.0, 1e3),
    "norm": (1.0, 64.0),
    "g_M": (0.0, 1e3),
    "g_V": (0.0, 1e3),
    "g_D": (0.0, 1e3),
    "g_J": (0.0, 1e3),
    "g_E": (0.0, 1e3),
    "full": (1e-6, 1e12),
}
BOUNDS: dict[str, tuple[float, float]] = dict.fromkeys(Params._fields, (0.0, 1.0)) | _DAYS | _COUNTS | _WIDER


def with_overrides(overrides: Mapping[str, Any], base: Params = DEFAULT) -> Params:
    """`base` with some constants replaced, by name. An unknown name or a value outside BOUNDS is a BadRequest."""
    checked: dict[str, Any] = {name: _checked(name, value) for name, value in overrides.items()}
    return base._replace(**checked)


def _checked(name: str, value: Any) -> float:
    if name not in BOUNDS:
        raise BadRequest(f"no parameter is called “{name}”{did_you_mean(str(name), BOUNDS)}")
    low, high = BOUNDS[name]
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not number or not low <= value <= high or (name in _COUNTS and value != int(value)):
        raise BadRequest(f"parameter {name} is {value!r}; it must be a number from {low:g} to {high:g}")
    return int(value) if name in _COUNTS else float(value)
