"""Trust that the log does not support.

## What it does
Finds `NAME trusts NAME` when what the other has done, as far as she knows, leaves less trust than a stranger would get,
and she has not forgiven it since.

## Why it matters
Trust breaks fast and returns slowly, and after a lie never wholly.

## Example
```yaml
lines:
  - Joe betrays Mara
  - Mara trusts Joe
```

## Known problems
Trust for lack of a choice is not trust: write `; intended "she has nobody else"`.
"""

from collections.abc import Iterator

from previously.canon.reach import lived
from previously.checks.case import Case, reason
from previously.checks.wording import SHOWN, quoted
from previously.core.entries import Claim, Event
from previously.core.finding import Finding, words

CODE = "PV206"
BORNE = 0.5
"""The trust from which a claim of trust is borne: a stranger's, neither earned nor lost."""


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each trust that is not borne."""
    for claim in case.claimed_of(who):
        if claim.kind == "trusts" and claim.object and not claim.scene.vision:
            bond = case.minds.of(who).outlook.trust(claim.object, case.canon.moment_at(claim).key)
            if bond.level < BORNE and not _forgiven(case, claim):
                yield _finding(case, claim, bond.level)


def _forgiven(case: Case, claim: Claim) -> bool:
    """Has she forgiven him, and has he done nothing since that costs trust?"""
    end = lived(claim)
    forgiving = (event for event in case.canon.events_of(claim.subject) if event.verb.id == "forgives")
    told = [lived(event) for event in forgiving if (event.subject, event.object) == (claim.subject, claim.object)]
    last = max((key for key in told if key < end), default=None)
    wrongs = _wrongs(case, claim)[:1]
    return last is not None and all(lived(wrong) < last for wrong in wrongs)


def _finding(case: Case, claim: Claim, level: float) -> Finding:
    against = _wrongs(case, claim)
    names = f"{case.name(claim.subject)} trusts {case.name(claim.object)} at {claim.scene.at}"
    cost = words(quoted(against[0]), " has cost it") if against else "the story opens with less"
    message = words(f"{names}, but ", cost, f": trust is {level:.2f} where a stranger has {BORNE:.2f}")
    because = tuple(reason(event) for event in against)
    return Finding(CODE, "warning", claim.span, message, claim.scene.at, claim.subject, because)


def _wrongs(case: Case, claim: Claim) -> list[Event]:
    """What the other did that cost trust, the latest first."""
    mind = case.minds.of(claim.subject)
    past = mind.encounters[: mind.lived_until(case.canon.moment_at(claim).key)]
    found = [met.event for met in reversed(past) if claim.object in {met.event.agent, met.event.subject}]
    return [event for event in found if any(effect.act < 0 for _, effect in event.verb.roles)][:SHOWN]
