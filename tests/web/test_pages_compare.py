"""`/compare`: plans side by side, their arcs overlaid."""

import re
from pathlib import Path

import pytest

from previously.live.room import Room
from tests.web.asking import PLAN, Asker, asking

JESSICA = Path(__file__).parents[2] / "stories" / "jessica-jones"
STREET = Path(__file__).parents[2] / "stories" / "neighborhood" / "street"


@pytest.fixture(scope="module")
def jessica() -> Asker:
    """The author of the shipped season."""
    return asking(Room(JESSICA))


def test_without_a_choice_the_first_plans_are_compared(jessica: Asker) -> None:
    found = [plan["plan"] for plan in jessica.get("/api/compare").json()["plans"]]
    assert found == ["plans/carry.yaml", "plans/hovercar.yaml"]


@pytest.mark.parametrize("query", ["plans=hovercar,carry", "plans=hovercar&plans=carry"])
def test_plans_are_named_with_commas_or_one_by_one(jessica: Asker, query: str) -> None:
    found = jessica.get(f"/api/compare?{query}&on=jessica,trish").json()["plans"]
    assert [(plan["plan"], list(plan["arcs"])) for plan in found] == [
        ("hovercar", ["jessica", "trish"]),
        ("carry", ["jessica", "trish"]),
    ]


def test_each_read_out_is_a_picture_with_a_line_a_plan_and_one_as_told(jessica: Asker) -> None:
    page = jessica.get("/compare?plans=carry,hovercar").text
    assert page.count('<figure class="arcs">') == 5
    assert page.count("<polyline") == 15
    assert 'aria-label="Jessica Jones, what weighs. As told: ' in page


def test_each_scene_of_a_plan_leads_to_her_there_with_that_plan(jessica: Asker) -> None:
    page = jessica.get("/compare?plans=hovercar").text
    assert 'href="/character/jessica?at=S02E01.1&amp;plan=hovercar"' in page


def test_what_a_plan_adds_leads_to_its_lines_and_to_all_of_it(jessica: Asker) -> None:
    page = jessica.get("/compare?plans=hovercar").text
    assert 'href="/source/plans/hovercar.yaml#L15"' in page
    assert 'href="/findings?plan=hovercar"' in page


def test_in_a_universe_a_plans_lines_have_their_page() -> None:
    street = asking(Room(STREET))
    links = re.findall(r'href="(/source/plans/[^"?#]+)', street.get("/compare").text)
    assert links
    assert {street.get(link).status_code for link in links} == {200}
    assert 'class="note ' in street.get(links[0]).text


def test_a_story_without_plans_says_what_a_plan_is(harbour: Path) -> None:
    (harbour / "plans" / "calm.yaml").unlink()
    page = asking(Room(harbour)).get("/compare").text
    assert "This story has no plans yet." in page


def test_a_plan_there_is_not_and_too_many_are_said(jessica: Asker, harbour: Path) -> None:
    assert "hovercar.yaml" in jessica.get("/compare?plans=hoverca").text
    for name in "abcdefg":
        (harbour / "plans" / f"{name}.yaml").write_text("S02E01: {scenes: {1: [Mara drinks]}}\n", "utf-8")
    many = asking(Room(harbour)).get("/compare?plans=a,b,c,d,e,f,g")
    assert (many.status_code, "at most 6 plans" in many.text.casefold()) == (400, True)


def test_more_scenes_than_a_picture_has_room_for_are_drawn_as_the_highest_of_each_few(harbour: Path) -> None:
    scenes = "".join(f"    {n}: {{present: [mara, joe], lines: [Joe controls Mara]}}\n" for n in range(1, 301))
    (harbour / "plans" / "long.yaml").write_text(f"S02E01:\n  scenes:\n{scenes}", "utf-8")
    page = asking(Room(harbour)).get("/compare?plans=long&on=mara").text
    lines = re.findall(r'points="([^"]*)"', page)
    assert lines
    assert max(len(line.split()) for line in lines) <= 120


def test_a_plan_that_is_saved_anew_is_compared_anew(author: Asker, harbour: Path) -> None:
    before = author.get("/api/compare").json()
    mark = author.get("/api/source/plans/calm.yaml").json()["hash"]
    text = PLAN.replace("plays at ease", "plays torn")
    assert author.post("/api/source/plans/calm.yaml", json_={"text": text, "hash": mark}).status_code == 200
    assert (harbour / "plans" / "calm.yaml").read_text("utf-8") == text
    assert author.get("/api/compare").json() != before
