"""`compare --format json`."""

from collections.abc import Sequence
from typing import Any

from previously.mind.bends import READOUTS, Bend
from previously.story.comparing import Compared
from previously.surfaces.data.findings import findings


def compare(title: str, plans: Sequence[Compared]) -> dict[str, Any]:
    """`compare --format json`."""
    return {"story": title, "plans": [_plan(one) for one in plans]}


def _plan(one: Compared) -> dict[str, Any]:
    arcs = {who: _arc(bent) for who, bent in one.arcs.items()}
    return {"plan": one.plan, **findings(one.findings), "arcs": arcs}


def _arc(bent: Bend) -> dict[str, Any]:
    return {
        "bends_at": bent.bends_at,
        "ends": dict(zip(READOUTS, bent.ends, strict=True)),
        "most": bent.most._asdict() if bent.most else None,
    }
