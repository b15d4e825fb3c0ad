"""A shared universe: a folder of several series, each with its own story.yaml."""

import re
from collections.abc import Iterator, Mapping, Sequence

from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.nearest import did_you_mean
from previously.core.source import Block
from previously.formats.bible.season import read_block
from previously.formats.yaml.fields import Fields, Page
from previously.formats.yaml.tree import Seq

STORY = "story.yaml"
NAME = re.compile(r"[^\W_][\w-]*")
_LISTED = re.compile(r"""^["']?series["']?\s*:\s*(\[|-|#|$)""", re.MULTILINE)
"""Matches a story.yaml that may list series, so that others need not be parsed."""

_SERIES = re.compile(r"""^["']?series["']?\s*:[ \t]*[^\s\[#-]""", re.MULTILINE)


def series_named(text: str, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The existing folders a universe's story.yaml names under `series:`, and findings for the rest."""
    if not _LISTED.search(text):
        return (), ()
    page, tree = read_block(Block(STORY, 1, text))
    node = tree.get("series") if tree else None
    if not isinstance(node, Seq):
        return (), ()
    page = Page(page.block)
    words = Fields(page, tree, "story.yaml").words("series") or ()
    for word in words:
        if word.text not in known:
            near = did_you_mean(word.text, known)
            message = f"there is no folder “{word.text}” with a story.yaml here{near}"
            page.findings.append(text_finding("unreadable-file", word.span, message))
    return tuple(dict.fromkeys(w.text for w in words if w.text in known)), tuple(page.findings)


def lists_series(text: str) -> bool:
    """Does a story.yaml list series, making its folder a universe?"""
    if not _LISTED.search(text):
        return False
    tree = read_block(Block(STORY, 1, text))[1]
    return tree is not None and isinstance(tree.get("series"), Seq)


def is_series(text: str) -> bool:
    """Does a story.yaml name its series?"""
    return _SERIES.search(text) is not None


def standing(text: str, folder: str) -> bool:
    """Does this universe's story.yaml list the series in `folder`?"""
    return folder in series_named(text, [folder])[0]


def homes(files: Mapping[str, str]) -> tuple[str, ...]:
    """The series folders among a universe's files, in name order; none for a single story."""
    return tuple(sorted(path.removesuffix(f"/{STORY}") for path in files if path.endswith(f"/{STORY}")))


def home_of(path: str, among: Sequence[str]) -> str:
    """The series folder a file is in, or an empty string."""
    return next((home for home in among if path.startswith(f"{home}/")), "")


def names_of(declared: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each series folder and its name: as its story.yaml gives it, unless that is taken or invalid."""
    taken: set[str] = set()
    for home, name in declared.items():
        folder = re.sub(r"\W+", "-", home.rpartition("/")[2]).strip("-") or "series"
        wanted = name if NAME.fullmatch(name) else folder
        found = wanted if wanted not in taken else home.replace("/", "-")
        taken.add(found)
        yield home, found
