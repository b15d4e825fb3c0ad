"""How long a rule waits is the author's to say, in whole episodes."""

import pytest

import previously as pv
from previously.core.settings import MOST, WAITS
from tests.stories import shown, story

RESTED = "S01E01: {scenes: {1: {lines: [Mara vows to find the boat]}}}\n" + "".join(
    f"S01E0{number}: {{scenes: {{1: {{lines: [Mara drinks]}}}}}}\n" for number in range(2, 8)
)


def waited(told: pv.Story) -> dict[str, int]:
    scene = next(told.canon.scenes())
    return {wait.rule: told.canon.wait_of(wait.rule, scene.told) for wait in WAITS}


def test_each_setting_says_in_a_sentence_what_it_means() -> None:
    assert all(wait.means.endswith(".") and wait.episodes >= 1 for wait in WAITS)
    assert len({wait.rule for wait in WAITS}) == len(WAITS)


def test_without_settings_each_rule_waits_as_long_as_it_does() -> None:
    assert waited(story(RESTED)) == {"dropped-wound": 6, "dropped-thread": 6, "purpose-gone-unnoticed": 3}


def test_what_is_set_is_what_holds_and_the_rest_stays() -> None:
    told = story(RESTED, declared="settings: {dropped-thread: 7}\n")
    assert waited(told) == {"dropped-wound": 6, "dropped-thread": 7, "purpose-gone-unnoticed": 3}
    assert [finding.code for finding in story(RESTED).check()] == ["PV501"]
    assert told.check() == ()


def test_a_name_that_is_no_rule_that_waits_is_said_with_the_nearest() -> None:
    said = shown(story(RESTED, declared="settings: {dropped-wounds: 2}\n").findings)
    assert said == (
        "story.yaml:3:12 PV007 warning: “settings” does not take the key “dropped-wounds”; "
        "did you mean “dropped-wound”?\n"
    )


@pytest.mark.parametrize("text", ["0", "-1", "2.5", "six", "", "1e3", "１", str(MOST + 1), "9" * 5000])
def test_a_number_that_is_none_is_said_and_the_rule_waits_as_ever(text: str) -> None:
    told = story(RESTED, declared=f"settings: {{dropped-thread: '{text}'}}\n")
    (finding,) = told.findings
    assert finding.message == f"“dropped-thread” must be a whole number of episodes from 1 to 10,000, not “{text}”"
    assert waited(told)["dropped-thread"] == 6


@pytest.mark.parametrize(
    "given", ["settings: 6\n", "settings: [dropped-thread]\n", "settings: {dropped-thread: [2]}\n"]
)
def test_another_form_is_said_too(given: str) -> None:
    told = story(RESTED, declared=given)
    assert len(told.findings) == 1
    assert waited(told)["dropped-thread"] == 6


def test_an_edit_of_the_settings_is_heard() -> None:
    told = story(RESTED)
    assert len(told.check()) == 1
    text = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: Ann}\nsettings: {dropped-thread: 9}\n"
    assert told.edited("story.yaml", text).check() == ()


def test_an_audience_has_none_of_it() -> None:
    files = {"story.yaml": "title: H\ncast: {mara: Mara}\nsettings: {dropped-thread: 2}\n", "s01.yaml": RESTED}
    seen = pv.story_of(files).seen("S01E02")
    assert waited(seen)["dropped-thread"] == 6
