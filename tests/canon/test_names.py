# ruff: noqa: E501 (files, a row a line)
"""A name is a name however its letters were typed: composed or not, in whatever case."""

import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest

import previously as pv
from previously.live.room import Room
from previously.press.article.article import article
from previously.surfaces.cli.main import run
from tests.web.asking import asking

ONE, TWO = (unicodedata.normalize(form, "Zoé") for form in ("NFC", "NFD"))
CITY = unicodedata.normalize("NFD", "Orléans")
forms = pytest.mark.parametrize(("told", "asked"), [(ONE, TWO), (TWO, ONE), (TWO, TWO)])


def files(told: str, asked: str) -> dict[str, str]:
    """A story with a name in one form in its cast, and in another wherever else it stands."""
    return {
        "story.yaml": f"title: {told}\ncast: {{{told}: {{name: {told}, aliases: [{told} Weiß]}}, joe: Joe, ann: {{bonds: {{{asked}: 1}}}}}}\n"
        f"premises: [{{id: a, always: alive({asked})}}]\nallow: {{no-effect: {{who: {asked}, because: x}}}}\n",
        "s01.yaml": f"S01E01:\n  scenes:\n    1:\n      present: [{asked}, joe]\n      lines:\n        - {asked} meets Joe; with {asked.upper()} Weiß\n"
        f"        - Joe hurts {asked}; cues {asked}hut; at {CITY}\n        - Joe tells {asked}; sets {asked}-fact = x\n",
        "s01e02.fountain": f"INT. BAR - DAY\n\n{asked.upper()}\nNo.\n\n[[prev: {asked} kills Joe]]\n",
        "events.jsonl": f'{{"at": "S01E03.1", "line": "{asked} meets Ann", "present": ["{asked}"]}}',
        "press/a.txt": f"This review gives nothing away.\n\n{asked} kills Joe.\n",
    }


@forms
def test_in_the_log_in_scripts_and_in_articles(told: str, asked: str) -> None:
    story = pv.story_of(files(told, asked))
    assert {finding.code for finding in story.check()} <= {"PV602", "PV017"}
    (zoe,) = [who for who in story.canon.cast if who not in {"joe", "ann"}]
    assert [who for entry in story.canon.entries() for who in [entry.subject]] == [zoe, "joe", "joe", zoe, zoe]
    (scene,) = [scene for scene in story.canon.scenes() if scene.at == "S01E02.1"]
    assert scene.present == (zoe, "joe")
    said = story.seen("S01E01").read(files(told, asked)["press/a.txt"])
    assert all("kills" not in part.text for paragraph in said for part in paragraph.parts if part.text)


@forms
def test_on_the_command_line_and_in_addresses(
    told: str, asked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in files(told, asked).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    story = pv.open(tmp_path)
    assert story.character(asked) is story.character(told.upper())
    assert run(["on", asked, str(tmp_path), "--present", f"joe,{asked}", "--at", "S01E01"]) == 0
    assert run(["knows", f"{asked}-fact", str(tmp_path)]) == 0
    assert run(["cast", str(tmp_path), "--without", asked]) == 0
    assert capsys.readouterr().err == ""
    client = asking(Room(tmp_path))
    for path in ("/character/", "/believes/"):
        assert client.get(path + quote(asked)).status_code == 200
    assert client.get(f"/knows/{quote(asked)}-fact").status_code == 200


def test_places_cues_and_positions() -> None:
    one, two = (unicodedata.normalize(form, "Épisode {n}") for form in ("NFC", "NFD"))
    place = unicodedata.normalize("NFC", CITY)
    season = f"{two.replace('{n}', '1')}: {{scenes: {{1: {{place: {CITY}, lines: [Joe hurts Ann; cues {CITY}]}}}}}}\n"
    story = pv.story_of(
        {"story.yaml": f"title: H\ncast: {{joe: Joe, ann: Ann}}\npositions: '{one}'\n", "s.yaml": season}
    )
    assert story.findings == ()
    space = story.headspace("ann", at=two.replace("{n}", "1"), place=place, cues=[place])
    assert space.given.place == place.casefold()
    assert space.given.cues[-1] in space.wounds[0].cues


def test_a_series_folder_is_found_in_either_form(tmp_path: Path) -> None:
    (tmp_path / TWO).mkdir()
    (tmp_path / "story.yaml").write_text(f"title: All\nseries: [{ONE}]\n", "utf-8")
    (tmp_path / TWO / "story.yaml").write_text("title: H\nseries: zoe\ncast: {joe: Joe}\n", "utf-8")
    (tmp_path / TWO / "s01.yaml").write_text("S01E01: {scenes: {1: {lines: [Joe leaves]}}}\n", "utf-8")
    assert pv.open(tmp_path).findings == ()


CAST = "title: H\ncast: {joe: Joe Hart, Joe: Joseph, ann: Ann}\n"


def test_of_ids_that_read_as_one_each_is_itself_and_any_other_form_is_refused() -> None:
    story = pv.story_of({"story.yaml": CAST})
    assert (story.character("joe").name, story.character("Joe").name) == ("Joe Hart", "Joseph")
    assert story.character("Joseph").id == "Joe"
    assert story.what_if(without="Joe").without == "Joseph"
    for asked in (
        story.character,
        lambda name: story.what_if(without=name),
        lambda name: story.headspace("ann", cues=[name]),
    ):
        with pytest.raises(pv.UnknownName, match="“JOE” may be “joe” or “Joe”; write it as it stands in the cast"):
            asked("JOE")


def test_an_unknown_name_that_looks_like_a_known_one_says_which_letter_it_is() -> None:
    story = pv.story_of({"story.yaml": CAST})
    with pytest.raises(pv.UnknownName, match=r"it looks like “Ann”, but has a Cyrillic “А” \(U\+0410\)"):
        story.character("Аnn")


def test_a_byte_order_mark_is_nobodys_business(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = '\ufeff{"at": "S01E01.1", "line": "Joe meets Ann"}\n\ufeff{"at": "S01E01.1", "line": "Joe hurts Ann"}\n\ufeff'
    script = "\ufeffINT. BAR\n\n[[prev: Joe meets Ann]]\n"
    story = pv.story_of({"story.yaml": f"\ufeff{CAST}", "events.jsonl": log, "s01e02.fountain": script})
    assert [finding.code for finding in story.findings] == ["PV016"]
    assert [entry.text for entry in story.canon.entries()] == ["Joe meets Ann", "Joe hurts Ann", "Joe meets Ann"]
    for name, text in {"lab.json": "[]", "known.json": '{"baseline": 1, "findings": []}', "story.yaml": CAST}.items():
        (tmp_path / name).write_text(text, "utf-8-sig")
    assert run(["lab", str(tmp_path / "lab.json")]) == 0
    assert run(["check", str(tmp_path), "--baseline", str(tmp_path / "known.json"), "--ignore", "PV016,PV022"]) == 0
    assert capsys.readouterr().err == ""


def test_a_post_with_a_byte_order_mark_keeps_its_warning() -> None:
    post = '\ufeff{"type": "Note", "summary": "Spoilers for S01E02", "content": "<p>Joe kills Ann.</p>"}'
    assert [part.kind for part in article(post).passages] == [part.kind for part in article(post[1:]).passages]
    assert article(post).passages[0].kind == "heading"
