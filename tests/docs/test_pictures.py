"""The pictures of the manual are what the program draws today."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def pictures() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("docs_charts", ROOT / "scripts" / "docs_charts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, str] = module.pictures()
    return found


def test_each_picture_is_what_make_docs_would_write() -> None:
    for name, text in pictures().items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, f"run `make docs`: {name}"


def test_the_page_shows_each_of_them() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "docs" / "charts.md").read_text("utf-8"))
    assert sorted(shown) == sorted(pictures())
