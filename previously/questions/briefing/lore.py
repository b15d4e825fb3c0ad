"""What she takes to be so, right or wrong, what she keeps to herself, what she is and has, and what she remembers."""

from collections.abc import Iterator

from previously.canon.knowledge.lore import Belief
from previously.canon.knowledge.secrets import secrets
from previously.canon.world.sheet import STATES, age_at, injuries_at, states_at, things_at, traits_at
from previously.core.english import joined
from previously.core.entries import Entry
from previously.questions.briefing.hers import Hers
from previously.questions.briefing.row import Candidate, row
from previously.questions.briefing.wording import dated, head, when

AS_SHE_SEES = {
    "did": "at first hand",
    "witnessed": "saw it",
    "told": "{} said so",
    "learned": "learned it",
    "overheard": "overheard it",
    "lied to": "{} said so",
}
"""How she came to believe something, as far as she knows: who is lied to is told."""
PLAIN = 0.5
"""The weight of what she knows, at least; of what she saw it is the line's."""
FADES = 30.0
"""Days after which a memory has lost half of what it may lose."""
KEPT = 0.4
"""The share of its weight that a memory never loses."""


def holds(hers: Hers) -> Iterator[Candidate]:
    """What she believes; nothing says which of it is wrong, since she does not know."""
    for belief in hers.whole.knowledge.known_by(hers.who.id, hers.moment.key):
        event = belief.event
        teller = hers.name(hers.face(event, belief.told_by)) if belief.told_by else "somebody"
        how = AS_SHE_SEES[belief.how].format(teller)
        weight = max(PLAIN, event.severity) if belief.how in {"did", "witnessed"} else PLAIN
        about = {belief.fact, belief.told_by, hers.id(belief.value) or ""}
        text = dated(thought(belief), how, when(hers, event))
        yield row("holds", text, weight, frozenset(about - {""}))


def thought(belief: Belief) -> str:
    """What somebody believes of a fact: `boat is stolen`, `not the-debt`; of `marlow-is`, `marlow is Quill`."""
    value, about = belief.value, belief.fact.removesuffix("-is")
    return {"true": belief.fact, "false": f"not {belief.fact}"}.get(value, f"{about} is {value}")


def keeps(hers: Hers) -> Iterator[Candidate]:
    """What she hides, and from whom, as far as she knows that they do not know it."""
    for secret in secrets(hers.canon, hers.moment):
        if secret.by == hers.who.id:
            names = (
                joined([hers.name(hers.face(secret.event, who)) for who in secret.kept_from])
                if secret.named
                else "whoever does not know it"
            )
            text = f"{secret.fact}, from {names}"
            yield row("keeps", text, 0.8, frozenset({secret.fact, *secret.kept_from}))


def is_and_has(hers: Hers) -> Iterator[Candidate]:
    """Her age, traits, state, injuries and things, as the cast and the lines that reached her say them."""
    given = (hers.canon, hers.who.id, hers.moment)
    age = age_at(*given)
    if age is not None:
        yield row("is", f"{age.value} years old", 0.4)
    yield from (row("is", f"{one.what}: {one.value}" if one.value else one.what, 0.4) for one in traits_at(*given))
    for one in states_at(*given):
        if one.what != STATES["seized"]:  # nobody says how long that lasts
            yield row("is", dated(one.what, one.value), 0.9)
    yield from (row("is", f"injured: {one.what}", 0.9) for one in injuries_at(*given))
    yield from (row("is", f"has the {one.what}", 0.5) for one in things_at(*given))


def remembers(hers: Hers) -> Iterator[Candidate]:
    """What she was there for: the grave and the recent first, and her own before what she only saw."""
    now, lines = hers.moment.day, hers.lines
    for line in hers.reached:
        if line.weight and lines[line.id] is line.entry:
            days = max(0.0, now - line.entry.day)
            weight = line.weight * (KEPT + (1 - KEPT) * 2.0 ** (-days / FADES))
            yield Candidate("remembers", weight, line.about, _memory, (hers, line.entry), line.id)


def _memory(hers: Hers, line: Entry) -> str:
    return dated(head(line), when(hers, line))
