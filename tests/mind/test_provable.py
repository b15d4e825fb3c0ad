"""What the equations prove, held on random lives."""

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from previously.mind import because
from previously.mind.appraisal.trust import Act, Trust, after
from previously.mind.held import noisy_or
from previously.mind.kernel.emotions import JOY_PAD, VOID_PAD
from previously.mind.kernel.experiences import Context, Cue
from previously.mind.kernel.params import DEFAULT, with_overrides
from previously.mind.kernel.replay import Life, Person
from previously.mind.parts import Parts
from previously.mind.readout import Moment, moment
from tests.mind.lives import CONTEXTS, CUES, GAPS, PEOPLE, PEOPLE_BORN, UNIT, events, life, lives
from tests.mind.twin import Event

NEAR = 1e-9
HEALING = ("safe", "reprocess")
PEACE = ("safe", "reprocess", "reminder", "joy", "savour", "engage", "lost", "achieved", "regained", "act", "feel")
ROOMY = Person(params=with_overrides({"wounds": 900, "joys": 900, "drives": 900}))
"""Somebody in whom nothing has to become one for want of room."""


def then(lived: list[Event], event: Event, gap: float = 0.0) -> list[Event]:
    return [*lived, replace(event, t=(lived[-1].t if lived else 0.0) + gap)]


def end(lived: list[Event], later: float = 0.0) -> Moment:
    return moment(life(lived, ROOMY), (lived[-1].t if lived else 0.0) + later)


def wounds_of(one: Life) -> list[tuple[float, ...]]:
    """Peak, strength, what passes and rawness of every wound, to the bit, at the clock of the last experience."""
    return [(w.peak, w.strength, w.passing, w.rawness) for w in moment(one, one.checkpoints[-1].clock).wounds]


@given(lives(), events(), GAPS)
def test_no_peak_ever_falls(lived: list[Event], event: Event, gap: float) -> None:
    before, now = end(lived).wounds, end(then(lived, event, gap)).wounds
    assert all(w.peak <= v.peak for w, v in zip(before, now, strict=False))
    assert len(before) <= len(now)


@given(lives(), lives(kinds=HEALING, longest=10))
def test_no_healing_lowers_sensitivity(lived: list[Event], healing: list[Event]) -> None:
    healed = lived
    for event in healing:
        healed = then(healed, event, 1.0)
    assert end(healed).damage == end(lived).damage


@given(lives())
def test_no_wound_leaves_the_room_between_its_floor_and_its_peak(lived: list[Event]) -> None:
    for wound in end(lived).wounds:
        assert DEFAULT.phi * wound.peak - NEAR <= wound.strength <= wound.peak + NEAR
        assert -NEAR <= wound.passing <= 1.0 - wound.strength + NEAR


@given(lives(), CONTEXTS, st.floats(0.0, 1e4))
def test_time_heals_no_cue_of_what_lasts(lived: list[Event], place: Context, later: float) -> None:
    now, long_after = end(lived), end(lived, later)
    for w, (wound, same) in enumerate(zip(now.wounds, long_after.wounds, strict=True)):
        assert wound.strength == same.strength
        m = now.full_match(w, place)
        cued = wound.strength * m * (1 - DEFAULT.kappa * now.inhibition(w, place))
        assert same.strength * m * (1 - DEFAULT.kappa * long_after.inhibition(w, place)) >= cued - NEAR


@given(lives(), PEOPLE, st.lists(st.tuples(st.sampled_from(("joy", "relief")), UNIT), max_size=2).map(tuple))
def test_the_causes_end_is_not_the_wounds_end(
    lived: list[Event], who: str, feelings: tuple[tuple[str, float], ...]
) -> None:
    dead = life(then(lived, Event(0.0, "lost", target=who, feelings=feelings)))
    alive = life(then(lived, Event(0.0, "nothing", feelings=feelings)))
    assert wounds_of(dead) == wounds_of(alive)
    for context in (frozenset({"home"}), None):
        for w in range(dead.checkpoints[-1].wounds):
            one, other = (moment(x, x.checkpoints[-1].clock + 5.0).inhibition(w, context) for x in (dead, alive))
            assert one == other


@given(lives(), st.lists(CUES, max_size=3), CUES, CONTEXTS)
def test_every_cue_added_shows_as_much_or_more(
    lived: list[Event], cues: list[Cue], one_more: Cue, place: Context
) -> None:
    now = end(lived)
    for w in range(len(now)):
        assert now.match(w, [*cues, one_more], place) >= now.match(w, cues, place) - NEAR
        assert now.express(w, [*cues, one_more], place) >= now.express(w, cues, place) - NEAR


@given(lives(), lives(kinds=PEACE, longest=10))
def test_at_full_cue_a_residual_of_every_wound_shows_whatever_was_done(lived: list[Event], since: list[Event]) -> None:
    for event in since:
        lived = then(lived, event, 1.0)
    now = end(lived)
    for w, wound in enumerate(now.wounds):
        held = (1 - DEFAULT.psi) * (1 - DEFAULT.beta)  # the best purpose, and the best company
        residual = (1 - DEFAULT.kappa) * held * DEFAULT.phi * wound.peak
        assert now.express(w, context=wound.context, m=1.0) >= residual - NEAR


@given(lives(), st.integers(1, 30), UNIT)
def test_relapse_is_always_one_scene_away(lived: list[Event], times: int, mag: float) -> None:
    for _ in range(times):
        cues = tuple(cue for wound in end(lived).wounds for cue in wound.cues)
        lived = then(lived, Event(0.0, "safe", cues, frozenset({"clinic"}), mag, 20), 3.0)
    now = end(lived)
    travels = DEFAULT.g0 + DEFAULT.omega_G * (1 - DEFAULT.g0)
    least = (1 - DEFAULT.chi) * DEFAULT.phi * (1 - DEFAULT.kappa * (1 - (1 - travels) ** DEFAULT.slots))
    for w, wound in enumerate(now.wounds):
        signature = 1.0
        for salience in wound.cues.values():
            signature *= 1 - salience
        assert now.express(w, wound.cues, shielded=False) >= least * wound.peak * (1 - signature) - NEAR


@given(lives(), st.sampled_from(HEALING), st.floats(0.05, 1.0), CONTEXTS)
def test_every_healing_event_helps_here_and_now(lived: list[Event], kind: str, quality: float, place: Context) -> None:
    before = end(lived)
    assume(before.wounds)
    cues = tuple(before.wounds[0].cues)
    assume(cues and before.wounds[0].strength > 0.01 and before.inhibition(0, place) < 0.999)
    known = life(then(lived, Event(0.0, "safe", cues, place, 0.0)), ROOMY)  # the context is known, or a slot is free
    before = moment(known, known.checkpoints[-1].clock)
    now = end(then(then(lived, Event(0.0, "safe", cues, place, 0.0)), Event(0.0, kind, cues, place, quality)))
    assert now.express(0, cues, place) < before.express(0, cues, place)


@given(lives(), st.floats(0.0, 1e4))
def test_damage_darkens_her_baseline_for_good(lived: list[Event], later: float) -> None:
    now = end(lived, later)
    calm = end(lived, later + 1e5)
    assert calm.damage == now.damage
    bright = noisy_or(joy.strength * joy.strength for joy in calm.joys)
    dark = DEFAULT.g_D * VOID_PAD[0] * calm.damage
    assert math.atanh(calm.mood[0]) == pytest.approx(dark + DEFAULT.g_J * JOY_PAD[0] * bright, abs=1e-6)


@given(lives(), st.lists(CUES, max_size=3), CONTEXTS)
def test_everything_stays_in_range(lived: list[Event], cues: list[Cue], place: Context) -> None:
    now = end(lived, 0.5)
    shares = [
        now.damage,
        now.void,
        now.grief(cues),
        now.hurt(cues, place),
        now.lift(cues, place),
        now.distress(cues, place),
        now.vulnerability(),
        *now.feelings(cues, place),
        *now.felt(cues, place).values(),
        *(x for w in now.wounds for x in (w.peak, w.strength, w.passing, w.rawness, *w.colour.values())),
        *(x for j in now.joys for x in (j.peak, j.strength, j.passing)),
        *(d.strength for d in now.drives),
    ]
    assert all(-NEAR <= x <= 1.0 + NEAR for x in shares)
    assert all(-1.0 <= x <= 1.0 for x in now.mood)
    assert -0.5 - NEAR <= now.ambivalence(cues, place) <= 1.0


@given(st.lists(st.builds(Act, st.just("ally"), st.floats(-1.0, 1.0), st.booleans())))
def test_trust_never_passes_what_deceit_left_of_it(acts: list[Act]) -> None:
    trust = Trust()
    for act in acts:
        trust = after(trust, act)
        assert 0.0 <= trust.level <= 1.0
        if act.mag > 0:
            assert trust.level <= max(1 - DEFAULT.phi_T * trust.betrayal, 0.5) + NEAR


@given(lives(longest=10), events(kinds=("harm",)))
def test_who_was_hurt_before_is_hurt_as_much_or_more(lived: list[Event], blow: Event) -> None:
    fresh = replace(blow, cues=("never met before",), label="the new one", context=frozenset({"nowhere"}))
    hurt, naive = end(then(lived, fresh)), end([fresh])
    if not any("never met before" in w.cues for w in end(lived).wounds):
        assert hurt.wounds[-1].peak >= naive.wounds[-1].peak - NEAR


@given(st.floats(0.0, DEFAULT.w0), st.integers(1, 3), UNIT)
def test_a_slight_alone_is_under_a_tenth_of_its_strength_in_half_a_year(mag: float, cues: int, raw: float) -> None:
    """Whoever has been hurt by nothing else; what is mild enough to pass."""
    lived = [Event(0.0, "harm", tuple(f"cue {i}" for i in range(cues)), mag=mag), Event(0.0, "reminder", mag=raw)]
    (fresh,), (old,) = end(lived).wounds, end(lived, 182.0).wounds
    assert old.strength + old.passing <= 0.1 * (fresh.strength + fresh.passing)
    assert old.strength == fresh.strength >= 0.0  # but something of it stays


@given(lives(), st.floats(0.0, 1e4))
def test_a_joy_only_fades_and_never_turns_bad(lived: list[Event], later: float) -> None:
    for fresh, old in zip(end(lived).joys, end(lived, later).joys, strict=True):
        assert fresh.strength == old.strength >= 0.0
        assert fresh.passing >= old.passing >= 0.0
        assert fresh.strength + fresh.passing <= fresh.peak + NEAR


@given(lives(), events(kinds=("harm",)), st.lists(CUES, max_size=3), CONTEXTS)
def test_a_harm_never_lowers_hurt_at_once(lived: list[Event], blow: Event, cues: list[Cue], place: Context) -> None:
    assert end(then(lived, blow)).hurt(cues, place) >= end(lived).hurt(cues, place) - NEAR


@given(lives(), events(kinds=("joy", "savour")), st.lists(CUES, max_size=3), CONTEXTS)
def test_what_is_good_never_lowers_lift_at_once(
    lived: list[Event], good: Event, cues: list[Cue], place: Context
) -> None:
    assert end(then(lived, good)).lift(cues, place) >= end(lived).lift(cues, place) - NEAR


@given(lives(), events(kinds=("joy", "savour", "act", "achieved", "lost", "regained", "engage", "feel")))
def test_what_is_neither_harm_nor_healing_leaves_every_wound_to_the_bit(lived: list[Event], event: Event) -> None:
    one, other = (
        life(then(lived, event), ROOMY),
        life(then(lived, replace(event, kind="nothing", mag=abs(event.mag))), ROOMY),
    )
    assert wounds_of(one) == wounds_of(other)


@given(lives(), PEOPLE_BORN, st.lists(CUES, max_size=3), CONTEXTS, GAPS)
def test_hurt_and_lift_are_the_sum_of_their_reasons(
    lived: list[Event], person: Person, cues: list[Cue], place: Context, later: float
) -> None:
    one = life(lived, person)
    now, parts = moment(one, (lived[-1].t if lived else 0.0) + later), Parts(one).after(len(lived))
    for of, total in (
        (now.hurts(cues, place), now.hurt(cues, place)),
        (now.lifts(cues, place), now.lift(cues, place)),
    ):
        assert sum(because.by_rows(parts, now, of, total).values()) == pytest.approx(total, abs=1e-9)


@given(lives(kinds=("harm", "safe", "reminder"), longest=20), events(kinds=("harm",)))
def test_what_becomes_one_for_want_of_room_loses_no_damage_and_quiets_no_cue(lived: list[Event], blow: Event) -> None:
    small = Person(params=with_overrides({"wounds": 2}))
    blow = replace(blow, label="another")
    before, now = (
        moment(life(all_of_it, small), (lived[-1].t if lived else 0.0)) for all_of_it in (lived, then(lived, blow))
    )
    assert len(now) <= 2
    assert now.damage >= before.damage - NEAR
    elsewhere = frozenset({"elsewhere"})
    for cue in {cue for wound in before.wounds for cue in wound.cues}:
        was, is_ = (max(_levels(one, cue, elsewhere), default=0.0) for one in (before, now))
        assert is_ >= was * (1.0 - DEFAULT.chi) - NEAR


def _levels(now: Moment, cue: Cue, place: Context) -> list[float]:
    return [now.express(w, (cue,), place, shielded=False) for w in range(len(now))]


def test_a_victory_can_hurt() -> None:
    lived = [
        Event(0.0, "harm", ("his laugh",), cause="kilgrave"),
        Event(1.0, "engage", target="kilgrave"),
        Event(700.0, "lost", target="kilgrave", feelings=(("joy", 0.6), ("satisfaction", 0.8))),
    ]
    positive, negative = end(lived, 0.2).feelings(["his laugh"], frozenset({"pier"}))
    assert positive > 0.3
    assert negative > 0.3


def test_two_people_of_different_reactivity_are_hurt_differently() -> None:
    blow = [Event(0.0, "harm", ("knife",), mag=0.5)]
    soft, hard = (moment(life(blow, Person(reactivity=x)), 1.0).wounds[0].peak for x in (0.5, 1.5))
    assert soft < hard
