"""How she is and why, what she wants, whom she trusts, and how she would take what comes."""

from collections.abc import Iterator

import msgspec

from previously.core.english import joined
from previously.core.entries import Character
from previously.mind.because import Reason, by_kind
from previously.questions.briefing.hers import Hers
from previously.questions.briefing.row import Candidate, row
from previously.questions.briefing.wording import said, when
from previously.questions.phrases import aim
from previously.questions.words import DISTRESS, HURT, LIFT, TRUST, VOID, VULNERABILITY, mood_words, word

SHOWN, FELT = 3, 0.1
"""How many feelings are named, and from which strength on."""
MARKED = 0.08
"""What would move her less is not said."""
LEADS = {
    "wound": "still hurts: {}",
    "void": "hollow without {}",
    "grief": "misses {}",
    "feeling": "feels it now: {}",
    "joy": "still warms: {}",
    "bond": "holds on to {}",
    "purpose": "has something to live for: {}",
}
"""How a reason for hurt or lift is said, by its kind."""
LINGERS = "feels it still: {}"
"""How a feeling is said that was raised on an earlier day."""


def state(hers: Hers) -> str:
    """Her state of mind in words: what weighs, what carries, her mood, how marked she is, what she feels."""
    space = hers.space
    felt = sorted(space.emotions.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [name for name, level in felt[:SHOWN] if level >= FELT]
    feels = f"; feels {joined(named)}" if named else ""
    lasting = word(VULNERABILITY, space.vulnerability)
    return f"{word(HURT, space.hurt)}, {word(LIFT, space.lift)}; mood {mood_words(space.mood)}; {lasting}{feels}"


def why(hers: Hers) -> Iterator[Candidate]:
    """What weighs on her and what carries her, each with its reason."""
    for readout in ("hurt", "lift"):
        for reason in by_kind(hers.space.reasons(readout)):
            yield _reason(hers, reason)


def _reason(hers: Hers, reason: Reason) -> Candidate:
    event = reason.event
    people = {reason.about, *((event.agent, event.object) if event else ())}
    return Candidate("now", reason.share, frozenset(people), _said_of, (hers, reason), event.id if event else "")


def _said_of(hers: Hers, reason: Reason) -> str:
    """A reason in words."""
    event = reason.event
    lead = LINGERS if reason.kind == "feeling" and event and when(hers, event) else LEADS[reason.kind]
    if reason.kind in {"void", "grief", "bond", "purpose"}:
        return lead.format(hers.name(reason.about))
    return lead.format(said(hers, event) if event else "what was there before")


def wants(hers: Hers) -> Iterator[Candidate]:
    """What she lives for, and what she has lost of it."""
    for known, drive in zip(hers.space.reading.drives, hers.space.drives, strict=True):
        if drive.kind == "attachment":
            continue
        what = aim(_called(hers, drive.target), drive)
        if drive.live:
            yield row("wants", what, max(known.importance, drive.strength), frozenset({drive.target}))
        elif word(VOID, drive.strength):
            yield row("wants", f"no longer has {what} to live for", drive.strength, frozenset({drive.target}))


def people(hers: Hers, company: tuple[str, ...]) -> Iterator[Candidate]:
    """How she stands to everyone she has dealt with, and to whoever is there."""
    dear = {hers.person(drive.target): drive for drive in hers.space.drives if drive.kind == "attachment"}
    known = dict.fromkeys((*map(hers.person, (*hers.space.bonds, *company)), *dear))
    for who in (who for who in known if who in hers.whole.people and who != hers.who.id):
        trust = hers.space.bond(who).trust
        said_ = [word(TRUST, trust)]
        weight = 2 * abs(trust - 0.5)
        if who in dear:
            said_.append("held dear" if dear[who].live else "held dear, and lost")
            weight = max(weight, dear[who].strength)
        if hers.is_dead(who):
            said_.append("believed dead")
        yield row("people", f"{hers.name(who)}: {'; '.join(said_)}", min(1.0, weight), frozenset({who}))


def takes(hers: Hers, company: tuple[str, ...]) -> Iterator[Candidate]:
    """What would hurt her, and through whom she can be hurt."""
    for cue, level in hers.space.strongest_cues:
        if level >= MARKED:
            text = f"at {hers.name(cue)}: {word(DISTRESS, level)}"
            yield row("would take", text, level, frozenset({cue}))
    for joy in hers.space.joys:
        for cue in joy.cues:
            if joy.strength >= MARKED:
                yield row("would take", f"at {hers.name(cue)}: lifted", joy.strength, frozenset({cue}))
    for who in company:
        level = hers.space.vulnerability_to(who)
        if level >= MARKED:
            text = f"from {hers.name(who)}: {word(VULNERABILITY, level)}"
            yield row("would take", text, level, frozenset({who}))


def _called(hers: Hers, who: str) -> dict[str, Character]:
    """Somebody of the cast, by what she calls them; nobody, where it is nobody of it."""
    one = hers.whole.people.get(who)
    return {} if one is None else {who: msgspec.structs.replace(one, name=hers.name(who))}
