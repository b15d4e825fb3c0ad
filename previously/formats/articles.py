"""The articles a story keeps about itself, in its `press/` folder: text or HTML, by relative path."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from previously.core.finding import Finding
from previously.formats.files import displayed, read_text

FOLDER = "press"
KINDS = (".txt", ".md", ".html", ".htm")


def find_press(root: Path, series: Iterable[str] = ()) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Read the articles of a story's folder, and of its series' folders; what cannot be read is a finding."""
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for folder in (root / FOLDER, *(root / one / FOLDER for one in series)):
        for path in _articles(folder):
            text, finding = read_text(root, path)
            if text is not None:
                texts[displayed(path.relative_to(root))] = text
            if finding is not None:
                findings.append(finding)
    return texts, tuple(findings)


def press_among(files: Mapping[str, str]) -> dict[str, str]:
    """The articles among files that are given as text."""
    return {path: text for path, text in files.items() if is_press(path)}


def is_press(path: str) -> bool:
    """Does a file of this path belong to the press?"""
    return FOLDER in path.split("/")[:-1]


def _articles(folder: Path) -> list[Path]:
    try:
        return (
            sorted(path for path in folder.iterdir() if path.name.casefold().endswith(KINDS)) if folder.is_dir() else []
        )
    except OSError:
        return []
