"""`previously cast`: everyone at a point of the story, in a table that fits, as data, and in every order."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.canon.world.nameless import is_nameless
from previously.mind.ranking import Order, ranked
from previously.questions.cast import CastAnswer
from previously.questions.question import dumps
from previously.surfaces.cli.commands.cast_command import page
from previously.surfaces.cli.terminal import columns
from tests.effort import law
from tests.laws.drafts import Draft
from tests.laws.strategies import drafts
from tests.surfaces.conftest import Typed
from tests.surfaces.test_game_of_thrones import Imported, pytestmark, thrones

__all__ = ["thrones"]
of_thrones = pytestmark
ROW = {
    "character": str, "name": str, "alive": bool, "dead_since": str | None, "last_seen": str | None, "place": str,
    "hurt": float, "lift": float, "distress": float, "vulnerability": float, "void": float, "grief": float,
    "purpose": str | None, "made_by": dict, "carries": str | None,
}  # fmt: skip
STORY = {
    "story.yaml": """\
title: Harbour
cast:
  mara: {name: Mara Quill, lead: true, goals: {stop-joe: {target: joe, weight: 0.9}}}
  joe: {name: Joe Harker, lead: false}
  ann: {name: "=HYPERLINK(evil)", bonds: {ben: 0.9}, lead: false}
  ben: {name: 灯台守, lead: false}
  zoe: {name: Zoe, lead: false}
""",
    "s01.yaml": """\
S01E01:
  scenes:
    1:
      place: cellar
      lines:
        - Joe captures Mara; cues rope
        - Mara hunts Joe
    2:
      place: quay
      present: [ann, ben, joe]
      lines:
        - Joe kills Ben
    3:
      flashback: -900
      place: old mill
      lines:
        - Joe meets Ann
S01E02:
  scenes:
    1:
      place: rope yard
      present: [mara, ann]
      lines:
        - Mara is reminded of Joe; cues rope
""",
}


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in STORY.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def rows(typed: Typed, *arguments: str) -> dict[str, Any]:
    said = typed("cast", *arguments, "--format", "json")
    assert (said.code, said.err) == (0, "")
    return {row["character"]: row for row in json.loads(said.out)["cast"]}


@pytest.mark.usefixtures("harbour")
def test_it_says_who_lives_where_they_were_last_and_since_when_they_are_dead(typed: Typed) -> None:
    cast = rows(typed)
    assert (cast["ben"]["alive"], cast["ben"]["dead_since"]) == (False, "S01E01.2")
    assert (cast["mara"]["last_seen"], cast["mara"]["place"]) == ("S01E02.1", "rope yard")
    assert (cast["joe"]["last_seen"], cast["joe"]["place"]) == ("S01E01.2", "quay"), "a flashback is lived earlier"
    assert (cast["zoe"]["alive"], cast["zoe"]["last_seen"], cast["zoe"]["place"]) == (True, None, "")


@pytest.mark.usefixtures("harbour")
def test_it_says_what_each_carries_and_lives_for_and_whose_doing_that_is(typed: Typed) -> None:
    cast = rows(typed)
    assert cast["mara"]["purpose"] == "stop-joe (Joe Harker)"
    assert cast["mara"]["carries"] == "shaken at Joe Harker"
    assert cast["mara"]["made_by"] == {"joe": 1.0}
    assert cast["ann"]["carries"] == "gaping without 灯台守"
    assert (cast["ben"]["carries"], cast["ben"]["purpose"]) == (None, None), "the dead carry nothing"


@pytest.mark.usefixtures("harbour")
def test_who_is_in_the_scene_stands_in_it_and_the_others_are_at_rest(typed: Typed) -> None:
    in_scene, after = rows(typed, "--at", "S01E02.1"), rows(typed, "--at", "S01E02")
    assert in_scene["mara"]["distress"] > after["mara"]["distress"]
    assert in_scene["joe"]["distress"] == after["joe"]["distress"]
    story = pv.story_of(STORY)
    assert [standing.character for standing in story.cast("S01E02.1") if standing.here] == ["mara", "ann"]
    assert in_scene["mara"]["distress"] == story.headspace("mara", "S01E02.1").distress


@pytest.mark.usefixtures("harbour")
def test_nobody_is_seen_before_they_are_told_of(typed: Typed) -> None:
    assert rows(typed, "--at", "S01E01.1")["ann"]["last_seen"] is None
    assert "Not seen yet: " in typed("cast", "--at", "S01E01.1").out


@pytest.mark.usefixtures("harbour")
def test_json_holds_the_documented_fields_and_nothing_else(typed: Typed) -> None:
    data = json.loads(typed("cast", "--at", "S01E01", "--format", "json").out)
    assert list(data) == ["story", "at", "cast", "coverage"]
    assert (data["story"], data["at"]) == ("Harbour", "S01E01")
    for row in data["cast"]:
        assert list(row) == list(ROW)
        assert all(isinstance(row[name], type_) for name, type_ in ROW.items())


@pytest.mark.usefixtures("harbour")
def test_csv_opens_as_a_sheet_with_a_line_each_and_no_formula(typed: Typed) -> None:
    said = typed("cast", "--format", "csv")
    sheet = list(csv.DictReader(io.StringIO(said.out)))
    assert list(sheet[0]) == ["story", "at", *ROW]
    assert len(sheet) == 5
    names = {row["character"]: row["name"] for row in sheet}
    assert (names["ann"], names["ben"]) == ("'=HYPERLINK(evil)", "灯台守")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in sheet for cell in row.values())
    by_id = {row["character"]: row for row in sheet}
    assert (by_id["mara"]["alive"], by_id["ben"]["alive"], by_id["mara"]["made_by"]) == ("true", "false", "joe 1.0000")
    assert by_id["zoe"]["dead_since"] == ""


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize("arguments", [[], ["--numbers"], ["--at", "S01E02.1"], ["--at", "S01E01.1"]])
@pytest.mark.usefixtures("harbour")
def test_no_row_is_wider_than_the_terminal(
    typed: Typed, arguments: list[str], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    said = typed("cast", *arguments)
    assert (said.code, said.err) == (0, "")
    assert all(columns(line) <= width for line in said.out.splitlines()), said.out
    assert "Mara" in said.out


@pytest.mark.usefixtures("harbour")
def test_narrow_terminals_show_fewer_columns(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def titles(width: int) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        return re.split(r"\s{2,}", typed("cast").out.splitlines()[2].strip())

    assert set(titles(40)) < set(titles(100))
    assert titles(40)[0].strip() == "Who"


@pytest.mark.usefixtures("harbour")
def test_words_come_first_and_figures_only_when_asked_for(typed: Typed) -> None:
    assert "0." not in typed("cast").out
    assert "100%" in typed("cast", "--numbers").out


@pytest.mark.usefixtures("harbour")
def test_without_somebody_they_are_not_there_and_nobody_is_their_doing(typed: Typed) -> None:
    cast = rows(typed, "--without", "Joe Harker")
    assert "joe" not in cast
    assert (cast["ben"]["alive"], cast["mara"]["made_by"], cast["mara"]["purpose"]) == (True, {}, None)


ORDERS = {
    "name": ["ann", "joe", "mara", "zoe", "ben"],
    "told": ["mara", "joe", "ann", "ben", "zoe"],
    "seen": ["mara", "ann", "joe", "ben", "zoe"],
}


@pytest.mark.parametrize(("key", "expected"), ORDERS.items())
@pytest.mark.usefixtures("harbour")
def test_it_is_sorted_as_asked(typed: Typed, key: str, expected: list[str]) -> None:
    assert list(rows(typed, "--sort", key)) == expected


@pytest.mark.parametrize("key", ["hurt", "lift", "distress", "vulnerability", "void", "grief"])
def test_read_outs_go_from_the_largest_down_and_equals_keep_their_order(key: str) -> None:
    cast = pv.story_of(STORY).cast()
    values = [getattr(row, key) for row in ranked(cast, Order(key))]
    assert values == sorted(values, reverse=True)
    equal = [row._replace(hurt=0.5, lift=0.5, distress=0.5, vulnerability=0.5, void=0.5, grief=0.5) for row in cast]
    assert ranked(equal, Order(key)) == equal


def test_whom_others_have_made_most_of_comes_first() -> None:
    sums = [sum(row.made_by.values()) for row in ranked(pv.story_of(STORY).cast(), Order.MADE)]
    assert sums == sorted(sums, reverse=True)
    assert sums[0] > 0.9
    assert sums[-1] == 0.0


def test_leading_characters_stand_first_then_who_carries_most() -> None:
    found = ranked(pv.story_of(STORY).cast())
    assert [row.character for row in found][:2] == ["mara", "ann"]


def test_who_is_in_a_third_of_the_episodes_leads_where_the_cast_does_not_say() -> None:
    scenes = "".join(f"S01E{n:02d}: {{scenes: {{1: {{present: [{who}]}}}}}}\n" for n, who in enumerate("aaabbcd", 1))
    story = pv.story_of({"story.yaml": "cast: {a: Al, b: Bo, c: Cy, d: {name: Di, lead: true}}\n", "s01.yaml": scenes})
    assert {row.character for row in story.cast() if row.lead} == {"a", "d"}


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("arguments", [["--sort", "age"], ["--at", "nowhere"], ["--format", "xml"], ["--without", "x"]])
def test_what_cannot_be_is_said_in_a_sentence(typed: Typed, arguments: list[str]) -> None:
    said = typed("cast", *arguments)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_a_story_of_nobody_is_no_mistake(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: Empty\n", "utf-8")
    assert typed("cast", str(tmp_path)).code == 0
    assert json.loads(typed("cast", str(tmp_path), "--format", "json").out)["cast"] == []


def test_what_would_steer_a_terminal_is_left_out(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text('title: "T\\e[31m"\ncast: {a: "A\\e[2Jb\\nc"}\n', "utf-8")
    (tmp_path / "s01.yaml").write_text("S01E01: {scenes: {1: {present: [a]}}}\n", "utf-8")
    said = typed("cast", str(tmp_path))
    assert (said.code, "\x1b[2J" in said.out, "\x1b[31m" in said.out) == (0, False, False)


@of_thrones
def test_the_dead_of_forty_episodes_are_named_with_the_scene_they_died_in(thrones: Imported, typed: Typed) -> None:
    cast = rows(typed, str(thrones.folder), "--at", "S04E10")
    dead = {row["name"]: row["dead_since"] for row in cast.values() if not row["alive"]}
    canon = thrones.story.canon
    died = {who for who, turns in canon.turns.items() if any(not turn.alive for turn in turns)}
    assert dead["Eddard Stark"].startswith("S01E09.")
    assert dead["Robb Stark"].startswith("S03E09.")
    assert dead["Joffrey Baratheon"].startswith("S04E02.")
    assert {"Arya Stark", "Tyrion Lannister", "Jon Snow"}.isdisjoint(dead)
    assert len(cast) == len(thrones.story.canon.cast)
    assert len(dead) == len({who for who in died if not is_nameless(canon, who)})
    assert cast["arya-stark"]["made_by"]["ilyn-payne"] == max(cast["arya-stark"]["made_by"].values())


@of_thrones
def test_earlier_fewer_are_dead(thrones: Imported, typed: Typed) -> None:
    cast = rows(typed, str(thrones.folder), "--at", "S01E08")
    assert cast["eddard-stark"]["alive"]
    assert not cast["robert-baratheon"]["alive"]


@law(40)
@given(drafts(), st.sampled_from([40, 57, 100]), st.booleans())
def test_any_story_has_its_cast_in_a_page_that_fits_and_in_data(draft: Draft, width: int, numbers: bool) -> None:
    story = draft.story()
    rows_ = ranked(story.cast())
    with pytest.MonkeyPatch.context() as here:
        here.setenv("COLUMNS", str(width))
        lines = "\n".join(page(story, story.canon.moment(), rows_, numbers=numbers)).splitlines()
    assert all(columns(line) <= width for line in lines)
    answer = CastAnswer.of(story, story.canon.moment(), rows_)
    assert [row.character for row in answer.cast] == [row.character for row in rows_]
    assert msgspec.json.decode(dumps(answer), type=CastAnswer) == answer


def test_a_nameless_kind_outlives_one_of_its_own() -> None:
    told = 'S01E01: {scenes: {1: {lines: ["Ann kills White Walker", "Ann kills Joe"]}}}'
    cast = "cast: {ann: Ann, joe: Joe, walker: White Walker}\n"
    rows = pv.ask(pv.story_of({"story.yaml": cast, "s01.yaml": told}), "cast").cast
    assert {row.character: row.alive for row in rows} == {"ann": True, "joe": False, "walker": True}
