"""The kernel and the slow twin agree on every life."""

from itertools import starmap

from hypothesis import given
from hypothesis import strategies as st

from previously.mind.kernel.experiences import Context, Cue
from previously.mind.kernel.replay import Person
from previously.mind.readout import Moment
from tests.mind.lives import CONTEXTS, CUES, PEOPLE_BORN, after, lives, twin
from tests.mind.twin import Event, Twin
from tests.mind.twin_mind import Trace, Trust


def readings(now: Moment, cues: list[Cue], place: Context) -> list[float]:
    """All that can be read of a mind."""
    return [
        now.damage,
        now.shield,
        now.void,
        now.size,
        now.distress(cues, place),
        now.vulnerability(),
        now.grief(cues),
        now.hurt(cues, place),
        now.lift(cues, place),
        now.together(part.level for part in now.hurts(cues, place)),
        now.together(part.level for part in now.lifts(cues, place)),
        now.ambivalence(cues, place),
        *now.feelings(cues, place),
        *now.mood,
        *now.tone,
        *now.emotions.values(),
        *now.felt(cues, place).values(),
        *(x for w in now.wounds for x in (w.peak, w.strength, w.passing, w.rawness, *w.cues.values())),
        *(x for j in now.joys for x in (j.peak, j.strength, j.passing, *j.cues.values(), *j.colour.values())),
        *(now.warm(j, cues, place) for j in range(len(now.joys))),
        *(x for w in range(len(now)) for x in wound_readings(now, w, cues, place)),
        *(x for d in now.drives for x in (d.importance, d.strength, d.loss, d.live, d.attach)),
        *(now.trust(who) for who in ("trish", "luke", "kilgrave")),
    ]


def wound_readings(now: Moment, w: int, cues: list[Cue], place: Context) -> list[float]:
    return [
        now.match(w, cues, place),
        now.inhibition(w, place),
        now.express(w, cues, place),
        now.express(w, cues, place, shielded=False),
        now.express(w, context=place, m=0.3),
    ]


def twin_readings(now: Twin, cues: list[Cue], place: Context) -> list[float]:
    positive, negative = now.feelings(cues, place)
    return [
        now.damage(),
        now.shield(),
        now.void(),
        now.size(),
        now.distress(cues, place),
        now.vulnerability(),
        now.grief(cues),
        *(now.hurt(cues, place), now.lift(cues, place)) * 2,
        (positive + negative) / 2 - abs(positive - negative),
        positive,
        negative,
        *now.mood(),
        *now.tone(),
        *now.emotions.values(),
        *now.felt(cues, place).values(),
        *(x for w in now.wounds for x in twin_trace(now, w, now.rawness(w))),
        *(x for j in now.joys for x in (*twin_trace(now, j), *(x for x in j.colour.values() if x > 0.0))),
        *(now.warm(j, cues, place) for j in now.joys),
        *(
            x
            for w in now.wounds
            for x in (
                now.match(w, cues, place),
                now.inhibition(w, place),
                now.express(w, cues, place),
                now.express(w, cues, place, shielded=False),
                now.express(w, (), place, m=0.3),
            )
        ),
        *(x for d in now.drives for x in (d.importance, d.become, d.loss, d.live, d.attach)),
        *(now.trust.get(who, Trust()).level for who in ("trish", "luke", "kilgrave")),
    ]


def twin_trace(now: Twin, w: Trace, *raw: float) -> list[float]:
    return [w.peak, w.lasting, w.passing_at(now.t), *raw, *w.cues.values()]


def alike(ours: list[float], theirs: list[float]) -> bool:
    return len(ours) == len(theirs) and all(starmap(lambda x, y: abs(x - y) < 1e-9, zip(ours, theirs, strict=True)))


@given(lives(), PEOPLE_BORN, st.lists(CUES, max_size=3), CONTEXTS, st.floats(0.0, 500.0))
def test_every_reading_of_every_life_is_the_twins(
    lived: list[Event], person: Person, cues: list[Cue], place: Context, later: float
) -> None:
    now = after(lived, later, person)
    slow = twin(lived, person).wait(now.t)
    assert alike(readings(now, cues, place), twin_readings(slow, cues, place))
    assert [(w.label, w.cause, w.context, list(w.cues)) for w in now.wounds] == [
        (w.label, w.cause, w.context, list(w.cues)) for w in slow.wounds
    ]
    assert [(j.label, j.cause, j.context, list(j.cues)) for j in now.joys] == [
        (j.label, j.cause, j.context, list(j.cues)) for j in slow.joys
    ]
    assert [(d.name, d.target) for d in now.drives] == [(d.name, d.target) for d in slow.drives]


@given(lives(), st.lists(CUES, max_size=2), CONTEXTS)
def test_a_moment_can_be_read_in_any_order(lived: list[Event], cues: list[Cue], place: Context) -> None:
    now = after(lived, 1.0)
    first = readings(now, cues, place)
    now.distress(["rain"], frozenset({"elsewhere"}))
    assert readings(now, cues, place) == first
