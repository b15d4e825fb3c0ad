"""The text of an EPUB, in the order of its spine, as Markdown; each part is named in a comment above it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from previously.core.ids import folded
from previously.formats.documents.archive import Archive, BrokenDocument
from previously.formats.documents.contents import Mark, contents_of
from previously.formats.manuscript.xml import BrokenXml, Node, tree

_BLOCKS = {"p", "div", "li", "blockquote", "section", "article", "tr", "td", "dd", "dt", "figure", "pre", "body"}
_SILENT = {"head", "script", "style", "nav", "rt", "rp"}
_SECTION = re.compile(r"<!\[[^<>]*>")
_ENDLESS = re.compile(r"<(?![^<>]*>)")
MOST = 5_000
"""Parts of one book. Set."""
HEADINGS = 2
"""With fewer headings a book is parted by its contents: one may be its title. Set."""
CHAPTER = 60
"""From so many words on, a part of a book without headings and contents is a chapter. Set."""


def text_of_epub(raw: bytes) -> str:
    """The text. Raises BrokenDocument."""
    archive = Archive(raw)
    try:
        parts, title = list(_spine(archive)), _title(archive)
        at, package = _package(archive)
    except BrokenXml as error:
        raise BrokenDocument(f"this book is damaged: {error}") from error
    pages = [(name, _marked(archive.pages(name) or "")) for name in parts[:MOST]]
    told = [(name, _rows(page, {})) for name, page in pages]
    if sum(row.startswith(("# ", "##")) for _, rows in told for row in rows) < HEADINGS:
        told = _headed(pages, told, contents_of(archive, _items(package), at))
    found: list[str] = []
    for name, rows in told:
        if rows:
            found += [f"<!-- part: {name.replace('--', '- -')} -->", *rows]
    head = f"---\ntitle: {title}\n---\n\n" if title and found else ""
    return head + "\n\n".join(found) + "\n"


def _headed(
    pages: Iterable[tuple[str, str]], told: Sequence[tuple[str, list[str]]], contents: Mapping[Mark, str]
) -> list[tuple[str, list[str]]]:
    """A book without headings, as its contents name its places; without contents, each longer part is a chapter."""
    if contents:
        places: dict[str, dict[str, str]] = {}
        for (name, place), label in contents.items():
            places.setdefault(name, {})[place] = label
        return [(name, _rows(page, places.get(name, {}))) for name, page in pages]
    chapters = [name for name, rows in told if sum(len(row.split()) for row in rows) >= CHAPTER]
    if len(chapters) < 2:
        return list(told)
    numbers = {name: number for number, name in enumerate(chapters, 1)}
    return [(name, [f"# Chapter {numbers[name]}", *rows] if name in numbers else rows) for name, rows in told]


def _rows(page: str, places: Mapping[str, str]) -> list[str]:
    """A page's paragraphs and headings; `places` are what is called by a heading that has none, by their ids."""
    reader = _Reader(places)
    reader.feed(page)
    reader.close()
    reader.paragraph()
    return reader.rows


def _marked(page: str) -> str:
    """A page without comments, in which what begins like a mark and ends nowhere is text.

    Python's parser would look for the end of each of these up to the end of the page.
    """
    parts, at = list[str](), 0
    while (begins := page.find("<!--", at)) >= 0:
        parts.append(page[at:begins])
        ends = page.find("-->", begins + 4)
        at = ends + 3 if ends >= 0 else len(page)
    parts.append(page[at:])
    plain = "".join(parts).replace("<![CDATA[", "").replace("]]>", "")
    return _ENDLESS.sub("&lt;", _SECTION.sub("", plain))


def _spine(archive: Archive) -> Iterator[str]:
    """The names of the parts that are read, in order."""
    at, package = _package(archive)
    items = _items(package)
    for one in (one for spine in package.all("spine") for one in spine.each("itemref")):
        item = items.get(one.get("idref"))
        if item is not None and "nav" not in item.get("properties").split() and one.get("linear") != "no":
            yield normpath(join(dirname(at), unquote(item.get("href").partition("#")[0])))


def _items(package: Node) -> dict[str, Node]:
    return {one.get("id"): one for manifest in package.all("manifest") for one in manifest.each("item")}


def _title(archive: Archive) -> str:
    """What the book is called, as it says itself."""
    return next((" ".join(one.text().split()) for one in _package(archive)[1].all("title")), "")


def _package(archive: Archive) -> tuple[str, Node]:
    """Where the book says what is in it, and what it says."""
    at = next((one.get("full-path") for one in _root(archive, "META-INF/container.xml").all("rootfile")), "")
    return at, _root(archive, at)


def _root(archive: Archive, name: str) -> Node:
    text = archive.text(name) if name else None
    if text is None:
        raise BrokenDocument("this book is damaged: it does not say what is in it")
    return tree(text)


class _Reader(HTMLParser):
    """Takes a page's paragraphs and headings as rows of Markdown."""

    def __init__(self, places: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[str] = []
        self.places, self.named = dict(places), ""
        self._call(self.places.pop("", ""))
        self.words: list[str] = []
        self.level = self.silent = 0
        self.reference = ""  # the element that is the mark of a footnote, while it is open

    def _call(self, label: str) -> None:
        """What follows is called so by the book's contents."""
        if label:
            self.rows.append(f"# {' '.join(label.split())}")
            self.named = folded(label)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs if self.places else ():
            if key in {"id", "name"} and value in self.places:
                self.paragraph()
                self._call(self.places.pop(value or ""))
        if tag in _SILENT:
            self.silent += 1
        elif ("epub:type", "noteref") in attrs:
            self.reference = tag
        elif re.fullmatch(r"h[1-6]", tag):
            self.paragraph()
            self.level = int(tag[1])
        elif tag == "hr":
            self.paragraph()
            self.rows.append("***")
        elif tag in _BLOCKS:
            self.paragraph()
        elif tag == "br":
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == self.reference:
            self.reference = ""
        elif tag in _BLOCKS or re.fullmatch(r"h[1-6]", tag):
            self.paragraph()

    def handle_data(self, data: str) -> None:
        if not self.silent and not self.reference:
            self.words.append(data)

    def paragraph(self) -> None:
        """What has been read since the last, as a row."""
        text = " ".join("".join(self.words).split())
        again, self.named = bool(self.named) and folded(text) == self.named, self.named if not text else ""
        if text and not again:
            self.rows.append(f"{'#' * self.level} {text}" if self.level else text)
        self.words, self.level, self.reference = [], 0, ""
