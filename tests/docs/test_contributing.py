"""Every recipe for adding to the house is followed in a copy of it, word for word, and works."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "guides" / "contributing.md"
HEAD, *RECIPES = re.split(r"^(?=## A new )", GUIDE.read_text("utf-8"), flags=re.MULTILINE)
FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
COPIED = ("previously", "tests", "stories")


class Block(NamedTuple):
    """A fence of the guide: its kind, the file that it is or changes, its text."""

    kind: str
    path: str
    text: str


def blocks(text: str) -> list[Block]:
    """The fences of a recipe; one that holds fences of its own has more marks, and so are marks in a docstring."""
    return [Block(kind, path, body) for _, kind, path, body in FENCE.findall(text)]


def changed(text: str, change: str) -> str:
    """A text with the lines of a change taken out and put in; what is around them must stand there once."""
    lines = change.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    new = "".join(line[1:] for line in lines if not line.startswith("-"))
    assert text.count(old) == 1, f"this stands {text.count(old)} times:\n{old}"
    return text.replace(old, new)


def follow(house: Path, recipe: str) -> None:
    """Write what a recipe writes."""
    for block in blocks(recipe):
        path = house / block.path
        text = changed(path.read_text("utf-8"), block.text) if block.kind == "diff" else block.text
        if block.path:
            path.unlink(missing_ok=True)  # ours, maybe: see `linked`
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def steps_of(recipe: str) -> list[tuple[str, str]]:
    """The commands of a recipe, each with what it says that one prints."""
    texts = [step for block in blocks(recipe) if block.kind == "shell" for step in block.text.split("$ ")[1:]]
    return [(command, printed) for command, _, printed in (text.partition("\n") for text in texts)]


def run(house: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A command in the copied house."""
    program, *arguments = shlex.split(command)
    words = [sys.executable, *arguments] if program == "python" else [sys.executable, "-m", program, *arguments]
    env = {**os.environ, "PYTHONPATH": str(house), "COLUMNS": "100"}
    return subprocess.run(words, cwd=house, env=env, capture_output=True, text=True, check=False)  # noqa: S603


def linked(source: str, target: str) -> None:
    """A file under another name where a disk allows it, else a copy: a recipe takes a file away before it writes it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house."""
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / name, copy_function=linked)  # with what Python has compiled
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    follow(tmp_path, HEAD)
    return tmp_path


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.partition("\n")[0][3:])
def test_a_recipe_works(house: Path, recipe: str) -> None:
    follow(house, recipe)
    assert steps_of(recipe)
    for command, printed in steps_of(recipe):
        done = run(house, command)
        assert done.returncode in {0, 1}, done.stderr
        assert printed.strip()
        assert printed.strip() in done.stdout


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.partition("\n")[0][3:])
def test_without_its_recipe_it_does_not_work(house: Path, recipe: str) -> None:
    assert not all(works(house, command, printed) for command, printed in steps_of(recipe))


def works(house: Path, command: str, printed: str) -> bool:
    """Does a command print what the guide says?"""
    done = run(house, command)
    return done.returncode in {0, 1} and printed.strip() in done.stdout
