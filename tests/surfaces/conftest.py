"""A story to stand in, and the command line as one calls it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from previously.surfaces.cli.main import run


class Said(NamedTuple):
    """What a command line gave: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


Typed = Callable[..., Said]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    """Run one command line in this process."""

    def call(*arguments: str) -> Said:
        capsys.readouterr()
        code = run(list(arguments))
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return call


@pytest.fixture
def lighthouse(typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story that `new` makes, and one stands in it."""
    folder = tmp_path / "lighthouse"
    assert typed("new", str(folder)).code == 0
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "90")
    return folder
