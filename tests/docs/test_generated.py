"""What is generated of the manual is what the program says today."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from previously.checks.registry import RULES

ROOT = Path(__file__).resolve().parents[2]
NAMES = ["vocabulary.md", "terminal.svg", "rules/README.md", *(f"rules/{rule.name}.md" for rule in RULES.values())]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_docs", ROOT / "scripts" / "write_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generated(script: ModuleType) -> dict[str, str]:
    pages: dict[str, str] = script.pages()
    return pages


@pytest.mark.parametrize("page", NAMES)
def test_a_generated_page_is_what_make_docs_would_write(page: str, generated: dict[str, str]) -> None:
    assert (ROOT / "docs" / page).read_text("utf-8") == generated[page], "run `make docs`"


def test_nothing_else_is_generated_and_no_page_is_stale(script: ModuleType, generated: dict[str, str]) -> None:
    assert sorted(generated) == sorted(NAMES)
    assert script.stale() == []


@pytest.mark.parametrize("page", ["README.md", "docs/rules/README.md", "docs/rules/reset.md", "docs/checking.md"])
def test_a_link_leads_to_a_page_that_is_there(page: str) -> None:
    for target in LINK.findall((ROOT / page).read_text("utf-8")):
        assert ((ROOT / page).parent / target).exists(), f"{page} links to {target}"
