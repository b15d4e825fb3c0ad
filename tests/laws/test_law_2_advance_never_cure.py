"""Law 2: advance, never cure. Every healing event helps, here and now; none of them, and no sequence of them, cures."""

from functools import partial

from hypothesis import assume, given
from hypothesis import strategies as st

from previously.mind.kernel.params import DEFAULT
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.living import LEAST, NEAR, has_room, missed, rest, somebody_wounded
from tests.laws.strategies import HEALING, drafts

PLACES = st.sampled_from(("clinic", "harbour", "kitchen"))
FORMS = st.sampled_from(HEALING)


@law(40)
@given(drafts(scarred=True), FORMS, PLACES, st.sampled_from(("", "2 weeks")), st.data())
def test_every_healing_line_helps_there_and_then(
    draft: Draft, form: str, place: str, later: str, data: st.DataObject
) -> None:
    who = somebody_wounded(data, draft.story())
    name, helper = _pair(draft, who)
    draft = _who_knows_the_dead(draft, name)
    story = draft.story()
    wound = data.draw(st.sampled_from(story.headspace(who).reading.wounds), label="wound")
    cue = data.draw(st.sampled_from([str(cue) for cue in wound.cues]), label="cue")
    line = form.format(me=name, other=helper, cue=_shown(draft, cue)) + f"; cues {_shown(draft, cue)}"
    here = partial(draft.then, place=place, present=(name, helper), later=later)
    before, after = (
        here(told).story().headspace(who, place=place, present=[helper], cues=[cue])
        for told in (f"{name} drinks", line)
    )
    assume(has_room(before.reading))
    assert after.distress <= before.distress + NEAR
    w = max(range(len(before.wounds)), key=lambda i: before.wounds[i].expressed)
    touched = before.reading.match(w, before._cues, before._context) > 0.01
    if touched and 0.001 < before.distress < 1.0 and before.reading.inhibition(w, before._context) < 0.99:
        assert after.distress < before.distress


@law(40)
@given(drafts(scarred=True), st.lists(st.tuples(FORMS, PLACES), min_size=1, max_size=8), st.data())
def test_no_sequence_of_healing_brings_a_wound_below_its_floor(
    draft: Draft, healing: list[tuple[str, str]], data: st.DataObject
) -> None:
    who = somebody_wounded(data, draft.story())
    name, helper = _pair(draft, who)
    draft = _who_knows_the_dead(draft, name)
    before = draft.story().headspace(who)
    for form, place in healing:
        cue = data.draw(st.sampled_from([cue for wound in before.wounds for cue in wound.cues]), label="cue")
        line = form.format(me=name, other=helper, cue=_shown(draft, cue)) + f"; cues {_shown(draft, cue)}"
        draft = draft.then(line, line, line, place=place, present=(name, helper), later="3 days")
    after = draft.story().headspace(who)
    assert [wound.peak for wound in after.wounds] == [wound.peak for wound in before.wounds]
    assert all(w.strength >= DEFAULT.phi * w.peak - NEAR for w in after.wounds)
    assert all(w.floor == DEFAULT.phi * w.peak for w in after.wounds)
    assert after.reading.damage == before.reading.damage
    assert after.vulnerability >= rest(after) - NEAR


@law(40)
@given(drafts(scarred=True), st.lists(st.tuples(FORMS, PLACES), max_size=6), st.data())
def test_relapse_stays_one_scene_away(draft: Draft, healing: list[tuple[str, str]], data: st.DataObject) -> None:
    who = somebody_wounded(data, draft.story())
    name, helper = _pair(draft, who)
    cues = [str(cue) for wound in draft.story().headspace(who).reading.wounds for cue in wound.cues]
    for form, place in healing:
        line = form.format(me=name, other=helper, cue=_shown(draft, cues[0])) + f"; cues {_shown(draft, cues[0])}"
        draft = draft.then(*[line] * 5, place=place, present=(name, helper), later="1 day")
    space = draft.story().headspace(who, place="a town she has never seen", present=[], cues=cues)
    open_ = 1.0 - space.reading.shield
    for wound, known in zip(space.wounds, space.reading.wounds, strict=True):
        least = open_ * LEAST * wound.peak * (1.0 - missed(known.cues))
        assert wound.expressed >= least - NEAR
        assert space.distress >= least - NEAR


def _pair(draft: Draft, who: str) -> tuple[str, str]:
    """Her name, and that of somebody else who helps."""
    names, person = dict(zip(draft.ids, draft.names, strict=True)), draft.story().canon.masks.person
    helper = next((name for id_, name in names.items() if person(id_) != person(who)), None)
    assume(helper)
    return names[who], str(helper)


def _who_knows_the_dead(draft: Draft, name: str) -> Draft:
    """The story, at whose end she has heard of each death: to mourn somebody is to know, and news is no healing."""
    turns = draft.story().canon.turns_of
    dead = [other for who, other in zip(draft.ids, draft.names, strict=True) if other != name and turns(who)]
    return draft.then(*(f"{name} mourns {other}" for other in dead), present=(name,), later="3 days") if dead else draft


def _shown(draft: Draft, cue: str) -> str:
    """A cue as an author writes it."""
    return dict(zip(draft.ids, draft.names, strict=True)).get(cue, cue)
