"""Leaks that law 8 has found in the product, each as the smallest pair of stories that told it."""

import pytest

import previously as pv
from previously.canon.load import loader_of
from tests.canon.test_cut import FIRST, cut, episode, story, view

NOBODY = "  jess: {name: Jess, goals: {end: {target: bob, from: S01E01}}}\n  trish: Trish\n"
TWO = episode("S01E01", "Jess meets Trish") + episode("S01E02", "Jess helps Trish")
EARLY, LATE = "{day: -9, told: S01E01, line: Jess hurts Trish}", "{day: -5, told: S01E01, line: Trish hurts Jess}"
STRIKES = "verbs: {strikes: {forms: [strikes, bashes], takes: [name]}}\n"


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        pytest.param(story(NOBODY, FIRST), story(NOBODY + "  bob: Bob\n", FIRST), id="a goal's target told later"),
        pytest.param(
            story("  jess: {name: Jess, bonds: {trish: 0.3, ann: 0.4}}\n  trish: Trish\n  ann: Ann\n", FIRST),
            story("  jess: {name: Jess, bonds: {ann: 0.4, trish: 0.3}}\n  ann: Ann\n  trish: Trish\n", FIRST),
            id="the order of bonds",
        ),
        pytest.param(
            story("  jess: Jess\n  trish: Trish\n", TWO, more=f"before: [{EARLY}, {LATE}]\n"),
            story("  jess: Jess\n  trish: Trish\n", TWO, more=f"before: [{LATE}, {EARLY}]\n"),
            id="the order of what was lived before",
        ),
        pytest.param(
            story("  jess: {name: Jess, standards: {bashes: -0.9}}\n  trish: Trish\n", FIRST),
            story("  jess: {name: Jess, standards: {bashes: -0.9}}\n  trish: Trish\n", FIRST, more=STRIKES),
            id="a standard for a verb told later",
        ),
    ],
)
def test_what_is_not_told_is_not_in_a_view(plain: dict[str, str], other: dict[str, str]) -> None:
    assert view(cut(other, "S01E01")) == view(cut(plain, "S01E01"))


def test_a_verb_is_told_by_the_forms_that_are() -> None:
    files = story("  jess: Jess\n  trish: Trish\n", episode("S01E01", "Jess strikes Trish"), more=STRIKES)
    assert "strikes" in cut(files, "S01E01").lexicon.forms()
    assert "bashes" not in cut(files, "S01E01").lexicon.forms()


def test_an_id_is_no_name_where_a_longer_name_stands() -> None:
    files = story("  old: Ann\n  tom: Old Tom\n", episode("S01E01", "Old Tom meets Ann"))
    assert [person.name for person in cut(files, "S01E01").cast.values()] == ["Old Tom", "Ann"]


def test_a_series_that_nobody_named_is_not_offered() -> None:
    home = "title: X\nseries: {}\ncast: {{jess: Jess}}\n"
    files = {"story.yaml": "title: Sea\nseries: [harbour, fleet]\n"}
    files |= {f"{name}/story.yaml": home.format(name) for name in ("harbour", "fleet")}
    for progress in ("feet=S01", "S01"):
        with pytest.raises(pv.UnknownPosition) as raised:
            loader_of(files).seen(progress)
        assert "fleet" not in str(raised.value)
