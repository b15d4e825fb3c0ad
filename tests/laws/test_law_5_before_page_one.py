"""Law 5: she was someone before page one. What happened before counts, makes later harm land harder, and darkens."""

from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st

from previously.mind.kernel.layout import GREW
from previously.mind.kernel.replay import Life
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.living import NEAR
from tests.laws.strategies import FAR, scarred_and_apart

LONG = (1e5, 1e5)
BLOWS = st.sampled_from((0.2, 0.5, 0.9, 1.0))


@law(40)
@given(scarred_and_apart(), BLOWS)
def test_who_was_hurt_before_page_one_is_hurt_harder_by_what_comes(draft: Draft, blow: float) -> None:
    fresh, scarred = draft.story(), _scarred(draft, blow).story()
    whole, other = fresh.minds.of("mara").life, scarred.minds.of("mara").life
    ours, theirs = _blows(whole), _blows(other)
    assume(len(ours))
    assert theirs[0].wound != theirs[1].wound, "the first harm of the story founds a wound of its own"
    assert theirs[1].gain >= ours[0].gain
    u = whole.table.mag[ours[0].row]
    if 0.01 < u * whole.person.reactivity < 0.99:
        assert theirs[1].gain > ours[0].gain


@law(40)
@given(scarred_and_apart(), BLOWS)
def test_it_darkens_her_for_good(draft: Draft, blow: float) -> None:
    calm, dark = (x._replace(clock=LONG).story().headspace("mara", "S09E01") for x in (draft, _scarred(draft, blow)))
    assert calm.void < NEAR
    assert calm.grief < NEAR
    assert dark.reading.damage > calm.reading.damage
    assert dark.mood[0] < calm.mood[0] or calm.mood[0] < -1.0 + NEAR
    assert dark.tone < calm.tone


@law(40)
@given(scarred_and_apart(), BLOWS)
def test_every_wound_of_hers_is_as_deep_or_deeper_for_it(draft: Draft, blow: float) -> None:
    fresh, scarred = draft.story().headspace("mara"), _scarred(draft, blow).story().headspace("mara")
    for wound, same in zip(fresh.wounds, scarred.wounds[1:], strict=True):
        assert same.cues == wound.cues
        assert same.peak >= wound.peak - NEAR
        assert same.strength >= wound.strength - NEAR


class Blow(NamedTuple):
    """What one blow did."""

    row: int
    wound: int
    gain: float


def _blows(life: Life) -> list[Blow]:
    """All blows that went to a wound, in lived order."""
    grew = life.marks.of(GREW)
    found = [
        Blow(ids[0], ids[2], values[3]) for ids, values in zip(grew.ids.tolist(), grew.values.tolist(), strict=True)
    ]
    return [blow for blow in found if blow.wound % 2 == 0]


def _scarred(draft: Draft, blow: float) -> Draft:
    """The story with one more harm long before it opens, by nobody, under a cue that nothing else has."""
    return draft.lived_before(f'Mara suffers "the flood"; cues flood; severity {blow}', FAR, "the flooded valley")
