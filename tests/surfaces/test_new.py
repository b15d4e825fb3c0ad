"""The story one starts from: clean, with a draft that forgets what happened; and where stories and plans are found."""

import re
from pathlib import Path

import pytest

from tests.surfaces.conftest import Typed

JESSICA = Path(__file__).parents[2] / "stories" / "jessica-jones"
CODE = re.compile(r"^(PV\d{3} \S+) (\S+)$", re.MULTILINE)


def test_the_starter_is_clean_to_the_last_hint(typed: Typed, lighthouse: Path) -> None:
    said = typed("check", str(lighthouse), "--hints")
    assert (said.code, said.err) == (0, "")
    whole = " ".join(said.out.split())
    assert whole == (
        "The Lighthouse: nothing contradicts what happened. 2 episodes, 3 scenes; 8 of 8 lines understood."
    )


@pytest.mark.usefixtures("lighthouse")
def test_its_draft_forgets_three_things(typed: Typed) -> None:
    said = typed("check", "--plan", "plans/draft.yaml", "--hints")
    assert said.code == 1
    assert CODE.findall(said.out) == [
        ("PV206 trusts-too-soon", "plans/draft.yaml:10"),
        ("PV201 reset", "plans/draft.yaml:11"),
        ("PV202 cured", "plans/draft.yaml:17"),
    ]
    assert "< Joe betrays Mara; cues ledger" in said.out
    assert "< Mara loses her father; at harbour; cues storm" in said.out
    assert said.out.endswith(
        "The Lighthouse with plans/draft.yaml: 2 errors and 1 warning.\n11 of 11 lines understood.\n"
    )


@pytest.mark.usefixtures("lighthouse")
def test_a_headspace_reads_in_words(typed: Typed) -> None:
    said = typed("on", "mara", "--at", "S01E02")
    assert (said.code, said.err) == (0, "")
    rest, _, after = said.out.partition("What would bring it back")
    assert rest.splitlines()[0] == "Mara Quill after S01E02 (day 7)"
    assert "felt now: Joe betrays Mara [S01E02.1/2, s01e02.fountain:15]" in rest
    assert "somebody to hold on to (Ines Quill): from the start" in rest
    assert "shaken: storm" in after
    assert "hardly: Joe Harker (lied)" in after
    assert "boat = sold" in after
    assert not re.search(r"\d\.\d\d", said.out)
    assert re.search(r"\(0\.\d\d\)", typed("on", "mara", "--at", "S01E02", "--numbers").out)


@pytest.mark.usefixtures("lighthouse")
def test_a_cue_that_nothing_is_tied_to_is_said(typed: Typed) -> None:
    assert "nothing that happened is tied to “lift”" in typed("on", "mara", "--cues", "lift").out
    assert "nothing that happened" not in typed("on", "mara", "--cues", "the ledger", "--about", "the storm").out


@pytest.mark.parametrize(("clock", "said"), [("", True), ("clock: {episode: 1}\n", False)])
def test_that_no_time_passes_is_said(typed: Typed, tmp_path: Path, clock: str, said: bool) -> None:
    (tmp_path / "story.yaml").write_text(f"{clock}cast: {{mara: Mara, joe: Joe}}\n", "utf-8")
    parts = (f"S01E0{number}: {{scenes: {{1: {{lines: [Joe slaps Mara]}}}}}}\n" for number in (1, 2, 3))
    (tmp_path / "s01.yaml").write_text("".join(parts), "utf-8")
    assert ("all the story is on one day" in typed("on", "mara", str(tmp_path)).out) is said


def test_who_is_dead_is_said_to_be(typed: Typed) -> None:
    said = typed("on", "kilgrave", str(JESSICA))
    assert "dead since S01E13.9; this is what was left" in said.out


def test_new_makes_folders_on_the_way_and_refuses_one_with_something_in_it(typed: Typed, tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    assert typed("new", str(deep)).code == 0
    before = bytes_of(deep)
    assert typed("new", str(deep)).code == 2
    assert bytes_of(deep) == before
    (tmp_path / "empty").mkdir()
    assert typed("new", str(tmp_path / "empty")).code == 0


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Everything in a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


COMMANDS = [
    ["check"], ["check", "--hints"], ["check", "--plan", "draft"], ["check", "--format", "json"],
    ["on", "mara"], ["on", "mara", "--without", "joe"], ["on", "joe", "--plan", "draft", "--at", "S01E03.1"],
    ["on", "nobody"], ["check", "--plan", "nothing"],
]  # fmt: skip


def test_no_command_writes_into_a_story(typed: Typed, lighthouse: Path) -> None:
    before = bytes_of(lighthouse)
    for arguments in COMMANDS:
        typed(*arguments)
    assert bytes_of(lighthouse) == before
    assert sorted(path.name for path in lighthouse.iterdir()) == [
        "plans",
        "press",
        "s01.yaml",
        "s01e02.fountain",
        "story.yaml",
    ]


@pytest.mark.parametrize("story", [".", "../lighthouse", "story.yaml", "../lighthouse/story.yaml"])
@pytest.mark.usefixtures("lighthouse")
def test_a_story_is_its_folder_or_its_story_yaml(typed: Typed, story: str) -> None:
    assert typed("check", story) == typed("check")


def test_a_plan_is_named_from_the_story_from_here_or_by_its_name(
    typed: Typed, lighthouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lighthouse.parent)
    plans = ["draft", "plans/draft.yaml", "lighthouse/plans/draft.yaml", str(lighthouse / "plans" / "draft.yaml")]
    found = [CODE.findall(typed("check", "lighthouse", "--plan", plan).out) for plan in plans]
    assert all(codes == found[0] and len(codes) == 3 for codes in found)


@pytest.mark.usefixtures("lighthouse")
def test_without_a_person_and_without_an_event(typed: Typed) -> None:
    with_, without = typed("on", "mara"), typed("on", "mara", "--without", "Joe Harker")
    assert "Joe betrays Mara" in with_.out
    assert "Joe" not in without.out.partition("Why")[2].partition("What Mara lives for")[0]
    assert "Joe betrays Mara" not in typed("on", "mara", "--without", "S01E02.1/2").out
    assert typed("on", "mara", "--without", "S01E01.1/1").code == 0
