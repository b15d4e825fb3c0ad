"""`check --watch`: what is read again after a save, what is said of it, and the loop with real files."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Event

import click
import pytest

import previously as pv
from previously.core.errors import BadRequest
from previously.formats.files import find_files, read_text
from previously.live import rereading
from previously.questions.findings import FindingsQuestion
from previously.surfaces.cli import watch
from previously.surfaces.cli.reporting import Wanted
from previously.surfaces.cli.watch import Watched
from tests.surfaces.conftest import Typed

STORY = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"
FIRST = "S01E01:\n  scenes:\n    1:\n      lines:\n        - Joe controls Mara\n"
SECOND = """\
S01E02:
  scenes:
    1:
      present: [mara, joe]
      lines:
        - Mara plays at ease
"""


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story of two files with one finding, and one stands in it."""
    put(tmp_path, {"story.yaml": STORY, "s01.yaml": FIRST, "s01e02.yaml": SECOND})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "90")
    return tmp_path


def put(folder: Path, files: Mapping[str, str]) -> None:
    """Save some files, each of them whole: whoever watches reads none by half."""
    beside = folder.with_name(f"{folder.name} beside")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, "utf-8")
        beside.replace(folder / name)


def watching(plan: str = "", baseline: Path | None = None) -> Watched:
    watched = Watched(".", Wanted(FindingsQuestion(plan=plan or None), None, baseline=baseline))
    assert click.unstyle(list(watched.opening())[-1]).startswith("── watching .; Ctrl-C ends it ─")
    return watched


def said(watched: Watched, *names: str) -> str:
    """What is said of some changes, without colours and the line across."""
    text = "\n".join(watched.take(set(names)))
    bare = click.unstyle(text).replace("─", "")
    return "\n".join(line.strip() for line in bare.splitlines())


def same_as_opened(watched: Watched) -> None:
    """The story is what it would be if it were opened now."""
    fresh = pv.open(".")
    if watched.wanted.plan:
        fresh = fresh.plan(watched.wanted.plan)
    now, then = watched.story.check(), fresh.check()
    assert [(f.code, str(f.span), f.message) for f in now] == [(f.code, str(f.span), f.message) for f in then]


def test_a_finding_gone(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"s01e02.yaml": SECOND.replace("at ease", "afraid")})
    first, *rest = said(watched, "s01e02.yaml").splitlines()
    assert first == "s01e02.yaml saved: 1 finding gone"
    assert rest[0].startswith("Harbour: nothing contradicts what happened.")
    same_as_opened(watched)


def test_new_ones_in_full_and_the_total_of_all(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"s01e02.yaml": f"{SECOND}        - Mara plays happy\n        - Marra waits\n"})
    text = said(watched, "s01e02.yaml")
    assert text.startswith("s01e02.yaml saved: 2 findings new\n")
    assert "PV201 reset s01e02.yaml:7" in text
    assert "PV003 unknown-name s01e02.yaml:8" in text
    assert "s01e02.yaml:6" not in text
    assert text.endswith("Harbour: 3 errors.")
    same_as_opened(watched)


def test_lines_that_only_move_are_no_news(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"s01e02.yaml": f"# a word\n\n{SECOND}"})
    assert said(watched, "s01e02.yaml").splitlines()[0] == "s01e02.yaml saved: no finding more or less"
    assert [str(finding.span) for finding in watched.story.check()] == ["s01e02.yaml:8"]


def test_one_gone_and_one_new_in_one_save(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"s01e02.yaml": SECOND.replace("at ease", "happy")})
    assert said(watched, "s01e02.yaml").startswith("s01e02.yaml saved: 1 finding gone, 1 new\n")


def test_several_files_at_once(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"s01.yaml": FIRST.replace("controls", "meets"), "s02.yaml": "S02E01: {scenes: {1: {place: bar}}}\n"})
    (harbour / "s01e02.yaml").unlink()
    text = said(watched, "s01.yaml", "s02.yaml", "s01e02.yaml")
    assert text.startswith("s01.yaml saved, s02.yaml new, s01e02.yaml deleted: 1 finding gone\n")
    same_as_opened(watched)


def test_a_file_renamed(harbour: Path) -> None:
    watched = watching()
    (harbour / "s01e02.yaml").rename(harbour / "s01b.yaml")
    text = said(watched, "s01e02.yaml", "s01b.yaml")
    assert text.startswith("s01b.yaml new, s01e02.yaml deleted: 1 finding gone, 1 new\n")
    same_as_opened(watched)


def test_a_folder_that_comes_and_goes(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"later/s02.yaml": "S02E01: {scenes: {1: {lines: [Marra waits]}}}\n"})
    assert said(watched, "later").startswith("later/s02.yaml new: 1 finding new\n")
    (harbour / "later").rename(harbour / ".later")
    assert said(watched, "later", ".later").startswith("later/s02.yaml deleted: 1 finding gone\n")
    same_as_opened(watched)


def test_what_editors_write_beside_is_nothing(harbour: Path) -> None:
    watched = watching()
    put(
        harbour, {".s01.yaml.swp": "x", "s01.yaml~": "x", "notes.txt": "x", ".git/config.yaml": "x", "press/a.txt": "x"}
    )
    assert (
        said(watched, ".s01.yaml.swp", "s01.yaml~", "notes.txt", "4913", ".git/config.yaml", ".", "press/a.txt") == ""
    )
    (harbour / ".s01.yaml.new").write_text(FIRST.replace("controls", "meets"), "utf-8")
    (harbour / ".s01.yaml.new").replace(harbour / "s01.yaml")
    assert said(watched, ".s01.yaml.new", "s01.yaml").startswith("s01.yaml saved: 1 finding gone\n")


def test_only_what_has_changed_is_read(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = watching()
    read: list[str] = []

    def noted(root: Path, path: Path) -> object:
        read.append(path.name)
        return read_text(root, path)

    monkeypatch.setattr(rereading, "read_text", noted)
    put(harbour, {"s01e02.yaml": SECOND.replace("at ease", "happy")})
    said(watched, "s01e02.yaml")
    assert read == ["s01e02.yaml"]


def test_a_file_broken_in_the_middle_of_a_save_is_a_finding_and_it_goes_on(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"s01.yaml": FIRST[:-20] + '"'})
    assert "PV001 unreadable-file" in said(watched, "s01.yaml")
    (harbour / "s01.yaml").write_bytes(b"\xff\xfe\x00\xd8")
    assert said(watched, "s01.yaml").startswith("s01.yaml saved: ")
    put(harbour, {"s01.yaml": FIRST})
    assert said(watched, "s01.yaml").endswith("Harbour: 1 error.")
    same_as_opened(watched)


def test_another_cast(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"story.yaml": STORY + "allow: {reset: 'she pretends'}\n"})
    assert said(watched, "story.yaml").startswith("story.yaml saved: 1 finding gone\n")
    put(harbour, {"story.yaml": "title: Harbour\ncast: {mara: Mara}\n"})
    assert "PV003 unknown-name" in said(watched, "story.yaml")
    same_as_opened(watched)


def test_without_story_yaml_it_waits_and_then_takes_everything_in(harbour: Path) -> None:
    watched = watching()
    (harbour / "story.yaml").unlink()
    assert said(watched, "story.yaml") == "story.yaml is gone; waiting for it to come back"
    put(harbour, {"s01e02.yaml": SECOND.replace("at ease", "afraid")})
    assert said(watched, "s01e02.yaml") == ""
    put(harbour, {"story.yaml": STORY})
    assert said(watched, "story.yaml").startswith("s01e02.yaml and story.yaml saved: 1 finding gone\n")
    same_as_opened(watched)


def test_a_plan_is_watched_with_the_story(harbour: Path) -> None:
    scene = "S01E03:\n  scenes:\n    1:\n      present: [mara, joe]\n      lines:\n        - Mara plays happy\n"
    put(harbour, {"plans/draft.yaml": scene})
    watched = watching("draft")
    put(harbour, {"plans/draft.yaml": f"{scene}        - Mara plays at ease\n"})
    assert said(watched, "plans/draft.yaml").startswith("plans/draft.yaml saved: 1 finding new\n")
    same_as_opened(watched)
    put(harbour, {"s01.yaml": FIRST.replace("controls", "meets")})
    assert said(watched, "s01.yaml").splitlines()[0] == "s01.yaml saved: 2 findings gone"
    same_as_opened(watched)
    (harbour / "plans" / "draft.yaml").unlink()
    assert said(watched, "plans/draft.yaml") == "there is no plan “draft” in “.”; it has none"
    put(harbour, {"plans/draft.yaml": scene, "s01.yaml": FIRST})
    assert said(watched, "plans/draft.yaml", "s01.yaml").startswith("s01.yaml saved, plans/draft.yaml saved: 1 finding")
    same_as_opened(watched)


def test_what_a_baseline_knows_is_no_news(harbour: Path, typed: Typed) -> None:
    assert typed("check", "--baseline", "known.json", "--update-baseline").code == 0
    watched = watching(baseline=Path("known.json"))
    put(harbour, {"s01e02.yaml": f"{SECOND}        - Mara plays happy\n"})
    assert said(watched, "s01e02.yaml").startswith("s01e02.yaml saved: 1 finding new\n")


def test_somebody_may_be_left_out_all_along(harbour: Path) -> None:
    put(harbour, {"s01e02.yaml": f"{SECOND}        - Marra waits\n"})
    watched = Watched(".", Wanted(FindingsQuestion(without="joe"), None))
    list(watched.opening())
    assert [finding.code for finding in watched.story.check()] == ["PV003"]
    put(harbour, {"s01e02.yaml": f"{SECOND}        - Mara plays happy\n"})
    assert said(watched, "s01e02.yaml").splitlines()[0] == "s01e02.yaml saved: 1 finding gone"


def test_read_again_is_what_reading_everything_gives(harbour: Path) -> None:
    before = find_files(harbour)
    put(harbour, {"s01.yaml": "x", "new.jsonl": "{}\n"})
    (harbour / "s01e02.yaml").unlink()
    (harbour / "out.yaml").symlink_to("/etc/hostname")
    after = rereading.read_again(before, harbour, ["s01.yaml", "s01e02.yaml", "new.jsonl", "out.yaml"])
    whole = find_files(harbour)
    assert after.files == whole.files
    assert [finding.message for finding in after.findings] == [finding.message for finding in whole.findings]
    again = rereading.read_again(after, harbour, ["out.yaml"])
    assert [finding.message for finding in again.findings] == [finding.message for finding in whole.findings]


def test_a_real_save_is_heard(harbour: Path, monkeypatch: pytest.MonkeyPatch, typed: Typed) -> None:
    pytest.importorskip("watchfiles")
    stop, heard = Event(), list[str]()

    def listen(lines: Iterable[str]) -> None:
        for line in lines:
            heard.append(line)
            if "watching" in line:
                put(harbour, {"s01e02.yaml": SECOND.replace("at ease", "happy")})
            elif "happy" in line:
                put(harbour, {"s01e02.yaml": SECOND.replace("at ease", "afraid")})
            elif "nothing contradicts" in line:
                stop.set()

    monkeypatch.setattr(watch, "_print", listen)
    assert watch.watch(".", Wanted(FindingsQuestion(), None), stop=stop) == 0
    assert sum("saved: 1 finding gone" in line for line in heard) == 2
    del typed


def test_an_interrupt_ends_it_quietly(harbour: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Iterable[set[tuple[int, str]]]:
        yield {(1, str(harbour.resolve() / "s01.yaml"))}
        raise KeyboardInterrupt

    monkeypatch.setattr(watch, "_watchfiles", lambda: interrupted)
    found = typed("check", "--watch")
    assert (found.code, found.err) == (130, "")
    assert "Harbour: 1 error." in found.out


@pytest.mark.usefixtures("harbour")
def test_without_the_library_it_says_how_to_get_it(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    found = typed("check", "--watch")
    assert (found.code, found.out) == (2, "")
    assert "pip install 'previously[watch]'" in found.err
    with pytest.raises(BadRequest):
        watch.watch(".", Wanted(FindingsQuestion(), None))


def test_a_file_that_no_format_reads_comes_is_saved_and_goes(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"s02e01.txt": "Mara waits.\n"})
    assert said(watched, "s02e01.txt").startswith("s02e01.txt new: 1 finding new\n")
    same_as_opened(watched)
    put(harbour, {"s02e01.txt": "INT. BARN\n\n[[prev: Joe hurts Mara]]\n"})
    assert said(watched, "s02e01.txt").startswith("s02e01.txt saved: no finding more or less")
    same_as_opened(watched)
    (harbour / "s02e01.txt").unlink()
    assert said(watched, "s02e01.txt").startswith("s02e01.txt deleted: 1 finding gone\n")
    same_as_opened(watched)


def test_a_copy_comes_and_the_file_it_was_made_of_goes(harbour: Path) -> None:
    watched = watching()
    put(harbour, {"s01e02 (1).yaml": SECOND})
    assert said(watched, "s01e02 (1).yaml").startswith("s01e02 (1).yaml new: 1 finding new\n")
    same_as_opened(watched)
    (harbour / "s01e02.yaml").unlink()
    assert said(watched, "s01e02.yaml").startswith("s01e02.yaml deleted: 2 findings gone, 1 new\n")
    same_as_opened(watched)
