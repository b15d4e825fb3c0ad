"""What the pages of the shipped story give as JSON, kept in files: a page's test and the server's read the same."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.web.asking import asking

pytest.importorskip("jinja2", reason="needs the extra “web”")

from previously.live.room import Room

SHIPPED = Path(__file__).parents[2] / "stories" / "jessica-jones"
FOLDER = Path(__file__).parent / "snapshots"
WRITE = "UPDATE"
"""Set, the files are written anew."""


def kept(name: str) -> Any:
    """What is kept under a name."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def given(url: str) -> Any:
    """What the API gives for the shipped story, its numbers rounded."""
    return rounded(asking(Room(SHIPPED)).get(f"/api{url}").json())


def rounded(value: Any) -> Any:
    """Numbers to three places, all else as it is."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [rounded(one) for one in value]
    return round(value, 3) if isinstance(value, float) else value


def same(name: str, value: Any) -> bool:
    """Is it what is kept? Where files are to be written, it is from now on."""
    if os.environ.get(WRITE):
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(f"{text}\n", "utf-8")
    return bool(kept(name) == value)
