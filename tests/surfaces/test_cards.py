"""Character cards and lorebooks: what chat hosts ask of them, what they leave out, and the same facts read back."""

import json
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path

import pytest

import previously as pv
from previously.canon.knowledge.knowing import facts_of
from previously.formats.png import texts_in
from previously.questions.cards.book import json_of
from previously.questions.cards.card import CardQuestion
from previously.questions.cards.lorebook import LorebookQuestion
from tests.surfaces.conftest import Typed

STORY = """\
title: Harbour
cast:
  mara: {name: Mara Quill, aliases: [Mara], pronouns: she, sheet: {eyes: {value: grey, from: S01E01}}}
  joe: {name: Joe, pronouns: he}
  ann: Ann
"""
SEASON = """\
S01E01:
  scenes:
    1: {present: [joe, ann], lines: ["Joe tells Ann; sets boat = sold"]}
    2: {present: [joe, mara], lines: ["Joe lies to Mara; sets boat = moored"]}
    3: {present: [mara], lines: ["Mara learns it; sets lamp = broken"]}
S01E02:
  scenes:
    1: {present: [ann], lines: ["Ann learns it; sets qzx-will = forged", "Ann hides qzx-will from Mara"]}
"""


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "story.yaml").write_text(STORY, "utf-8")
    (tmp_path / "s01.yaml").write_text(SEASON, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def believed(story: pv.Story) -> dict[str, tuple[object, dict[str, str]]]:
    """Each fact: what is so, and what each of the cast takes to be so."""
    facts = map(story.who_knows, facts_of(story.canon))
    return {one.fact: (one.value, {b.who: b.value for b in one.believes if b.who != "audience"}) for one in facts}


def test_a_memory_is_told_by_names_she_knows_in_the_order_of_its_words() -> None:
    told = 'S01E01:\n  scenes:\n    1: {present: [mara, joe, ann], lines: ["Joe hugs Ann by the lamp"]}\n'
    cards = []
    for more in ("", "  lamp: {name: Light, aliases: [lamp]}\n"):
        story = pv.story_of({"story.yaml": STORY + more, "s01.yaml": told})
        cards.append(CardQuestion("mara").answer(story).data.character_book.entries)
    assert cards[0] == cards[1]
    assert [one.keys for one in cards[0]] == [("Joe", "Ann")]


def test_a_lorebook_reads_back_to_the_same_people_facts_and_beliefs(harbour: Path, typed: Typed) -> None:
    assert typed("lorebook", "-o", "book.json").code == 0
    said = typed("import", "book.json", "--as", "card", "-o", "again", "--title", "Harbour")
    assert said.out.startswith("again: 3 people, 3 facts, 5 beliefs.\n")
    story, again = pv.open(harbour), pv.open(harbour / "again")
    assert believed(again) == believed(story)
    assert {w: (c.name, c.aliases, c.pronouns) for w, c in again.canon.cast.items()} == {
        w: (c.name, c.aliases, c.pronouns) for w, c in story.canon.cast.items()
    }
    traits = LorebookQuestion().answer(again).data.entries[0].extensions["previously"].traits
    assert traits == {"eyes": "grey"}
    assert not again.findings


def test_a_card_has_what_somebody_knows_and_no_byte_of_the_rest(harbour: Path) -> None:
    story = pv.open(harbour)
    mara = json_of(CardQuestion(name="mara").answer(story)).decode()
    assert "moored" in mara
    assert "sold" not in mara
    assert "qzx" not in mara
    told_more = story.edited(
        "s01.yaml", SEASON + '    2: {present: [ann, joe], lines: ["Ann tells Joe; sets qzx-key = lost"]}\n'
    )
    assert json_of(CardQuestion(name="mara").answer(told_more)).decode() == mara


def test_an_audience_gets_its_cut_and_a_position_its_own(harbour: Path) -> None:
    story = pv.open(harbour)
    for seen in (story.seen("S01E01"), story):
        book = json_of(LorebookQuestion(at="S01E01").answer(seen)).decode()
        assert "boat" in book
        assert "forged" not in book


def test_a_card_lies_in_a_picture_and_comes_out_of_it(harbour: Path, typed: Typed) -> None:
    assert typed("card", "mara", "-o", "mara.png").code == 0
    card = json.loads(b64decode(texts_in((harbour / "mara.png").read_bytes())["ccv3"]))
    assert (card["spec"], card["spec_version"], card["data"]["name"]) == ("chara_card_v3", "3.0", "Mara Quill")
    said = typed("import", "mara.png", "--as", "card", "-o", "hers")
    assert said.out.startswith("hers: 1 person, 2 facts, 2 beliefs.\n")
    assert believed(pv.open(harbour / "hers"))["boat"] == ("moored", {"mara": "moored"})


def test_another_programs_card_gives_its_person_and_says_what_is_left(harbour: Path, typed: Typed) -> None:
    book = {"extensions": {}, "entries": [{"keys": ["quay"], "content": "It burns.", "extensions": {}}]}
    data = {"name": "Zed: the “old” one", "description": "Grim\nand tall.", "nickname": "Zeddy", "character_book": book}
    (harbour / "zed.json").write_text(json.dumps({"spec": "chara_card_v2", "spec_version": "2.0", "data": data}))
    said = typed("import", "zed.json", "--as", "card", "-o", "zed")
    assert "1 entry is free text" in said.out
    assert [(one.name, one.aliases) for one in pv.open(harbour / "zed").canon.cast.values()] == [
        ("Zed: the “old” one", ("Zeddy",))
    ]
    for wrong in (
        "[]",
        '{"spec": "other"}',
        '{"spec": "lorebook_v3", "data": {"entries": [{"extensions": {"previously": 1}}]}}',
    ):
        (harbour / "wrong.json").write_text(wrong)
        assert typed("import", "wrong.json", "--as", "card", "-o", "wrong").code == 2


def test_others_take_our_cards(harbour: Path, tmp_path: Path) -> None:
    """By the one validator there is: it knows version 2, all of which stands in a card of version 3."""
    kept = Path("/usr/lib/node_modules/character-card-utils")
    local = Path(__file__).parents[2] / "node_modules" / "character-card-utils"
    where = next((one for one in (local, kept) if one.is_dir()), None)
    if where is None or not (node := shutil.which("node")):
        pytest.skip("needs node, and “npm install --no-save character-card-utils@2” in the project's folder")
    card = json.loads(json_of(CardQuestion(name="mara").answer(pv.open(harbour))))
    book = json.loads(json_of(LorebookQuestion().answer(pv.open(harbour))))["data"]
    (tmp_path / "cards.json").write_text(json.dumps([card["data"], book]))
    script = (
        f"const C = require({json.dumps(str(where))}), [data, lore] = require('./cards.json');"
        "C.v2.parse({spec: 'chara_card_v2', spec_version: '2.0', data});"
        "[data.character_book, lore].forEach((book) => C.book.parse(book));"
    )
    done = subprocess.run([node, "-e", script], cwd=tmp_path, capture_output=True, check=False, text=True)  # noqa: S603
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("data", ['{"character_book": "x"}', '{"character_book": {"entries": 5}}'])
def test_a_card_of_another_shape_is_refused_in_a_sentence(harbour: Path, typed: Typed, data: str) -> None:
    (harbour / "card.json").write_text(f'{{"spec": "chara_card_v2", "data": {data}}}', "utf-8")
    said = typed("import", "card.json", "--as", "card", "-o", "again")
    assert (said.code, "its entries are no list" in said.err) == (2, True)
