"""Whose doing is she, trust, and the constants."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.core.errors import BadRequest
from previously.mind import share
from previously.mind.appraisal.trust import Act, Trust, after, replay
from previously.mind.kernel import fast
from previously.mind.kernel.experiences import Terms
from previously.mind.kernel.params import BOUNDS, DEFAULT, Params, with_overrides
from previously.mind.kernel.replay import Life, live
from previously.mind.lanes import SHAPING, Apart, Shape, shapes
from previously.mind.readout import moment
from previously.mind.share import EXACT, missing, shapley, shares
from tests.effort import law
from tests.mind.lives import life, lives, table
from tests.mind.twin import Event

JESSICA = [
    Event(-2000.0, "harm", ("rain",), mag=0.5, cause="father"),
    Event(0.0, "harm", ("purple",), cause="kilgrave"),
    Event(1.0, "engage", target="kilgrave"),
    Event(2.0, "engage", target="trish", attach=True),
]


def test_an_antagonist_is_measured_by_what_he_made_of_her() -> None:
    her = life(JESSICA)
    kilgrave, father, trish = (missing(her, (who,), 700.0) for who in ("kilgrave", "father", "trish"))
    assert 0 < father < kilgrave < 1
    assert trish == 0.0  # an attachment is no part of the size
    without = [event for event in JESSICA if "kilgrave" not in (event.cause, event.target)]
    bare, whole = moment(life(without), 700.0).size, moment(her, 700.0).size
    assert kilgrave == pytest.approx(1 - bare / whole, abs=1e-9)


def test_who_did_nothing_has_no_share() -> None:
    assert missing(life(JESSICA), ("luke",), 700.0) == 0.0
    assert missing(life([]), ("luke",), 700.0) == 0.0
    assert shares(life(JESSICA), ["luke", "trish"], 700.0) == shares(life([]), ["luke"], 700.0) == {}


def test_a_share_is_of_what_was_lived_until_then() -> None:
    assert missing(life(JESSICA), ("kilgrave",), -1.0) == 0.0
    assert shares(life(JESSICA), ["kilgrave", "father"], -1.0) == {"father": 1.0}


PEOPLE = ["kilgrave", "trish", "luke"]


@law(30)
@given(lives(longest=12), st.permutations(PEOPLE))
def test_shares_add_up_to_what_is_missing_without_all_makers(lived: list[Event], order: list[str]) -> None:
    her, t = life(lived), (lived[-1].t if lived else 0.0) + 1.0
    found = shares(her, order, t)
    assert sum(found.values()) == pytest.approx(max(0.0, missing(her, makers(lived) & set(PEOPLE), t)), abs=1e-9)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert found == pytest.approx(shares(her, PEOPLE, t))
    assert set(found) <= makers(lived)


def makers(lived: list[Event]) -> set[str]:
    """Whoever has left a wound, or is what she lives for; a harm that nothing recalls leaves none."""
    marks = (event for event in lived if event.kind == "harm" and (event.cues or event.label))
    harm = {event.cause for event in marks if event.cause}
    return harm | {event.target for event in lived if event.kind == "engage" and not event.attach and event.target}


@law(30)
@given(lives(longest=12))
def test_of_one_maker_alone_a_share_is_her_life_without_him(lived: list[Event]) -> None:
    her, t = life(lived), (lived[-1].t if lived else 0.0) + 1.0
    for who in makers(lived):
        without = life([event for event in lived if who not in (event.cause, event.target)])
        whole = moment(her, t).size
        gone = 1 - moment(without, t).size / whole if whole else 0.0
        assert missing(her, (who,), t) == pytest.approx(gone, abs=1e-9)
        assert shares(her, [who], t).get(who, 0.0) == pytest.approx(max(gone, 0.0), abs=1e-9)


@law(60)
@given(st.lists(st.floats(-1.0, 1.0), min_size=8, max_size=8))
def test_any_whole_is_divided_without_rest(values: list[float]) -> None:
    found = shapley(3, lambda out: values[sum(1 << player for player in out)] if out else 0.0)
    assert sum(found) == pytest.approx(values[7], abs=1e-9)


def test_what_grows_on_what_went_before_is_divided_where_leaving_each_out_counts_it_twice() -> None:
    her = life([Event(0.0, "harm", ("rope",), cause="joe"), Event(1.0, "harm", ("rope",), cause="ann")])
    alone = [missing(her, (who,), 2.0) for who in ("joe", "ann")]
    assert abs(sum(alone) - 1.0) > 0.01
    assert sum(shares(her, ["joe", "ann"], 2.0).values()) == pytest.approx(1.0)


def test_who_has_only_helped_has_made_nothing() -> None:
    her = life([Event(0.0, "harm", ("rope",), cause="joe"), Event(1.0, "reprocess", ("rope",), cause="ann")])
    assert list(shares(her, ["joe", "ann"], 2.0)) == ["joe"]


MANY = [f"foe {i}" for i in range(40)]


def test_of_many_makers_the_strongest_are_taken_out_alone_and_the_rest_together() -> None:
    lived = [Event(float(i), "harm", (f"cue {i}",), mag=0.1 + i / 50, cause=name) for i, name in enumerate(MANY)]
    her = life(lived)
    found = shares(her, MANY, 90.0)
    assert list(found.items()) == list(shares(her, MANY[::-1], 90.0).items())
    assert sum(found.values()) == pytest.approx(missing(her, MANY, 90.0)) == pytest.approx(1.0)
    assert set(found) == set(MANY), "nobody is left out"


def test_so_many_makers_take_no_more_lives_than_six(monkeypatch: pytest.MonkeyPatch) -> None:
    lived = [Event(float(i), "harm", (f"cue {i}",), cause=name) for i, name in enumerate(MANY)]
    her, seen = life(lived), [0]

    def counted(apart: list[Apart]) -> list[Shape]:
        seen[0] += sum(1 << len(one.teams) for one in apart)
        return shapes(apart)

    monkeypatch.setattr(share, "shapes", counted)
    shares(her, MANY, 90.0)
    assert seen[0] <= 2**EXACT + 2


@pytest.mark.xdist_group("compiled")  # in the worker that has compiled the kernel
@law(30)
@given(st.lists(lives(longest=20), min_size=1, max_size=2), st.lists(st.sets(st.sampled_from(PEOPLE)), max_size=3))
def test_a_lane_is_the_life_without_those_left_out(drawn: list[list[Event]], teams: list[set[str]]) -> None:
    teams = [team.difference(*teams[:i]) for i, team in enumerate(teams)]
    terms = Terms()
    apart = [Apart(her, len(her), (lived[-1].t if lived else 0.0) + 1.0, teams) for her, lived in alike(terms, drawn)]
    plain = shapes(apart, compiled=False)
    if fast.available():
        quick = shapes(apart, compiled=True)
        assert [(one.sizes.tolist(), one.purposes) for one in plain] == [
            (one.sizes.tolist(), one.purposes) for one in quick
        ]
    for one, shape in zip(apart, plain, strict=True):
        for gone, size in enumerate(shape.sizes):
            assert size == moment(bare(one, gone), one.day).size
        drives = [drive for drive in moment(bare(one, 0), one.day).drives if not drive.attach]
        assert shape.purposes == [(drive.target, drive.strength) for drive in drives]


def alike(terms: Terms, drawn: list[list[Event]]) -> list[tuple[Life, list[Event]]]:
    """Lives of one story."""
    return [(live(terms, table(terms, lived)), lived) for lived in drawn]


def bare(one: Apart, gone: int) -> Life:
    """The life replayed with what shapes it, without some teams."""
    names = [one.life.terms.name(who) for i, team in enumerate(one.teams) if gone >> i & 1 for who in team]
    rows = one.life.table
    return one.life.without(SHAPING[rows.kind] & ~(np.isin(rows.cause, names) | np.isin(rows.target, names)))


@law(30)
@given(st.integers(0, 5), st.data())
def test_by_sets_shapley_values_are_those_player_by_player(players: int, data: st.DataObject) -> None:
    gone = np.array(data.draw(st.lists(st.floats(-1.0, 1.0), min_size=1 << players, max_size=1 << players)))
    by_sets = share._shapley(players, gone)
    assert by_sets == shapley(players, lambda out: float(gone[sum(1 << player for player in out)]))


def test_a_life_of_more_blows_than_there_is_room_for_is_shared_too() -> None:
    lived = [Event(0.0, "harm", ("knife",), n=700, cause="joe"), Event(1.0, "engage", target="ann")]
    her = life(lived)
    (shape,) = shapes([Apart(her, 2, 90.0, [["joe"]])])
    assert shape.sizes.tolist() == [moment(life(some), 90.0).size for some in (lived, lived[1:])]
    assert [target for target, _ in shape.purposes] == ["ann"]


def test_trust_is_broken_faster_than_it_is_built_and_a_lie_leaves_its_mark() -> None:
    good, bad, lie = Act("ally", 0.8), Act("ally", -0.8), Act("ally", -0.8, deceit=True)
    assert after(Trust(), good).level - 0.5 < 0.5 - after(Trust(), bad).level
    assert replay([bad, *[good] * 100])["ally"].level == pytest.approx(1.0)
    assert replay([lie, *[good] * 100])["ally"] == pytest.approx(Trust(0.6, 0.8))


def test_bonds_from_before_count() -> None:
    bonds = replay([Act("trish", 0.5)], {"trish": Trust(0.8), "luke": Trust(0.6)})
    assert bonds["trish"].level > 0.8
    assert bonds["luke"] == Trust(0.6)


def test_constants_can_be_replaced_by_name() -> None:
    assert with_overrides({}) == DEFAULT == Params()
    assert with_overrides({"alpha": 1, "slots": 3}) == DEFAULT._replace(alpha=1.0, slots=3)
    assert isinstance(with_overrides({"alpha": 1}).alpha, float)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("alpha", "much"),
        ("alpha", True),
        ("alpha", float("nan")),
        ("slots", 2.5),
        ("slots", 0),
        ("tau_h", 0.0),
        ("colour", 1),
    ],
)
def test_a_constant_that_cannot_be_is_refused(name: str, value: object) -> None:
    with pytest.raises(BadRequest, match=name):
        with_overrides({name: value})


def test_every_default_lies_within_its_bounds() -> None:
    assert all(low <= getattr(DEFAULT, name) <= high for name, (low, high) in BOUNDS.items())
