"""Plans side by side for people: a column a plan where there is room, else one below the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from previously.checks.registry import RULES
from previously.core.english import count, joined
from previously.core.finding import Finding
from previously.mind.bends import Bend, Difference, parting
from previously.questions.words import HURT, LIFT, VOID, VULNERABILITY, word
from previously.story.comparing import Compared

SLIGHT, FAR = 0.10, 0.25
"""Under which a difference is slight, and from which it is great."""
KINDS = ("error", "warning", "hint")


class Row(NamedTuple):
    """A label, and for each plan the sentences that stand beside it; without a label, a heading over all."""

    label: str
    cells: list[list[str]]


def shortly(plans: Sequence[Compared]) -> Sequence[Compared]:
    """The plans by their files' names, where those tell them apart."""
    names = [one.plan.replace("\\", "/").rpartition("/")[2].removesuffix(".yaml") for one in plans]
    if len(set(names)) < len(names):
        return plans
    return [one._replace(plan=name) for one, name in zip(plans, names, strict=True)]


def people(plans: Sequence[Compared]) -> dict[str, str]:
    """Whose arcs are shown, with their names, in the order of the cast."""
    return {who: one.story.canon.cast[who].name for one in plans for who in one.arcs}


def rows(who: str, group: Sequence[Compared], plans: Sequence[Compared], *, numbers: bool) -> Iterator[Row]:
    """What each plan of a group makes of somebody, and where it parts from the others."""
    bends = [one.arcs.get(who) for one in group]
    yield Row("changes", [[_changes(bent) if bent else "is not in it"] for bent in bends])
    yield Row("most", [[_most(bent.most, numbers=numbers)] if bent else [] for bent in bends])
    yield Row("hardest", [[_hardest(bent, numbers=numbers)] if bent else [] for bent in bends])
    yield Row("best", [[_best(bent, numbers=numbers)] if bent else [] for bent in bends])
    yield Row("ends", [_ends(bent, numbers=numbers) if bent else [] for bent in bends])
    yield Row("parts", [_parts(one, who, plans) for one in group])


def finds(findings: Sequence[Finding]) -> list[str]:
    """How many of which kind, and of each error and warning what it says first."""
    kinds = [(kind, sum(finding.severity == kind for finding in findings)) for kind in KINDS]
    counted = joined([count(number, kind) for kind, number in kinds if number])
    return [counted or "nothing wrong", *(head(finding) for finding in findings if finding.severity != "hint")]


def head(finding: Finding) -> str:
    """A finding as one clause: `reset: Jessica Jones plays at ease at S02E01.2`."""
    said = finding.message.partition(", but ")[0].partition(": ")[0].rstrip(".")
    return f"{RULES[finding.code].name}: {said}"


def _changes(bent: Bend) -> str:
    if bent.dead_since:
        return f"from {bent.bends_at}; dies at {bent.dead_since}"
    return f"from {bent.bends_at}" if bent.bends_at else "nothing: as the story leaves it"


def _most(most: Difference | None, *, numbers: bool) -> str:
    """`less distress at S02E02.1`."""
    if most is None:
        return ""
    size = abs(most.by)
    how = "slightly " if size < SLIGHT else "far " if size >= FAR else ""
    more = "more" if most.by > 0 else "less"
    return f"{how}{more} {most.readout} at {most.at}" + (f" ({most.by:+.2f})" if numbers else "")


def _hardest(bent: Bend, *, numbers: bool) -> str:
    """The worst scene, and how it is."""
    step = bent.hardest
    if step is None:
        return "is in no scene of it"
    hurt = step.planned.hurt
    return f"{word(HURT, hurt)} at {step.at}" + (f" ({hurt:.2f})" if numbers else "")


def _best(bent: Bend, *, numbers: bool) -> str:
    """The scene that lifts most, and how it is."""
    step = bent.best
    if step is None:
        return ""
    lift = step.planned.lift
    return f"{word(LIFT, lift)} at {step.at}" + (f" ({lift:.2f})" if numbers else "")


def _ends(bent: Bend, *, numbers: bool) -> list[str]:
    """How she ends, at rest: what weighs, what lifts, what lies beneath, what is missing."""
    if bent.dead_since:
        return ["dead"]
    ends = bent.ends
    scales = (("", HURT, ends.hurt), ("", LIFT, ends.lift), ("beneath, ", VULNERABILITY, ends.vulnerability))
    said = [(before, word(scale, x), x) for before, scale, x in (*scales, ("missed: ", VOID, ends.missed))]
    return [before + text + (f" ({level:.2f})" if numbers else "") for before, text, level in said if text]


def _parts(one: Compared, who: str, plans: Sequence[Compared]) -> list[str]:
    """From which scene on she is another one than in the other plans."""
    found: dict[str, list[str]] = {}
    for other in plans:
        both = who in one.arcs and who in other.arcs and other is not one
        at = parting(one.arcs[who], other.arcs[who]) if both else None
        if at is not None:
            found.setdefault(at, []).append(other.plan)
    return [f"from {joined(names)} at {at}" for at, names in found.items()]
