"""What a line tells of deeds that no line of the log does: to whoever hears of them they are as good as done."""

from collections.abc import Iterator
from functools import cache

import msgspec

from previously.canon.knowledge.content import speaks_of, tells_of_a_deed
from previously.canon.knowledge.couples import faithless
from previously.canon.knowledge.rumours import rumours_of
from previously.canon.knowledge.tidings import DEATHS
from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.core.entries import Event, Saying
from previously.core.verbs import Verb
from previously.language.lexicon.befallen import suffered
from previously.language.lexicon.knowing import effects_of_classes
from previously.language.lexicon.lookup import tokens
from previously.language.lexicon.news_words import betrayers, says_alive
from previously.language.lexicon.patterns import senses

FINDS = "finds"
"""The verb for coming upon something, which teaches nothing by itself."""
WRONG = "hurts"
"""The verb for what somebody has done to another of which the log has no verb for who does it: `sold her drawings`."""

THREAT = "threatens"
"""The verb for what is meant or tried against somebody, to whoever hears of it."""
ILLNESS = "ill"
"""The class for what may end in somebody's death."""
LOVES = frozenset({"love", "affection", "marry"})
"""Classes of what couples do."""
BETRAYAL = "betrays"
"""The verb for what it is to somebody whose love is with another."""
LOVE = "love"
"""The class for loving somebody, which they are glad to hear of."""
AHEAD = frozenset({"intended", "tried"})
"""How what has not come about stands, where it hangs over somebody."""
SLIGHT = 0.25
"""What is less bad than this is no news: `that Bob has a cold`. Chosen."""
COMING = 0.6
"""How much of what is bad or good in a thing there is in being told that it will come. Chosen."""

GLAD = frozenset({"have-child", "marry", "succeed", "hire", "promote", "recover"})
"""Classes of what those bound to somebody are glad to hear of them."""


def hearsay(canon: Canon, who: str, event: Event) -> Iterator[Event]:
    """The harms, deaths and joys that somebody hears of by a line and that no line does, as the log would have them."""
    told = [one for one in event.says if tells_of_a_deed(one)]
    deaths = any(one.sense in DEATHS for one in told)
    dead = {rumour.dead for rumour in rumours_of(canon, who) if rumour.line is event} if deaths else set[str]()
    for one in told:
        if one.sense in DEATHS:
            yield from (deed for deed in _deaths(canon, event, one, dead) if deed.subject != who)
        elif not _is_logged(canon, event, one):
            own = _own_love(event, one)
            yield from (deed for deed in _others(canon, who, event, one) if own or _is_news(who, event, deed))
            yield from _of_the_place(canon, who, event, one)
    for one in event.says:
        if one.status in AHEAD and one.sense in effects_of_classes():
            yield from (deed for deed in _ahead(canon, event, one) if _is_news(who, event, deed))
            yield from _of_the_place(canon, who, event, one)
    yield from _betrayals(canon, who, event)


def _others(canon: Canon, who: str, event: Event, one: Saying) -> Iterator[Event]:
    """What is told as done, besides deaths."""
    rivals = [faithless(canon, who, by, to, lived(event)) for by in one.by for to in one.to if one.sense in LOVES]
    if any(rivals):
        yield from (_done(canon, event, BETRAYAL, by, who) for by in dict.fromkeys(rivals) if by)
    elif one.sense in GLAD:
        yield from _gladness(canon, event, one)
    elif one.by and one.to:
        field = senses()[one.sense].field
        yield from _wrong(canon, event, one) if field == "harm" else _kindness(canon, event, one, field)
    else:
        yield from _fates(canon, event, one)


def _ahead(canon: Canon, event: Event, one: Saying) -> Iterator[Event]:
    """What is told as planned, tried or sure to come: what hangs over somebody."""
    own = canon.lexicon.verb(effects_of_classes()[one.sense].own)
    if one.by and one.to:
        if own is not None and own.bodily and own.praise < 0.0:
            yield from (_done(canon, event, THREAT, by, to) for by in one.by for to in one.to if by != to)
    elif one.by and one.sense in DEATHS:
        yield from (_done(canon, event, effects_of_classes()[ILLNESS].own, who) for who in one.by)
    elif one.to or (own is not None and (own.undergone or own.closes)):
        fates = _gladness(canon, event, one) if one.sense in GLAD else _fates(canon, event, one)
        yield from (msgspec.structs.replace(fate, severity=fate.severity * COMING) for fate in fates)


def _of_the_place(canon: Canon, who: str, event: Event, one: Saying) -> Iterator[Event]:
    """What becomes of the place at which they are told of it is a loss to whoever hears: `that the shop will close`."""
    place, thing = _words(event.place), _words(one.thing)
    verb = canon.lexicon.verb(effects_of_classes()[one.sense].own)
    told = who != event.subject or "subject" in event.verb.learners
    if told and thing and thing <= place and verb is not None and verb.undergone and verb.weighs:
        share = COMING if one.status in AHEAD else 1.0
        yield as_done(event, verb, who, severity=(one.severity or verb.severity) * share)


def _is_news(who: str, event: Event, deed: Event) -> bool:
    """Can it be news to a hearer? Of one's own doing nothing is; what befell oneself is, to whoever is told of it."""
    if deed.subject != who:
        return True
    told = event.verb.learners & ({"subject"} if who == event.subject else {"object"} if who == event.object else set())
    return bool(told) and (deed.verb.undergone or deed.verb.id in _joys())


@cache
def _joys() -> frozenset[str]:
    """The verbs for what one is glad of."""
    effects = [effects_of_classes()[sense] for sense in GLAD]
    return frozenset(verb for effect in effects for verb in (effect.own, effect.alone)) - {""}


def _gladness(canon: Canon, event: Event, one: Saying) -> Iterator[Event]:
    """Somebody has a child, a spouse, a post or a success: `tells Ann that she is pregnant`."""
    effect = effects_of_classes()[one.sense]
    if one.by and one.to and effect.own:
        yield _done(canon, event, effect.own, one.by[0], one.to[0])
    elif effect.alone or effect.own:
        yield from (_done(canon, event, effect.alone or effect.own, who) for who in one.by or one.to)


def _kindness(canon: Canon, event: Event, one: Saying, field: str) -> Iterator[Event]:
    """What somebody has done for another, or that they love them: `learns that Bob saved her father`."""
    own = effects_of_classes()[one.sense].own
    if own and (field == "care" or one.sense == LOVE):
        yield from (_done(canon, event, own, by, to) for by in one.by for to in one.to if to != by)


def _own_love(event: Event, one: Saying) -> bool:
    """Does somebody come to know whom they love: `realizes that she loves Bob`?"""
    return one.sense == LOVE and one.by == (event.subject,) and "subject" in event.verb.learners


def _fates(canon: Canon, event: Event, one: Saying) -> Iterator[Event]:
    """What has befallen somebody, whoever did it: `tells Ann that Bob has been arrested`, `that he is ill`."""
    effect = effects_of_classes()[one.sense]
    verb = canon.lexicon.verb(effect.own) if one.by else suffered(effect, canon.lexicon.verb)
    severity = one.severity or (verb.severity if verb else 0.0)
    if verb is not None and verb.undergone and severity >= SLIGHT:
        yield from (as_done(event, verb, who, severity=severity) for who in one.by or one.to)


def _deaths(canon: Canon, event: Event, one: Saying, dead: set[str]) -> Iterator[Event]:
    """Somebody dies, or is killed by whom the line says."""
    killers = [by for by in one.by if one.sense == "kill"]
    for name in sorted({*one.by, *one.to} & dead - {*killers}):
        yield _done(canon, event, "kills", killers[0], name) if killers else _done(canon, event, "dies", name)


def _wrong(canon: Canon, event: Event, one: Saying) -> Iterator[Event]:
    effect = effects_of_classes().get(one.sense)
    by, verb = one.by[0], (effect.own if effect else "") or WRONG
    own = canon.lexicon.verb(verb)
    verb = BETRAYAL if own is not None and own.lies else verb  # a lie that is found out
    yield from (_done(canon, event, verb, by, to) for to in one.to if to != by)


def _betrayals(canon: Canon, who: str, event: Event) -> Iterator[Event]:
    """`discovers Bob's betrayal`: of whoever discovers it, where no line tells of another."""
    learns = event.verb.effect("subject")
    if who != event.subject or not (event.verb.id == FINDS or (learns is not None and learns.learn)):
        return
    for name in betrayers(event.text.partition(";")[0]):
        for by in canon.lexicon.apart(name)[0]:
            known = any(deed.verb.id == BETRAYAL and lived(deed) < lived(event) for deed in canon.done_by(by))
            yield from () if by == who or known else (_done(canon, event, BETRAYAL, by, who),)


def betrayed(canon: Canon, event: Event, by: str, who: str) -> Event:
    """A line by which somebody's love is with another, as it is to them."""
    return _done(canon, event, BETRAYAL, by, who)


def _is_logged(canon: Canon, event: Event, one: Saying) -> bool:
    """Does a line before it do what is spoken of?"""
    parties = dict.fromkeys((*one.by, *one.to))
    return any(speaks_of(one, deed) for who in parties for deed in canon.done_by(who) if lived(deed) < lived(event))


def _words(text: str) -> set[str]:
    return {word for word, _, _ in tokens(text)} - {"the"}


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
