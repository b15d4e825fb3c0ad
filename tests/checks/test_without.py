"""What the checks say had somebody never been, or had one event never happened: nothing of it speaks any more."""

import json

import pytest

import previously as pv
from previously.core.errors import UnknownName
from tests.stories import shown
from tests.surfaces.conftest import Typed, typed

__all__ = ["typed"]
CAST = "title: Harbour\ncast: {mara: Mara, joe: Joe, ann: {name: Ann, bonds: {mara: 0.9}}}\n"
PREMISES = """\
premises:
  - {id: not-over-him, always: "vulnerability(mara, joe) >= 0.05"}
  - {id: mara-lives, always: "alive(mara)"}
"""
SCENES = """\
S01E01:
  scenes:
    1:
      lines:
        - Joe captures Mara; cues rope
        - Mara plays terrified
    2:
      lines:
        - Joe kills Mara
    3:
      present: [mara, ann]
      lines:
        - Ann tells Mara; sets letter = burnt
    4:
      present: [joe, ann]
      lines:
        - Joe hides letter; sets letter = kept
        - Ann suffers a fever; because of Joe; cues fever
        - Ann plays over it about Joe
"""


def told(without: str = "") -> pv.Story:
    story = pv.story_of({"story.yaml": CAST + PREMISES, "s01.yaml": SCENES})
    return story.what_if(without=without) if without else story


def found(without: str = "") -> list[tuple[str, str]]:
    return [(finding.code, finding.at) for finding in told(without).check() if finding.severity != "hint"]


def test_whole_it_has_a_return_from_the_dead() -> None:
    assert ("PV101", "S01E01.3") in found()


def test_a_death_that_is_left_out_kills_nobody_and_no_finding_rests_on_it() -> None:
    assert not {code for code, _ in found("S01E01.2/1")} & {"PV101", "PV301"}
    assert told("S01E01.2/1").headspace("mara").alive


def test_without_the_one_who_did_it_what_is_played_of_it_is_not_borne() -> None:
    found_without = found("joe")
    assert ("PV201", "S01E01.1") in found_without, "nothing is left to be terrified of"
    assert not {code for code, _ in found_without} & {"PV101", "PV301"}


def test_claims_and_premises_about_somebody_who_never_was_are_not_tested() -> None:
    assert all(at != "S01E01.4" for _, at in found("joe"))
    assert not [entry for entry in told("joe").canon.entries() if "over it about Joe" in entry.text]


def test_who_never_was_is_nowhere_and_claims_nothing() -> None:
    canon = told("joe").canon
    assert [*canon.appearances_of("joe"), *canon.events_of("joe"), *canon.claims_of("joe")] == []


def test_what_was_never_said_is_not_known() -> None:
    def value(story: pv.Story) -> str | None:
        return story.canon.knowledge.value("letter", story.canon.moment().key)

    assert (value(told()), value(told("joe"))) == ("kept", "burnt")
    assert value(told("S01E01.4/1")) == "burnt"


def test_what_is_told_again_goes_with_its_first_telling() -> None:
    again = SCENES.replace(
        "    2:\n", "    1b:\n      flashback: 0\n      lines:\n        - Joe captures Mara\n    2:\n", 1
    )
    story = pv.story_of({"story.yaml": CAST, "s01.yaml": again})
    assert "S01E01.1b/1" in story.canon.retold
    assert not story.what_if(without="S01E01.1/1").headspace("mara", "S01E01.1b").wounds


def test_what_is_left_out_leaves_the_story_it_was_asked_of_alone() -> None:
    story = told()
    before = story.check()
    story.what_if(without="joe").check()
    assert story.check() == before
    assert set(story.canon.turns) == {"mara"}


def test_an_edit_of_a_story_without_somebody_is_still_without_them() -> None:
    story = told("joe")
    story.check()
    edited = story.edited("s01.yaml", SCENES.replace("Ann tells Mara", "Ann hurts Mara"))
    fresh = pv.story_of({"story.yaml": CAST + PREMISES, "s01.yaml": SCENES.replace("Ann tells Mara", "Ann hurts Mara")})
    assert shown(edited.check()) == shown(fresh.what_if(without="joe").check())
    assert edited.without == "Joe"


@pytest.mark.parametrize("without", ["zoe", "S01E01.9/1", "S01E01.1/2"])
def test_only_people_and_events_can_be_left_out(without: str) -> None:
    with pytest.raises(UnknownName, match=without):
        told(without)


def test_the_command_line_says_whom_it_leaves_out(harbour: str, typed: Typed) -> None:
    said = typed("check", harbour, "--without", "joe", "--format", "json")
    assert said.code == 1
    assert {finding["code"] for finding in json.loads(said.out)["findings"]} == {"PV201"}
    assert "Harbour without Joe: 1 error" in typed("check", harbour, "--without", "joe").out
    for option in ("--watch", "--update-baseline"):
        wrong = typed("check", harbour, "--without", "joe", option, "--baseline", f"{harbour}/known.json")
        assert (wrong.code, wrong.err.count("\n")) == (2, 1)


@pytest.fixture
def harbour(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "story.yaml").write_text(CAST + PREMISES, "utf-8")
    (folder / "s01.yaml").write_text(SCENES, "utf-8")
    return str(folder)
