"""The laboratory: published phenomena as protocols, and protocols that are wrong."""

import copy
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.core.errors import BadExpression, BadRequest, PreviouslyError
from previously.mind.kernel.params import BOUNDS
from previously.mind.lab import lab
from previously.mind.lab.expect import Value, holds
from previously.mind.lab.known_failures import KNOWN_FAILURES

PROTOCOLS = [
    row
    for path in sorted((Path(__file__).parent / "protocols").glob("*.json"))
    for row in json.loads(path.read_text("utf-8"))
]
PLAIN: dict[str, Any] = {
    "name": "one blow",
    "arms": {
        "a": {
            "events": [{"t": 0, "kind": "harm", "cues": ["knife"], "ctx": "alley", "name": "w"}],
            "probes": [
                {"id": "x", "t": 1, "read": "express", "wound": "w", "cues": ["knife"], "ctx": "alley"},
                {"id": "s", "t": [-1, 0, 1], "read": "E", "wound": "w"},
            ],
        }
    },
    "expect": ["a.x > 0", "increasing(a.s[:2])"],
}


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: str(row["name"]))
def test_published_phenomena_come_out_and_known_failures_are_told(row: dict[str, Any]) -> None:
    (answer,) = lab.run([row])
    assert answer["passed"] is not row.get("known_failure", False)


def test_there_are_forty_two_phenomena_and_two_known_failures() -> None:
    failures = [row["name"] for row in PROTOCOLS if row.get("known_failure")]
    assert (len(PROTOCOLS) - len(failures), len(failures)) == (42, 2)
    assert sorted(failures) == sorted(KNOWN_FAILURES)
    assert all(row["source"] for row in PROTOCOLS)


ABLATED = [row for row in PROTOCOLS if row.get("ablation") and set(row["ablation"]) <= set(BOUNDS)]


@pytest.mark.parametrize("row", ABLATED, ids=lambda row: str(row["name"]))
def test_a_phenomenon_rests_on_its_mechanism(row: dict[str, Any]) -> None:
    """Without it, the phenomenon does not come out."""
    without = copy.deepcopy(row)
    for arm in without["arms"].values():
        arm["params"] = {**row["ablation"], **arm.get("params", {})}
    (answer,) = lab.run([without])
    assert not answer["passed"]


def test_an_answer_has_its_name_its_probes_and_whether_it_passed() -> None:
    (answer,) = lab.run([PLAIN])
    assert answer["name"] == "one blow"
    assert answer["probes"]["a"]["s"] == [0.0, 0.7, 0.7]
    assert 0.0 < answer["probes"]["a"]["x"] <= 0.7
    assert answer["passed"] is True


def test_where_nothing_is_expected_nothing_passed() -> None:
    (answer,) = lab.run([{**PLAIN, "expect": []}])
    assert answer["passed"] is None


READS = [
    "express",
    "warm",
    "F",
    "damage",
    "grief",
    "hurt",
    "lift",
    "E",
    "P",
    "distress",
    "vulnerability",
    "void",
    "pos",
    "neg",
    "amb",
    "mood0",
    "mood1",
    "mood2",
    "emo:fear",
    "emo:happy-for",
    "felt:fears_confirmed",
    "trust:kilgrave",
    "share:kilgrave",
]


@pytest.mark.parametrize("read", READS)
def test_everything_can_be_read_at_once_and_at_many_times(read: str) -> None:
    row = copy.deepcopy(PLAIN)
    probe = {"read": read, "wound": "w", "cues": ["knife", ["ring", 0.5]], "ctx": ["alley", "night"]}
    row["arms"]["a"]["probes"] = [{"id": "one", "t": 2, **probe}, {"id": "many", "t": [0.5, 2], **probe}]
    row["expect"] = ["a.one == a.many[1]"]
    assert lab.run([row])[0]["passed"]


def test_a_case_is_appraised() -> None:
    case = {"congruence": 0.5, "utility": 0.5, "affected": "other", "relation": 0.5}
    assert lab.run([{"name": "glad", "appraise": case}]) == [{"name": "glad", "emotions": {"happy_for": 0.125}}]


def changed(path: str, value: Any) -> dict[str, Any]:
    """PLAIN with one value replaced; `a/b` steps into it."""
    row: Any = copy.deepcopy(PLAIN)
    *way, last = (int(step) if step.isdecimal() else step for step in path.split("/"))
    inner = row
    for step in way:
        inner = inner[step]
    inner[last] = value
    return dict(row)


EVENT, PROBE = "arms/a/events/0", "arms/a/probes/0"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([], "must be an object"),
        ({"name": "x"}, "arms"),  # what is missing is named
        ({"arms": {}}, "name"),
        (changed("arms", []), "Expected `object`"),
        (changed(f"{EVENT}/t", "soon"), "Expected `float`"),
        (changed(f"{EVENT}/t", float("nan")), "not finite"),
        (changed(f"{EVENT}/cues", [["ring", float("inf")]]), "not finite"),
        (changed(f"{EVENT}/mag", -1), "it must be 0 to inf"),
        (changed(f"{EVENT}/kind", 7), "Expected `str`"),
        (changed(f"{EVENT}/n", 0), ">= 1"),
        (changed(f"{EVENT}/n", 20_000), "harms and joys fit in an arm"),
        (changed(f"{EVENT}/emotions", [["joyy", 1]]), "unknown emotion 'joyy'; did you mean “joy”"),
        (changed(f"{EVENT}/contex", "x"), "unknown field `contex`"),
        (changed(EVENT, {"t": 0, "kind": "act"}), "names no source"),
        (changed(f"{PROBE}/read", "hope"), "it can read"),
        (changed(f"{PROBE}/read", "emo:hop"), "did you mean “hope”"),
        (changed(f"{PROBE}/read", "emo:"), "it can read"),
        (changed(f"{PROBE}/wound", None), "names no wound or joy"),
        (changed(f"{PROBE}/m", 2), "<= 1.0"),
        (changed(f"{PROBE}/t", [[1]]), "Expected"),
        (changed("arms/a/params", {"salence": 0.1}), "no parameter is called “salence”; did you mean “salience”"),
        (changed("arms/a/params", {"alpha": 7}), "from 0 to 1"),
        (changed("arms/a/params", {"tau_h": 0}), "tau_h is 0"),
        (changed("arms/a/reactivity", -1), "> 0.0"),
        (changed("arms/a/delight", 0), "> 0.0"),
        (changed("arms/a/big5", {"N": 1}), "unknown field `N`"),
        ({"name": "x", "appraise": {"congruence": 2}}, "<= 1.0"),
        ({"name": "x", "appraise": {"affected": "us"}}, "Invalid enum value 'us'"),
        ({"name": "x", "appraise": {"prase": 1}}, "unknown field `prase`"),
    ],
)
def test_a_protocol_that_does_not_fit_is_named(row: Any, said: str) -> None:
    with pytest.raises(BadRequest) as wrong:
        lab.run([PLAIN, row])
    assert "row 2 of the protocols" in str(wrong.value)
    assert said in str(wrong.value)


@pytest.mark.parametrize("given", [None, {}, "x", 3])
def test_a_protocol_file_is_a_list(given: object) -> None:
    with pytest.raises(BadRequest, match="is a list of protocols"):
        lab.run(given)


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PATHS = (
    *(f"{EVENT}/{key}" for key in ("t", "kind", "cues", "ctx", "mag", "name", "emotions", "attach", "source")),
    *(f"{PROBE}/{key}" for key in ("id", "t", "read", "wound", "cues", "ctx", "m", "shielded")),
    *("arms/a/events", "arms/a/probes", "arms/a/params", "arms/a", "arms", "name"),
)


@given(st.sampled_from(PATHS), JSON)
def test_no_input_breaks_the_laboratory(path: str, value: Any) -> None:
    row = {**changed(path, value), "expect": []}
    with suppress(PreviouslyError):
        lab.run([row])


ARMS: dict[str, dict[str, Value]] = {"a": {"x": 1.0, "s": [1.0, 2.0]}}


@pytest.mark.parametrize(
    ("expectation", "said"),
    [
        ("foo > 1", "names 'foo', which is neither an arm nor a helper"),
        ("incresing(a.s)", "did you mean “increasing”"),
        ("a.y > 1", "a has no such probe"),
        ("math.sin(1) > 0", "math has no such probe"),
        ("a.x", "is not a comparison"),
        ("a.x >", "cannot be read"),
        ("a.x > 1; 2", "cannot be read"),
        ("a.s[5] > 1", "index out of range"),
        ("a.x / 0 > 1", "division by zero"),
        ("a.s > 1", "not supported"),
        ("max(range(10**12)) > 0", "range of more than"),
        ("9**9**9 > 1", "cannot be evaluated"),
        ("().__class__ == 1", "cannot be evaluated"),
        ("(lambda: 1)() == 1", "cannot be evaluated"),
        ("[0] * 10**9 == 1", "cannot be evaluated"),
        ("maxdiff(a.s, [1]) < 1", "cannot be evaluated"),
        ("__import__('os') == 1", "which is neither an arm"),
        ("(" * 400 + "1" + ")" * 400, "cannot be"),
        ("1 +" * 900 + "1 == 1", "longer than"),
    ],
)
def test_an_expectation_that_cannot_be_met_or_read_says_so(expectation: str, said: str) -> None:
    with pytest.raises(BadExpression) as wrong:
        holds(expectation, ARMS)
    assert said in str(wrong.value)
    with pytest.raises(BadExpression, match="protocol 'one blow'"):
        lab.run([{**PLAIN, "expect": [expectation]}])


@given(st.text(alphabet="ax.s()[]<>=+-*/0123 ,'formallinwt", max_size=30))
def test_no_expectation_breaks_the_laboratory(expectation: str) -> None:
    with suppress(BadExpression):
        assert isinstance(holds(expectation, ARMS), bool)


def test_an_expectation_changes_nothing_it_reads() -> None:
    holds("a.s.append(3.0) == 1", ARMS)
    assert ARMS["a"]["s"] == [1.0, 2.0]


@pytest.mark.parametrize(
    "expectation",
    [
        "increasing(a.s) and decreasing([2, 1])",
        "not increasing([1, 1])",
        "negatively_accelerated([0, 2, 3]) and not negatively_accelerated([0, 1, 3])",
        "trials_below([3, 2, 1], 3) == 2 and trials_above([1, 2], 9) == 3",
        "maxdiff(a.s, [1, 4]) == 2",
        "sum(x > 1 for x in (a.x, 2)) == 1",
        "all(abs(v - math.log(math.e)) < 1e-9 for v in [1.0]) and len(a.s) == 2",
        "0 < a.x < min(a.s[1], max(a.s))",
    ],
)
def test_helpers_mean_what_their_names_say(expectation: str) -> None:
    assert holds(expectation, ARMS)
