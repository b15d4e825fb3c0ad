"""Law 7: two orders. Minds run on lived time; where a thing is told, and in which file, changes no mind."""

import json
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

import previously as pv
from tests.effort import law
from tests.laws.drafts import Draft, Scene, headspaces, told
from tests.laws.strategies import NAMES, PLACES, drafts, lines

ADDRESSES = ("file", "line", "id", "began", "event", "at")
LONG_AGO = -777.5
"""A day on which nothing else happens."""


@law(40)
@given(drafts(), st.data())
def test_where_a_flashback_is_told_changes_no_mind_after_it(draft: Draft, data: st.DataObject) -> None:
    past = tuple(data.draw(st.lists(lines(draft.names), min_size=1, max_size=3), label="past"))
    scene = Scene("past", past, data.draw(st.sampled_from(PLACES), label="place"), flashback=LONG_AGO)
    places = [(e, s) for e, episode in enumerate(draft.episodes) for s in range(1, len(episode.scenes) + 1)]
    one, other = (draft.with_scene(scene, *data.draw(st.sampled_from(places))).story() for _ in range(2))
    assert _unaddressed(one) == _unaddressed(other)


@law(40)
@given(drafts(), st.data())
def test_what_is_told_again_happens_once(draft: Draft, data: st.DataObject) -> None:
    story = draft.story()
    known = [event for event in story.canon.events() if not event.scene.vision and event.scene.at != "before"]
    assume(known)
    event = data.draw(st.sampled_from(known), label="event")
    again = event.text if "later" not in event.text else event.text.partition(";")[0]
    last = len(draft.episodes) - 1
    retold = draft.with_scene(
        Scene("again", (again,), flashback=event.day), last, len(draft.episodes[last].scenes)
    ).story()
    assert len(list(retold.canon.events())) == len(list(story.canon.events())) + 1
    assert headspaces(retold) == headspaces(story)
    assert [retold.canon.knowledge.value(x, retold.canon.moment().key) for x in retold.canon.knowledge.facts()] == [
        story.canon.knowledge.value(x, story.canon.moment().key) for x in story.canon.knowledge.facts()
    ]


@law(40)
@given(drafts())
def test_which_file_tells_it_changes_nothing(draft: Draft) -> None:
    one, each, two = (draft.story(layout) for layout in ("one file", "a file an episode", "two files an episode"))
    positions = (*told(one), None)
    assert _minds(one, *positions) == _minds(each, *positions) == _minds(two, *positions)
    assert _remarks(one) == _remarks(each) == _remarks(two)


@law(40)
@given(drafts())
def test_neither_does_what_kind_of_file(draft: Draft) -> None:
    plain = draft.plain()
    bible, events, script = (plain.story(layout) for layout in ("one file", "events", "script"))
    positions = (*told(bible), None)
    assert told(events) == told(script) == told(bible)
    assert _minds(bible, *positions) == _minds(events, *positions) == _minds(script, *positions)
    assert _remarks(bible) == _remarks(events) == _remarks(script)


@law(40)
@given(drafts(), st.randoms(use_true_random=False))
def test_the_order_of_the_cast_and_of_the_files_changes_nothing(draft: Draft, random: Random) -> None:
    cast = list(draft.cast)
    random.shuffle(cast)
    files = list(draft._replace(cast=tuple(cast)).files("a file an episode").items())
    random.shuffle(files)
    one, other = draft.story("a file an episode"), pv.story_of(dict(files))
    assert _minds(one) == _minds(other)
    assert _remarks(one) == _remarks(other)


@law(40)
@given(drafts(), st.sampled_from(NAMES[:2]))
def test_a_flashback_is_known_where_it_was_lived(draft: Draft, name: str) -> None:
    scene = Scene("past", (f'{name} suffers "the flood"; cues flood; shattering',), flashback=-9000.0)
    late = draft.with_scene(scene, len(draft.episodes) - 1, 1).story()
    first = late.canon.episodes[0].scenes[0].at
    early = late.headspace(name.lower(), first)
    assert early.wounds
    assert "flood" in early.wounds[0].cues


def _spaces(story: pv.Story, *positions: str | None) -> list[dict[str, Any]]:
    return list(json.loads(headspaces(story, *positions)))


def _minds(story: pv.Story, *positions: str | None) -> list[dict[str, Any]]:
    """Every headspace, but for the file and line of its reasons."""
    return [_without(space, "file", "line") for space in _spaces(story, *positions)]


def _unaddressed(story: pv.Story) -> list[dict[str, Any]]:
    """Every headspace, but for where its lines are told."""
    spaces = []
    for space in _spaces(story):
        bare = _without(space, *ADDRESSES)
        bare |= {reasons: sorted(bare[reasons], key=str) for reasons in ("because", "weighs", "lifts")}
        spaces.append(bare)
    return spaces


def _without(space: dict[str, Any], *columns: str) -> dict[str, Any]:
    """A headspace without these columns of its reasons, wounds and joys."""
    return space | {
        rows: [{name: value for name, value in row.items() if name not in columns} for row in space[rows]]
        for rows in ("because", "weighs", "lifts", "wounds", "joys")
    }


def _remarks(story: pv.Story) -> list[tuple[object, ...]]:
    """Everything found, but for files and lines."""
    return sorted(
        (x.code, x.severity, x.at, x.character, tuple((reason.event, reason.text) for reason in x.because))
        for x in story.check()
    )
