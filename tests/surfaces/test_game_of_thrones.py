"""Forty episodes that nobody here wrote: imported, checked and asked, as from the command line."""

import json
import re
import shlex
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import previously as pv
from previously.canon.world.nameless import is_nameless
from previously.surfaces.cli.main import run
from tests.counting import calls
from tests.docs.test_examples import FENCE, steps
from tests.surfaces.conftest import Typed

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "game-of-thrones.md").read_text("utf-8")
THRONES = ROOT.parent / "shared" / "data" / "game-of-thrones"
EPISODES, KIN = THRONES / "episodes-s01-s04.json", THRONES / "kin.json"
pytestmark = pytest.mark.skipif(not EPISODES.exists(), reason="../shared/data/game-of-thrones is not here")
RETURNED = {"Beric Dondarrion", "Wight Wildling Girl"}
"""Who is there again after dying, with no return told."""
MANY = {"High Septon", "Old Man", "White Walker"}
"""Names that more than one have: of whom a death is told, and later they are there, or die."""
FOUND = {"PV015": 2, "PV101": 2}
"""How many findings there are of each code, hints too."""
DEAD = {
    "Viserys Targaryen": "S01E06.19",
    "Robert Baratheon": "S01E07.22",
    "Eddard Stark": "S01E09.25",
    "Khal Drogo": "S01E10.22",
    "Renly Baratheon": "S02E05.1",
    "Robb Stark": "S03E09.70",
    "Catelyn Stark": "S03E09.71",
    "Joffrey Baratheon": "S04E02.81",
    "Lysa Arryn": "S04E07.27",
    "Oberyn Martell": "S04E08.33",
    "Ygritte": "S04E09.77",
    "Shae": "S04E10.38",
    "Tywin Lannister": "S04E10.40",
}
"""Who is dead at the end, and since when."""
READ = re.compile(r"\n\d+\. \*\*(PV\d{3}), (S\d{2}E\d{2}\.\d+),.*?\*\*(True|False)\*\*", re.DOTALL)


class Imported(NamedTuple):
    """The list as given, the folder made of it, the story in that folder."""

    given: Any
    folder: Path
    story: pv.Story
    work: int  # functions called to import it


@pytest.fixture(scope="module")
def thrones(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("import") / "thrones"
    asked = ["import", str(EPISODES), "-o", str(folder), "--kin", str(KIN), "--title", "Game of Thrones"]
    codes: list[int] = []
    work = calls(lambda: codes.append(run(asked)))
    assert codes == [0]
    return Imported(json.loads(EPISODES.read_text("utf-8")), folder, pv.open(folder), work)


def scenes_of(given: Any) -> list[Any]:
    episodes = given["episodes"] if isinstance(given, dict) else given
    return [scene for episode in episodes for scene in episode["scenes"]]


def test_a_scene_takes_little_work(thrones: Imported) -> None:
    assert thrones.work < 1000 * sum(1 for _ in scenes_of(thrones.given))


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


def test_what_is_found_is_every_unexplained_return_once(thrones: Imported) -> None:
    cast = thrones.story.canon.cast
    errors = [finding for finding in thrones.story.check() if finding.severity == "error"]
    found = Counter((finding.code, cast[finding.character].name) for finding in errors)
    returns = {name for code, name in found if code == "PV101"}
    assert returns == RETURNED
    assert {code for code, _ in found} == {"PV101"}
    assert not {name for _, name in found} & MANY
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
    assert "PV103" not in said.out


def test_so_many_are_found_of_each_code(thrones: Imported) -> None:
    assert Counter(finding.code for finding in thrones.story.check()) == FOUND
    table = re.findall(r"^\| (PV\d{3}) \|.*\| (\d+)", PAGE, re.MULTILINE)
    assert {code: int(number) for code, number in table} == FOUND


def test_every_finding_the_manual_judges_is_found(thrones: Imported) -> None:
    """Each that makes a check fail is judged; so are both hints."""
    findings = thrones.story.check()
    judged = [(code, at) for code, at, _ in READ.findall(PAGE)]
    found = [(finding.code, finding.at) for finding in findings]
    assert len(judged) == len(set(judged)) == 4
    assert set(judged) <= set(found)
    failing = {at for at, finding in zip(found, findings, strict=True) if finding.severity != "hint"}
    assert failing <= set(judged)
    assert Counter(verdict for *_, verdict in READ.findall(PAGE)) == {"True": 4}


def test_the_dead_are_dead_since_they_died(thrones: Imported, typed: Typed) -> None:
    rows = json.loads(typed("cast", str(thrones.folder), "--at", "S04E10", "--format", "json").out)["cast"]
    since = {row["name"]: row["dead_since"] for row in rows}
    assert {name: since[name] for name in DEAD} == DEAD
    assert dict(re.findall(r"^\| ([A-Z][\w ]+) \| (S\d{2}E\d{2}\.\d+) \|", PAGE, re.MULTILINE)) == DEAD
    kinds = {row.name for row in thrones.story.canon.cast.values() if is_nameless(thrones.story.canon, row.id)}
    assert {"White Walker", "Old Man"} <= kinds
    assert not any(since[name] for name in kinds)
    died = {who for who, turns in thrones.story.canon.turns.items() if any(not turn.alive for turn in turns)}
    assert len(died) == 116
    assert sum(at is not None for at in since.values()) == 110
    assert {name for name in RETURNED if since[name]} == RETURNED


def test_arya_learns_of_her_brother_by_his_body_and_not_of_her_mother(thrones: Imported) -> None:
    before, after = (thrones.story.headspace("arya-stark", at=at) for at in ("S03E09", "S03E10"))
    robb = thrones.story.canon.turns["robb-stark"][0].event.id
    assert robb not in {wound.id for wound in before.wounds}
    assert robb in {wound.id for wound in after.wounds}
    catelyn = thrones.story.canon.turns["catelyn-stark"][0].event.id
    assert catelyn not in {wound.id for wound in after.wounds}


def test_the_manual_shows_what_is_printed(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "game-of-thrones").symlink_to(THRONES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    typing = [step for _, kind, text in FENCE.findall(PAGE) if kind == "text" for step in steps("console", text)]
    assert [shlex.split(step.command)[1] for step in typing] == ["import", "check", "cast"]
    for step in typing:
        said = iter(typed(*shlex.split(step.command)[1:]).out.splitlines())
        for line in step.shown:
            assert any(line.strip() == other.strip() for other in said), f"{step.command} does not print “{line}” there"
