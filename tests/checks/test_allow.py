"""`allow` in story.yaml, and `intended` on a line: what they silence, for whom and where, and nothing else."""

from pathlib import Path

import pytest

import previously as pv
from previously.canon.load import load
from tests.stories import CAST, story

SEASON = """\
S01E01:
  scenes:
    1: {lines: ["Joe controls Mara", "Joe controls Ann"]}
S01E02:
  scenes:
    1: {present: [mara, joe, ann], lines: ["Mara plays at ease", "Ann plays at ease"]}
    2: {present: [mara, joe, ann], lines: ["Mara plays happy", "Ann plays happy"]}
"""
ANSWERED = SEASON.replace('"Mara plays at ease"', "'Mara plays at ease; intended \"a mask\"'")
FOUR = [("mara", "S01E02.1"), ("ann", "S01E02.1"), ("mara", "S01E02.2"), ("ann", "S01E02.2")]


def left(allow: str, season: str = SEASON) -> list[tuple[str, str]]:
    found = story(season, declared=f"allow: {allow}\n" if allow else "").check()
    return [(finding.character, finding.at) for finding in found if finding.code == "PV201"]


def test_without_an_answer_all_four_are_found() -> None:
    assert left("") == FOUR


@pytest.mark.parametrize(
    ("allow", "found"),
    [
        ("reset", []),
        ("PV201", []),
        ("[cured, RESET]", []),
        ("cured, reset", []),
        ('{reset: "she is under a spell"}', []),
        ("[{rule: reset, who: mara}]", [FOUR[1], FOUR[3]]),
        ("[{rule: reset, who: Mara, at: S01E02.2}]", [FOUR[0], FOUR[1], FOUR[3]]),
        ("{reset: {at: S01E02.1}}", FOUR[2:]),
        ("{reset: {at: s1e2}}", []),
        ("{reset: {at: S01E01}}", FOUR),
        ("[{rule: reset, who: ann, at: S01E02.1}, {rule: reset, who: mara, at: S01E02.2}]", [FOUR[0], FOUR[3]]),
        ("[cured, {rule: reset, who: joe}]", FOUR),
        ("", FOUR),
        ("[]", FOUR),
    ],
)
def test_an_entry_answers_its_rule_its_character_and_its_position(allow: str, found: list[tuple[str, str]]) -> None:
    assert left(allow) == found


def test_a_position_is_not_the_start_of_another() -> None:
    season = SEASON.replace("    2: {present", "    10: {present")
    assert left("{reset: {at: S01E02.1}}", season) == [(who, "S01E02.10") for who in ("mara", "ann")]


def test_a_plan_may_allow_what_it_needs_and_the_story_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "story.yaml").write_text(CAST, "utf-8")
    (tmp_path / "s01.yaml").write_text(SEASON, "utf-8")
    scene = '"Mara plays over it about Joe", "Ann plays over it about Joe"'
    draft = f"S01E03: {{scenes: {{1: {{lines: [{scene}]}}}}}}\n"
    (tmp_path / "plans" / "draft.yaml").write_text(draft, "utf-8")
    told = pv.open(tmp_path)
    assert [f.character for f in told.plan("draft").check() if f.code == "PV202"] == ["mara", "ann"]
    (tmp_path / "plans" / "draft.yaml").write_text(f"{draft}allow: [{{rule: cured, who: ann}}]\n", "utf-8")
    assert [f.character for f in told.plan("draft").check() if f.code == "PV202"] == ["mara"]
    assert told.canon.allow == ()


def test_rules_about_the_text_are_allowed_too() -> None:
    season = 'S01E01: {scenes: {1: {lines: ["Marra waits", "Mara whistles"]}}}\n'
    assert {finding.code for finding in story(season).check()} == {"PV003", "PV004"}
    assert story(season, declared="allow: unknown-name, PV004\n").check() == ()


def test_what_the_author_allows_is_no_matter_of_an_audience(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text(f"{CAST}allow: [reset]\n", "utf-8")
    (tmp_path / "s01.yaml").write_text(SEASON, "utf-8")
    assert len(load(tmp_path).allow) == 1
    assert load(tmp_path, "S01E02").allow == ()


def test_where_somebody_is_left_out_no_answer_is_called_unused() -> None:
    told = story(ANSWERED, declared="allow: {reset: {who: ann}}\n")
    assert "PV017" not in {finding.code for finding in told.what_if(without="joe").check()}


def test_an_edit_that_mends_a_line_shows_the_answer_to_be_unused_and_back() -> None:
    told = story(ANSWERED)
    before = told.check()
    assert "PV017" not in {finding.code for finding in before}
    mended = told.edited("s01.yaml", ANSWERED.replace("controls", "meets"))
    assert "PV017" in {finding.code for finding in mended.check()}
    assert [f.message for f in mended.edited("s01.yaml", ANSWERED).check()] == [f.message for f in before]
