"""`-o` replaces what an earlier `-o` has written, and nothing else unless one says so; a pipe is written through."""

import io
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from previously.formats.writing.write import write_pieces, write_text
from previously.surfaces.cli import outputs, press
from previously.surfaces.cli.baseline import write_baseline
from previously.surfaces.cli.commands import check_command
from tests.surfaces.conftest import Typed

WAYS = [
    ("read", "press/review.txt", ".", "--seen", "S01E01", "-o"),
    ("chart", "mara", "-o"),
]
ways = pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
REFUSED = "is there already, and no earlier -o has written it so; give another name, or --force to replace it"


@pytest.fixture
def desk(lighthouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story one stands in, with a cache in which to remember."""
    monkeypatch.setenv("PREVIOUSLY_CACHE", str(tmp_path / "cache"))
    return lighthouse


@ways
def test_what_we_have_written_is_written_again(desk: Path, typed: Typed, way: tuple[str, ...]) -> None:
    for _ in range(2):
        assert typed(*way, "out.html").code == 0
    text = (desk / "out.html").read_bytes()
    (desk / "out.html").write_bytes(text + b"<!-- mine -->")
    said = typed(*way, "out.html")
    assert (said.code, said.out) == (2, "")
    assert f"“out.html” {REFUSED}" in said.err
    assert (desk / "out.html").read_bytes() == text + b"<!-- mine -->"
    assert typed(*way, "out.html", "--force").code == 0
    assert (desk / "out.html").read_bytes() == text


@ways
def test_another_picture_or_reading_takes_the_place_of_ours(desk: Path, typed: Typed, way: tuple[str, ...]) -> None:
    other = {"read": ("--rules",), "chart": ("--theme", "dark")}[way[0]]
    assert typed(*way, "out.svg").code == 0
    before = (desk / "out.svg").read_bytes()
    assert typed(*way, "out.svg", *other).code == 0
    assert (desk / "out.svg").read_bytes() != before


@pytest.mark.parametrize("output", ["press/review.txt", "s01.yaml", "story.yaml"])
def test_an_article_or_the_story_is_not_written_over(desk: Path, typed: Typed, output: str) -> None:
    before = (desk / output).read_bytes()
    said = typed(*WAYS[0], output)
    assert (said.code, REFUSED in said.err) == (2, True)
    assert (desk / output).read_bytes() == before


def test_what_is_read_is_not_written_over_even_if_it_was_written_by_us(desk: Path, typed: Typed) -> None:
    assert typed(*WAYS[0], "out.txt").code == 0
    before = (desk / "out.txt").read_bytes()
    assert typed("read", "out.txt", ".", "--seen", "none", "-o", "out.txt").code == 2
    assert (desk / "out.txt").read_bytes() == before
    assert typed("read", "out.txt", ".", "--seen", "none", "-o", "out.txt", "--force").code == 0
    assert (desk / "out.txt").read_bytes() != before


@ways
def test_where_nothing_can_be_remembered_it_is_asked_for(
    desk: Path, typed: Typed, way: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREVIOUSLY_CACHE", os.devnull)
    assert typed(*way, "out.svg").code == 0
    (desk / "out.svg").write_bytes(b"mine")
    assert typed(*way, "out.svg").code == 2
    assert (desk / "out.svg").read_bytes() == b"mine"


def test_the_same_picture_again_is_no_loss(desk: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(*WAYS[1], "out.svg").code == 0
    monkeypatch.setenv("PREVIOUSLY_CACHE", os.devnull)
    assert typed(*WAYS[1], "out.svg").code == 0
    assert (desk / "out.svg").exists()


@ways
def test_an_empty_file_is_no_loss(desk: Path, typed: Typed, way: tuple[str, ...]) -> None:
    (desk / "out.svg").touch()
    assert typed(*way, "out.svg").code == 0


class Terminal(io.StringIO):
    """Somebody who answers."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 2), ("\n", 2)])
def test_on_a_terminal_it_is_asked(
    desk: Path, typed: Typed, answer: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "out.txt").write_bytes(b"mine")
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(outputs, "_asks", lambda: True)
    said = typed(*WAYS[0], "out.txt")
    assert (said.code, "Replace it? [y/N]" in said.err) == (code, True)
    assert ((desk / "out.txt").read_bytes() == b"mine") == bool(code)
    assert ("“out.txt” is as it was; nothing was written" in said.err) == bool(code)


def test_nobody_is_asked_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert outputs._asks()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert not outputs._asks()
    monkeypatch.setattr(sys, "stdin", None)
    assert not outputs._asks()


def test_what_is_saved_while_we_read_stays(desk: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    real = write_pieces

    def late(*given: object) -> object:
        (desk / "out.txt").write_bytes(b"mine")
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(outputs, "write_pieces", late)
    said = typed(*WAYS[0], "out.txt", "--force")
    assert (said.code, "has been written by another program meanwhile; nothing was written" in said.err) == (2, True)
    assert (desk / "out.txt").read_bytes() == b"mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@ways
def test_a_pipe_is_written_through(desk: Path, typed: Typed, way: tuple[str, ...]) -> None:
    os.mkfifo(desk / "pipe.svg")
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append((desk / "pipe.svg").read_bytes()))
    reader.start()
    said = typed(*way, "pipe.svg")
    reader.join()
    assert (said.code, said.out) == (0, "")
    assert stat.S_ISFIFO((desk / "pipe.svg").stat().st_mode)
    assert typed(*way, "file.svg").code == 0
    assert heard == [(desk / "file.svg").read_bytes()]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no devices here")
@pytest.mark.parametrize("into", ["a pipe", "a file"])
def test_standard_output_can_be_named(desk: Path, typed: Typed, into: str) -> None:
    assert typed(*WAYS[0], "out.txt").code == 0
    command = [sys.executable, "-m", "previously", *WAYS[0], "/dev/stdout"]
    with (desk / "shown.txt").open("wb") as shown:
        given = shown if into == "a file" else subprocess.PIPE
        done = subprocess.run(command, stdout=given, stderr=subprocess.PIPE, check=True)  # noqa: S603
    found = (desk / "shown.txt").read_bytes() if into == "a file" else done.stdout
    assert found == (desk / "out.txt").read_bytes()
    assert done.stderr == b"/dev/stdout: the article, for who has seen S01E01.\n"


def test_a_write_protected_file_stays(desk: Path, typed: Typed) -> None:
    (desk / "out.txt").write_bytes(b"mine")
    (desk / "out.txt").chmod(0o444)
    said = typed(*WAYS[0], "out.txt", "--force")
    assert (said.code, "it is write-protected; make it writable first" in said.err) == (2, True)
    assert (desk / "out.txt").read_bytes() == b"mine"


@ways
def test_a_new_file_has_the_mode_that_the_umask_gives(desk: Path, typed: Typed, way: tuple[str, ...]) -> None:
    before = os.umask(0o027)
    try:
        assert typed(*way, "out.svg").code == 0
        assert typed("new", "second").code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((desk / "out.svg").stat().st_mode) == 0o640
    assert {stat.S_IMODE(path.stat().st_mode) for path in (desk / "second").rglob("*")} == {0o640, 0o750}


def test_a_baseline_that_somebody_writes_meanwhile_stays(
    desk: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write_baseline

    def late(*given: object) -> None:
        (desk / "known.json").write_bytes(b"mine")
        real(*given)  # type: ignore[arg-type]

    asked = ("check", "--baseline", "known.json", "--update-baseline")
    assert typed(*asked).code == 0
    monkeypatch.setattr(check_command, "write_baseline", late)
    assert typed(*asked).code == 2
    assert (desk / "known.json").read_bytes() == b"mine"


def test_a_file_that_is_no_baseline_is_not_made_one(desk: Path, typed: Typed) -> None:
    before = (desk / "story.yaml").read_bytes()
    assert typed("check", "--baseline", "story.yaml", "--update-baseline").code == 2
    assert (desk / "story.yaml").read_bytes() == before


def test_an_article_is_kept_over_none_that_comes_meanwhile(
    desk: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "talk.txt").write_text("It leaks.\n", "utf-8")

    def late(*given: object) -> NoReturn:
        (desk / "press" / "talk.txt").write_bytes(b"theirs")
        real(*given)  # type: ignore[arg-type]
        raise AssertionError("was written over")

    real = write_text
    monkeypatch.setattr(press, "write_text", late)
    assert typed("import", "talk.txt", "--as", "press", "-o", ".").code == 2
    assert (desk / "press" / "talk.txt").read_bytes() == b"theirs"
