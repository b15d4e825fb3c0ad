"""Who made somebody what she is: several people's shares together, so that they add up."""

import numpy as np
import numpy.typing as npt

from previously.mind.headspace import Headspace
from previously.mind.kernel.experiences import ENGAGE, HARM
from previously.mind.readout import Moment
from previously.mind.share import shapley


def made_together(space: Headspace) -> dict[str, float]:
    """Who made what there is of her, the largest share first; the shares add up to what all of them made together.

    Whoever has on balance taken something from her wounds and purposes has made nothing.
    """
    if space.reading.size <= 0.0:
        return {}
    doing = _Doing(space)
    names = doing.makers()
    whole = max(0.0, doing.gone(frozenset(names)))
    found = {who: share for who, share in shapley(names, doing.gone).items() if share > 0.0}
    most = sum(found.values())
    shared = {who: share * whole / most for who, share in found.items()} if whole else {}
    return dict(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])))


class _Doing:
    """Whose doing the experiences behind one headspace are."""

    def __init__(self, space: Headspace) -> None:
        self.space, self.life, self.size = space, space.mind.life, space.reading.size
        self._sizes: dict[bytes, float] = {}
        cast = space.canon.cast.keys() - {space.character}
        self._parties = [self._involved(row) & cast for row in range(space.rows)]

    def makers(self) -> list[str]:
        """Whoever has harmed her, or given her a purpose."""
        table, terms, found = self.life.table, self.life.terms, set()
        for row, parties in enumerate(self._parties):
            if table.kind[row] == HARM:
                found |= {terms.named(int(table.cause[row]))} & parties
            elif table.kind[row] == ENGAGE and not table.attach[row]:
                found |= {terms.named(int(table.target[row]))} & parties
        return sorted(who for who in found if who)

    def gone(self, who: frozenset[str]) -> float:
        """How much less of her there would be without these people; below 0 where there would be more."""
        kept = np.zeros(len(self.life), np.bool_)
        kept[: len(self._parties)] = [not parties & who for parties in self._parties]
        key = kept.tobytes()
        if key not in self._sizes:
            self._sizes[key] = self._size(kept)
        return 1.0 - self._sizes[key] / self.size

    def _size(self, kept: npt.NDArray[np.bool_]) -> float:
        if kept[: self.space.rows].all():
            return self.size
        state = self.life.without(kept).checkpoints[-1]
        return Moment(self.life.terms, self.life.person, state, max(self.space.day, state.clock)).size

    def _involved(self, row: int) -> set[str]:
        """Whom an experience is the doing of, or aimed at."""
        met, target = self.space.mind.encounter_of(row), self.life.terms.named(int(self.life.table.target[row]))
        event = met.event if met else None
        named = (event.subject, event.object, event.forced_by, event.topic, event.because_of) if event else ()
        return {*named, target or ""}
