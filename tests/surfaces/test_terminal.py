"""Terminals narrow and wide, with and without colour, closed, or in another alphabet."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from previously.surfaces.cli.terminal import columns, wrapped
from tests.surfaces.conftest import Typed

ROOT = Path(__file__).parents[2]
JESSICA = str(ROOT / "stories" / "jessica-jones")
COMMANDS = [
    ["check", JESSICA, "--plan", "hovercar", "--hints"],
    ["check", JESSICA],
    ["on", "jessica", JESSICA],
    ["on", "jessica", JESSICA, "--at", "S01E13.9", "--numbers"],
    ["on", "trish", JESSICA, "--cues", "hotel,lift", "--about", "kilgrave", "--place", "bar", "--present", "jessica"],
    ["lab", str(ROOT / "tests" / "mind" / "protocols" / "trust.json"), "--numbers"],
]
STYLE = re.compile(r"\x1b\[")
PATHS = re.compile(r"\S*[/.]\S*")


@pytest.mark.parametrize("width", [40, 66, 200])
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(arguments[:2]))
def test_no_line_is_wider_than_the_terminal_but_for_paths(
    typed: Typed, arguments: list[str], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for line in typed(*arguments).out.splitlines():
        assert columns(line) <= min(width, 100) or any(len(path) > 20 for path in PATHS.findall(line)), line


@pytest.mark.parametrize("name", ["check", "on", "new", "import", "lab", "completion"])
def test_help_fits_eighty_columns(typed: Typed, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text, _, examples = typed(name, "--help").out.partition("Examples:")
    assert all(columns(line) <= 80 for line in text.splitlines())
    assert all(columns(line) <= 100 for line in examples.splitlines())


def test_a_paragraph_keeps_its_indent_and_styles_take_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert wrapped("a " * 30, first="- ", rest="    ").splitlines() == [
        "- " + "a " * 18 + "a",
        "    " + "a " * 10 + "a",
    ]
    assert wrapped(" 4% x") == " 4% x"
    assert wrapped("\x1b[1mbold\x1b[0m " * 8).count("\n") == 0
    assert wrapped("灯台 " * 8).count("\n") == 0
    assert wrapped("灯台 " * 9).count("\n") == 1
    assert wrapped("x" * 90) == "x" * 90
    assert wrapped("", first="- ") == "- "
    assert columns(unicodedata.normalize("NFD", "é")) == 1


def process(
    *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process of its own."""
    given = {**os.environ, "COLUMNS": "90", **(env or {})}
    command = [sys.executable, "-m", "previously.surfaces", *arguments]
    return subprocess.run(command, capture_output=True, env=given, cwd=cwd or ROOT, check=False)  # noqa: S603


def test_as_a_process() -> None:
    clean, found = process("check", JESSICA), process("check", JESSICA, "--plan", "hovercar")
    assert (clean.returncode, clean.stderr) == (0, b"")
    assert (found.returncode, found.stderr) == (1, b"")
    wrong = process("check", "nowhere")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert "“nowhere”".encode() in wrong.stderr


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
    ],
)
def test_a_terminal_that_is_not_utf8_does_no_harm(env: dict[str, str]) -> None:
    found = process("check", JESSICA, "--plan", "hovercar", env=env)
    assert (found.returncode, found.stderr) == (1, b"")
    assert "“Luke attacks Jessica”".encode() in found.stdout
    assert process("on", "marra", JESSICA, env=env).returncode == 2


def test_names_that_are_not_utf8_do_no_harm(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "previously.surfaces", "check", os.fsdecode(b"\xff\xfe")]
    found = subprocess.run(command, capture_output=True, cwd=tmp_path, check=False, env=os.environ)  # noqa: S603
    assert found.returncode == 2
    assert b"Traceback" not in found.stderr


@pytest.mark.parametrize(
    "arguments", [["check", JESSICA, "--plan", "hovercar"], ["on", "jessica", JESSICA], ["--help"]]
)
def test_a_closed_pipe_is_no_mistake(arguments: list[str]) -> None:
    there, here = os.pipe()
    os.close(there)
    command = [sys.executable, "-m", "previously.surfaces", *arguments]
    found = subprocess.run(  # noqa: S603
        command, stdout=here, stderr=subprocess.PIPE, cwd=ROOT, check=False, env=os.environ
    )
    os.close(here)
    assert found.stderr == b""
    assert found.returncode == (1 if "--plan" in arguments else 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said_in_a_sentence() -> None:
    command = [sys.executable, "-m", "previously.surfaces", "check", JESSICA]
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)  # noqa: S603
    assert (found.returncode, found.stderr.count(b"\n")) == (2, 1)
    assert b"the answer cannot be written: No space left on device" in found.stderr


def test_colour_only_where_it_is_seen_and_never_with_no_color() -> None:
    assert not STYLE.search(process("check", JESSICA).stdout.decode())
    assert STYLE.search(on_a_terminal({}))
    assert not STYLE.search(on_a_terminal({"NO_COLOR": "1"}))


def on_a_terminal(env: dict[str, str]) -> str:
    """What a command writes to a terminal."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    ours, theirs = pty.openpty()
    given = {**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, **env}
    command = [sys.executable, "-m", "previously.surfaces", "check", JESSICA]
    subprocess.run(command, stdout=theirs, stderr=theirs, env=given, cwd=ROOT, check=False)  # noqa: S603
    os.close(theirs)
    text = os.read(ours, 1 << 16).decode()
    os.close(ours)
    return text
