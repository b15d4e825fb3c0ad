"""A path through a story with choices is a telling: its scenes in its order, its lines, and the minds they make."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import previously as pv
from previously.live.room import Room
from previously.story.story import Story, story_of
from previously.surfaces.cli.main import run
from tests.formats.test_manuscripts import SHARED, shared

INK = """\
VAR x = 1
{x: -> bar}
-> quay
=== quay ===
Rain. # prev: Mara meets Joe
* [Stay] I stay. # prev: Joe lies to Mara
  * * [Ask why] Mara asks. # prev: Joe hurts Mara
  * * [Leave it] Fine. -> memory -> bar
  - - They wait.
* (off) [Go] I go. -> bar
- Later. {x: -> bar}
-> END
=== bar ===
Mara: Hello! # prev: Mara slaps Joe
-> END
=== memory ===
It was summer. # prev: Mara remembers Joe
->->
"""
YARN = """\
title: quay
---
Rain. #prev: Mara meets Joe
-> Stay
    I stay. #prev: Joe lies to Mara
    -> Ask why
        Mara asks. #prev: Joe hurts Mara
    -> Leave it
        Fine.
        <<jump memory>>
    They wait.
-> Go #line:1
    <<jump bar>>
Later.
<<if $x>>
<<jump bar>>
<<endif>>
===
title: bar
---
Mara: Hello! #prev: Mara slaps Joe
===
title: memory
---
It was summer. #prev: Mara remembers Joe
<<jump bar>>
===
"""
TWEE = """\
:: quay
Rain. #prev: Mara meets Joe#
[[Stay->stay]] [[Go|bar]]

:: stay
I stay. #prev: Joe lies to Mara#
[[why<-Ask why]] <<link "Leave it" "memory">><</link>>

:: why
Mara asks. #prev: Joe hurts Mara#
[[bar]]

:: memory
It was summer. #prev: Mara remembers Joe#
[[On->bar]]

:: bar
Hello! #prev: Mara slaps Joe#
"""
PATHS = """\
title: Harbour
cast: {mara: Mara, joe: Joe}
paths:
  asks: [Stay, Ask why]
  leaves: [stay, Leave, On]
  goes: [Go]
  asks-then-goes: [Stay, Ask why, bar]
  flies: [Stay, Fly]
path: asks
"""
SEASON = "S01E01:\n  scenes:\n    bar: {place: bar, lines: [Joe dies]}\n    quay: {place: quay}\n"
MET, LIED, HURT, SLAPPED = "Mara meets Joe", "Joe lies to Mara", "Joe hurts Mara", "Mara slaps Joe"
TOLD = {
    "asks": [MET, LIED, HURT],
    "leaves": [MET, LIED, "Mara remembers Joe", SLAPPED],
    "goes": [MET, SLAPPED],
    "asks-then-goes": [MET, LIED, HURT, SLAPPED],
}


def harbour(files: Mapping[str, str], head: str = PATHS) -> Story:
    return story_of({"story.yaml": head, **files})


def lines(story: Story) -> list[str]:
    return [entry.text for entry in story.canon.entries()]


@pytest.mark.parametrize("path", TOLD)
@pytest.mark.parametrize(("name", "text"), [("s01e01.ink", INK), ("s01e01.yarn", YARN), ("s01e01.twee", TWEE)])
def test_a_path_is_a_telling(name: str, text: str, path: str) -> None:
    head = PATHS if name.endswith("twee") else PATHS.replace(", On]", "]")
    assert lines(harbour({name: text}, head).along(path)) == TOLD[path]


def test_the_path_of_the_story_is_told_where_no_other_is_asked_for_and_scenes_stand_in_its_order() -> None:
    story = harbour({"s01e01.ink": INK, "s01.yaml": SEASON})
    assert lines(story) == [MET, LIED, HURT]
    assert [scene.at for scene in story.along("goes").canon.scenes()] == ["S01E01.quay", "S01E01.bar"]
    assert lines(story.along("goes")) == [MET, SLAPPED, "Joe dies"]
    assert story.headspace("mara").distress > story.along("goes").headspace("mara").distress
    assert lines(story.along("goes").along("asks")) == lines(story)
    assert [entry.text for entry in story.along("goes").seen("S01E01.quay").canon.entries()] == [MET]


@pytest.mark.parametrize(
    ("head", "files", "said"),
    [
        (PATHS.replace("path: asks", "path: flies"), {"a.ink": ""}, "this path comes to “Fly”"),
        (PATHS.replace("path: asks", "path: ask"), {"a.ink": ""}, "there is no path “ask”; did you mean “asks”?"),
        (PATHS, {}, "there is no file with choices here"),
        (PATHS, {"s01e01.ink": INK, "s01e02.ink": INK}, "there are several files with choices"),
        ("title: x\npaths: {one: {s01e09.ink: [Go]}}\npath: one\n", {"s01e01.ink": INK}, "no file “s01e09.ink”"),
    ],
)
def test_what_a_path_cannot_take_is_said(head: str, files: Mapping[str, str], said: str) -> None:
    story = harbour({"s01e01.ink": INK} if "a.ink" in files else files, head)
    assert any(said in finding.message for finding in story.findings)


def test_a_path_that_is_not_there_is_no_path() -> None:
    with pytest.raises(pv.BadRequest, match="no path “gos”; did you mean “goes”"):
        harbour({"s01e01.ink": INK}).along("gos")


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {"story.yaml": PATHS, "s01e01.ink": INK}.items():
        (tmp_path / name).write_text(text, "utf-8")

    def said(*words: str) -> tuple[int, str]:
        return run([*words, str(tmp_path)]), capsys.readouterr().out

    assert "bar" in said("scenes", "--along", "goes")[1]
    assert "bar" not in said("scenes", "--along", "asks")[1]
    assert said("check")[0] == 0
    assert said("check")[0] == 0  # from the cache, which --along does not read
    code, out = said("check", "--along", "flies")
    assert (code, "“Fly”" in out) == (1, True)
    assert said("scenes", "--along", "goes", "--seen", "S01E01.quay")[1].count("quay") == 1


def test_what_is_served_logged_drafted_and_exported_is_the_path_that_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = tmp_path / "harbour"
    where.mkdir()
    for name, text in {"story.yaml": PATHS, "s01e01.ink": INK, "s01.yaml": SEASON}.items():
        (where / name).write_text(text, "utf-8")
    room = Room(where, along="goes")
    assert lines(room.story()) == [MET, SLAPPED, "Joe dies"]
    assert (
        lines(room.cut("S01E01.quay").story()) == lines(Room(where, along="goes", seen="S01E01.quay").story()) == [MET]
    )
    (where / "s01.yaml").write_text(SEASON.replace("Joe dies", "Mara helps Joe"), "utf-8")
    assert room.refresh([where / "s01.yaml"])
    assert lines(room.story()) == [MET, SLAPPED, "Mara helps Joe"]
    (where / "s02.yaml").write_text("S02E01: {scenes: {1: {lines: [Joe helps Mara]}}}\n", "utf-8")
    assert room.refresh()
    assert lines(room.story()) == [MET, SLAPPED, "Mara helps Joe", "Joe helps Mara"]
    assert run(["export", str(where), "--along", "goes", "--to", "markdown", "-o", str(tmp_path / "out")]) == 0
    assert lines(pv.open(tmp_path / "out")) == lines(pv.open(where, "goes")) == lines(room.story())
    assert run(["log", "Mara insults Joe", "--in", str(where), "--along", "goes", "--at", "S01E01.bar"]) == 0
    assert room.refresh([where / "s01.yaml"])
    assert lines(room.story())[-3:] == ["Mara helps Joe", "Mara insults Joe", "Joe helps Mara"]
    for asked in (["serve"], ["mcp"], ["draft", "--by", "rules", "--in"], ["log", "Joe helps Mara", "--in"]):
        assert run([*asked, str(where), "--along", "gos"]) == 2
        assert "did you mean “goes”" in capsys.readouterr().err
    (where / "story.yaml").write_text(PATHS.replace("  goes: [Go]\n", ""), "utf-8")
    room.refresh([where / "story.yaml"])
    assert room.fault == "story.yaml lists no path “goes” any more."
    assert len(lines(room.story())) == 5  # as it was


INTERCEPT = """\
title: x
cast: {harris: Harris, me: Me}
paths:
  confess: [start, Hut 14, Wait, Commander, took, Drink, Agree, Watch him, missing_reel, The stolen component,
    Calculate, "Yes", Explain, Explain]
  deny: [start, Hut 14, Wait, Wait, Deny, Don't take it, disagree, Wait, missing_reel, Shrug, "No", Take the cup, Agree,
    "No"]
"""
LOG = """\
S01E01:
  scenes:
    start-waited: {lines: [Harris threatens Me]}
    admitted_to_something: {lines: ["Me confesses to Harris", "Harris humiliates Me"]}
    harris_presses_for_details: {lines: [Me lies to Harris]}
"""


@shared
def test_a_long_story_by_two_paths_gives_two_logs_and_two_headspaces() -> None:
    text = (SHARED / "ink" / "ink" / "TheIntercept.ink").read_text("utf-8-sig")
    story = harbour({"s01e01.ink": text, "s01.yaml": LOG}, INTERCEPT)
    one, other = story.along("confess"), story.along("deny")
    assert not one.findings
    assert not other.findings
    assert lines(one) == ["Harris threatens Me", "Me confesses to Harris", "Harris humiliates Me", "Me lies to Harris"]
    assert lines(other) == ["Harris threatens Me", "Me lies to Harris"]
    assert one.headspace("me").distress > other.headspace("me").distress
