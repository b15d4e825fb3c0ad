"""Several plans of one story, each with what it adds to the findings and where it bends whose arc."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from previously.canon.leads import leads
from previously.core.finding import Finding
from previously.mind.bends import Bend, bend, stretch
from previously.surfaces.story import Story


class Compared(NamedTuple):
    """One plan, as it was named; the story with it; the findings it adds; and by cast id what it makes of somebody."""

    plan: str
    story: Story
    findings: tuple[Finding, ...]
    arcs: dict[str, Bend]


def compared(story: Story, plans: Iterable[str], on: Sequence[str] | None = None) -> list[Compared]:
    """Each plan beside the story. `on`: whose arcs; without it, the leading characters whom one of the plans bends.

    Raises UnreadableInput where there is no such plan, and UnknownName.
    """
    named = list(dict.fromkeys(plans))
    planned = [story.plan(plan) for plan in named]
    arcs = [_arcs(story, plan, on) for plan in planned]
    shown = {who for found in arcs for who, bent in found.items() if on is not None or bent.bends_at}
    return [
        Compared(name, plan, plan.check(), {who: bent for who, bent in found.items() if who in shown})
        for name, plan, found in zip(named, planned, arcs, strict=True)
    ]


def _arcs(story: Story, plan: Story, on: Sequence[str] | None) -> dict[str, Bend]:
    wanted = leads(plan.canon) if on is None else {plan.canon.who(name).id for name in on}
    gone = plan.minds.without
    people = [who for who in plan.canon.cast if who in wanted and who not in gone]
    for minds in (story.minds, plan.minds):
        minds.prepare(who for who in people if who in minds.canon.cast)
    over = stretch(story.canon, plan.canon)
    return {who: bend((story.canon, story.minds), (plan.canon, plan.minds), who, over) for who in people}
