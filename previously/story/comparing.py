"""Several plans of one story, each with what it adds to the findings and where it bends whose arc."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from previously.canon.leads import leads
from previously.core.finding import Finding
from previously.mind.bends import Bend, bend, stretch
from previously.story.story import Story


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
    story.minds.prepare(_asked(story, on) if on is None else ())  # so that a plan knows whom it leaves as they are
    return beside(story, {plan: story.plan(plan) for plan in plans}, on)


def beside(story: Story, plans: Mapping[str, Story], on: Sequence[str] | None = None) -> list[Compared]:
    """The same of plans, by their names, that have been laid on the story."""
    planned = [*plans.values()]
    asked = [_asked(plan, on) for plan in planned]
    reached = {who for plan, people in zip(planned, asked, strict=True) for who in plan.affected().intersection(people)}
    arcs = [
        _arcs(story, plan, [who for who in people if on is not None or who in reached])
        for plan, people in zip(planned, asked, strict=True)
    ]
    shown = {who for found in arcs for who, bent in found.items() if on is not None or bent.bends_at}
    return [
        Compared(name, plan, plan.check(), {who: bent for who, bent in found.items() if who in shown})
        for name, plan, found in zip(plans, planned, arcs, strict=True)
    ]


def _asked(plan: Story, on: Sequence[str] | None) -> list[str]:
    """Whose arcs are asked for in a plan, in the order of the cast."""
    wanted = leads(plan.canon) if on is None else {plan.canon.who(name).id for name in on}
    return [who for who in plan.canon.cast if who in wanted and who not in plan.minds.without]


def _arcs(story: Story, plan: Story, people: Sequence[str]) -> dict[str, Bend]:
    for minds in (story.minds, plan.minds):
        minds.prepare(who for who in people if who in minds.canon.cast)
    over = stretch(story.canon, plan.canon)
    return {who: bend((story.canon, story.minds), (plan.canon, plan.minds), who, over) for who in people}
