"""A scene plays a state that her past does not support.

## What it does
Compares the state a scene plays (`Mara plays at ease`) with the headspace the log gives her there, in that scene's
place and company, with its cues. It says by how much they differ, and which lines are the reason.

## Why it matters
A character goes through hell and a week later is fine: that is how a long story loses its audience's trust.

## Example
```yaml
S01E01: {scenes: {1: {lines: [Joe controls Mara]}}}
S01E02: {scenes: {1: {present: [mara, joe], lines: [Mara plays at ease]}}}
```

## Known problems
The thresholds of states are judgement calls. If a scene deliberately plays against what she feels, say so on the
line: `; intended "she is acting for the cameras"`.
"""

from collections.abc import Iterator

from previously.checks.case import MOST_WEIGHED, Case, reason
from previously.checks.wording import SHOWN, met_again, played, quoted, shortfall, state_of, too_little
from previously.core.english import count
from previously.core.entries import Claim, Event
from previously.core.finding import Finding, Words, words
from previously.mind.because import Share

CODE = "PV201"
LEFT_TO_OTHERS = {"over"}
"""Kinds of state that another rule judges."""


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each state that is not borne."""
    for claim in case.claims(who):
        if state_of(claim).kind not in LEFT_TO_OTHERS and not case.bearing(claim).holds and not _moved(case, claim):
            yield finding(case, claim, CODE)
    left = case.unweighed(who)
    if left:
        many = f"from here on {count(len(left), 'state')} played for {case.name(who)} are not weighed"
        message = words(f"{many}: of a whole story, {MOST_WEIGHED:,} are")
        yield Finding(CODE, "warning", left[0].span, message, left[0].scene.at, who)


def _moved(case: Case, claim: Claim) -> bool:
    """Is this the opposite fault: she plays broken, though it was worked through?"""
    return state_of(claim).kind == "broken" and case.healing_between(claim.subject, None, claim) is not None


def finding(case: Case, claim: Claim, code: str) -> Finding:
    """A state that is not borne, with the lines that say so; none for what the author has answered: nobody reads it."""
    rests = () if claim.intended else case.headspace(claim).why(_readout(case, claim))[:SHOWN]
    healing = case.healing_between(claim.subject, rests[0][0], claim) if rests else None
    bearing = case.bearing(claim)
    why = _too_little(rests, healing) if too_little(bearing) else _too_much(case, claim, rests, healing)
    message = words(f"{played(case, claim)}, but ", why, f": {shortfall(bearing)}")
    because = tuple(reason(event) for event, _ in rests)
    return Finding(code, "error", claim.span, message, claim.scene.at, claim.subject, because)


def _too_much(case: Case, claim: Claim, rests: tuple[Share, ...], healing: Event | None) -> Words:
    """What weighs, and whether anything has been done about it."""
    if not rests:
        return words("the log does not bear it")
    top = rests[0][0]
    if top.scene.at == claim.scene.at and healing is None:
        return words(quoted(top), " has only just happened")
    met = met_again(case, claim, top)
    weighs = f"is met again in {met}" if met else "still weighs"
    helped = words("since then there was only ", quoted(healing)) if healing else ()
    return words(quoted(top), f" {weighs}, and ", helped or "nothing since has worked it through")


def _too_little(rests: tuple[Share, ...], healing: Event | None) -> Words:
    """What little there is."""
    if not rests:
        return words("nothing told so far brings that about")
    helped = words(", and ", quoted(healing), " has helped") if healing else ()
    return words("the most that weighs is ", quoted(rests[0][0]), helped)


def _readout(case: Case, claim: Claim) -> str:
    """The read-out to give reasons for: what fails first, if it has reasons of its own."""
    names = [name for name, *_ in case.bearing(claim).fails]
    wanted = [name for name in names if name in {"hurt", "distress", "vulnerability", "void", "grief"}]
    if wanted:
        return wanted[0]
    return "hurt" if case.headspace(claim).hurt > 0.01 else "vulnerability"
