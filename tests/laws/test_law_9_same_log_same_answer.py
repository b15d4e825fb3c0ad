"""Law 9: same log, same answer, to the bit: on every run, from a checkpoint, after an edit, plain or compiled."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.mind import answers, minds
from previously.mind.kernel import fast, replay
from previously.mind.kernel.replay import live_all
from tests.effort import law
from tests.laws.drafts import Draft, Episode, Scene, findings, headspaces, knowledge, told
from tests.laws.strategies import PLACES, drafts, lines, members, scenes

LAYOUTS = st.sampled_from(("one file", "a file an episode"))


@law(40)
@given(drafts())
def test_a_story_opened_twice_gives_the_same_bits(draft: Draft) -> None:
    one, other = draft.story(), draft.story()
    assert headspaces(one, *told(one), None) == headspaces(other, *told(other), None)
    assert findings(one) == findings(other)


@law(40)
@given(drafts(), st.randoms(use_true_random=False))
def test_in_whichever_order_it_is_asked(draft: Draft, random: Random) -> None:
    story = draft.story()
    asked = [(who, at) for who in story.canon.cast for at in (*told(story), None)] * 2
    random.shuffle(asked)
    found = {(who, at): _bits(story.headspace(who, at)) for who, at in asked}
    story.check()
    for who, at in asked[:6]:
        assert found[who, at] == _bits(draft.story().headspace(who, at))
        assert found[who, at] == _bits(story.headspace(who, at))


@law(40)
@given(drafts())
def test_from_however_many_checkpoints(draft: Draft) -> None:
    whole = draft.story()
    positions = (*told(whole), None)
    with _checkpoints(every=2):
        pieces = draft.story()
        assert headspaces(pieces, *positions) == headspaces(whole, *positions)
        assert findings(pieces) == findings(whole)


@pytest.mark.xdist_group("compiled")  # in the worker that has compiled the kernel
@pytest.mark.skipif(not fast.available(), reason="numba is not installed")
@law(40)
@given(drafts())
def test_plain_or_compiled(draft: Draft) -> None:
    story = draft.story()
    story.minds.prepare(story.canon.cast)
    lives = [story.minds.of(who).life for who in story.canon.cast]
    plain, compiled = (
        live_all(story.minds.terms, [(x.table, x.person, None) for x in lives], compiled=way) for way in (False, True)
    )
    for one, other, known in zip(plain, compiled, lives, strict=True):
        assert (one.compiled, other.compiled) == (False, True)
        assert one.checkpoints == other.checkpoints == known.checkpoints
        assert one.marks.values.tobytes() == other.marks.values.tobytes()


@st.composite
def edited(draw: st.DrawFn, draft: Draft) -> Draft:
    """The story with one thing changed, as an author would."""
    one, another, third = _lines_edited(draft), _scenes_edited(draft), _declared_edited(draft)
    return draw(one | one | another | third)


@st.composite
def _lines_edited(draw: st.DrawFn, draft: Draft) -> Draft:
    """A line put in or taken out."""
    episode, place = draw(_places(draft))
    said = draft.episodes[episode].scenes[place].lines
    at = draw(st.integers(0, len(said)))
    more = (draw(lines(draft.names)),) if draw(st.booleans()) else ()
    return _with_scene(draft, episode, place, {"lines": (*said[:at], *more, *said[at + (not more) :])})


@st.composite
def _scenes_edited(draw: st.DrawFn, draft: Draft) -> Draft:
    """A scene, or an episode, that comes, goes, or stands elsewhere."""
    episode, place = draw(_places(draft))
    parts = draft.episodes[episode].scenes
    kind = draw(st.sampled_from(("comes", "goes", "place", "later", "episode")))
    if kind == "comes":
        return draft.with_scene(draw(scenes(f"new{len(parts)}", draft.names)), episode, place)
    if kind == "goes" and len(parts) > 1:
        return _with(draft, episode, parts[:place] + parts[place + 1 :])
    if kind == "episode":
        return draft.then(draw(lines(draft.names)))
    if kind == "later":
        return _with_scene(draft, episode, place, {"later": draw(st.sampled_from(("", "5 days")))})
    moved = {"place": draw(st.sampled_from(PLACES)), "present": tuple(draft.names[:2])}
    return _with_scene(draft, episode, place, moved)


@st.composite
def _declared_edited(draw: st.DrawFn, draft: Draft) -> Draft:
    """Another entry of the cast, or something else lived before."""
    if draw(st.booleans()):
        return draft._replace(before=draft.before[1:] or ({"day": -80.0, "line": draw(lines(draft.names))},))
    who = draw(st.integers(0, len(draft.cast) - 1))
    entry = draw(members(draft.names[who], draft.names))
    return draft._replace(cast=(*draft.cast[:who], (draft.ids[who], entry), *draft.cast[who + 1 :]))


@st.composite
def _places(draw: st.DrawFn, draft: Draft) -> tuple[int, int]:
    """An episode and a scene of it, by their places."""
    episode = draw(st.integers(0, len(draft.episodes) - 1))
    return episode, draw(st.integers(0, len(draft.episodes[episode].scenes) - 1))


@law(40)
@given(drafts(), LAYOUTS, st.data())
def test_after_any_edits_it_is_the_story_read_anew(draft: Draft, layout: str, data: st.DataObject) -> None:
    story = draft.story(layout)
    findings(story)
    files = draft.files(layout)
    for _ in range(data.draw(st.integers(1, 4), label="edits")):
        draft = data.draw(edited(draft), label="edited")
        for path, text in draft.files(layout).items():
            if files.get(path) != text:
                story = story.edited(path, text)
        files = draft.files(layout)
        if data.draw(st.booleans(), label="looked at"):
            _assert_same(story, draft.story(layout))
    _assert_same(story, draft.story(layout))


@law(40)
@given(drafts(), st.data())
def test_an_edit_taken_back_leaves_no_trace(draft: Draft, data: st.DataObject) -> None:
    story, files = draft.story(), draft.files()
    before = (headspaces(story), findings(story))
    other = data.draw(edited(draft), label="edited").files()
    changed = [path for path in files if files[path] != other[path]]
    for path in changed:
        story = story.edited(path, other[path])
        findings(story)
    for path in changed:
        story = story.edited(path, files[path])
    assert (headspaces(story), findings(story)) == before


@law(40)
@given(drafts(), st.data())
def test_two_drafts_of_one_story_do_not_leak_into_each_other(draft: Draft, data: st.DataObject) -> None:
    layout = "a file an episode"
    story, files, other = draft.story(layout), draft.files(layout), draft.then("Joe abuses Mara").files(layout)
    path = f"{draft.episodes[0].at}.yaml"
    text = data.draw(edited(draft), label="one").files(layout)[path]
    findings(story.edited(path, text))
    _assert_same(story.edited(*list(other.items())[-1]), pv.story_of(other))
    _assert_same(story.edited(path, text), pv.story_of({**files, path: text}))
    assert headspaces(story.what_if(without="joe")) == headspaces(draft.story(layout).what_if(without="joe"))


def test_a_premise_about_a_fact_hears_of_an_edit_in_another_episode() -> None:
    draft = Draft(
        (("mara", {"name": "Mara"}), ("joe", {"name": "Joe"}), ("ann", {"name": "Ann"})),
        premises=({"id": "dry", "never": "fact(scarf) == 'rain'"}, {"id": "dark", "never": "knows(ann, scarf)"}),
    )
    red, wet, seen = (
        draft.then(f"Mara tells Joe; sets scarf = {clauses}").then("Ann drinks")
        for clauses in ("red", "rain", "red; witnessed by Ann")
    )
    layout, path = "a file an episode", "S01E01.yaml"
    story = red.story(layout)
    findings(story)
    for other in (wet, seen, red, wet):
        story = story.edited(path, other.files(layout)[path])
        _assert_same(story, other.story(layout))


RELYING = Draft(
    (("mara", {"name": "Mara"}), ("joe", {"name": "Joe"}), ("ann", {"name": "Ann"}), ("ben", {"name": "Ben"}))
)


@pytest.mark.parametrize(
    "first",
    [
        "Mara tells Joe; sets scarf = rain; witnessed by Ann",
        "Mara lies to Ann; sets scarf = red",
        "Mara lies to Mara; sets scarf = red",  # and passes it on
        "Ann kills Mara",
        "Ann dies",
        "Ben dies",
        "Ben drinks",
    ],
)
def test_who_relies_on_a_fact_hears_of_an_edit_in_another_episode(first: str) -> None:
    then = ("Mara tells Joe; sets scarf = red; witnessed by Ben", "Ben tells Ann; sets scarf = red")
    plain, other = (
        RELYING.then(line).then("Ben relies on scarf = rain").then(*then).then("Ann relies on scarf = red")
        for line in ("Joe hides it; sets scarf = rain", first)
    )
    layout, path = "a file an episode", "S01E01.yaml"
    story = plain.story(layout)
    findings(story)
    for draft in (other, plain, other):
        story = story.edited(path, draft.files(layout)[path])
        _assert_same(story, draft.story(layout))


@pytest.mark.parametrize(
    "line", ["Joe hides it; retells S01E01.1/1; sets scarf = red", "Joe hides; retells S01E01.1/1"]
)
def test_what_is_told_anew_later_is_known_anew_before(line: str) -> None:
    plain, anew = (
        RELYING.then("Mara hides it; sets scarf = rain").then("Ann relies on scarf = rain").then(line)
        for line in ("Joe drinks", line)
    )
    layout, path = "a file an episode", "S01E03.yaml"
    story = plain.story(layout)
    findings(story)
    for draft in (anew, plain):
        story = story.edited(path, draft.files(layout)[path])
        _assert_same(story, draft.story(layout))


def test_who_hears_what_a_line_really_was_hears_of_an_edit_of_that_line() -> None:
    told, unread = (
        RELYING.then(line, present=("mara", "joe")).then("Joe hurts Ann; retells S01E01.1/1", present=("joe", "ann"))
        for line in ("Joe hurts Mara", "Joe and so on")
    )
    layout, path = "a file an episode", "S01E01.yaml"
    story = told.story(layout)
    findings(story)
    headspaces(story, None)
    for draft in (unread, told):
        story = story.edited(path, draft.files(layout)[path])
        met, anew = (one.minds.of("ann").encounters for one in (story, draft.story(layout)))
        assert [one.learned_in is None for one in met] == [one.learned_in is None for one in anew]


def test_a_death_that_keeps_a_lie_from_spreading_is_heard_of() -> None:
    lines = (
        "Mara hides it; sets scarf = rain",
        "Mara lies to Joe; sets scarf = red",
        "Joe tells Ben; sets scarf = red",
    )
    alive, dead = (
        RELYING.then(line).then(lines[0]).then(lines[1]).then(lines[2]).then("Ann relies on scarf = red")
        for line in ("Joe drinks", "Joe dies")
    )
    layout, path = "a file an episode", "S01E01.yaml"
    story = alive.story(layout)
    findings(story)
    for draft in (dead, alive):
        story = story.edited(path, draft.files(layout)[path])
        _assert_same(story, draft.story(layout))


def test_who_is_there_hears_of_who_goes_out() -> None:
    stay, leave = (
        RELYING.then(line, "Mara hides it; sets scarf = red; witnessed by Joe", present=("mara", "joe")).then(
            "Joe relies on scarf"
        )
        for line in ("Ann drinks", "Joe exits")
    )
    layout, path = "a file an episode", "S01E01.yaml"
    story = stay.story(layout)
    findings(story)
    for draft in (leave, stay):
        story = story.edited(path, draft.files(layout)[path])
        _assert_same(story, draft.story(layout))


def test_with_whichever_seed_python_hashes(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    for path, text in SEEDED.files("a file an episode").items():
        (folder / path).write_text(text, "utf-8")
    first, *others = (_said(folder, seed) for seed in ("0", "1", "4242"))
    assert first.count(b"\n") > ASKED.count("run")
    assert all(said == first for said in others)


ASKED = """
import sys
from previously.surfaces.cli.main import run
run(["on", "mara", sys.argv[1], "--format", "json"])
run(["on", "joe", sys.argv[1], "--at", "S01E01.1", "--format", "json"])
run(["check", sys.argv[1], "--format", "json"])
"""


SEEDED = Draft(
    tuple((name.lower(), {"name": name, "bonds": {"joe": 0.5}}) for name in ("Mara", "Ann", "Joe", "Ben")),
    (
        Episode(
            (1, 1),
            (
                Scene("1", ("Joe abuses Mara; cues rain, knife; sets scarf = red", "Ben hurts Ann; witnessed by Mara")),
                Scene("2", ("Mara hunts Joe", "Mara confides in Ann; cues rain", "Mara plays at ease"), "harbour"),
                Scene("3", ("Ann kills Joe", "Joe plays happy", "Mara works through the fire"), "old mill"),
            ),
        ),
    ),
)


def _said(folder: Path, seed: str) -> bytes:
    """What is answered by a process whose hashes have this seed."""
    words = [sys.executable, "-c", ASKED, str(folder)]
    done = subprocess.run(words, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})  # noqa: S603 - our own words
    return done.stdout


def _bits(space: pv.Headspace) -> tuple[object, ...]:
    return (space.wounds, space.drives, space.distress, space.mood, space.emotions, space.made_by, space.strongest_cues)


def _assert_same(one: pv.Story, anew: pv.Story) -> None:
    positions = (*told(anew), None)
    assert knowledge(one, *positions) == knowledge(anew, *positions)
    assert told(one) == told(anew)
    assert findings(one) == findings(anew)
    assert headspaces(one, *positions) == headspaces(anew, *positions)


def _with(draft: Draft, episode: int, parts: tuple[Scene, ...]) -> Draft:
    new = draft.episodes[episode]._replace(scenes=parts)
    return draft._replace(episodes=(*draft.episodes[:episode], new, *draft.episodes[episode + 1 :]))


def _with_scene(draft: Draft, episode: int, place: int, fields: dict[str, Any]) -> Draft:
    parts = draft.episodes[episode].scenes
    return _with(draft, episode, (*parts[:place], parts[place]._replace(**fields), *parts[place + 1 :]))


@contextmanager
def _checkpoints(*, every: int) -> Iterator[None]:
    """States kept after every so many experiences."""
    with pytest.MonkeyPatch.context() as patch:
        for room in (replay, minds, answers):
            patch.setattr(room, "EVERY", every)
        yield
