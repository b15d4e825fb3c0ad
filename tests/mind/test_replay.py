"""Replayed whole, from a checkpoint, after an edit: nothing differs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.core.errors import BadRequest
from previously.mind.kernel.experiences import MOST_AT_ONCE, Builder, Terms
from previously.mind.kernel.layout import GREW
from previously.mind.kernel.replay import EVERY, Life, Person, live, live_all
from previously.mind.kernel.state import State
from previously.mind.readout import Moment, moment
from tests.effort import law
from tests.mind.lives import events, life, lives, table, twin
from tests.mind.twin import Event

PLACE = frozenset({"home"})
LONG = [
    Event(i * 0.5, ("harm", "safe", "sighs", "reminder")[i % 4], (f"cue {i % 3}",), mag=(i % 7) / 7)
    for i in range(3 * EVERY + 5)
]


@law(25)
@given(lives(longest=20), st.data())
def test_the_state_after_any_row_is_that_of_a_life_that_ended_there(lived: list[Event], data: st.DataObject) -> None:
    long = [Event(-1e4 + i, "sighs", feelings=(("joy", 0.5),)) for i in range(EVERY - 5)] + lived
    rows = data.draw(st.integers(0, len(long)))
    assert life(long).state_after(rows) == life(long[:rows]).checkpoints[-1]


@given(
    st.integers(0, len(LONG) - 1),
    events(),
    st.sampled_from(("insert", "replace", "remove", "append", "cut")),
    st.booleans(),
)
@law(60)
def test_an_edited_life_is_the_life_lived_anew(at: int, event: Event, edit: str, marked: bool) -> None:
    new = Event(LONG[at].t, event.kind, event.cues, event.context, event.mag, event.n, feelings=event.feelings)
    edited = {
        "insert": [*LONG[:at], new, *LONG[at:]],
        "replace": [*LONG[:at], new, *LONG[at + 1 :]],
        "remove": [*LONG[:at], *LONG[at + 1 :]],
        "append": [*LONG, Event(1e4, new.kind, new.cues)],
        "cut": LONG[:at],
    }[edit]
    older = life(LONG)
    if marked:
        assert len(older.marks.ids) > 0
    again = live(older.terms, table(older.terms, edited), older=older)
    assert again.is_marked is marked
    anew = live(older.terms, table(older.terms, edited))
    assert again.checkpoints == anew.checkpoints
    grew = anew.marks.of(GREW)
    for ours, theirs in ((again.marks, anew.marks), (again.grown, grew), (anew.grown, grew)):
        assert np.array_equal(ours.ids, theirs.ids)
        assert np.array_equal(ours.values, theirs.values)


def test_an_edit_keeps_the_checkpoints_before_it() -> None:
    older = life(LONG)
    again = live(older.terms, table(older.terms, [*LONG[:-1], Event(1e4, "sighs")]), older=older)
    assert all(again.checkpoints[i] is older.checkpoints[i] for i in range(4))


def test_another_person_or_other_terms_share_no_checkpoint() -> None:
    older = life(LONG)
    assert live(older.terms, older.table, Person(reactivity=0.5), older=older).checkpoints[-1] != older.checkpoints[-1]
    terms = Terms()
    terms.cue("another cue first")
    assert (
        live(terms, table(terms, LONG), older=older).checkpoints[-1] == live(terms, table(terms, LONG)).checkpoints[-1]
    )


@given(lives(longest=12), lives(longest=12))
def test_lives_do_not_leak_into_each_other(hers: list[Event], his: list[Event]) -> None:
    terms = Terms()
    both = live_all(terms, [(table(terms, hers), Person(), None), (table(terms, his), Person(), None)])
    for together, alone in zip(both, (hers, his), strict=True):
        assert together.checkpoints == live(terms, table(terms, alone)).checkpoints


@given(lives(longest=15), st.lists(st.floats(0.0, 1.0), max_size=3))
def test_splitting_time_changes_nothing(lived: list[Event], cuts: list[float]) -> None:
    if not lived:
        return
    first, last = lived[0].t, lived[-1].t
    idle = [Event(first + cut * (last - first), "nothing") for cut in cuts]
    now, split = moment(life(lived), last + 10.0), moment(life([*idle, *lived]), last + 10.0)
    assert [*now.emotions.values(), *now.mood, now.void, now.size, now.distress(["rain"], PLACE)] == pytest.approx(
        [*split.emotions.values(), *split.mood, split.void, split.size, split.distress(["rain"], PLACE)], abs=1e-9
    )


def test_each_row_says_which_wound_it_touched_and_by_how_much() -> None:
    hurt = life(
        [Event(0.0, "harm", ("a",)), Event(1.0, "sighs"), Event(2.0, "harm", ("b",)), Event(3.0, "harm", ("a",))]
    )
    grew = hurt.marks.of(GREW)
    assert grew.ids[:, 0].tolist() == [0, 2, 3]
    assert grew.ids[:, 2].tolist() == [0, 2, 0]
    assert grew.values[[0, 2], 3].sum() == pytest.approx(moment(hurt, 3.0).wounds[0].strength)


def test_rows_of_one_day_stand_in_the_order_given() -> None:
    there = life([Event(1.0, "engage", target="x"), Event(1.0, "lost", target="x")])
    assert not moment(there, 2.0).drives[0].live


def test_an_empty_life_can_be_read() -> None:
    nobody = life([])
    assert nobody.state_after(0) == State.newborn()
    assert moment(nobody, 5.0).distress(["a"], PLACE) == 0.0


def test_a_state_is_small() -> None:
    lived = [
        Event(float(10 * w + i), kind, tuple(f"cue {w} {c}" for c in range(4)), frozenset({f"place {i}"}))
        for w in range(4)
        for i, kind in enumerate(("harm", "safe", "safe"))
    ]
    state = life(lived).checkpoints[-1]
    assert state.wounds == 4
    assert state.nbytes <= 2048


def test_a_day_before_the_last_experience_is_refused() -> None:
    lived = life(LONG)
    with pytest.raises(BadRequest, match="before its last experience"):
        Moment(lived.terms, lived.person, lived.checkpoints[-1], 0.0)
    with pytest.raises(BadRequest, match="no state after"):
        lived.state_after(len(LONG) + 1)


@pytest.mark.parametrize(
    ("t", "kind", "mag", "n", "message"),
    [
        (float("nan"), "harm", 1.0, 1, "finite"),
        (0.0, "harm", float("nan"), 1, "mag"),
        (0.0, "harm", -0.1, 1, "mag"),
        (0.0, "safe", 1.1, 1, "mag"),  # a harm is capped where it lands, a healing has no cap
        (0.0, "harm", 1.0, 0, "repetitions"),
        (0.0, "harm", 1.0, MOST_AT_ONCE + 1, "repetitions"),
    ],
)
def test_an_impossible_experience_is_refused(t: float, kind: str, mag: float, n: int, message: str) -> None:
    with pytest.raises(BadRequest, match=message):
        Builder(Terms()).add(t, kind, mag=mag, n=n)


def test_removing_rows_keeps_their_own_cues_and_feelings() -> None:
    lived: Life = life(LONG)
    kept = np.array([event.kind != "safe" for event in LONG])
    bare = [event for event in LONG if event.kind != "safe"]
    assert lived.without(kept).checkpoints == live(lived.terms, table(lived.terms, bare)).checkpoints


def test_a_wound_nobody_named_can_be_named_by_its_place() -> None:
    lived = [Event(0.0, "harm", ("a",)), Event(1.0, "harm", ("b",), label="w0")]
    assert [wound.label for wound in moment(life(lived), 2.0).wounds] == ["w0"]
    assert len(twin(lived).wounds) == 1
