"""A file is edited whole, atomically, and only where it still is the text one has seen."""

import errno
import re
from pathlib import Path

import pytest

from previously.live.room import Room
from tests.web.asking import PLAN, SEASON, Asker, asking

NEW = SEASON.replace("Mara plays at ease", 'Mara plays torn; intended "é – ü"')
SOURCE = "/api/source/s01.yaml"


def mark_of(asker: Asker, target: str = SOURCE) -> str:
    """The hash of a file's text as it is now."""
    mark: str = asker.get(target).json()["hash"]
    return mark


def csrf_of(asker: Asker) -> str:
    """What our own form carries."""
    found = re.search(r'name="csrf" value="([^"]+)"', asker.get("/source/s01.yaml?edit=1").text)
    assert found
    return found[1]


def test_a_save_names_the_text_it_replaces_and_gets_the_new_hash(author: Asker, harbour: Path) -> None:
    answer = author.post(SOURCE, json_={"text": NEW, "hash": mark_of(author)})
    assert answer.status_code == 200
    assert answer.json() == author.get(SOURCE).json()
    assert (harbour / "s01.yaml").read_text("utf-8") == NEW
    again = author.post(SOURCE, json_={"text": SEASON, "hash": answer.json()["hash"]})
    assert (again.status_code, (harbour / "s01.yaml").read_text("utf-8")) == (200, SEASON)


def test_our_own_form_saves_and_leads_back_to_the_file(author: Asker, harbour: Path) -> None:
    sent = {"text": NEW.replace("\n", "\r\n"), "hash": mark_of(author), "csrf": csrf_of(author)}
    answer = author.post("/source/s01.yaml?at=S01E01", data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/source/s01.yaml?at=S01E01")
    assert (harbour / "s01.yaml").read_bytes() == NEW.encode()


def test_what_is_saved_is_shown_at_once(author: Asker) -> None:
    before = author.get("/api/findings").json()
    author.post(
        SOURCE, json_={"text": SEASON.replace("Mara plays at ease", "Mara plys at ease"), "hash": mark_of(author)}
    )
    assert author.get("/api/findings").json() != before


def test_where_somebody_else_has_written_nothing_is_saved_and_both_texts_are_given(
    author: Asker, harbour: Path
) -> None:
    mark = mark_of(author)
    (harbour / "s01.yaml").write_text(SEASON + "# theirs\n", "utf-8")
    answer = author.post(SOURCE, json_={"text": NEW, "hash": mark})
    assert answer.status_code == 409
    assert answer.json() == {
        "path": "s01.yaml", "yours": NEW, "theirs": SEASON + "# theirs\n", "hash": mark_of(author),
    }  # fmt: skip
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON + "# theirs\n"


def test_the_page_of_a_conflict_holds_both_texts(author: Asker, harbour: Path) -> None:
    sent = {"text": NEW + "# mine\n", "hash": mark_of(author), "csrf": csrf_of(author)}
    (harbour / "s01.yaml").write_text(SEASON + "# theirs\n", "utf-8")
    answer = author.post("/source/s01.yaml", data=sent)
    assert answer.status_code == 409
    assert "# mine" in answer.text
    assert "# theirs" in answer.text
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON + "# theirs\n"


@pytest.mark.parametrize("mark", ["", "0" * 32, "é", "x" * 10_000])
def test_a_hash_of_another_text_is_a_conflict(author: Asker, harbour: Path, mark: str) -> None:
    assert author.post(SOURCE, json_={"text": NEW, "hash": mark}).status_code == 409
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


def test_of_two_saves_of_one_text_only_the_first_is_made(author: Asker, harbour: Path) -> None:
    mark = mark_of(author)
    codes = [author.post(SOURCE, json_={"text": f"{SEASON}# {n}\n", "hash": mark}).status_code for n in range(2)]
    assert codes == [200, 409]
    assert (harbour / "s01.yaml").read_text("utf-8").endswith("# 0\n")


@pytest.mark.parametrize("before", [b"\r\n", b"\n"])
@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
def test_line_ends_and_the_mark_at_the_start_stay_as_they_were(harbour: Path, before: bytes, start: bytes) -> None:
    (harbour / "s01.yaml").write_bytes(start + SEASON.encode().replace(b"\n", before))
    author = asking(Room(harbour))
    assert author.get(SOURCE).json()["text"] == SEASON
    assert author.post(SOURCE, json_={"text": NEW, "hash": mark_of(author)}).status_code == 200
    assert (harbour / "s01.yaml").read_bytes() == start + NEW.encode().replace(b"\n", before)


@pytest.mark.parametrize("raw", [b"S01E01: \xff\n", SEASON.encode("utf-16")])
def test_a_file_that_is_not_utf_8_is_not_edited(harbour: Path, raw: bytes) -> None:
    (harbour / "s01.yaml").write_bytes(raw)
    author = asking(Room(harbour))
    answer = author.post(SOURCE, json_={"text": NEW, "hash": "0" * 32})
    assert (answer.status_code, "is not UTF-8" in answer.text) == (400, True)
    assert (harbour / "s01.yaml").read_bytes() == raw


@pytest.mark.parametrize("sent", [{"text": NEW}, {"hash": "x"}, {}, {"text": "a\0b"}])
def test_a_save_that_lacks_something_is_refused(author: Asker, harbour: Path, sent: dict[str, str]) -> None:
    given = {**sent, **({"hash": mark_of(author)} if "\0" in sent.get("text", "") else {})}
    assert author.post(SOURCE, json_=given).status_code == 400
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


@pytest.mark.parametrize("sent", [["text"], "text", 1, None, {"text": 1, "hash": "x"}, {"text": None, "hash": "x"}])
def test_what_is_no_object_of_texts_is_refused(author: Asker, sent: object) -> None:
    assert author.post(SOURCE, json_=sent).status_code == 400


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"text": "\\ud800", "hash": "x"}', b"[" * 100_000])
def test_a_broken_body_is_refused(author: Asker, harbour: Path, body: bytes) -> None:
    answer = author.ask("POST", SOURCE, {"content-type": "application/json"}, body)
    assert answer.status_code in {400, 409}
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


def test_a_form_that_is_not_utf_8_is_refused(author: Asker, harbour: Path) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    body = f"csrf={csrf_of(author)}&hash={mark_of(author)}&text=%ff".encode()
    assert author.ask("POST", "/source/s01.yaml", kind, body).status_code == 400
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


def test_a_plan_is_edited_too(author: Asker, harbour: Path) -> None:
    target = "/api/source/plans/calm.yaml"
    answer = author.post(target, json_={"text": PLAN + "# more\n", "hash": mark_of(author, target)})
    assert answer.status_code == 200
    assert (harbour / "plans/calm.yaml").read_text("utf-8") == PLAN + "# more\n"


@pytest.mark.parametrize("name", ["notes.txt", "new.yaml", "press/review.txt", ".hidden.yaml", "plans"])
def test_only_what_the_story_reads_is_written(author: Asker, harbour: Path, name: str) -> None:
    answer = author.post(f"/api/source/{name}", json_={"text": "x", "hash": "0" * 32})
    assert answer.status_code == 404
    assert not (harbour / name).is_file()


def test_a_link_inside_the_story_stays_a_link(harbour: Path) -> None:
    (harbour / "s01.yaml").rename(harbour / "season.txt")
    (harbour / "s01.yaml").symlink_to("season.txt")
    author = asking(Room(harbour))
    assert author.post(SOURCE, json_={"text": NEW, "hash": mark_of(author)}).status_code == 200
    assert (harbour / "s01.yaml").is_symlink()
    assert (harbour / "season.txt").read_text("utf-8") == NEW


def test_a_link_that_comes_to_lead_out_is_not_written(author: Asker, harbour: Path) -> None:
    mark = mark_of(author)
    (harbour / "s01.yaml").unlink()
    (harbour / "s01.yaml").symlink_to(harbour.parent / "diary.yaml")
    assert author.post(SOURCE, json_={"text": NEW, "hash": mark}).status_code == 404
    assert "qzxsecret" in (harbour.parent / "diary.yaml").read_text("utf-8")


def test_a_save_that_cannot_be_written_leaves_the_file_whole(
    author: Asker, harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, content: bytes) -> int:
        del handle, content
        raise OSError(errno.ENOSPC, "No space left on device")

    mark = mark_of(author)
    monkeypatch.setattr("previously.formats.writing.write.os.write", full)
    answer = author.post(SOURCE, json_={"text": NEW, "hash": mark})
    monkeypatch.undo()
    assert answer.status_code == 400
    assert answer.json()["error"].endswith("s01.yaml” cannot be written: No space left on device")
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


def test_nothing_is_saved_where_the_story_is_only_read(harbour: Path) -> None:
    reader = asking(Room(harbour, read_only=True))
    answer = reader.post(SOURCE, json_={"text": NEW, "hash": mark_of(reader)})
    assert (answer.status_code, answer.json()["error"]) == (403, "this story is served to be read, not edited")
    assert "csrf" not in reader.get("/source/s01.yaml?edit=1").text
    assert reader.post("/source/s01.yaml", data={"text": NEW, "hash": mark_of(reader), "csrf": ""}).status_code == 403
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON


def test_an_audience_finds_no_page_to_save_on(audience: Asker, harbour: Path) -> None:
    nowhere = audience.post("/api/nowhere", json_={})
    for target in (SOURCE, "/api/source/story.yaml", "/api/source/plans/calm.yaml"):
        answer = audience.post(target, json_={"text": NEW, "hash": "x"})
        assert (answer.status_code, answer.content) == (404, nowhere.content)
    assert (harbour / "s01.yaml").read_text("utf-8") == SEASON
