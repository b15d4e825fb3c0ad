"""What a recap tells: what weighs, from the past alone, in an order that reads, in so many words."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.questions.question import dumps
from previously.questions.recap import RecapAnswer
from previously.surfaces.cli.commands.recap_command import markdown
from tests.effort import law
from tests.laws.drafts import Draft, Episode, Scene
from tests.laws.strategies import drafts
from tests.stories import story

CAST = """\
title: Harbour
cast:
  mara: {name: Mara, lead: yes, bonds: {ann: 0.8}}
  joe: {name: Joe, lead: yes}
  ann: {name: Ann, lead: no}
  ben: {name: Ben, lead: no}
"""
SEASON = """\
S01E01:
  scenes:
    1: {present: [mara, joe], lines: ["Joe captures Mara; cues rope; bad", "Joe threatens Mara"]}
    2: {present: [ben, ann], lines: ["Ben amuses Ann"]}
    3: {present: [mara, ann], lines: ["Mara vows to free Ann", "Mara vows to find the boat", "Mara gives up the boat"]}
S01E02:
  scenes:
    1: {flashback: -900, present: [mara, joe], lines: ["Joe kills Ben; cues knife"]}
    2: {present: [mara, joe], lines: ["Mara captures Joe with Ann", "Mara fails"]}
    3: {present: [joe, ann], lines: ["Joe lies to Ann; sets mara-is-dead = true"]}
S01E03:
  scenes:
    1: {present: [mara, ben], lines: ["Mara meets Ben"]}
    2: {present: [mara, joe], lines: ["Joe kills Mara"]}
"""


def told() -> pv.Story:
    return story(SEASON, cast=CAST)


def recap(at: str, name: str = "", words: int | None = None) -> list[str]:
    return [line.text for line in told().recap(at, name=name, words=words).sentences]


def test_it_tells_what_weighs_in_told_order_and_the_past_as_past() -> None:
    assert str(told().recap("S01E03")) == (
        "Years before, Joe kills Ben. Later, Joe captures and threatens Mara. Mara vows to free Ann. "
        "Mara captures Joe with Ann, but fails. Joe makes Ann believe that Mara is dead."
    )


def test_it_ends_where_the_last_episode_ended() -> None:
    assert "Mara vows to free Ann." in recap("S01E02")
    assert recap("S01E03")[-1] == "Joe makes Ann believe that Mara is dead."
    assert recap("S01E03", name="mara")[-1] == "Joe makes Ann believe that Mara is dead."


def test_a_scene_is_recapped_from_before_it() -> None:
    assert "Mara vows to free Ann." not in recap("S01E01.3")
    assert "Mara vows to free Ann." in recap("S01E02.1")
    assert not any("Ben" in sentence for sentence in recap("S01E02.1") if "kills" in sentence)


def test_nothing_is_told_before_the_beginning() -> None:
    found = told().recap("S01E01")
    assert (str(found), found.sentences, found.told) == ("", (), False)


def test_what_weighs_on_nobody_is_not_told() -> None:
    assert "Ben amuses Ann." not in recap("S01E03")
    assert not any("boat" in sentence for sentence in recap("S01E03"))


def test_one_persons_recap_is_about_them() -> None:
    of_ann = recap("S01E03", name="ann")
    assert "Joe makes Ann believe that Mara is dead." in of_ann
    assert "Ben amuses Ann." in recap("S01E02.1", name="ben")
    assert "Ben amuses Ann." not in recap("S01E02.1")


def test_no_deed_is_told_twice() -> None:
    again = SEASON.replace('"Joe threatens Mara"', '"Joe threatens Mara", "Joe threatens Mara; cues rain"')
    texts = [line.text for line in story(again, cast=CAST).recap("S01E02").sentences]
    assert len([text for text in texts if text.endswith("Joe threatens Mara.")]) <= 1


def test_an_own_recap_looks_at_who_is_behind_the_door_and_an_audiences_does_not() -> None:
    lived = CAST.replace("ben: {name: Ben", "ben: {name: Ben, bonds: {joe: -0.5}").replace(
        "title:", "clock: {}\ntitle:"
    )
    rows = SEASON.replace("Ben amuses Ann", "Ann hurts Ben; bad; cues glass")
    own = story(rows, cast=lived)
    assert any("Ann hurts Ben" in line.text for line in own.recap("S01E03").sentences)
    other = story(
        rows.replace('present: [mara, ben], lines: ["Mara meets Ben"]', "present: [joe], lines: []"), cast=lived
    )
    assert str(own.seen("S01E02").recap("S01E03")) == str(other.seen("S01E02").recap("S01E03"))


def test_a_view_past_its_end_rests_on_what_it_holds() -> None:
    view = told().seen("S01E02")
    assert (
        str(view.recap("S01E03")) == str(view.recap("S01E09")) == str(view.recap("S01E09.4")) == str(view.recap("S02"))
    )


def test_an_old_hand_is_told_what_came_before() -> None:
    assert str(told().seen("S01E03").recap("S01E02")) == str(told().seen("S01E01").recap("S01E02"))


def test_what_was_lived_before_the_story_is_told_from_its_label_on() -> None:
    before = "before:\n  - {day: -4000, told: S01E02, line: 'Mara loses her father; cues storm'}\n"
    before += "  - {day: -4000, line: 'Mara loses her mother; cues storm'}\n"
    lived = story(SEASON, cast=CAST, declared=before)
    assert "father" not in str(lived.recap("S01E02"))
    assert "Years before, Mara loses her father." in str(lived.recap("S01E03"))
    assert "mother" not in str(lived.recap("S02E01"))


def test_what_was_told_wrong_is_told_as_it_was() -> None:
    rows = SEASON + 'S01E04:\n  scenes:\n    1: {lines: ["Joe captures Mara; retells S01E03.2/1"]}\n'
    texts = [line.text for line in story(rows, cast=CAST).recap("S01E05").sentences]
    assert "Joe kills Mara." in [line.text for line in story(rows, cast=CAST).recap("S01E04").sentences]
    assert "Joe kills Mara." not in texts


def test_a_fact_does_not_name_whom_nobody_has_named() -> None:
    rows = "S01E01:\n  scenes:\n    1: {lines: [Joe tells Ann; reveals zoe-lives, Joe hurts Ann]}\n"
    named = CAST + "  zoe: Zoe of the Harbour\n"
    text = str(story(rows, cast=named).recap("S01E02"))
    assert "Zoe lives" in text
    assert "Zoe of" not in text


def test_what_is_dreamt_is_not_told() -> None:
    rows = SEASON.replace("    3: {present: [joe, ann]", "    3: {vision: yes, present: [joe, ann]")
    assert "believe" not in str(story(rows, cast=CAST).recap("S01E03"))


def test_the_order_and_the_places_are_in_the_data() -> None:
    data: dict[str, Any] = json.loads(dumps(RecapAnswer.of(told().recap("S01E03", name="mara"))))
    assert list(data) == ["story", "at", "for", "sentences"]
    assert (data["story"], data["at"], data["for"]) == ("Harbour", "S01E03", "mara")
    first = data["sentences"][0]
    assert list(first) == ["text", "event", "at", "file", "line", "weight", "character"]
    assert (first["event"], first["at"], first["file"], first["line"]) == ("S01E02.1/1", "S01E02.1", "s01.yaml", 8)
    assert {type(one["weight"]) for one in data["sentences"]} == {float}
    assert RecapAnswer.of(told().recap("S01E03")).name is None


def test_to_an_audience_a_place_is_where_it_is_told() -> None:
    (first, *_) = told().seen("S01E02").recap("S01E03").sentences
    assert str(first.event.span) == "S01E02.1, 1st line"


def test_markdown_is_not_marked_up_by_what_an_author_wrote() -> None:
    odd = story(SEASON.replace("the boat", "*the* <b>boat</b>"), cast=CAST.replace("Harbour", "_Har_bour"))
    lines = list(markdown(odd.recap("S01E02")))
    assert lines[:2] == ["## Previously on \\_Har\\_bour", ""]
    assert "<b>" not in lines[2]


@pytest.mark.parametrize("words", [0, -3])
def test_a_recap_of_no_words_is_refused(words: int) -> None:
    with pytest.raises(pv.BadRequest, match="room for at least one word"):
        told().recap("S01E03", words=words)


def test_who_and_where_must_be_known() -> None:
    with pytest.raises(pv.UnknownName):
        told().recap("S01E03", name="zoe")
    with pytest.raises(pv.UnknownPosition, match=r"no scene S01E02\.9"):
        told().recap("S01E02.9")
    with pytest.raises(pv.UnknownPosition, match="not a position"):
        told().recap("soon")


def test_who_is_left_out_has_no_part() -> None:
    assert "Joe" not in str(told().what_if(without="joe").recap("S01E03"))


def size(text: str) -> int:
    return len(text.split())


@given(st.integers(1, 60))
def test_a_budget_of_words_is_held(words: int) -> None:
    found = told().recap("S01E03", words=words)
    assert size(str(found)) <= sum(size(line.text) for line in found.sentences) <= words
    assert found.sentences or words < 5


@given(drafts(3), st.integers(1, 40), st.data())
@law(40)
def test_a_budget_is_held_whatever_is_told(draft: Draft, words: int, data: st.DataObject) -> None:
    made = draft.story()
    at = data.draw(st.sampled_from([*(episode.at for episode in draft.episodes), "S03E01"]))
    found = made.recap(at, words=words)
    assert sum(size(line.text) for line in found.sentences) <= words
    assert size(str(found)) <= words
    assert all(line.text.endswith((".", "!", "?", "…", '"', "”")) for line in found.sentences)


@given(drafts(3), drafts(3), st.data())
@law(60)
def test_what_is_told_later_has_no_part_in_it(draft: Draft, other: Draft, data: st.DataObject) -> None:
    door = data.draw(st.integers(0, len(draft.episodes) - 1))
    at = draft.episodes[door].at
    scene = Scene("1", (), present=())
    kept = (*draft.episodes[:door], Episode(draft.episodes[door].number, (scene,)))
    later = [Episode((2, 5 + i), episode.scenes) for i, episode in enumerate(other.episodes)]
    fewer, more = draft._replace(episodes=kept), draft._replace(episodes=(*kept, *later))
    name = data.draw(st.sampled_from(["", *draft.ids]))
    assert RecapAnswer.of(fewer.story().recap(at, name=name)) == RecapAnswer.of(more.story().recap(at, name=name))


@given(drafts(3), st.data())
@law(60)
def test_only_what_was_told_before_is_in_it(draft: Draft, data: st.DataObject) -> None:
    made = draft.story()
    scene = data.draw(st.sampled_from(list(made.canon.scenes())))
    for line in made.recap(scene.at).sentences:
        assert line.event.scene.told < scene.told
