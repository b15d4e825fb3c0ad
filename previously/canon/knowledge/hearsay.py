"""What a line tells of deeds that no line of the log does: to whoever hears of them they are as good as done."""

from collections.abc import Iterator

import msgspec

from previously.canon.knowledge.content import speaks_of, tells_of_a_deed
from previously.canon.knowledge.rumours import rumours_of
from previously.canon.knowledge.tidings import DEATHS
from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.core.entries import Event, Saying
from previously.core.verbs import Verb
from previously.language.lexicon.knowing import effects_of_classes
from previously.language.lexicon.news_words import betrayers, says_alive
from previously.language.lexicon.patterns import senses

FINDS = "finds"
"""The verb for coming upon something, which teaches nothing by itself."""
WRONG = "hurts"
"""The verb for what somebody has done to another of which the log has no verb for who does it: `sold her drawings`."""

GLAD = frozenset({"have-child", "marry", "succeed", "hire", "promote"})
"""Classes of what those bound to somebody are glad to hear of them."""


def hearsay(canon: Canon, who: str, event: Event) -> Iterator[Event]:
    """The harms, deaths and joys that somebody hears of by a line and that no line does, as the log would have them."""
    told = [one for one in event.says if tells_of_a_deed(one) and senses()[one.sense].field == "harm"]
    deaths = any(one.sense in DEATHS for one in told)
    dead = {rumour.dead for rumour in rumours_of(canon, who) if rumour.line is event} if deaths else set[str]()
    for one in told:
        if one.sense in DEATHS:
            yield from _deaths(canon, event, one, dead)
        elif not _is_logged(canon, event, one) and one.by and one.to:
            yield from _wrong(canon, event, one)
    for one in event.says:
        if one.sense in GLAD and tells_of_a_deed(one) and not _is_logged(canon, event, one):
            yield from _gladness(canon, event, one)
    yield from _betrayals(canon, who, event)


def _gladness(canon: Canon, event: Event, one: Saying) -> Iterator[Event]:
    """Somebody has a child, a spouse, a post or a success: `tells Ann that she is pregnant`."""
    effect = effects_of_classes()[one.sense]
    if one.by and one.to and effect.own:
        yield _done(canon, event, effect.own, one.by[0], one.to[0])
    elif effect.alone or effect.own:
        yield from (_done(canon, event, effect.alone or effect.own, who) for who in one.by or one.to)


def _deaths(canon: Canon, event: Event, one: Saying, dead: set[str]) -> Iterator[Event]:
    """Somebody dies, or is killed by whom the line says."""
    killers = [by for by in one.by if one.sense == "kill"]
    for name in sorted({*one.by, *one.to} & dead - {*killers}):
        yield _done(canon, event, "kills", killers[0], name) if killers else _done(canon, event, "dies", name)


def _wrong(canon: Canon, event: Event, one: Saying) -> Iterator[Event]:
    effect = effects_of_classes().get(one.sense)
    by, verb = one.by[0], (effect.own if effect else "") or WRONG
    yield from (_done(canon, event, verb, by, to) for to in one.to if to != by)


def _betrayals(canon: Canon, who: str, event: Event) -> Iterator[Event]:
    """`discovers Bob's betrayal`: of whoever discovers it, where no line tells of another."""
    learns = event.verb.effect("subject")
    if who != event.subject or not (event.verb.id == FINDS or (learns is not None and learns.learn)):
        return
    for name in betrayers(event.text.partition(";")[0]):
        for by in canon.lexicon.apart(name)[0]:
            known = any(deed.verb.id == "betrays" and lived(deed) < lived(event) for deed in canon.done_by(by))
            yield from () if by == who or known else (_done(canon, event, "betrays", by, who),)


def _is_logged(canon: Canon, event: Event, one: Saying) -> bool:
    """Does a line before it do what is spoken of?"""
    parties = dict.fromkeys((*one.by, *one.to))
    return any(speaks_of(one, deed) for who in parties for deed in canon.done_by(who) if lived(deed) < lived(event))


def _done(canon: Canon, event: Event, verb: str, by: str, to: str = "") -> Event:
    done = canon.lexicon.verb(verb)
    assert done is not None
    return as_done(event, done, by, to, severity=done.severity)


def as_done(event: Event, verb: Verb, by: str, to: str = "", *, severity: float) -> Event:
    """A deed that a line lets somebody know of, as if it were done there."""
    return msgspec.structs.replace(
        event, verb=verb, subject=by, object=to, object_text="", companions=(), topic="", cues=(), facts=(), reveals=(),
        says=(), severity=severity, presumes="", forced_by="", told_by="",
    )  # fmt: skip


def found_alive(canon: Canon, who: str, dead: str, event: Event, *, met: bool = True) -> Event | None:
    """The return of somebody who was said to be dead, where a line is one by which a hearer knows better.

    `met`: by being with them, too.
    """
    named = says_alive(event.text) and dead in canon.lexicon.apart(event.text)[0]
    return _done(canon, event, "returns", dead) if named or (met and _is_met(who, dead, event)) else None


def _is_met(who: str, other: str, event: Event) -> bool:
    scene = event.scene
    if other in (*scene.bodies, *scene.ghosts) or scene.vision:
        return False
    return who in event.present and other in {event.subject, *event.companions, *scene.present}
