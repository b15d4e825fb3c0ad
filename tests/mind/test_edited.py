"""Minds while somebody writes: after an edit they are what they are in a story read anew."""

import json

import pytest

import previously as pv
from previously.mind.appraisal.encounters import Encounter
from previously.mind.appraisal.judge import Judge
from previously.mind.appraisal.meaning import Meaning

CAST = """\
title: Harbour
clock: {episode: 30}
cast: {mara: {name: Mara, goals: {end-it: {target: joe, from: S01E02.1}}}, joe: Joe}
"""
SEASON = """\
S01E01: {scenes: {1: {lines: [Mara drinks]}}}
S01E02:
  scenes:
    1: {lines: [Mara meets Joe]}
    2: {lines: [Mara drinks]}
S01E03: {scenes: {1: {lines: [Mara hunts Joe]}}}
"""
WITHOUT = SEASON.replace("    1: {lines: [Mara meets Joe]}\n", "")


def strength(story: pv.Story) -> float:
    """How much her purpose has become her."""
    (drive,) = story.headspace("Mara").drives
    assert drive.name == "end-it"
    return drive.strength


def test_a_goal_whose_opening_scene_is_deleted_is_as_strong_as_in_the_story_read_anew() -> None:
    story = pv.story_of({"story.yaml": CAST, "s01.yaml": SEASON})
    before = strength(story)
    anew = strength(pv.story_of({"story.yaml": CAST, "s01.yaml": WITHOUT}))
    assert anew > before + 0.01
    edited = story.edited("s01.yaml", WITHOUT)
    assert strength(edited) == anew
    assert strength(edited.edited("s01.yaml", SEASON)) == before == strength(story)


PEOPLE = {"mara": "Mara", "joe": "Joe", "ann": "Ann", "bo": "Bo"}
DEEDS = ("comforts", "confides in", "betrays", "helps", "lies to", "quarrels with")


def _long_season(first: str) -> str:
    """Forty scenes between any two; in the fifth, Joe does something else to Mara."""
    rows = ["S01E01:", "  scenes:"]
    pairs = [(one, other) for one in PEOPLE.values() for other in PEOPLE.values() if one != other]
    for number in range(40):
        (one, other), deed = pairs[number * 7 % len(pairs)], DEEDS[number % len(DEEDS)]
        line = f"Joe {first} Mara" if number == 4 else f"{one} {deed} {other}; cues cue {number % 5}"
        rows += [f"    {number + 1}: {{lines: [{line}]}}"]
    return "\n".join(rows) + "\n"


def _appraised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose encounters are appraised from now on, one for each."""
    appraised: list[str] = []
    real = Meaning.__init__

    def counted(self: Meaning, by: Judge, met: Encounter, number: int) -> None:
        appraised.append(by.person.id)
        real(self, by, met, number)

    monkeypatch.setattr(Meaning, "__init__", counted)
    return appraised


def test_a_row_at_the_end_of_a_scene_finds_all_before_it_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    hurt = [("S01E01.1", "Joe stabs Bo"), ("S01E01.2", "Bo confides in Mara"), ("S01E01.2", "Mara helps Ann")]
    rows = [json.dumps({"at": at, "line": line}) for at, line in hurt]
    files = {"story.yaml": "title: Long\ncast: {mara: Mara, joe: Joe, ann: Ann, bo: Bo}\n"}
    story = pv.story_of({**files, "log.jsonl": "\n".join(rows) + "\n"})
    met = story.minds.of("mara").encounters
    assert [one.event.id for one in met if one.event.topic == "bo"], "she sees that he is hurt"
    appraised = _appraised(monkeypatch)
    for number in range(1, 4):
        rows.append(json.dumps({"at": "S01E01.2", "line": "Ann betrays Mara"}))
        story = story.edited("log.jsonl", "\n".join(rows) + "\n")
        assert len(story.minds.of("mara").encounters) == len(met) + number
        assert story.minds.of("mara").encounters[: len(met)] == met
        assert len(appraised) == number
        assert [story.canon.where(entry.span).line for entry in story.canon.entries()] == [*range(1, len(rows) + 1)]


def test_after_an_edit_only_what_finds_somebody_another_than_before_is_appraised_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story_yaml = f"title: Long\ncast: {{{', '.join(f'{who}: {name}' for who, name in PEOPLE.items())}}}\n"
    story = pv.story_of({"story.yaml": story_yaml, "s01.yaml": _long_season("thanks")})
    met = [len(story.minds.of(who).encounters) for who in PEOPLE]
    appraised = _appraised(monkeypatch)
    edited = story.edited("s01.yaml", _long_season("tortures"))
    lives = [edited.minds.of(who).life.table for who in PEOPLE]
    again = len(appraised)
    anew = pv.story_of({"story.yaml": story_yaml, "s01.yaml": _long_season("tortures")})
    for who, life in zip(PEOPLE, lives, strict=True):
        assert life.same_rows(anew.minds.of(who).life.table) == len(life) == len(anew.minds.of(who).life.table)
        assert edited.minds.of(who).outlook.same(anew.minds.of(who).outlook)
    assert {"mara", "joe"} <= {*appraised[:again]}
    assert again < sum(met) / 2
