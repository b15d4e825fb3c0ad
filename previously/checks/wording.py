"""Findings in words: numbers come last, the line that matters first."""

from previously.checks.case import Case
from previously.core.entries import Claim, Entry, Event
from previously.core.finding import Words, words
from previously.core.verbs import State
from previously.mind.states import Bearing

SHOWN = 3
"""How many lines a finding rests on are shown."""
READOUTS = {
    **{name: f"{name} is" for name in ("hurt", "lift", "distress", "vulnerability", "grief", "ambivalence")},
    "pleasure": "pleasure is",
    "void": "the void is",
    "positive": "good feelings are",
    "negative": "bad feelings are",
    "purpose": "the strongest purpose is",
}
"""Read-outs as subjects of a sentence; an emotion goes by its name."""
MOODS = {"drop": "mood lies", "tone": "mood, at rest, lies"}
"""Read-outs that compare a mood with temperament."""
GOOD = {*MOODS, "lift", "positive", "pleasure"}
"""Read-outs of which there is too little where too much weighs."""


def played(case: Case, claim: Claim) -> str:
    """`Jessica Jones plays at ease at S02E01.2`, in the author's word for the state."""
    about = f" about {topic(case, claim)}" if claim.topic else ""
    return f"{case.name(claim.subject)} plays {word_of(claim)}{about} at {claim.scene.at}"


def word_of(claim: Claim) -> str:
    """The author's word for the state a claim plays."""
    state, written = state_of(claim), head(claim.text).casefold()
    words = sorted((state.id, *state.also), key=len, reverse=True)
    return next((word for word in words if word in written), state.id)


def state_of(claim: Claim) -> State:
    """The state of a claim that plays one."""
    if claim.state is None:
        raise ValueError(f"{claim.id} plays no state")
    return claim.state


def topic(case: Case, claim: Claim) -> str:
    """What a claim is about, by name."""
    return case.name(claim.topic) if claim.topic in case.canon.cast else claim.topic


def shortfall(bearing: Bearing) -> str:
    """`distress is 0.46 where at most 0.20 would do; mood lies 0.28 below temperament where at most 0.10 would do`."""
    return "; ".join(_short(*fail) for fail in bearing.fails)


def _short(name: str, value: float, sign: str, wanted: float) -> str:
    if name in MOODS:
        side = "below" if value < 0 else "above"
        return f"{MOODS[name]} {abs(value):.2f} {side} temperament where {_opposite(sign)} {-wanted:.2f} below would do"
    digits = next((n for n in range(2, 6) if f"{value:.{n}f}" != f"{wanted:.{n}f}"), 6)
    return f"{READOUTS.get(name, f'{name} is')} {value:.{digits}f} where {sign} {wanted:.{digits}f} would do"


def _opposite(sign: str) -> str:
    return "at most" if sign == "at least" else "at least"


def too_little(bearing: Bearing) -> bool:
    """Does the scene play more than the log has done to her, rather than less?"""
    return any(sign == "at least" and name not in GOOD for name, _, sign, _ in bearing.fails[:1])


def quoted(event: Entry) -> Words:
    """`“Kilgrave controls Jessica” (S01E05.2, s01.yaml:40)`."""
    return words(f"“{head(event.text)}” ({event.scene.at}, ", event.span, ")")


def head(text: str) -> str:
    """A line without its clauses."""
    return text.partition(";")[0].strip()


def met_again(case: Case, claim: Claim, event: Event) -> str:
    """What of an event's cues is met where the claim stands."""
    headspace = case.headspace(claim)
    here = {*headspace.given.present, *headspace.given.cues, headspace.given.about}
    for wound in headspace.wounds:
        if event.id in (wound.id, wound.began) or event.agent in wound.cues:
            known = [cue for cue in wound.cues if cue in here]
            if known:
                return " and ".join(case.name(cue) if cue in case.canon.people else cue for cue in known[:2])
    return ""
