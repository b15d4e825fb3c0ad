"""Trust in a person, from their acts. It depends only on acts, so it is replayed before appraisal."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from previously.mind.kernel.params import DEFAULT, Params


class Trust(NamedTuple):
    """Trust in one other person: `level` T in 0..1, or lower if it starts lower; `betrayal` β, worst deceit 0..1."""

    level: float = 0.5
    betrayal: float = 0.0


class Act(NamedTuple):
    """What `who` did to the truster: `mag` from -1 (worst) to 1 (best); `deceit` if it was a lie."""

    who: str
    mag: float
    deceit: bool = False


STRANGER = Trust()


def after(trust: Trust, act: Act, params: Params = DEFAULT) -> Trust:
    """Trust after one act: slow to gain, up to 1 - φ_T β; quick to lose; a lie caps it for good."""
    if act.mag >= 0.0:
        room = max(0.0, (1.0 - params.phi_T * trust.betrayal) - trust.level)
        return Trust(trust.level + params.a_plus * act.mag * room, trust.betrayal)
    betrayal = max(trust.betrayal, -act.mag) if act.deceit else trust.betrayal
    return Trust(trust.level * (1.0 - params.a_minus * -act.mag), betrayal)


def replay(acts: Iterable[Act], born: Mapping[str, Trust] | None = None, params: Params = DEFAULT) -> dict[str, Trust]:
    """Trust in everyone after these acts, in lived order, starting from `born` or else a stranger's."""
    bonds = dict(born or {})
    for act in acts:
        bonds[act.who] = after(bonds.get(act.who, STRANGER), act, params)
    return bonds
