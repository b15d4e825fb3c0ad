"""What still matters: how much each told event is worth retelling, and to whom it matters most."""

from collections.abc import Iterator, Mapping

from previously.canon.episodes import Episode
from previously.canon.knowledge.secrets import secrets
from previously.canon.log import Canon, Moment
from previously.canon.reach import lived
from previously.core.entries import Event
from previously.core.verbs import Verb
from previously.mind.because import NOTHING
from previously.mind.circumstances import Circumstances
from previously.mind.headspace import Headspace
from previously.mind.kernel.experiences import KIND
from previously.mind.minds import Mind, Minds
from previously.recap.people import last_scenes
from previously.recap.sentence import lives_on
from previously.recap.words import OPENING, aims

AIM, SECRET, MISLED, LOST, TURN, PART = 0.30, 0.12, 0.12, 0.25, 0.35, 0.12
"""The worth of a live purpose, a kept secret, a believed lie, the loss of somebody dear, a turn, any part. Set."""
FADES, WEARS = 0.5, 0.75
"""What remains, one episode later, of a turn's worth and of a secret's. Set."""
LAST = 1.5
"""How much more a turn in the last scene counts. Set."""
STRANGE = 0.2
"""How much a turn counts if none of those concerned takes part. Set."""
SETTLED = 0.05
"""What remains of a purpose's worth once met or given up, and in time of its ending's. Set."""

Weights = dict[str, dict[str, float]]
"""By event address: how much it weighs on whom; on nobody in particular, under an empty name."""


def weights(canon: Canon, minds: Minds, moment: Moment, people: Mapping[str, float]) -> Weights:
    """The weight of every told event that matters to somebody, by the address of its first telling."""
    minds.prepare(people)
    found: Weights = {}
    for who, near in people.items():
        space = Headspace(canon, minds.of(who), moment, Circumstances())
        for event, amount in (*_felt(space), *_known(canon, space)):
            _add(found, canon, event, who, near * amount)
    done = {id_ for who in people for id_ in _settled(canon, who, moment)}
    for event, who, amount in (*_kept(canon, moment, people), *_turns(canon, moment, people)):
        _add(found, canon, event, who, amount)
    return {id_: {who: x * (SETTLED if id_ in done else 1.0) for who, x in by.items()} for id_, by in found.items()}


def _settled(canon: Canon, who: str, moment: Moment) -> Iterator[str]:
    """The purposes somebody has since met or given up, and their endings once those are no longer news."""
    own = [event for event in canon.events_of(who) if event.subject == who and not event.scene.vision]
    closing = [event for event in own if event.verb.closes in {"vow", "search", "any"}]
    for event in (event for event in own if event.verb.opens in OPENING):
        for end in closing:
            if lived(end) > lived(event) and _settles(canon, end, event):
                yield event.id
                if _age(canon, moment, end):
                    yield end.id


def _settles(canon: Canon, end: Event, event: Event) -> bool:
    """Does a line end this very purpose?"""
    ended = aims(canon, end)
    return (end.verb.closes != "search" or event.verb.opens == "search") and (
        not ended or bool(ended & aims(canon, event))
    )


def _felt(space: Headspace) -> Iterator[tuple[Event, float]]:
    """What her wounds, voids and purposes rest on."""
    yield from space.why("vulnerability")
    yield from space.why("void")
    yield from _aims(space)


def _known(canon: Canon, space: Headspace) -> Iterator[tuple[Event, float]]:
    """What matters to her whether or not she knows: lies, how those she lost died, what she took part in."""
    who = space.character
    yield from _misled(canon, space)
    for drive in space.drives:
        if not drive.live:
            worth = LOST if drive.kind == "attachment" else LOST / 2
            deaths = (turn.event for turn in canon.turns_of(drive.target) if not turn.alive)
            yield from ((event, worth) for event in deaths if not lives_on(canon, event))
    for event in canon.events_of(who):
        own = who in {event.subject, event.object, event.forced_by, event.topic}
        if own and not event.scene.vision and not lives_on(canon, event):
            yield event, PART * gravity(event)


def _add(found: Weights, canon: Canon, event: Event, who: str, amount: float) -> None:
    """Add to an event's weight; if it has since been retold, as what it really was."""
    first = canon.retold.get(event.id, event)
    told = canon.truths.get(first.id, first)
    by = found.setdefault(told.id, {})
    by[who] = by.get(who, 0.0) + amount


def _aims(space: Headspace) -> Iterator[tuple[Event, float]]:
    """What she lives for, divided over the lines in which she took it up, the latest most."""
    for drive in space.reading.drives:
        if drive.live and not drive.attach and drive.importance > NOTHING:
            fed = _fed(space.mind, drive.target, space.rows)
            whole = sum(range(1, len(fed) + 1))
            yield from ((event, AIM * drive.importance * i / whole) for i, event in enumerate(fed, 1))


def _fed(mind: Mind, target: str | None, rows: int) -> list[Event]:
    table, wanted = mind.life.table, mind.life.terms.name(target)
    met = (
        mind.encounter_of(row)
        for row in range(rows)
        if table.target[row] == wanted and table.kind[row] == KIND["engage"] and not table.attach[row]
    )
    return list({one.event.id: one.event for one in met if one is not None and _aimed(one.event)}.values())


def _aimed(event: Event) -> bool:
    """Does this line take up a purpose? A goal may begin with any."""
    return any(effect.engage for _, effect in event.verb.roles)


def _misled(canon: Canon, space: Headspace) -> Iterator[tuple[Event, float]]:
    """What somebody was made to believe that is not true."""
    key = space.moment.key
    for belief in canon.knowledge.known_by(space.character, key):
        so = canon.knowledge.value(belief.fact, key)
        if belief.how == "lied to" and (so is None or not canon.knowledge.alike(so, belief.value)):
            yield belief.event, MISLED * WEARS ** _age(canon, space.moment, belief.event)


def _kept(canon: Canon, moment: Moment, people: Mapping[str, float]) -> Iterator[tuple[Event, str, float]]:
    """Secrets of the living that one of those concerned keeps, or that are kept from one of them."""
    for secret in secrets(canon, moment):
        near = {who: people[who] for who in (secret.by, *secret.kept_from) if who in people}
        if near and canon.dead_at(secret.by, moment.key) is None:
            who = max(near, key=lambda one: near[one])
            yield secret.event, who, SECRET * near[who] * WEARS ** _age(canon, moment, secret.event)


def _turns(canon: Canon, moment: Moment, people: Mapping[str, float]) -> Iterator[tuple[Event, str, float]]:
    """The turns of the last episodes."""
    series = canon.template.series_of(moment.told.episode)
    last = next(iter(last_scenes(canon, series)), None)
    for age, episode in enumerate(reversed(_of_series(canon, moment)[-4:])):
        for event in (e for e in episode.entries if isinstance(e, Event) and not e.scene.vision):
            part, who = _part(event, people)
            near = LAST if event.scene is last else FADES**age
            yield event, who, TURN * near * gravity(event) * part


def _age(canon: Canon, moment: Moment, event: Event) -> int:
    """How many episodes of this series have been told since an event."""
    return sum(episode.episode > event.scene.told.episode for episode in _of_series(canon, moment))


def _of_series(canon: Canon, moment: Moment) -> list[Episode]:
    series = canon.template.series_of(moment.told.episode)
    return [episode for episode in canon.episodes if canon.template.series_of(episode.episode) == series]


def _part(event: Event, people: Mapping[str, float]) -> tuple[float, str]:
    """How much those concerned take part in an event, and who does most."""
    there = (event.victim, event.subject, event.forced_by, event.topic, *event.present)
    who = max((who for who in there if who in people), key=lambda one: people[one], default="")
    own = {event.subject, event.object, event.forced_by, event.topic} & people.keys()
    near = people.get(who, min(people.values(), default=1.0))
    return (max([people[one] for one in own], default=STRANGE * near), who)


def gravity(event: Event) -> float:
    """How much of a turn a line is, 0..1: a death, a harm, a purpose, a truth, then lesser things."""
    return event.severity * _kind(event.verb)


def _kind(verb: Verb) -> float:
    if verb.dies or verb.returns:
        return 1.0
    if any(effect.harm for _, effect in verb.roles) or verb.opens in OPENING:
        return 0.7
    if verb.closes == "secret" or any(e.act <= -LOST for _, e in verb.roles):
        return 0.8
    if verb.opens or verb.closes or any(e.learn or e.believe or e.engage or e.attach for _, e in verb.roles):
        return 0.6
    reminds = [effect for _, effect in verb.roles if effect.reminder and not effect.want]
    return 0.1 if verb.moves else 0.2 if reminds else 0.35


def ending(canon: Canon, moment: Moment, name: str = "") -> list[Event]:
    """The last told scene's events, gravest first, then those of the scenes before; `name`'s own count double."""
    found: list[Event] = []
    for scene in last_scenes(canon, canon.template.series_of(moment.told.episode)):
        events = [entry for entry in canon.entries_in(scene) if isinstance(entry, Event)]
        rank = {event.id: gravity(event) * (2.0 if name and event.involves(name) else 1.0) for event in events}
        done = {id_ for who in {event.subject for event in events} for id_ in _settled(canon, who, moment)}
        left = [event for event in events if event.id not in done]
        found += sorted(left or events, key=lambda event: (-round(rank[event.id], 6), -event.ordinal))
    return found


def turn(canon: Canon, moment: Moment, found: Weights, name: str = "") -> list[Event]:
    """The last episode's events that matter to others besides `name`, weightiest first."""
    told = _of_series(canon, moment)
    events = [entry for entry in told[-1].entries if isinstance(entry, Event)] if told else []
    worth = {e.id: sum(x for who, x in found.get(e.id, {}).items() if who != name) for e in events}
    heavy = [e for e in events if worth[e.id] > 0.0 and not e.scene.vision and not e.scene.flashback]
    return sorted(heavy, key=lambda event: (-worth[event.id], event.id))
