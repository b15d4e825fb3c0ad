"""`--help` of every command, with examples that run."""

import json
import re
import shlex
from pathlib import Path

import click
import pytest

from previously.core.version import __version__
from previously.surfaces.cli.main import COMMANDS, cli
from tests.surfaces.conftest import Typed

EXAMPLE = re.compile(r"^  (previously .+?)(?:   +\S.*)?(?: \| .*)?$", re.MULTILINE)


PROPOSED = "".join(
    f"- {{id: {one}, at: S01E01.1, line: Mara hugs Joe, quoting: It is moored.}}\n" for one in ("a1", "a2")
)


def loaded(name: str) -> click.Command:
    """The command of a name."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def examples(name: str) -> list[str]:
    """The commands in an epilog, without their remarks and what they are piped into."""
    command = loaded(name) if name else cli
    return [part for found in EXAMPLE.findall(str(command.epilog)) for part in found.split(" && ")]


@pytest.fixture
def desk(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter's folder, with the files that examples name beside it."""
    desk = tmp_path / "desk"
    assert typed("new", str(desk)).code == 0
    monkeypatch.chdir(desk)
    (desk / "stories").symlink_to(Path(__file__).parents[2] / "stories", target_is_directory=True)
    (desk / "phenomena.json").write_text('[{"name": "nothing", "arms": {"a": {"events": [], "probes": []}}}]', "utf-8")
    scene = {"location": "Harbour", "characters": [{"name": "Mara"}, {"name": "Joe"}]}
    (desk / "episodes.json").write_text(json.dumps([{"seasonNum": 1, "episodeNum": 1, "scenes": [scene]}]), "utf-8")
    card = {"spec": "chara_card_v2", "spec_version": "2.0", "data": {"name": "Mara"}}
    (desk / "mara.json").write_text(json.dumps(card), "utf-8")
    (desk / "kin.json").write_text("[]", "utf-8")
    (desk / "lines.jsonl").write_text('{"id": "a", "line": "A guard hits Mara"}', "utf-8")
    (desk / "lines.txt").write_text("Mara slaps Joe\n", "utf-8")
    (desk / "script.fountain").write_text("INT. QUAY - DAY\n\nMARA\nIt is moored.\n", "utf-8")
    (desk / "review.txt").write_text("This review contains spoilers for Season 1.\n", "utf-8")
    (desk / "proposals").mkdir()
    (desk / "proposals" / "mine.yaml").write_text(PROPOSED, "utf-8")
    (desk / "world").mkdir()
    (desk / "world" / "story.yaml").write_text(
        "title: W\nstore: sqlite:///w.db\ncast: {mara: Mara, joe: Joe}\n", "utf-8"
    )
    (desk / "interview.txt").write_text('"It leaks," showrunner Ida Brandt told The Tide.\n', "utf-8")
    return desk


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "name", ["", *(name for name in COMMANDS if name not in {"serve", "mcp"})]
)  # they stay until ended
def test_examples_run(typed: Typed, name: str) -> None:
    for example in examples(name):
        _, *arguments = shlex.split(example)
        said = typed(*arguments)
        assert said.code in {0, 1}, f"{example}: {said.err}"
        assert said.out


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_examples(name: str) -> None:
    assert "Examples:" in (loaded(name).epilog or "")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help(typed: Typed, name: str, flag: str) -> None:
    said = typed(name, flag)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Usage: previously {name} ")
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    for param in command.params:
        assert max(param.opts, key=len) in said.out or param.make_metavar(click.Context(command)) in said.out
        assert not isinstance(param, click.Option) or param.help, f"{name} {param.opts} says nothing of itself"


def test_the_command_itself(typed: Typed) -> None:
    said = typed("--help")
    assert said.code == 0
    for name, sentence in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(sentence[:20])}", said.out, re.MULTILINE)


def test_version(typed: Typed) -> None:
    assert typed("--version") == (0, f"previously, version {__version__}\n", "")
