"""Law 6: an antagonist is measured by what he made of her: her life without him, replayed; the difference is his."""

from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.mind.kernel.experiences import KINDS
from previously.mind.minds import Mind
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.living import somebody_wounded
from tests.laws.strategies import drafts
from tests.mind.twin import Event, Twin


@law(40)
@given(drafts(scarred=True))
def test_everyones_share_is_from_nothing_to_all(draft: Draft) -> None:
    story = draft.story()
    for who in story.canon.cast:
        made = story.headspace(who).made_by
        assert all(0.0 <= share <= 1.0 for share in made.values())
        assert who not in made


@law(40)
@given(drafts(scarred=True), st.data())
def test_the_shares_of_her_makers_are_what_is_missing_from_her_life_without_them(
    draft: Draft, data: st.DataObject
) -> None:
    story = draft.story()
    who = somebody_wounded(data, story)
    space = story.headspace(who)
    size, makers = _size(story, who, set()), _makers(space)
    named = set(space.made_by)  # not who has made less of her: without such a one there would be more
    missing = 1.0 - _size(story, who, named or makers) / size if size else 0.0
    assert named <= makers
    assert abs(sum(space.made_by.values()) - max(0.0, missing)) < 1e-8
    if len(makers) == 1:
        assert set(space.made_by) == (makers if missing > 0.0 else set())


@law(40)
@given(drafts(scarred=True), st.data())
def test_everybody_is_told_the_same_share(draft: Draft, data: st.DataObject) -> None:
    """Asked about her alone, and asked about everyone."""
    story = draft.story()
    who = somebody_wounded(data, story)
    made = story.headspace(who).made_by
    assert next(row for row in story.cast() if row.character == who).made_by == made


@law(40)
@given(drafts(scarred=True))
def test_whoever_had_no_hand_in_anything_has_no_share(draft: Draft) -> None:
    story = draft._replace(cast=(*draft.cast, ("zoe", {"name": "Zoe"}))).story()
    assert all("zoe" not in story.headspace(who).made_by for who in story.canon.cast)
    masks = story.canon.masks
    for who in story.canon.cast:
        faces = [*story.canon.cast, *masks.people]
        hands = {x for met in story.minds.of(who).encounters for x in faces if met.event.involves(x)}
        wanted = {drive.target for drive in story.headspace(who).drives}
        blamed = {met.event.blames for met in story.minds.of(who).encounters}
        assert set(story.headspace(who).made_by) <= set(map(masks.person, hands | wanted | blamed))


@law(40)
@given(drafts(scarred=True))
def test_who_only_ever_met_one_other_is_wholly_made_by_him(draft: Draft) -> None:
    cast = (("mara", {"name": "Mara"}), ("joe", {"name": "Joe"}))
    alone = Draft(cast).lived_before("Joe abuses Mara", -100.0).then("Mara hunts Joe")
    assert alone.story().headspace("mara").made_by == {"joe": 1.0}
    story = draft.lived_before("Joe abuses Mara; cues purple", -8000.0).story()
    joe, mara = map(story.canon.masks.person, ("joe", "mara"))
    assert joe == mara or story.headspace("mara").made_by[joe] > 0.0


def _makers(space: pv.Headspace) -> set[str]:
    """Whoever has had a hand in a harm of hers, or is what she lives for."""
    table, terms = space.mind.life.table, space.mind.life.terms
    harm = {terms.named(int(table.cause[row])) for row in range(space.rows) if KINDS[table.kind[row]] == "harm"}
    lived_for = {drive.target for drive in space.drives if drive.kind == "purpose"}
    made = map(space.canon.masks.person, filter(None, harm | lived_for))
    return {who for who in made if who in space.canon.cast and who != space.character}


def _size(story: pv.Story, who: str, but: set[str]) -> float:
    """How much of her is wound and purpose, lived by the slow twin without some others."""
    mind, end = story.minds.of(who), story.headspace(who)
    twin = Twin(end.reading.person.params, end.reading.person.temperament, end.reading.person.reactivity)
    person = story.canon.masks.person
    twin.run(
        [_event(mind, row) for row in range(end.rows) if but.isdisjoint(map(person, filter(None, _by(mind, row))))]
    )
    return twin.wait(end.day).size()


def _by(mind: Mind, row: int) -> set[str | None]:
    """Whose doing an experience is, and whom it is aimed at."""
    table, terms = mind.life.table, mind.life.terms
    return {terms.named(int(table.cause[row])), terms.named(int(table.target[row]))}


def _event(mind: Mind, row: int) -> Event:
    table, terms = mind.life.table, mind.life.terms
    low, high = table.cue_start[row], table.cue_start[row + 1]
    return Event(
        float(table.t[row]),
        KINDS[table.kind[row]],
        tuple(terms.cues[cue] for cue in table.cue[low:high]),
        terms.contexts[table.context[row]],
        float(table.mag[row]),
        int(table.n[row]),
        terms.named(int(table.cause[row])),
        terms.named(int(table.target[row])),
        terms.named(int(table.label[row])),
        attach=bool(table.attach[row]),
    )
