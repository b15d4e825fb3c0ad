"""A story's articles about itself, from its `press/` folder: text or HTML, by relative path."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from previously.core.finding import Finding
from previously.formats.files import displayed, read_text

FOLDER = "press"
KINDS = (".txt", ".md", ".html", ".htm")


def find_press(root: Path, series: Iterable[str] = ()) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """Read the articles in a story's folder and its series' folders; an unreadable one is a finding."""
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
    """The articles among files given as text."""
    return {path: text for path, text in files.items() if is_press(path)}


def is_press(path: str) -> bool:
    """Is this the path of a press article?"""
    return FOLDER in path.split("/")[:-1]


def _articles(folder: Path) -> list[Path]:
    try:
        return (
            sorted(path for path in folder.iterdir() if path.name.casefold().endswith(KINDS)) if folder.is_dir() else []
        )
    except OSError:
        return []
