"""Every recipe for adding to the house is followed in a copy of it, word for word, and works."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "guides" / "contributing.md"
HEAD, *RECIPES = re.split(r"^(?=## A new )", GUIDE.read_text("utf-8"), flags=re.MULTILINE)
FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
COPIED = ("previously", "tests", "stories", "docs", "guides")


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


def follow(house: Path, recipe: str) -> Iterator[tuple[str, str]]:
    """Write what a recipe writes; then each of its commands, with what it says that one prints."""
    for block in blocks(recipe):
        path = house / block.path
        if block.kind == "diff":
            path.write_text(changed(path.read_text("utf-8"), block.text), "utf-8")
        elif block.path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
    for block in blocks(recipe):
        if block.kind == "shell":
            for step in block.text.split("$ ")[1:]:
                command, _, printed = step.partition("\n")
                yield command, printed


def ran(house: Path, command: str) -> str:
    """What a command prints in the copied house."""
    program, *arguments = shlex.split(command)
    words = [sys.executable, *arguments] if program == "python" else [sys.executable, "-m", program, *arguments]
    env = {**os.environ, "PYTHONPATH": str(house), "COLUMNS": "100"}
    done = subprocess.run(words, cwd=house, env=env, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house."""
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    list(follow(tmp_path, HEAD))
    return tmp_path


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.partition("\n")[0][3:])
def test_a_recipe_works(house: Path, recipe: str) -> None:
    steps = list(follow(house, recipe))
    assert steps
    for command, printed in steps:
        assert printed.strip()
        assert printed.strip() in ran(house, command)


def test_without_its_recipe_nothing_works(house: Path) -> None:
    steps = [
        step
        for recipe in RECIPES
        for block in blocks(recipe)
        if block.kind == "shell"
        for step in block.text.split("$ ")[1:]
    ]
    assert len(steps) >= len(RECIPES)
    for step in steps:
        command, _, printed = step.partition("\n")
        with pytest.raises(AssertionError):
            assert printed.strip() in ran(house, command)
