"""What a shell is given to complete commands, options and names."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.surfaces.conftest import Typed

JESSICA = str(Path(__file__).parents[2] / "stories" / "jessica-jones")


@pytest.mark.parametrize(
    ("shell", "mark"), [("bash", "complete -o nosort"), ("zsh", "#compdef previously"), ("fish", "complete --no-files")]
)
def test_a_script_for_each_shell(typed: Typed, shell: str, mark: str) -> None:
    said = typed("completion", shell)
    assert (said.code, said.err) == (0, "")
    assert mark in said.out
    assert f"_PREVIOUSLY_COMPLETE={shell}_complete" in said.out


def completed(*words: str, cwd: str | Path = JESSICA) -> list[str]:
    """What bash would be offered for the last of the words."""
    env = {
        **os.environ,
        "_PREVIOUSLY_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["previously", *words]),
        "COMP_CWORD": str(len(words)),
    }
    command = [sys.executable, "-m", "previously.surfaces"]
    done = subprocess.run(command, env=env, cwd=cwd, capture_output=True, check=False)  # noqa: S603
    assert done.stderr == b""
    assert done.returncode == 0
    return done.stdout.decode().split()


def test_names_of_the_cast_one_stands_in() -> None:
    assert completed("on", "je") == ["plain,jessica"]
    assert {"plain,jessica", "plain,trish", "plain,luke"} < set(completed("on", "''"))
    assert completed("on", "zz") == []


def test_where_there_is_no_story_there_is_nobody_to_offer(tmp_path: Path) -> None:
    assert completed("on", "je", cwd=tmp_path) == []


def test_commands_and_options_and_choices() -> None:
    assert completed("ch") == ["plain,check", "plain,chart"]
    assert completed("on", "jessica", "--num") == ["plain,--numbers"]
    assert completed("check", "--format", "j") == ["plain,json"]
    assert completed("check", "../") == ["dir,../"]
