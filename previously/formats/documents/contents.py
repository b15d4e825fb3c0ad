"""A book's own table of contents: what it calls the places in its parts, for books that have no headings."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from previously.formats.documents.archive import Archive
from previously.formats.manuscript.xml import BrokenXml, Node, tree

Mark = tuple[str, str]
"""Where something begins: a part by its name, and the id of an element in it; empty for its beginning."""
_AROUND = re.compile(
    r"\W*(?:cover|title ?page|half ?title|copyright|imprint|colophon|contents|table of contents|dedication|epigraph"
    r"|acknowledge?ments|about the (?:author|publisher)|also by|by the same author|praise|frontispiece|index|landmarks"
    r"|newsletter|back cover|list of \w+)\b.*",
    re.IGNORECASE,
)
"""What stands around the telling."""


def contents_of(archive: Archive, items: dict[str, Node], home: str) -> dict[Mark, str]:
    """What the contents call each place, those left out that no chapter begins at."""
    for item in items.values():
        kind = item.get("media-type")
        if "nav" in item.get("properties").split() or kind == "application/x-dtbncx+xml":
            at = normpath(join(dirname(home), unquote(item.get("href"))))
            try:
                found = dict(_listed(tree(archive.text(at) or ""), dirname(at)))
            except BrokenXml:
                continue
            if found:
                return found
    return {}


def _listed(root: Node, folder: str) -> Iterator[tuple[Mark, str]]:
    for nav in root.all("nav"):
        if nav.get("epub:type") in {"toc", ""}:
            for link in nav.all("a"):
                yield from _entry(link.get("href"), link.text(), folder)
            return
    pending = [point for listed in root.all("navMap") for point in listed.each("navPoint")][::-1]
    while pending:
        point = pending.pop()
        label = next((one.text() for one in point.each("navLabel")), "")
        source = next((one.get("src") for one in point.each("content")), "")
        yield from _entry(source, label, folder)
        pending += [*point.each("navPoint")][::-1]


def _entry(href: str, label: str, folder: str) -> Iterator[tuple[Mark, str]]:
    name, _, place = href.partition("#")
    if name and label and not _AROUND.fullmatch(label):
        yield (normpath(join(folder, unquote(name))), place), label
