"""`/findings` and `/rule`: filtered and sorted as the URL says, both sides in place, with what would answer each."""

import re
from pathlib import Path

import pytest

from previously.live.room import Room
from previously.surfaces.web.pages.findings import MOST
from tests.web.asking import Asker, asking, written

CAST = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"
LINES = """S01E01:
  scenes:
    1:
      present: [mara, joe]
      lines:
        - Joe controls Mara
        - Mara plays at ease
        - Joe dies
S01E02:
  scenes:
    1:
      lines:
        - Joe meets Mara
        - Mara plys happy
"""


@pytest.fixture
def desk(tmp_path: Path) -> Asker:
    """The author of a story with three rules broken."""
    return asking(Room(written(tmp_path, {"story.yaml": CAST, "s01.yaml": LINES})))


def codes(desk: Asker, query: str = "") -> list[str]:
    return [finding["code"] for finding in desk.get(f"/api/findings{query}").json()["findings"]]


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


def test_the_gravest_come_first(desk: Asker) -> None:
    assert codes(desk) == ["PV201", "PV101", "PV004"]


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?rule=reset", ["PV201"]),
        ("?rule=PV1", ["PV101"]),
        ("?character=Joe", ["PV101"]),
        ("?severity=hint", ["PV004"]),
        ("?file=s01.yaml", ["PV201", "PV101", "PV004"]),
        ("?file=story.yaml", []),
        ("?sort=rule", ["PV004", "PV101", "PV201"]),
        ("?sort=at", ["PV201", "PV101", "PV004"]),
        ("?sort=who&severity=error", ["PV101", "PV201"]),
        ("?character=mara&rule=PV101", []),
    ],
)
def test_what_is_shown_is_what_the_url_asks(desk: Asker, query: str, kept: list[str]) -> None:
    assert codes(desk, query) == kept


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?rule=rest", "There is no rule “rest”; did you mean “reset”?"),
        ("?severity=eror", "There is no severity “eror”; did you mean “error”?"),
        ("?sort=colour", "There is no order “colour”; there are severity, place, at, rule and who."),
        ("?character=Mary", "Nobody in “Harbour” is called “Mary”; did you mean “Mara”?"),
    ],
)
def test_what_cannot_be_filtered_by_is_said(desk: Asker, query: str, said: str) -> None:
    answer = desk.get(f"/findings{query}")
    assert answer.status_code in {400, 404}
    assert said in text_of(answer.text)


def test_both_sides_stand_in_place_with_links_to_their_lines(desk: Asker) -> None:
    page = desk.get("/findings?rule=reset").text
    assert "<blockquote>Mara plays at ease</blockquote>" in page
    assert "<blockquote>Joe controls Mara</blockquote>" in page
    assert 'href="/source/s01.yaml#L7"' in page
    assert 'href="/source/s01.yaml#L6"' in page
    assert 'href="/rule/reset"' in page


def test_a_finding_on_a_line_is_answered_by_a_mark_and_any_other_by_an_entry(desk: Asker, tmp_path: Path) -> None:
    assert "<code>; intended &#34;why&#34;</code>" in desk.get("/findings?rule=reset").text
    dead = LINES.replace("lines:\n        - Joe meets Mara\n", "present: [joe]\n      lines:\n")
    ghost = asking(Room(written(tmp_path / "b", {"story.yaml": CAST, "s01.yaml": dead})))
    page = ghost.get("/findings?rule=acts-after-death").text
    entry = '- {rule: acts-after-death, who: joe, at: S01E02.1, because: "why"}'
    assert f"<code>{entry.replace(chr(34), '&#34;')}</code>" in page
    allowed = {"story.yaml": f"{CAST}allow:\n  {entry}\n", "s01.yaml": dead}
    assert codes(ghost) == ["PV201", "PV101", "PV004"]
    assert codes(asking(Room(written(tmp_path / "c", allowed)))) == ["PV201", "PV004"]


def test_what_a_page_says_to_copy_answers_the_finding(tmp_path: Path) -> None:
    answered = LINES.replace("plays at ease", 'plays at ease; intended "why"')
    assert "PV201" not in codes(asking(Room(written(tmp_path, {"story.yaml": CAST, "s01.yaml": answered}))))


def test_with_a_plan_it_is_what_the_plan_adds(author: Asker) -> None:
    assert "plans/calm.yaml: 1 error." in text_of(author.get("/findings?plan=plans/calm.yaml").text)


def test_many_findings_come_a_page_at_a_time_and_the_api_gives_all(tmp_path: Path) -> None:
    scenes = "".join(f"    {n}: {{lines: [Mara hums tune {n}]}}\n" for n in range(1, MOST + 6))
    many = asking(Room(written(tmp_path, {"story.yaml": CAST, "s01.yaml": f"S01E01:\n  scenes:\n{scenes}"})))
    assert len(codes(many)) == MOST + 5
    assert many.get("/findings").text.count('<article class="finding') == MOST
    second = many.get("/findings?page=2&severity=hint").text
    assert second.count('<article class="finding') == 5
    assert 'href="/findings?page=1&amp;severity=hint&amp;sort=severity"' in second


def test_an_audience_is_shown_told_addresses_and_no_files(harbour: Path) -> None:
    text = (harbour / "s01.yaml").read_text("utf-8").replace("Ann comforts Mara", "Mara plays at ease")
    (harbour / "s01.yaml").write_text(text, "utf-8")
    page = asking(Room(harbour, seen="S01E01")).get("/findings").text
    assert "S01E01.2, 1st line" in page
    assert "yaml" not in page
    assert "/source" not in page
    assert "intended" not in page


def test_what_an_author_wrote_stays_text(tmp_path: Path) -> None:
    hostile = LINES.replace("Mara plys happy", "'Mara <img src=x onerror=alert(1)> plys'")
    page = asking(Room(written(tmp_path, {"story.yaml": CAST, "s01.yaml": hostile}))).get("/findings").text
    assert "&lt;img src=x" in page
    assert "<img" not in page


def test_every_rule_has_its_page_by_name_and_by_code(author: Asker) -> None:
    for rule in author.get("/api/rule").json()["rules"]:
        assert author.get(f"/rule/{rule['name']}").text == author.get(f"/rule/{rule['code']}").text.replace(
            f"/rule/{rule['code']}", f"/rule/{rule['name']}"
        )


def test_a_rules_page_is_its_manual_and_leads_to_what_it_found(author: Asker) -> None:
    page = author.get("/rule/reset").text
    assert "<h2>What it does</h2>" in page
    assert '<span class="is-key">' in page
    assert 'href="/findings?rule=PV201"' in page
    assert "Found once in this story" in page


def test_no_story_is_clean_of_which_no_line_is_read(tmp_path: Path) -> None:
    pages = asking(Room(written(tmp_path, {"story.yaml": CAST, "s01e01.fountain": "INT. QUAY - DAY\n\nRain.\n"})))
    said = text_of(pages.get("/findings").text)
    assert "no line is logged yet, so what happens was not checked" in said
    assert "Nothing to fix" not in said


def test_a_death_that_the_page_shows_is_addressed_by_its_scene(tmp_path: Path) -> None:
    script = "INT. QUAY - DAY\n\nJoe falls dead.\n\nINT. BAR - DAY\n\nJOE\nHello.\n"
    pages = asking(Room(written(tmp_path, {"story.yaml": CAST, "s01e01.fountain": script})))
    (found,) = pages.get("/api/findings").json()["findings"]
    assert [side["event"] for side in found["because"]] == ["S01E01.1"]
