# ruff: noqa: E501 (tables, a row a line)
"""Whatever somebody wrote into a file, a name or a command line, nothing of it steers the terminal it is printed on."""

import json
import logging
import re
from pathlib import Path

import pytest

from previously.live.crash import write_report
from previously.surfaces.cli import terminal
from previously.surfaces.cli.main import COMMANDS
from previously.surfaces.cli.terminal import LONGEST, RESET, cut, say, shown, styled, wrapped
from tests.surfaces.conftest import Said, Typed

ROOT = Path(terminal.__file__).parents[2]
TITLE, CLEAR, CLIPBOARD, CONCEAL = "\x1b]0;qz\x07", "\x1b[2J", "\x1b]52;c;cXo=\x07", "\x1b[8m"
C1, BIDI, OTHER = "\x9b35m", "\u202e\u2066", "\x08\r\x7f\x00"
EVIL = f"{TITLE}{CLEAR}{CLIPBOARD}{CONCEAL}{C1}{BIDI}{OTHER}"
QUOTED = json.dumps(f"Q{EVIL.replace(OTHER, '')}")
"""As YAML and JSON have it between double quotes."""
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f]")
pytestmark = pytest.mark.usefixtures("harbour")
OURS = re.compile(r"\x1b\[(?:0|1|2|3[1236])m")
"""The styles that are ours."""
STORY = f"""\
title: {QUOTED}
cast:
  mara: {{name: {QUOTED}, aliases: [{json.dumps("Mara" + CLEAR)}, Mara]}}
  joe: Joe
  {json.dumps("ann" + CLEAR)}: Ann
premises:
  - {{id: {QUOTED}, always: "distress(mara) < 0.01", because: {QUOTED}}}
  - {{id: bad, always: {json.dumps("distress(mara" + CLEAR + ")")}}}
sources: {{a: {{who: {QUOTED}, role: {QUOTED}, outlet: {QUOTED}}}}}
"""
SEASON = f"""\
S01E01:
  title: {QUOTED}
  scenes:
    {json.dumps("1" + CLEAR)}:
      place: {QUOTED}
      present: [mara, joe]
      lines:
        - {json.dumps("Joe controls Mara; cues rope" + EVIL.replace(OTHER, ""))}
        - {json.dumps("Joe tells Mara; sets boat" + CLEAR + " = sold" + C1)}
        - Joe hides boat from Mara
    2:
      present: [mara, joe]
      lines:
        - Mara plays at ease{EVIL}
        - {json.dumps("Mara plays at ease; intended " + chr(39) + CLEAR + chr(39))}
        - Mara plays at ease
        - No{EVIL}body waits
        - Mara relies on boat
"""
SCRIPT = (
    f"INT. BAR{EVIL} - DAY\n\nMARA{CLEAR}\nNo.\n\n[[prev: Joe hurts Mara; cues {EVIL}]]\n[[prev: Joe{CLEAR} hurts]]\n"
)
ARTICLE = f"{EVIL.replace(chr(0), chr(1))}\n\nMara is “a {CLEAR} detective”, said Joe{C1}, the writer. Joe controls Mara.{BIDI}\n"
PLAN = f"S02E01:\n  title: {QUOTED}\n  scenes:\n    1: {{present: [mara], lines: [Mara plays at ease]}}\n"
FILES = {
    "story.yaml": STORY, "s01.yaml": SEASON, "s01e02.fountain": SCRIPT, f"s01e03{CLEAR}{BIDI}.yaml": "S01E03: [\x1b[2J",
    f"plans/draft{CLEAR}.yaml": PLAN, "plans/other.yaml": PLAN, f"press/a{CLEAR}.txt": ARTICLE,
    "events.jsonl": '{"at": "S01E04.1", "line": "Zoe\x9b2J meets Joe"}\n{"at": "\\u001b[2J", "line": "Joe meets Mara"}\n',
    f"s09{CLEAR}.fdx": "x", "lab.json": '[{"name": "\\u001b[2J", "arms": {"a": {"events": [], "probes": []}}}]',
    f"stored{CLEAR}/story.yaml": "title: W\nstore: sqlite:///w.db\n", f"list{CLEAR}.json": '{"season 1": [{"\\u001b[2J": 3}]}',
}  # fmt: skip
BAD = f"x{EVIL.replace(chr(0), '')}"
STORED = f"stored{CLEAR}"
DRAFT, PRESS, LIST = f"plans/draft{CLEAR}.yaml", f"press/a{CLEAR}.txt", f"list{CLEAR}.json"
TYPED: dict[str, list[list[str]]] = {
    "new": [[f"new{CLEAR}"], ["."], [BAD, BAD]],
    "check": [["--hints"], ["--plan", DRAFT], ["--plan", BAD], [BAD], ["--select", BAD], ["--without", BAD], ["--severity", BAD], [f"--{BAD}"], ["--seen", BAD], ["--baseline", LIST], ["--files", BAD]],
    "on": [["mara"], ["mara", "--numbers", "--at", "S01E01.2"], ["mara", "--cues", BAD, "--about", BAD, "--place", BAD], [BAD], ["mara", "--at", BAD], ["mara", "--present", BAD]],
    "knows": [["mara"], ["joe"], [f"boat{CLEAR}"], ["--secrets"], ["audience"], [BAD], ["mara", "--believes", BAD]],
    "sheet": [["mara"], ["joe", "--format", "markdown"], ["mara", "-o", f"bible{CLEAR}"], ["mara", "-o", LIST], [BAD]],
    "brief": [["mara"], ["joe", "--about", BAD], ["mara", "--with", BAD], [BAD], ["mara", "--at", BAD]],
    "card": [["mara"], [BAD], ["mara", "-o", f"card{CLEAR}.png"], ["mara", "--at", BAD]],
    "survey": [["."], [BAD]],
    "lorebook": [[], ["--at", BAD], ["-o", f"book{CLEAR}.json"]],
    "export": [["--to", "fountain", "-o", f"scripts{CLEAR}"], ["--to", "fdx", "-o", BAD], ["--to", BAD, "-o", "x"]],
    "log": [[f"Joe hurts Mara{CLEAR}"], [BAD], ["Joe hurts Mara", "--dry-run"], ["Joe hurts Mara", "--at", BAD], ["--file", BAD]],
    "unread": [[], [BAD]],
    "coverage": [[], ["--at", BAD], [BAD]],
    "draft": [["--by", BAD], ["--by", DRAFT], ["--by", LIST, "--accept", BAD]],
    "scenes": [[], ["--order", BAD], ["--order", "lived"]],
    "rule": [[], ["reset"], [BAD]],
    "say": [[f"Joe hurts Mara{CLEAR}"], ["Mara slaps Joe", ".", "--before", BAD], [BAD], ["Mara waits", ".", "--at", BAD], ["--rows", BAD], ["--rows", LIST]],
    "cast": [[], ["--numbers"], ["--format", "text", "--at", "S01E01"], ["--at", BAD]],
    "recap": [["--at", "S02E01"], ["--at", "S01E02", "--seen", "S01"], ["--at", BAD]],
    "read": [[PRESS, "--seen", "none"], [PRESS, "--seen", "S01", "--rules"], [BAD, "--seen", "S01"], [PRESS, "--seen", BAD], [PRESS, "--seen", "S01", "-o", f"out{CLEAR}.txt"], [PRESS, "--seen", "S01", "-o", DRAFT]],
    "compare": [[DRAFT, "plans/other.yaml"], [BAD, BAD]],
    "skill": [[f"skill{CLEAR}"], [BAD], [LIST]],
    "mcp": [[BAD], ["--port", BAD], ["--token-file", BAD, "--http"]],
    "serve": [[BAD], ["--port", BAD], ["--host", BAD]],
    "chart": [["mara"], ["mara", "-o", f"out{CLEAR}.svg"], ["mara", "-o", BAD], [BAD]],
    "quotes": [[PRESS], [BAD]],
    "notice": [["--at", "S01E02"], [BAD], ["--at", BAD]],
    "import": [[LIST, "-o", f"made{CLEAR}"], [BAD, "-o", "made"], [LIST, "-o", "."]],
    "store": [["begin"], ["verify"], ["log", BAD, "--at", "S01E01"], ["log", BAD], ["begin", "--in", BAD], [BAD], ["export", "-o", BAD], ["keep", BAD], ["fill", "events.jsonl", "--in", STORED], ["rows", "--in", STORED], ["begin", "--in", STORED], ["log", f"Mara waits{CLEAR}", "--at", "S01E01.1", "--by", CLEAR, "--in", STORED], ["rows", "--in", STORED], ["branch", BAD, "--in", STORED], ["rewind", "9", "--branch", BAD, "--in", STORED]],
    "lab": [["lab.json"], [LIST], [BAD]],
    "completion": [["bash"], [BAD]],
}  # fmt: skip


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story of hostile names, lines and files, and one stands in it, at a terminal with colours."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(terminal, "colour", lambda: True)
    return tmp_path


def steering(said: Said) -> list[str]:
    """What of an answer would steer a terminal."""
    return STEERS.findall(OURS.sub("", said.out + said.err))


def test_every_command_is_tried() -> None:
    assert set(TYPED) == set(COMMANDS)


@pytest.mark.parametrize("command", TYPED)
def test_nothing_that_others_wrote_steers_the_terminal(command: str, typed: Typed) -> None:
    answers = [typed(command, *arguments) for arguments in TYPED[command]]
    assert [steering(said) for said in answers] == [[] for _ in answers]
    assert all(said.out or said.err for said in answers)
    assert {said.code for said in answers} <= {0, 1, 2}


@pytest.mark.parametrize("arguments", [[BAD], [f"--{BAD}"], ["check", f"--{BAD}=1"], ["on"], [f"on{BAD}", "mara"]])
def test_nor_does_what_was_typed_wrongly(arguments: list[str], typed: Typed) -> None:
    said = typed(*arguments)
    assert (said.code, steering(said)) == (2, [])


def test_what_stands_there_is_shown_all_the_same(typed: Typed) -> None:
    said = typed("check", "--hints").out
    for sign in ("\\u001b[2J", "\\u009b", "\\u202e", "\\u0007"):
        assert sign in said


JSON = [
    ["check", "--format", "json"], ["check", "--format", "sarif"], ["on", "mara", "--format", "json"],
    ["cast", "--format", "json"], ["knows", "mara", "--format", "json"], ["recap", "--at", "S02E01", "--format", "json"],
    ["read", PRESS, "--seen", "none", "--format", "json"], ["compare", DRAFT, "--format", "json"],
    ["quotes", PRESS, "--format", "json"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", JSON, ids=lambda arguments: arguments[0])
def test_what_is_for_programs_is_exact_and_on_a_terminal_it_is_the_same_json(
    arguments: list[str], typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = typed(*arguments)
    exact = json.loads(piped.out)
    assert "\\u202e" not in piped.out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    seen = typed(*arguments)
    assert (steering(seen), json.loads(seen.out)) == ([], exact)


def test_a_csv_goes_to_a_file_as_it_is(typed: Typed) -> None:
    assert CLEAR in typed("cast", "--format", "csv").out


def test_a_report_that_could_not_be_kept_is_printed_without_it(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(EVIL)

    monkeypatch.setattr("previously.live.crash.tempfile.NamedTemporaryFile", _full)
    monkeypatch.setattr("previously.surfaces.cli.commands.cast_command.page", broken)
    said = typed("cast")
    assert (said.code, steering(said)) == (3, [])
    assert "\\u001b[2J" in said.err


def _full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_crash_that_nobody_caught_and_a_librarys_word(capsys: pytest.CaptureFixture[str]) -> None:
    error = ValueError(EVIL)
    terminal.crashed(ValueError, error, None)
    assert steering(Said(0, *capsys.readouterr())) == []
    record = logging.LogRecord("uvicorn", logging.ERROR, "", 1, EVIL, None, None)
    assert not STEERS.search(terminal.Plainly("previously: %(message)s").format(record))
    assert write_report(error, [EVIL])


def test_a_line_of_megabytes_is_cut_and_its_length_told(harbour: Path, typed: Typed) -> None:
    (harbour / "s05.yaml").write_text(
        "S05E01:\n  scenes:\n    1:\n      lines:\n        - Zoe " + "x" * 3_000_000, "utf-8"
    )
    (harbour / "story.yaml").write_text(f"title: {'y' * 2_000_000}\ncast: {{mara: {'z' * 1_000_000}}}\n", "utf-8")
    said = typed("check", "--hints")
    assert re.search(r"…\s+\(3,000,004\s+characters\)", said.out)
    assert max(map(len, said.out.split("\n"))) < LONGEST + 100
    assert all(len(typed(*words).out) < 100_000 for words in (["cast"], ["on", "mara"], ["recap", "--at", "S05E01"]))


def test_a_style_of_ours_is_one_and_one_that_looks_like_it_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(f"{styled('bold', bold=True)} \x1b[1mno\x1b[0m") == "\x1b[1mbold\x1b[0m \\u001b[1mno\\u001b[0m"
    assert shown(styled(f"a{CLEAR}b", fg="red", bold=True)) == "\x1b[31m\x1b[1ma\\u001b[2Jb\x1b[0m"
    say(styled("bold", bold=True))
    assert capsys.readouterr().out == "\x1b[1mbold\x1b[0m\n"


def test_a_cut_leaves_no_style_open_and_no_half_of_one() -> None:
    text = styled("x" * 200, bold=True)
    assert shown(cut(text, 100)).endswith("\x1b[0m… (" + f"{len(text):,} characters)")
    for most in range(1, 30):
        assert "\x1b" not in shown(cut(text, most)).replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert wrapped("a " * LONGEST).endswith(f"… ({2 * LONGEST:,} characters)")
    assert cut("short") == "short"
    assert RESET not in cut("x" * 20, 10)


def test_all_that_is_printed_goes_through_one_door() -> None:
    printing = re.compile(
        r"(?<![\w.])(?:print|click\.(?:echo|secho|style|confirm|prompt|echo_via_pager)|sys\.std(?:out|err)\.write)\("
    )
    texts = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in ROOT.rglob("*.py")}
    assert [name for name, text in texts.items() if printing.search(text)] == ["surfaces/cli/terminal.py"]
