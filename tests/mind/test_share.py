"""Whose doing is she, trust, and the constants."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.core.errors import BadRequest
from previously.mind.appraisal.trust import Act, Trust, after, replay
from previously.mind.kernel.params import BOUNDS, DEFAULT, Params, with_overrides
from previously.mind.readout import moment
from previously.mind.share import share, shares, size_without
from tests.effort import law
from tests.mind.lives import life, lives
from tests.mind.twin import Event

JESSICA = [
    Event(-2000.0, "harm", ("rain",), mag=0.5, cause="father"),
    Event(0.0, "harm", ("purple",), cause="kilgrave"),
    Event(1.0, "engage", target="kilgrave"),
    Event(2.0, "engage", target="trish", attach=True),
]


def test_an_antagonist_is_measured_by_what_he_made_of_her() -> None:
    her = life(JESSICA)
    kilgrave, father, trish = (share(her, who, 700.0) for who in ("kilgrave", "father", "trish"))
    assert 0 < father < kilgrave < 1
    assert trish == 0.0  # an attachment is no part of the size
    without = [event for event in JESSICA if "kilgrave" not in (event.cause, event.target)]
    bare, whole = moment(life(without), 700.0).size, moment(her, 700.0).size
    assert kilgrave == 1 - bare / whole


def test_who_did_nothing_has_no_share() -> None:
    assert share(life(JESSICA), "luke", 700.0) == 0.0
    assert share(life([]), "luke", 700.0) == 0.0
    assert shares(life([]), ["luke"], 700.0) == {"luke": 0.0}


def test_a_share_is_of_what_was_lived_until_then() -> None:
    assert share(life(JESSICA), "kilgrave", -1.0) == 0.0


PEOPLE = ["kilgrave", "trish", "luke"]


@law(30)
@given(lives(longest=12), st.permutations(PEOPLE))
def test_shapley_shares_add_up_whatever_the_order(lived: list[Event], order: list[str]) -> None:
    her, t = life(lived), (lived[-1].t if lived else 0.0) + 1.0
    found = shares(her, order, t)
    size = size_without(her, (), t)
    together = 0.0 if size == 0.0 else 1 - size_without(her, PEOPLE, t) / size
    assert sum(found.values()) == pytest.approx(together, abs=1e-9)
    assert found == pytest.approx(shares(her, PEOPLE, t))


def test_many_names_are_sampled_the_same_way_every_time() -> None:
    names = [f"foe {i}" for i in range(8)]
    lived = [Event(float(i), "harm", (f"cue {i}",), mag=0.3 + i / 20, cause=name) for i, name in enumerate(names)]
    found = shares(life(lived), names, 20.0)
    assert found == shares(life(lived), names[::-1], 20.0)
    assert sum(found.values()) == pytest.approx(1.0)
    assert all(found[one] > 0 for one, _ in combinations(names, 2))


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
