"""A save changes a file's text and nothing else; what is not saved comes back to its author, also without scripts."""

import errno
import html
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest

from previously.formats.writing import place
from previously.formats.writing.system import exchange
from previously.live.room import Room
from previously.surfaces.web.http import asked, edit
from tests.web.asking import SEASON, Asker, asking

NEW = SEASON + "# é <b>mine</b> & yours\n"
SOURCE, FORM = "/api/source/s01.yaml", "/source/s01.yaml"
TOKEN = "a-token-of-sixteen-signs"  # noqa: S105 - of a test


def mark_of(asker: Asker) -> str:
    mark: str = asker.get(SOURCE).json()["hash"]
    return mark


def field(page: str, name: str) -> str:
    """What a field of the form on a page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return html.unescape(found[1]) if found else ""


def held(page: str) -> str:
    """The text in the form on a page."""
    found = re.search(r'<textarea name="text"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return html.unescape(found[1]) if found else ""


@pytest.fixture
def sent(author: Asker) -> dict[str, str]:
    """What our own form sends."""
    page = author.get(f"{FORM}?edit=1").text
    return {"text": NEW.replace("\n", "\r\n"), "hash": field(page, "hash"), "csrf": field(page, "csrf")}


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX’s")
@pytest.mark.parametrize("mode", [0o600, 0o660, 0o755])
def test_the_mode_stays(author: Asker, harbour: Path, mode: int) -> None:
    (harbour / "s01.yaml").chmod(mode)
    assert author.post(SOURCE, json_={"text": NEW, "hash": mark_of(author)}).status_code == 200
    assert stat.S_IMODE((harbour / "s01.yaml").stat().st_mode) == mode


@pytest.mark.parametrize("end", [b"\r", b"\r\n", b"\n"])
def test_mixed_line_ends_stay(harbour: Path, end: bytes) -> None:
    raw = b"\xef\xbb\xbf" + SEASON.encode().replace(b"\n", b"\r\n", 2) + b"# above" + end + b"# changed" + end + b"# \n"
    (harbour / "s01.yaml").write_bytes(raw)
    author = asking(Room(harbour))
    text = author.get(SOURCE).json()["text"]
    answer = author.post(SOURCE, json_={"text": text.replace("changed", "otherwise"), "hash": mark_of(author)})
    assert answer.status_code == 200
    assert (harbour / "s01.yaml").read_bytes() == raw.replace(b"changed", b"otherwise")


def test_a_write_protected_file_is_not_offered_to_be_edited_and_not_saved(author: Asker, harbour: Path) -> None:
    mark = mark_of(author)
    (harbour / "s01.yaml").chmod(0o444)
    page = author.get(f"{FORM}?edit=1").text
    assert ("edit=1" in page, "<textarea" in page, "write-protected" in page) == (False, False, True)
    answer = author.post(SOURCE, json_={"text": NEW, "hash": mark})
    assert (answer.status_code, "it is write-protected; make it writable first" in answer.text) == (400, True)
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


def test_what_is_offered_to_be_edited_is_taken(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "LARGEST", 4000)
    most = SEASON + "# é ü ö\n" * ((4000 - len(SEASON)) // len("# é ü ö\n".encode()))
    (harbour / "s01.yaml").write_text(most, "utf-8")
    author = asking(Room(harbour))
    page = author.get(f"{FORM}?edit=1").text
    sent = {"text": f"{held(page)}# more\n".replace("\n", "\r\n")} | {n: field(page, n) for n in ("hash", "csrf")}
    assert author.post(FORM, data=sent).status_code == 303
    assert (harbour / "s01.yaml").read_text("utf-8") == most + "# more\n"
    (harbour / "s01.yaml").write_text(most + "# and more\n", "utf-8")
    page = author.get(f"{FORM}?edit=1").text
    assert ("edit=1" in page, "<textarea" in page, "too long to edit here" in page) == (False, False, True)


@pytest.mark.parametrize("sign", ["\n", "é", "字", "𝄞", "%", "a"])
def test_a_form_has_room_for_half_as_much_again_as_the_longest_file_that_is_edited(sign: str) -> None:
    written = len(urlencode({"text": sign.replace("\n", "\r\n")})) - len("text=")
    assert written * edit.LARGEST / len(sign.encode()) * 1.5 <= asked.LARGEST_SAVE


def test_what_is_longer_than_any_form_is_refused(author: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("previously.surfaces.web.app.LARGEST_SAVE", 2 << 20)
    answer = author.post(SOURCE, json_={"text": "x" * (2 << 20), "hash": mark_of(author)})
    assert (answer.status_code, answer.json()["error"]) == (413, "what was sent is larger than 2 MB")


def started_again(sent: dict[str, str], harbour: Path) -> None:
    del harbour
    sent["csrf"] = "of the server before"


def with_a_nul(sent: dict[str, str], harbour: Path) -> None:
    del harbour
    sent["text"] += "\0"


def gone(sent: dict[str, str], harbour: Path) -> None:
    del sent
    (harbour / "s01.yaml").unlink()


def no_text_any_more(sent: dict[str, str], harbour: Path) -> None:
    del sent
    (harbour / "s01.yaml").write_bytes(b"\xff\xfe")


def protected(sent: dict[str, str], harbour: Path) -> None:
    del sent
    (harbour / "s01.yaml").chmod(0o444)


def a_folder(sent: dict[str, str], harbour: Path) -> None:
    gone(sent, harbour)
    (harbour / "s01.yaml").mkdir()


def without_its_hash(sent: dict[str, str], harbour: Path) -> None:
    del harbour, sent["hash"]


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (started_again, 403), (with_a_nul, 400), (gone, 404), (no_text_any_more, 400), (protected, 400),
        (a_folder, 404), (without_its_hash, 400),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)  # fmt: skip
def test_the_text_of_a_save_that_is_refused_comes_back(
    author: Asker, harbour: Path, sent: dict[str, str], fault: Callable[[dict[str, str], Path], None], status: int
) -> None:
    csrf = sent["csrf"]
    fault(sent, harbour)
    answer = author.post(f"{FORM}?at=S01E01", data=sent)
    assert (answer.status_code, "Nothing was saved" in answer.text) == (status, True)
    assert held(answer.text) == sent["text"].replace("\r\n", "\n")
    assert f'action="{FORM}?at=S01E01"' in answer.text
    assert (field(answer.text, "csrf"), field(answer.text, "hash")) == (csrf, sent.get("hash", ""))


def test_it_can_be_saved_from_there(author: Asker, harbour: Path, sent: dict[str, str]) -> None:
    page = author.post(FORM, data=sent | {"csrf": "of the server before"}).text
    again = {"text": held(page).replace("\n", "\r\n"), "hash": field(page, "hash"), "csrf": field(page, "csrf")}
    assert author.post(FORM, data=again).status_code == 303
    assert (harbour / "s01.yaml").read_text("utf-8") == NEW


def test_it_comes_back_from_a_full_disk(
    author: Asker, harbour: Path, sent: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("previously.formats.writing.write.os.write", full)
    answer = author.post(FORM, data=sent)
    monkeypatch.undo()
    assert (answer.status_code, "No space left on device" in answer.text) == (400, True)
    assert held(answer.text) == NEW
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


def test_it_comes_back_where_we_have_made_a_mistake(
    author: Asker, sent: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("previously.surfaces.web.http.edit.as_before", len)
    answer = author.post(FORM, data=sent)
    assert (answer.status_code, held(answer.text)) == (500, NEW)
    capsys.readouterr()


def test_it_comes_back_where_the_story_is_only_read_but_there_is_no_way_to_save(harbour: Path) -> None:
    answer = asking(Room(harbour, read_only=True)).post(FORM, data={"text": NEW, "hash": "x", "csrf": ""})
    assert (answer.status_code, held(answer.text), "<button" in answer.text) == (403, NEW, False)


def test_it_comes_back_to_one_whose_token_is_of_the_server_before(harbour: Path, sent: dict[str, str]) -> None:
    author = asking(Room(harbour), token=TOKEN)
    answer = author.post(FORM, data=sent)
    assert (answer.status_code, held(answer.text), "<button" in answer.text) == (401, NEW, False)
    assert author.post(SOURCE, json_=sent).json()["status"] == 401
    assert author.post("/read", data={"article": NEW}).status_code == 401
    assert author.ask("POST", FORM, {"content-type": "text/plain"}, b"text=a").status_code == 415
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


def test_a_page_elsewhere_is_given_nothing_back(author: Asker, sent: dict[str, str]) -> None:
    answer = author.post(FORM, data=sent, headers={"origin": "http://elsewhere.example"})
    assert (answer.status_code, held(answer.text)) == (403, "")


def test_one_who_saves_at_the_last_instant_has_it_saved_and_we_are_shown_both(
    author: Asker, harbour: Path, sent: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = exchange

    def late(old: Path, path: Path) -> bool:
        monkeypatch.setattr(place, "exchange", real)
        path.write_text(SEASON + "# theirs\n", "utf-8")
        return real(old, path)

    monkeypatch.setattr(place, "exchange", late)
    answer = author.post(FORM, data=sent)
    assert (answer.status_code, held(answer.text)) == (409, NEW)
    assert "# theirs" in answer.text
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON + "# theirs\n"
    assert [path.name for path in harbour.iterdir() if "previously" in path.name or "kept" in path.name] == []


def test_where_no_system_helps_theirs_is_kept_beside_and_we_are_told(
    author: Asker, harbour: Path, sent: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "exchange", lambda *_: False)
    monkeypatch.setattr(place, "_is_closed", lambda kept: kept.write_text(SEASON + "# theirs\n", "utf-8"))
    mark = sent["hash"]
    answer = author.post(FORM, data=sent)
    assert (answer.status_code, held(answer.text)) == (409, NEW)
    assert "Yours is saved." in answer.text
    assert "<code>s01.yaml.kept</code>" in answer.text
    assert (harbour / "s01.yaml").read_text("utf-8") == NEW
    assert (harbour / "s01.yaml.kept").read_text("utf-8") == SEASON + "# theirs\n"
    assert field(answer.text, "hash") == mark_of(author) != mark
    text = {"text": NEW + "# more\n", "hash": mark_of(author)}
    told = author.post(SOURCE, json_=text).json()
    assert (told["saved"], told["kept"], told["theirs"]) == (True, "s01.yaml.kept-2", SEASON + "# theirs\n")
