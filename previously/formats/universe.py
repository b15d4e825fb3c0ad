"""A shared universe: a folder of several series, each with a story.yaml of its own."""

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
"""A story.yaml that may list series, so that the others are not parsed for it."""

_SERIES = re.compile(r"""^["']?series["']?\s*:[ \t]*[^\s\[#-]""", re.MULTILINE)


def series_named(text: str, known: Sequence[str]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The folders that a universe's story.yaml names under `series:`, of those there are, and what is wrong there."""
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
    """Does a story.yaml list series, so that its folder is a universe?"""
    if not _LISTED.search(text):
        return False
    tree = read_block(Block(STORY, 1, text))[1]
    return tree is not None and isinstance(tree.get("series"), Seq)


def is_series(text: str) -> bool:
    """Does a story.yaml say which series it is?"""
    return _SERIES.search(text) is not None


def standing(text: str, folder: str) -> bool:
    """Does this universe's story.yaml name the series in a folder?"""
    return folder in series_named(text, [folder])[0]


def homes(files: Mapping[str, str]) -> tuple[str, ...]:
    """The folders of the series among a universe's files, in the order of their names; none for a single story."""
    return tuple(sorted(path.removesuffix(f"/{STORY}") for path in files if path.endswith(f"/{STORY}")))


def home_of(path: str, among: Sequence[str]) -> str:
    """The series' folder that a file lies in, or nothing."""
    return next((home for home in among if path.startswith(f"{home}/")), "")


def names_of(declared: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each series' folder with its name: what its story.yaml calls it, unless another is called so or nobody could."""
    taken: set[str] = set()
    for home, name in declared.items():
        folder = re.sub(r"\W+", "-", home.rpartition("/")[2]).strip("-") or "series"
        wanted = name if NAME.fullmatch(name) else folder
        found = wanted if wanted not in taken else home.replace("/", "-")
        taken.add(found)
        yield home, found
