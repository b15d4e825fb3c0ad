"""What the README, the guides and the manual say runs as typed, and what they name is there."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from previously.checks.registry import RULES
from previously.core.nearest import alike
from previously.surfaces.cli.main import COMMANDS, cli
from tests.surfaces.conftest import Typed, typed

__all__ = ["typed"]
ROOT = Path(__file__).parents[2]
FOLLOWED = {"contributing.md"}
"""Its recipes are followed in a copy of the house, by test_contributing."""
PAGES = [
    ROOT / "README.md",
    *(page for page in sorted(ROOT.glob("guides/*.md")) if page.name not in FOLLOWED),
    *sorted(ROOT.glob("docs/*.md")),
]
FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
CODE = re.compile(r"(?<![–-])\bPV\d{3}\b(?![–-])")
CODE_AND_NAME = re.compile(r"\b(PV\d{3})[`*]*[ :,(|]+`([a-z]+(?:-[a-z]+)*)`")
LEFT_OUT = {"", "⋮", "…", "..."}
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
IN_A_SHELL = {"games.md", "rooms.md"}
"""Whose examples are scripts, which a test of its own runs whole."""
typed_page = pytest.mark.parametrize("page", [one for one in PAGES if one.name not in IN_A_SHELL], ids=lambda p: p.name)


class Step(NamedTuple):
    """One command line of an example, and what the page shows of its output."""

    command: str
    shown: tuple[str, ...]


def steps(kind: str, text: str) -> Iterator[Step]:
    """The commands of a block: every line of `sh`, and of `console` the lines after a `$`."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        command = line if kind == "sh" else line[2:] if line.startswith("$ ") else None
        if command is not None and command.strip() and not command.startswith("#"):
            found.append((command, []))
        elif found and line.strip() not in LEFT_OUT:
            found[-1][1].append(line)
    yield from (Step(command, tuple(shown)) for command, shown in found)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a reader stands: beside a copy of the stories, and of the files that examples are given."""
    shutil.copytree(ROOT / "stories", tmp_path / "stories")
    shutil.copytree(ROOT / "tests" / "mind" / "protocols", tmp_path / "tests" / "mind" / "protocols")
    shutil.copy(ROOT / "tests" / "mind" / "protocols" / "learning.json", tmp_path / "phenomena.json")
    scenes = '{"scenes": [{"location": "Harbour", "characters": [{"name": "Mara"}]}], "seasonNum": 1, "episodeNum": 1}'
    (tmp_path / "episodes.json").write_text(f"[{scenes}]", "utf-8")
    (tmp_path / "kin.json").write_text("[]", "utf-8")
    said = '"It leaks," said showrunner Ida Brandt.\n\n"It leaks," Joe Bell told The Tide. "It always has."\n'
    (tmp_path / "interview.txt").write_text(said, "utf-8")
    (tmp_path / "world").mkdir()
    declared = "title: Harbour\nstore: sqlite:///world.db\ncast: {mara: Mara, joe: Joe, ann: Ann}\n"
    (tmp_path / "world" / "story.yaml").write_text(declared, "utf-8")
    read = "The music is lovely. Jessica is stubborn and brave. Jessica killed Reva. Kilgrave is no more.\n"
    (tmp_path / "review.txt").write_text(read, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@typed_page
@pytest.mark.usefixtures("desk")
def test_examples_run_as_typed(page: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    for _, kind, text in FENCE.findall(page.read_text("utf-8")):
        if kind not in {"sh", "console", "bash", "shell"}:
            continue
        for step in steps("console" if "$ " in text else "sh", text):
            for part in step.command.split(" && "):
                _run(part, step, typed, monkeypatch)


def _run(command: str, step: Step, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run what is ours, change folders, and look up what `make` is asked for."""
    program, *arguments = shlex.split(command.partition(" | ")[0], comments=True)
    if program == "cd":
        monkeypatch.chdir(arguments[0])
    elif program == "make":
        assert re.search(rf"^{arguments[0]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), command
    elif program == "previously":
        said = typed(*arguments)
        assert said.code in {0, 1}, f"{command}: {said.err}"
        rest = iter(said.out.splitlines())
        for line in step.shown if " | " not in command else ():
            assert any(line.strip() == other.strip() for other in rest), f"{command} does not print “{line}” there"


@every_page
@pytest.mark.usefixtures("desk")
@pytest.mark.filterwarnings("error")
def test_python_runs_as_written(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for _, kind, text in FENCE.findall(page.read_text("utf-8")):
        if kind in {"python", "py"}:
            exec(compile(text, str(page), "exec"), names)  # noqa: S102 - our own pages
    capsys.readouterr()


@every_page
def test_every_command_and_option_it_names_exists(page: Path) -> None:
    for words in INLINE.findall(page.read_text("utf-8")):
        program, *rest = words.split()
        if program != "previously" or not rest or rest[0].startswith("-"):
            continue
        assert rest[0] in COMMANDS, f"{page.name} names the command “{words}”"
        command = cli.get_command(click.Context(cli), rest[0])
        assert command is not None
        known = {option for param in command.params for option in param.opts} | {"--help"}
        assert {word.strip("[]") for word in rest if word.lstrip("[").startswith("--")} <= known, words


@every_page
def test_every_rule_it_names_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    names = {rule.name for rule in RULES.values()}
    assert set(CODE.findall(text)) <= set(RULES)
    for code, name in CODE_AND_NAME.findall(text):
        assert RULES[code].name == name
    for word in INLINE.findall(text):
        near = alike(word, names, cutoff=0.92) if re.fullmatch(r"[a-z]+(-[a-z]+)+", word) else None
        assert near in {None, word}, f"{page.name} says “{word}”; the rule is “{near}”"


def test_a_wrong_page_is_found_out(tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "wrong.md"
    for wrong, test in (
        ("`previously chekc`", test_every_command_and_option_it_names_exists),
        ("`previously check --plam`", test_every_command_and_option_it_names_exists),
        ("PV999", test_every_rule_it_names_exists),
        ("PV201 `cured`", test_every_rule_it_names_exists),
        ("PV201 `re-set`", test_every_rule_it_names_exists),
        ("`trust-too-soon`", test_every_rule_it_names_exists),
    ):
        page.write_text(wrong, "utf-8")
        with pytest.raises(AssertionError):
            test(page)
    for wrong in (
        "```sh\npreviously chekc\n```",
        "```console\n$ make lunch\n```",
        "```console\n$ previously --version\n9\n```",
    ):
        page.write_text(wrong, "utf-8")
        with pytest.raises(AssertionError):
            test_examples_run_as_typed(page, typed, monkeypatch)


@every_page
def test_a_link_leads_to_a_page(page: Path) -> None:
    linked = re.findall(r"\]\((?!https?:|#|/)([^)#]+)", page.read_text("utf-8"))
    assert not [path for path in linked if not (page.parent / path).exists()]
