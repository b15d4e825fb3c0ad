"""Somebody uses what nobody has told her yet.

## What it does
Finds `NAME relies on FACT` or `NAME relies on FACT = VALUE` before she has witnessed, learned or been told it, or when
she believes another value. Relying on a fact without a value means holding it true. Relying on a lie one was told is
fine, and so is relying on something that has changed without one's knowing, or that was left in plain sight where she
has been since (`Joe leaves the scarf on the table`).

## Why it matters
An audience remembers who was in the room. Knowledge out of nowhere turns a character into the writer's mouth.

## Example
```yaml
scenes:
  1: {lines: [Joe hides the scarf; sets scarf = basket]}
  2: {lines: [Mara relies on scarf = basket]}
  3: {lines: [Joe tells Mara; sets scarf = basket]}
```

## Known problems
Previously cannot know what she might have guessed: log the guess (“Mara realises it; sets scarf = basket”), or write
`; intended "she has guessed"`.
"""

from collections.abc import Iterator

from previously.canon.knowledge.lore import Belief
from previously.canon.reach import lived
from previously.checks.case import Case, reason
from previously.checks.in_sight import may_have_seen
from previously.checks.wording import quoted
from previously.core.entries import Claim, Event
from previously.core.finding import Finding, Words, words
from previously.language.lexicon.news_words import is_public

CODE = "PV401"
DENIED = {"false", "no"}
"""Values of a fact that is held not to be so."""


def check(case: Case, who: str) -> Iterator[Finding]:
    """Each reliance on what somebody does not believe then."""
    for claim in case.claimed_of(who):
        if claim.kind == "relies" and not claim.scene.vision:
            belief = case.canon.knowledge.belief(who, claim.fact, case.canon.moment_at(claim).key)
            if (belief is None or not _bears(case, claim, belief)) and not (
                _told_to_all(case, claim) or _seen(case, claim)
            ):
                yield _finding(case, claim, belief)


def _told_to_all(case: Case, claim: Claim) -> bool:
    """Has somebody told it to a crowd that no line names: to the whole crew, to everybody?"""
    now = case.canon.moment_at(claim).key
    return any(
        lived(event) < now and is_public(event.text)
        for event in case.canon.setters_of(claim.fact)
        for fact, value in event.facts
        if fact == claim.fact and (not claim.value or case.canon.knowledge.alike(claim.value, value))
    )


def _seen(case: Case, claim: Claim) -> bool:
    """Has somebody been where a line left it so in plain sight?"""
    made = _made(case, claim)
    return made is not None and may_have_seen(case, claim.subject, made, case.canon.moment_at(claim).key)


def _bears(case: Case, claim: Claim, belief: Belief) -> bool:
    """Does a belief bear what the claim relies on?"""
    if claim.value:
        return case.canon.knowledge.alike(claim.value, belief.value)
    return belief.value.casefold() not in DENIED


def _finding(case: Case, claim: Claim, belief: Belief | None) -> Finding:
    head = f"{case.name(claim.subject)} relies on {_relied(claim)} at {claim.scene.at}"
    case.canon.knowledge_facts()
    if not case.canon.knowledge.is_set(claim.fact):
        near = case.canon.knowledge.spelling.did_you_mean(claim.fact)
        return _said(claim, words(f"{head}, which no line sets{near}"), ())
    later, against = _later(case, claim), belief.event if belief else None
    tail = words(f", and believes {belief.value} since ", quoted(belief.event)) if belief else ()
    if later is not None:
        tail = words(tail, f", {'and' if not belief else 'but'} learns of it only by ", quoted(later))
    elif against is None:
        made = _made(case, claim)
        by = words(" of ", quoted(made)) if made else " what is so from the start"
        unsaid = words(f"{head}, and no line lets {case.name(claim.subject)} know", by)
        return _said(claim, unsaid, tuple(filter(None, (made,))))
    return _said(claim, words(head, tail), tuple(event for event in (later, against) if event))


def _said(claim: Claim, message: Words, lines: tuple[Event, ...]) -> Finding:
    because = tuple(reason(event) for event in dict.fromkeys(lines))
    fix = "log how it is known, before this line" if because else ""
    return Finding(CODE, "error", claim.span, message, claim.scene.at, claim.subject, because, fix)


def _relied(claim: Claim) -> str:
    return f"{claim.fact} = {claim.value}" if claim.value else claim.fact


def _later(case: Case, claim: Claim) -> Event | None:
    """The first later line by which somebody comes to believe what is relied on."""
    now = case.canon.moment_at(claim).key
    beliefs = case.canon.knowledge.beliefs_of(claim.subject, claim.fact)
    return next((b.event for b in beliefs if b.key > now and _bears(case, claim, b)), None)


def _made(case: Case, claim: Claim) -> Event | None:
    """The line that made it so: the last before the claim, else the first after it."""
    now, knowledge = case.canon.moment_at(claim).key, case.canon.knowledge
    values = [v for v in knowledge.lore(claim.fact).values if not claim.value or knowledge.alike(claim.value, v.value)]
    past = [value.event for value in values if value.key <= now]
    return past[-1] if past else next((value.event for value in values), None)
