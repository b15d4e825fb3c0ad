"""Law 1: nothing goes away by itself. Time quiets a wound where nothing touches it; it deletes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from previously.mind.kernel.params import DEFAULT
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.living import NEAR, somebody_wounded
from tests.laws.strategies import CUES, PLACES, drafts

GAPS = st.sampled_from((0.0, 0.5, 30.0, 365.0, 20_000.0))


@law(40)
@given(drafts(scarred=True), GAPS, st.sampled_from(PLACES), st.lists(st.sampled_from(CUES), max_size=2))
def test_years_in_which_nothing_happens_leave_every_wound_as_it_was(
    draft: Draft, gap: float, place: str, cues: list[str]
) -> None:
    story = draft._replace(clock=(gap, gap)).story()
    for who in story.canon.cast:
        now = story.headspace(who, place=place, cues=cues, present=[])
        later = story.headspace(who, "S08E01", place=place, cues=cues, present=[])
        assert later.day == now.day + gap
        assert [(w.id, w.cues, w.peak, w.strength) for w in later.wounds] == [
            (w.id, w.cues, w.peak, w.strength) for w in now.wounds
        ]
        for then, wound in zip(later.wounds, now.wounds, strict=True):
            assert then.rawness <= wound.rawness
            assert then.passing <= wound.passing, "what passes, passes"


@law(40)
@given(drafts(scarred=True), GAPS, st.sampled_from(PLACES), st.data())
def test_the_part_of_a_wound_that_a_cue_finds_does_not_fall_with_time(
    draft: Draft, gap: float, place: str, data: st.DataObject
) -> None:
    story = draft._replace(clock=(gap, gap)).story()
    who = somebody_wounded(data, story)
    here = frozenset({f"place:{place}"})
    now, later = story.headspace(who).reading, story.headspace(who, "S08E01").reading
    for w, wound in enumerate(now.wounds):
        m = now.match(w, wound.cues, here)
        cued, cued_later = (
            x.wounds[w].strength * m * (1.0 - DEFAULT.kappa * x.inhibition(w, here)) for x in (now, later)
        )
        assert m == later.match(w, wound.cues, here)
        assert cued_later >= cued - NEAR


@law(40)
@given(drafts(scarred=True), st.sampled_from(("1 year", "10 years")), st.data())
def test_the_same_cue_met_a_year_later_finds_it(draft: Draft, later: str, data: st.DataObject) -> None:
    story = draft.story()
    who = somebody_wounded(data, story)
    wound = data.draw(st.sampled_from(story.headspace(who).reading.wounds), label="wound")
    cue = data.draw(st.sampled_from([str(cue) for cue in wound.cues]), label="cue")
    name, day = story.character(who).name, story.headspace(who).day
    again = draft.then(f'{name} is reminded of "{cue}"', later=later, place="a new town").story()
    met = again.headspace(who, place="a new town", cues=[cue], present=[])
    assert met.day >= day + 365
    assert met.wounds[0].peak == story.headspace(who).wounds[0].peak
    least = (1 - DEFAULT.chi) * (1 - DEFAULT.psi) * (1 - DEFAULT.kappa)
    assert met.distress >= wound.cues[cue] * least * DEFAULT.phi * wound.peak > 0.0
