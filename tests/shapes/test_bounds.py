"""What is beyond a bound is said, and the rest is there."""

import pytest

import previously as pv
from previously.checks import case as cases
from previously.core.finding import MOST_LIKE, Finding
from previously.formats import format as reading
from previously.mind.lab.expect import holds
from previously.story import press_checked
from tests.shapes.stories import HEAD, INDENT, WHO

NESTED = "[[[1] * 999] * 999] * 999"
SQUARED = "[a*a for a in " * 12 + "[9]" + "]" * 12


def story(season: str = HEAD + INDENT + "Joe hurts Mara\n", **more: str) -> pv.Story:
    return pv.story_of({"story.yaml": WHO + more.pop("declared", ""), "s01.yaml": season, **more})


def said(found: tuple[Finding, ...], words: str) -> list[Finding]:
    return [finding for finding in found if words in finding.message]


def episodes(count: int) -> str:
    return "".join(f"S01E{n:02d}: {{scenes: {{1: [Joe hurts Mara]}}}}\n" for n in range(1, count + 1))


def test_a_story_is_read_as_far_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reading.VARIABLE, "100")
    told = story(episodes(40))
    (finding,) = said(told.check(), "this story is too long")
    read = len(told.canon.episodes)
    assert 0 < read < 40
    assert (finding.span.path, finding.span.line) == ("s01.yaml", read + 1)


def test_what_is_beyond_the_room_is_read_where_more_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ROWS", 100)
    assert len(story(episodes(40)).canon.episodes) < 40
    monkeypatch.setenv(reading.VARIABLE, "1000")
    assert len(story(episodes(40)).canon.episodes) == 40


def test_files_after_the_one_that_is_cut_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reading.VARIABLE, "100")
    files = {"s02.yaml": "S02E01: {scenes: {1: [Joe hurts Mara]}}\n", "s03.yaml": "S03E01: {}\n"}
    (finding,) = said(pv.story_of({"story.yaml": WHO, "s01.yaml": episodes(40), **files}).check(), "too long")
    assert "nor 2 files after it is read" in finding.message


def test_a_story_yaml_that_is_too_long_leaves_the_log_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reading.VARIABLE, "200")
    declared = "facts:\n" + "".join(f"  f{n}: x\n" for n in range(100))
    told = story(declared=declared)
    assert said(told.check(), "too long")[0].span.path == "story.yaml"
    assert len(told.canon.episodes) == 1


def test_an_edit_that_leaves_a_long_story_short_enough_reads_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(reading.VARIABLE, "100")
    told = story(episodes(40))
    short = told.edited("s01.yaml", episodes(3))
    assert len(short.canon.episodes) == 3
    assert not said(short.check(), "too long")


def test_of_one_code_so_many_findings_are_listed() -> None:
    rows = "".join(f"S01E{n:04d}: {{scenes: {{1: [Joe frobs{n} it]}}}}\n" for n in range(MOST_LIKE + 50))
    notes = [finding for finding in story(rows).check() if finding.code == "PV004"]
    assert len(notes) == MOST_LIKE + 1
    assert "49 more like it follow here but are not listed" in notes[-1].message


def test_states_beyond_those_that_are_weighed_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "MOST_WEIGHED", 3)
    rows = f"{INDENT}Joe plays at ease\n{INDENT}Joe controls Mara; shattering\n" + f"{INDENT}Mara plays at ease\n" * 5
    found = [finding for finding in story(HEAD + rows).check() if finding.code == "PV201"]
    (left,) = said(tuple(found), "3 states played for Mara are not weighed")
    assert left.span.line == 9
    assert len(found) == 3


def test_premises_beyond_those_that_are_tested_are_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "MOST_TESTS", 110)
    declared = "premises:\n" + "".join(f'  - {{id: p{n}, never: "alive(mara)"}}\n' for n in range(5))
    found = story(declared=declared).check()
    assert [finding.because[0].event for finding in found if finding.code == "PV301"] == ["premise p0", "premise p1"]
    (left,) = said(found, "are tested")
    assert "the premise p2" in left.message


@pytest.mark.parametrize("condition", [f"{NESTED} == {NESTED}", f"{NESTED} < {NESTED}", "'a' * 9 == 'b'"])
def test_a_premise_that_multiplies_lists_is_not_decided(condition: str) -> None:
    (wrong,) = story(declared=f'premises: [{{id: a, always: "{condition}"}}]\n').check()
    assert wrong.code == "PV013"
    assert "only numbers are added" in wrong.message


@pytest.mark.parametrize(
    ("expectation", "why"),
    [
        (f"{NESTED} == {NESTED}", "only numbers"),
        (f"{SQUARED} == [1]", "too large"),
        ("9**9**9 > 1", "cannot be evaluated"),
        (f"{'[[a,a] for a in ' * 20}[1]{']' * 20} == [1]", "too much"),
        ("sum([[1], [2]], [3]) == 1", "cannot be evaluated"),
    ],
)
def test_an_expectation_has_a_budget(expectation: str, why: str) -> None:
    with pytest.raises(pv.PreviouslyError, match=why):
        holds(expectation, {})


def test_articles_beyond_those_that_are_read_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_checked, "MOST", 2 * press_checked.EACH + 100)
    articles = {f"press/{n}.txt": "Joe hurts Mara.\n" for n in range(4)}
    found = story(**articles).check()
    assert {finding.span.path for finding in found if finding.code == "PV602"} == {"press/0.txt", "press/1.txt"}
    (left,) = said(found, "1 article after it")
    assert left.span.path == "press/2.txt"


def test_a_page_that_is_too_long_takes_nothing_from_the_other_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("previously.press.article.html.LARGEST", 500)
    articles = {"press/a.html": f"<p>{'x' * 600}</p>", "press/b.txt": "Joe hurts Mara.\n"}
    found = story(**articles).check()
    assert said(found, "this page has")[0].span.path == "press/a.html"
    assert [finding.span.path for finding in found if finding.code == "PV602"] == ["press/b.txt"]
