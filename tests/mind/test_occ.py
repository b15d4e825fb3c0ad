"""What one should feel: our own table, and the public benchmark where it lies beside the repository."""

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.mind.appraisal.occ import Situation, appraise
from previously.mind.kernel.emotions import OCC, big5_to_pad
from previously.mind.lab import lab

BENCHMARK = Path(__file__).parents[3] / "shared" / "data" / "appraisal"
beside = pytest.mark.skipif(not BENCHMARK.is_dir(), reason="no appraisal benchmark lies beside the repository")

OTHER = Situation(affected="other", relation=0.5)
SELF = Situation(affected="self")


@pytest.mark.parametrize(
    ("situation", "felt"),
    [
        (SELF._replace(congruence=1, utility=1), {"joy"}),
        (SELF._replace(congruence=-1, utility=1), {"distress"}),
        (SELF._replace(congruence=-1, utility=-1), {"joy"}),  # what she does not want is thwarted
        (SELF._replace(congruence=1, utility=1, likelihood=0.5), {"hope"}),
        (SELF._replace(congruence=-1, utility=1, likelihood=0.5), {"fear"}),
        (SELF._replace(congruence=1, utility=1, new=False), {"joy", "satisfaction"}),
        (SELF._replace(congruence=-1, utility=1, new=False), {"distress", "fears_confirmed"}),
        (SELF._replace(congruence=1, utility=1, new=False, likelihood=0), {"distress", "disappointment"}),
        (SELF._replace(congruence=-1, utility=1, new=False, likelihood=0), {"joy", "relief"}),
        (SELF._replace(congruence=1, utility=1, likelihood=0), set()),  # it did not happen, and nobody thought it would
        (OTHER._replace(congruence=1, utility=1), {"happy_for"}),
        (OTHER._replace(congruence=-1, utility=1), {"pity"}),
        (OTHER._replace(congruence=1, utility=1, relation=-0.5), {"resentment"}),
        (OTHER._replace(congruence=-1, utility=1, relation=-0.5), {"gloating"}),
        (OTHER._replace(congruence=1, utility=1, relation=0), set()),  # a stranger's luck
        (SELF._replace(cause="self", praise=0.5), {"pride"}),
        (SELF._replace(cause="self", praise=-0.5), {"shame"}),
        (SELF._replace(cause="other", praise=0.5), {"admiration"}),
        (SELF._replace(cause="other", praise=-0.5), {"reproach"}),
        (SELF._replace(praise=-0.5), set()),  # nobody did it
        (SELF._replace(appeal=0.5), {"love"}),
        (SELF._replace(appeal=-0.5), {"hate"}),
        (SELF._replace(congruence=1, utility=1, cause="self", praise=1), {"joy", "pride", "gratification"}),
        (SELF._replace(congruence=-1, utility=1, cause="self", praise=-1), {"distress", "shame", "remorse"}),
        (SELF._replace(congruence=1, utility=1, cause="other", praise=1), {"joy", "admiration", "gratitude"}),
        (SELF._replace(congruence=-1, utility=1, cause="other", praise=-1), {"distress", "reproach", "anger"}),
        (SELF._replace(congruence=1, utility=1, cause="self", praise=-1), {"joy", "shame"}),  # a victory can hurt
        (OTHER._replace(congruence=-1, utility=1, cause="other", praise=1), {"pity", "admiration"}),
        (Situation(congruence=1, utility=1, affected="none"), set()),
        (SELF._replace(congruence=1), set()),  # nothing is wanted
    ],
)
def test_each_situation_is_felt_as_it_should_be(situation: Situation, felt: set[str]) -> None:
    assert set(appraise(situation)) == felt


SHARE = st.floats(-1.0, 1.0)
PARTY = st.sampled_from(("self", "other", "none"))


@given(st.builds(Situation, SHARE, SHARE, PARTY, SHARE, st.floats(0, 1), st.booleans(), PARTY, SHARE, SHARE))
def test_intensities_are_shares_of_known_emotions(situation: Situation) -> None:
    felt = appraise(situation)
    assert set(felt) <= set(OCC)
    assert all(0.0 < x <= 1.0 for x in felt.values())


GROWS: dict[str, Callable[[Situation, float], Situation]] = {
    "congruence": lambda s, x: s._replace(congruence=s.congruence * x),
    "utility": lambda s, x: s._replace(utility=s.utility * x),
    "relation": lambda s, x: s._replace(relation=s.relation * x),
    "likelihood": lambda s, x: s._replace(likelihood=s.likelihood * x),
    "praise": lambda s, x: s._replace(praise=s.praise * x),
    "appeal": lambda s, x: s._replace(appeal=s.appeal * x),
}
RESTS_ON = [
    (SELF._replace(congruence=0.5, utility=0.5), ("congruence", "utility")),
    (SELF._replace(congruence=-0.5, utility=0.5, likelihood=0.3), ("congruence", "utility", "likelihood")),
    (OTHER._replace(congruence=0.5, utility=0.5), ("congruence", "utility", "relation")),
    (OTHER._replace(congruence=-0.5, utility=0.5, likelihood=0.3), ("congruence", "relation", "likelihood")),
    (SELF._replace(cause="self", praise=0.5), ("praise",)),
    (SELF._replace(cause="other", praise=-0.5), ("praise",)),
    (SELF._replace(appeal=-0.5), ("appeal",)),
]


@pytest.mark.parametrize(("situation", "variable"), [(s, v) for s, names in RESTS_ON for v in names])
def test_intensity_grows_with_what_it_rests_on(situation: Situation, variable: str) -> None:
    (less,) = appraise(GROWS[variable](situation, 0.5)).values()
    (middle,) = appraise(situation).values()
    (more,) = appraise(GROWS[variable](situation, 1.5)).values()
    assert less < middle < more


@pytest.mark.parametrize(("bad", "praise"), list(product((-0.5, 0.5), (-0.5, 0.5))))
def test_a_compound_grows_with_both_its_parts(bad: float, praise: float) -> None:
    one = Situation(congruence=bad, utility=1.0, cause="other", praise=praise)
    for stronger in (one._replace(congruence=2 * bad), one._replace(praise=2 * praise)):
        for name in appraise(one).keys() & {"anger", "gratitude"}:
            assert appraise(stronger)[name] > appraise(one)[name]


def test_the_third_term_of_temperament_is_stability() -> None:
    calm, nervous = big5_to_pad(stability=1.0), big5_to_pad(stability=-1.0)
    assert calm == (0.19, -0.57, 0.0)
    assert nervous[1] > 0 > nervous[0]


def benchmark() -> list[dict[str, Any]]:
    if not BENCHMARK.is_dir():
        return []
    rows: list[dict[str, Any]] = json.loads((BENCHMARK / "occ-benchmark.json").read_text("utf-8"))["rows"]
    return rows


@beside
def test_the_public_benchmark_is_met_in_every_row() -> None:
    rows = benchmark()
    found = lab.run([{"name": str(row["n"]), "appraise": row} for row in rows])
    for row, answer in zip(rows, found, strict=True):
        felt, wanted = set(answer["emotions"]), {name.replace("-", "_") for name in row["expect"]}
        assert wanted <= felt if wanted else not felt, row


@beside
def test_the_public_benchmarks_intensities_grow_as_it_asks() -> None:
    words = {"event_likelihood": "likelihood", "adherence": "praise", "attractiveness": "appeal"}
    rules = json.loads((BENCHMARK / "intensity-monotonic.json").read_text("utf-8"))["rows"]
    for rule in rules:
        names = [x.split(" ")[0] for x in rule["intensity_must_strictly_increase_with"].strip("|").split("*")]
        variables = [words.get(name, name) for name in names]
        for situation, rests_on in RESTS_ON:
            if set(variables) <= set(rests_on):
                more = situation
                for variable in variables:
                    more = GROWS[variable](more, 1.5)
                assert max(appraise(more).values()) > max(appraise(situation).values())
