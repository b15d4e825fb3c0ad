"""A survey of many stories: each as it would answer alone, and the same however the work is spread."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

import previously as pv
from previously.live.scale.survey import Slice, survey, surveyed
from tests.surfaces.conftest import Typed, typed

__all__ = ["typed"]
CAST = "cast: {mara: Mara, joe: Joe, ann: Ann, bob: Bob, cy: Cy}\n"


@pytest.fixture(scope="module")
def serials(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stories in a folder, one of which contradicts itself, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("serials")
    lines = {"one": ["Joe betrays Mara", "Cy comforts Ann"], "two": ["Cy kills Bob", "Bob hits Ann"]}
    for name, told in lines.items():
        (folder / name).mkdir()
        (folder / name / "story.yaml").write_text(f"title: {name.title()}\n{CAST}", "utf-8")
        (folder / name / "s01.yaml").write_text(f"S01E01: {{lines: {json.dumps(told)}}}\n", "utf-8")
    (folder / "two" / "later").mkdir()
    (folder / "wrong").mkdir()
    (folder / "wrong" / "story.yaml").write_bytes(b"\x00\xff\x00")
    return folder


def test_everybody_is_as_their_own_story_says(serials: Path) -> None:
    one, two, _ = pv.survey([serials])
    assert (one.title, two.title, one.findings, two.findings["error"]) == ("One", "Two", {}, 1)
    mara = next(row for row in one.people if row.character == "mara")
    assert mara.hurt == pv.open(serials / "one").headspace("mara").hurt > 0.0
    assert [row.character for row in two.people] == ["mara", "joe", "ann", "bob", "cy"]
    assert [row.alive for row in two.people] == [True, True, True, False, True]


def test_other_constants_replay_every_mind(serials: Path) -> None:
    (one,) = pv.survey([serials / "one"], constants={"alpha": 0.1})
    (as_it_is,) = pv.survey([serials / "one"])
    assert [row.was_hurt for row in one.people] == [row.hurt for row in as_it_is.people]
    mara = one.people[0]
    assert mara.was_hurt is not None
    assert mara.hurt < mara.was_hurt


def test_trust_goes_by_its_constants_too(serials: Path) -> None:
    story = pv.open(serials / "one")
    less = story.remodeled({"a_minus": 0.1})
    assert less.headspace("mara").bonds["joe"].trust > story.headspace("mara").bonds["joe"].trust
    again = less.edited("s01.yaml", "S01E01: {lines: ['Joe betrays Mara', 'Joe humiliates Mara']}\n")
    assert again.headspace("mara").bonds["joe"].trust < less.headspace("mara").bonds["joe"].trust
    assert again.headspace("mara").bonds["joe"].trust > story.headspace("mara").bonds["joe"].trust


def test_the_pool_says_the_same_to_the_bit(serials: Path) -> None:
    here = list(pv.survey([serials], constants={"a": 0.4}))
    assert list(pv.survey([serials], constants={"a": 0.4}, over="pool", workers=2)) == here
    whole, several = list(pv.survey([serials / "one"])), pv.survey([serials / "one"], over="pool", workers=2)
    assert list(several) == whole


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: pip install 'previously[scale]'")
@pytest.mark.parametrize("workers", [1, 2, 4])
def test_ray_says_the_same_to_the_bit(serials: Path, workers: int) -> None:
    assert list(pv.survey([serials], over="ray", workers=workers)) == list(pv.survey([serials]))


@pytest.mark.skipif(find_spec("ray") is not None, reason="Ray is installed")
def test_without_ray_one_is_told_what_to_install(serials: Path) -> None:
    with pytest.raises(pv.BadRequest, match=r"previously\[scale\]"):
        list(pv.survey([serials], over="ray"))


def test_a_story_that_cannot_answer_keeps_nobody_from_answering(serials: Path) -> None:
    answers = list(pv.survey([serials / "one", serials / "two"], at="S01E07.nowhere.3"))
    assert all("S01E07.nowhere.3" in one.error and not one.people for one in answers)
    assert surveyed(Slice(str(serials / "none"), None, ())).error


def test_the_command_prints_a_row_a_story(serials: Path, typed: Typed) -> None:
    said = typed("survey", str(serials), "--constant", "a=0.4")
    assert said.code == 0
    assert "One" in said.out
    assert "3 stories, 10 people." in said.out
    found = json.loads(typed("survey", str(serials / "one"), "--format", "json").out)
    assert found["serials"][0]["people"][0]["character"] == "mara"


def test_stories_of_one_title_are_told_apart(serials: Path, typed: Typed, tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        for file in ("story.yaml", "s01.yaml"):
            (tmp_path / name / file).write_bytes((serials / "one" / file).read_bytes())
    said = " ".join(typed("survey", str(tmp_path)).out.split())
    assert "first)" in said
    assert "second)" in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--constant", "phi"], "a constant is given as NAME=VALUE, such as phi=0.5; given “phi”"),
        (["--constant", "ph=1"], "no parameter is called “ph”; did you mean “phi”?"),
        (["--constant", "phi=7"], "parameter phi is 7.0; it must be a number from 0 to 1"),
        (["--workers", "0"], "0 is not in the range"),
    ],
)
def test_mistakes_are_sentences(serials: Path, typed: Typed, arguments: list[str], sentence: str) -> None:
    said = typed("survey", str(serials), *arguments)
    assert said.code == 2
    assert sentence in said.err


def test_stories_with_choices_are_told_along_one_of_their_paths(tmp_path: Path) -> None:
    head = "title: x\ncast: {ann: Ann}\npaths: {stays: [Stay], goes: [Go]}\npath: stays\n"
    ink = "=== start\nRain.\n* [Stay] -> stay\n* [Go] -> go\n=== stay\n# prev: Ann dies\n-> END\n=== go\n-> END\n"
    for name, story in (("choices", head), ("plain", "title: y\ncast: {ann: Ann}\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.yaml").write_text(story, "utf-8")
        (tmp_path / name / "s01e01.ink").write_text(ink, "utf-8")

    def alive(along: str | None) -> list[object]:
        told = survey([tmp_path], along=along)
        return [one.error or [person.alive for person in one.people] for one in told]

    assert alive(None) == [[False], [False]]
    assert alive("goes") == [[True], [False]]
    wrong, plain = alive("runs")
    assert "runs" in str(wrong)
    assert plain == [False]
