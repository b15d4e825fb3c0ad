"""Forty episodes that nobody here wrote: imported, checked and asked, as from the command line."""

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import previously as pv
from previously.surfaces.cli import run
from tests.surfaces.conftest import Typed

THRONES = Path(__file__).parents[3] / "shared" / "data" / "game-of-thrones"
EPISODES, KIN = THRONES / "episodes-s01-s04.json", THRONES / "kin.json"
pytestmark = pytest.mark.skipif(not EPISODES.exists(), reason="../shared/data/game-of-thrones is not here")
RETURNED = {"Beric Dondarrion", "High Septon", "White Walker", "Wight Wildling Girl"}
"""Who is there again after dying, with no return told."""
TWICE = {"Old Man", "White Walker"}
"""Of whom two deaths are told."""


class Imported(NamedTuple):
    """The list as given, the folder made of it, the story in that folder."""

    given: Any
    folder: Path
    story: pv.Story
    seconds: float


@pytest.fixture(scope="module")
def thrones(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("import") / "thrones"
    start = time.perf_counter()
    assert run(["import", str(EPISODES), "-o", str(folder), "--kin", str(KIN), "--title", "Game of Thrones"]) == 0
    seconds = time.perf_counter() - start
    return Imported(json.loads(EPISODES.read_text("utf-8")), folder, pv.open(folder), seconds)


def scenes_of(given: Any) -> list[Any]:
    episodes = given["episodes"] if isinstance(given, dict) else given
    return [scene for episode in episodes for scene in episode["scenes"]]


def test_it_takes_under_ten_seconds(thrones: Imported) -> None:
    assert thrones.seconds < 10


def test_every_episode_scene_and_presence_is_there(thrones: Imported) -> None:
    canon = thrones.story.canon
    told = list(canon.scenes())
    given = scenes_of(thrones.given)
    assert (len(canon.episodes), len(told)) == (40, 1741)
    assert len(given) == 1741
    for scene, listed in zip(told, given, strict=True):
        there = {canon.cast[who].name for who in (*scene.present, *scene.bodies)}
        assert there == {person["name"] for person in listed["characters"]}, scene.at


def test_116_characters_die(thrones: Imported) -> None:
    canon = thrones.story.canon
    dead = {who for who, turns in canon.turns.items() if any(not turn.alive for turn in turns)}
    assert len(dead) == 116


def test_what_is_found_is_every_unexplained_return_once_and_two_second_deaths(thrones: Imported) -> None:
    cast = thrones.story.canon.cast
    errors = [finding for finding in thrones.story.check() if finding.severity == "error"]
    found = Counter((finding.code, cast[finding.character].name) for finding in errors)
    returns = {name for code, name in found if code == "PV101"}
    assert returns == RETURNED
    assert {name for code, name in found if code == "PV103"} == TWICE
    assert {code for code, _ in found} == {"PV101", "PV103"}
    assert set(found.values()) == {1}


def test_who_is_only_foreseen_by_a_warg_has_not_come_back(thrones: Imported) -> None:
    canon = thrones.story.canon
    died = canon.turns["eddard-stark"][0]
    later = [
        scene for scene in canon.scenes() if "eddard-stark" in scene.present and scene.told > died.event.scene.told
    ]
    assert later
    assert all(scene.vision for scene in later)


def test_aryas_wound_is_her_fathers_death(thrones: Imported, typed: Typed) -> None:
    said = typed("on", "Arya Stark", str(thrones.folder), "--at", "S01E10", "--format", "json")
    arya = json.loads(said.out)
    canon = thrones.story.canon
    death = canon.turns["eddard-stark"][0].event.id
    strongest = max(arya["wounds"], key=lambda wound: wound["strength"])
    assert (said.code, strongest["id"]) == (0, death)
    assert arya["because"][0]["event"] == death
    page = typed("on", "Arya Stark", str(thrones.folder), "--at", "S01E10").out
    why, _, carries = page.partition("What Arya carries")
    assert "kills Eddard Stark" in why
    assert "kills Eddard Stark" in carries


def test_the_command_line_says_the_same(thrones: Imported, typed: Typed) -> None:
    said = typed("check", str(thrones.folder))
    assert said.code == 1
    assert said.out.count("PV101 acts-after-death") == len(RETURNED)
    assert said.out.count("PV103 dies-twice") == len(TWICE)
