"""Several makers together: Shapley shares that add up to what all of them made."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.mind.makers import made_together
from previously.mind.readout import Moment
from previously.mind.share import shapley
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.living import NEAR, somebody_wounded
from tests.laws.strategies import drafts
from tests.stories import story

NAMES = ["ann", "ben", "joe"]


@law(80)
@given(drafts(scarred=True), st.data())
def test_the_shares_of_her_makers_add_up_to_what_is_missing_without_all_of_them(
    draft: Draft, data: st.DataObject
) -> None:
    told = draft.story()
    who = somebody_wounded(data, told)
    space = told.headspace(who)
    made = made_together(space)
    values = list(made.values())
    assert who not in made
    assert values == sorted(values, reverse=True)
    assert all(share >= -1e-12 for share in values)
    missing = 1.0 - size_without(space, behind(space)) / space.reading.size if space.reading.size else 0.0
    assert abs(sum(values) - max(0.0, missing)) < NEAR


@law(40)
@given(st.permutations(NAMES), st.lists(st.floats(-1.0, 1.0), min_size=8, max_size=8))
def test_any_whole_is_divided_without_rest_whatever_the_order(order: list[str], values: list[float]) -> None:
    def gone(who: frozenset[str]) -> float:
        return values[sum(1 << NAMES.index(name) for name in who)] if who else 0.0

    found = shapley(order, gone)
    assert abs(sum(found.values()) - gone(frozenset(NAMES))) < NEAR
    assert all(abs(found[name] - share) < NEAR for name, share in shapley(NAMES, gone).items())


ROPE = """\
S01E01:
  scenes:
    1:
      lines:
        - Joe captures Mara; cues rope
        - Ann captures Mara; cues rope
"""


def test_what_grows_on_what_went_before_is_divided_where_leaving_each_out_counts_it_twice() -> None:
    space = story(ROPE).headspace("mara")
    together = made_together(space)
    assert sorted(together) == ["ann", "joe"]
    assert abs(sum(together.values()) - 1.0) < NEAR
    assert abs(sum(space.made_by.values()) - 1.0) > 0.01


def test_who_has_only_helped_has_made_nothing() -> None:
    lines = (
        "    1:\n      lines:\n        - Joe captures Mara\n        - Ann comforts Mara\n        - Ann rescues Mara\n"
    )
    told = story(f"S01E01:\n  scenes:\n{lines}")
    assert list(made_together(told.headspace("mara"))) == ["joe"]


def test_who_has_nothing_to_share_is_nobodys_doing() -> None:
    met = story("S01E01:\n  scenes:\n    1:\n      lines:\n        - Joe meets Mara\n")
    assert made_together(met.headspace("mara")) == {}


def behind(space: pv.Headspace) -> set[str]:
    """Whoever has had a hand in a harm of hers, or is what she lives for; who has not changes nothing."""
    table, terms = space.mind.life.table, space.mind.life.terms
    harm = {terms.named(int(table.cause[row])) for row in range(space.rows) if table.kind[row] == 0}
    lived_for = {d.target for d in space.drives if d.kind == "purpose"}
    return {who for who in (harm | lived_for) if who in space.canon.cast and who != space.character}


def size_without(space: pv.Headspace, who: set[str]) -> float:
    """How much of her there would be in a life without any of these."""
    life, mind = space.mind.life, space.mind
    kept = np.zeros(len(life), np.bool_)
    for row in range(space.rows):
        met, target = mind.encounter_of(row), life.terms.named(int(life.table.target[row]))
        kept[row] = target not in who and (met is None or not any(met.event.involves(one) for one in who))
    state = life.without(kept).checkpoints[-1]
    return Moment(life.terms, life.person, state, max(space.day, state.clock)).size
