"""Findings in words: numbers come last, the line that matters first."""

from previously.checks.case import Case
from previously.core.entries import Claim, Event
from previously.core.verbs import State
from previously.mind.states import Bearing

SHOWN = 3
"""How many lines a finding rests on are shown."""


def played(case: Case, claim: Claim) -> str:
    """`Jessica Jones plays at ease at S02E01.2`."""
    about = f" about {topic(case, claim)}" if claim.topic else ""
    return f"{case.name(claim.subject)} plays {state_of(claim).id}{about} at {claim.scene.at}"


def state_of(claim: Claim) -> State:
    """The state of a claim that plays one."""
    if claim.state is None:
        raise ValueError(f"{claim.id} plays no state")
    return claim.state


def topic(case: Case, claim: Claim) -> str:
    """What a claim is about, by name."""
    return case.name(claim.topic) if claim.topic in case.canon.cast else claim.topic


def shortfall(bearing: Bearing) -> str:
    """`distress stands at 0.46 where at most 0.20 would bear it`."""
    return ", and ".join(
        f"{name} stands at {value:.2f} where {sign} {wanted:.2f} would bear it"
        for name, value, sign, wanted in bearing.fails
    )


def quoted(event: Event | Claim) -> str:
    """`“Kilgrave controls Jessica” (S01E05.2, s01.yaml:40)`."""
    return f"“{head(event.text)}” ({event.scene.at}, {event.span})"


def head(text: str) -> str:
    """A line without its clauses."""
    return text.partition(";")[0].strip()


def met_again(case: Case, claim: Claim, event: Event) -> str:
    """What of an event's cues is met where the claim stands."""
    headspace = case.headspace(claim)
    here = {*headspace.given.present, *headspace.given.cues, headspace.given.about}
    for wound in headspace.wounds:
        if wound.id == event.id or event.agent in wound.cues:
            known = [cue for cue in wound.cues if cue in here]
            if known:
                return " and ".join(case.name(cue) if cue in case.canon.cast else cue for cue in known[:2])
    return ""


def healed_since(case: Case, claim: Claim, event: Event) -> str:
    """What has been done about it since, in a clause."""
    healing = case.healing_between(claim.subject, event, claim)
    return f"since then only {quoted(healing)}" if healing else "nothing since has worked it through"
