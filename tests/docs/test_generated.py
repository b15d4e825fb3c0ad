"""What is generated of the manual is what the program says today."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def generated() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("write_docs", ROOT / "scripts" / "write_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


@pytest.mark.parametrize("page", ["vocabulary.md", "rules.md", "terminal.svg"])
def test_a_generated_page_is_what_make_docs_would_write(page: str) -> None:
    assert (ROOT / "docs" / page).read_text("utf-8") == generated()[page], "run `make docs`"
