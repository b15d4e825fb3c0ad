"""Law 4: a victory can hurt. Emotions of opposite sign stand side by side; nothing is averaged away."""

from hypothesis import assume, given
from hypothesis import strategies as st

import previously as pv
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.living import NEAR, somebody_wounded
from tests.laws.strategies import PLACES, scarred_and_apart

JOYS = st.sampled_from(
    ("{other} delights {me}", "{other} rescues {me}", "{me} wins", "{me} celebrates; cues rain", "{other} thanks {me}")
)


@law(40)
@given(scarred_and_apart(), JOYS, st.sampled_from(PLACES), st.data())
def test_a_wounds_cue_in_a_joyful_moment_takes_nothing_from_the_joy(
    draft: Draft, joy: str, place: str, data: st.DataObject
) -> None:
    who = _somebody_wounded_and_glad(data, draft.story())
    story = _joyful(draft, who, joy, place)
    wound = data.draw(st.sampled_from(story.headspace(who).reading.wounds), label="wound")
    cue = data.draw(st.sampled_from([str(cue) for cue in wound.cues]), label="cue")
    joyful = story.headspace(who, place=place, present=[], cues=[])
    mixed = story.headspace(who, place=place, present=[], cues=[cue])
    assert mixed.feelings[0] >= joyful.feelings[0]
    assert mixed.feelings[1] >= joyful.feelings[1]
    assert mixed.emotions["joy"] >= joyful.emotions["joy"] > 0.0
    assert mixed.feelings[1] >= mixed.distress - NEAR


@law(40)
@given(scarred_and_apart(), JOYS, st.sampled_from(PLACES), st.data())
def test_joy_takes_nothing_from_what_hurts(draft: Draft, joy: str, place: str, data: st.DataObject) -> None:
    who = _somebody_wounded_and_glad(data, draft.story())
    before = _joyful(draft, who, "{me} drinks", place).headspace(who, place=place, present=[], cues=["rain"])
    after = _joyful(draft, who, joy.partition(";")[0], place).headspace(who, place=place, present=[], cues=["rain"])
    assert after.feelings[0] > before.feelings[0] or before.feelings[0] > 1.0 - NEAR
    assert after.feelings[1] >= before.feelings[1] - NEAR
    assert after.distress == before.distress
    assert [w.strength for w in after.wounds] == [w.strength for w in before.wounds]


@law(40)
@given(scarred_and_apart(), st.sampled_from(("Mara kills Joe", "Mara kills Joe; cues rain; shattering")))
def test_whoever_brings_down_her_enemy_is_both_glad_and_hurt(draft: Draft, end: str) -> None:
    cast = dict(draft.cast)
    cast["mara"] = {**cast["mara"], "bonds": {"joe": -0.5}}
    hunted = draft._replace(cast=tuple(cast.items())).then("Mara hunts Joe", place="pier", present=("Mara", "Joe"))
    assume(all(hunted.story().headspace(who).alive for who in ("mara", "joe")))
    assume(hunted.story().minds.of("mara").outlook.relation("joe") <= 0.0)
    told = hunted.then(end, place="pier", present=("Mara", "Joe"), later="6 months").story()
    delight = _delight(told, "mara")
    won = told.headspace("mara", place="pier", present=["joe"])
    positive, negative = won.feelings
    glad = 0.2 * min(1.0, delight)  # whom the good does less is less glad, in proportion; whom it does more, no less
    assert won.emotions["satisfaction"] > glad
    assert won.emotions["relief"] > glad
    assert positive > glad
    assert negative > 0.2
    assert won.void > 0.0
    assert abs(won.ambivalence - ((positive + negative) / 2 - abs(positive - negative))) < NEAR


def _somebody_wounded_and_glad(data: st.DataObject, story: pv.Story) -> str:
    """Somebody wounded to whom the good does something."""
    who = somebody_wounded(data, story)
    _delight(story, who)
    return who


def _delight(story: pv.Story, who: str) -> float:
    """How well the good does somebody; stories are passed over where it does nothing (0): nothing gladdens her."""
    delight = story.canon.cast[who].delight
    assume(delight > 0.0)
    return delight


def _joyful(draft: Draft, who: str, joy: str, place: str) -> pv.Story:
    names = dict(zip(draft.ids, draft.names, strict=True))
    other = next(name for id_, name in names.items() if id_ != who)
    return draft.then(joy.format(me=names[who], other=other), place=place, present=(names[who], other)).story()
