"""The text of an EPUB, in the order of its spine, as Markdown; each part is named in a comment above it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from previously.formats.documents.archive import Archive, BrokenDocument
from previously.formats.manuscript.xml import BrokenXml, Node, tree

_BLOCKS = {"p", "div", "li", "blockquote", "section", "article", "tr", "td", "dd", "dt", "figure", "pre", "body"}
_SILENT = {"head", "script", "style", "nav", "rt", "rp"}
_SECTION = re.compile(r"<!\[[^<>]*>")
_ENDLESS = re.compile(r"<(?![^<>]*>)")
MOST = 5_000
"""Parts of one book. Set."""


def text_of_epub(raw: bytes) -> str:
    """The text. Raises BrokenDocument."""
    archive = Archive(raw)
    try:
        parts, title = list(_spine(archive)), _title(archive)
    except BrokenXml as error:
        raise BrokenDocument(f"this book is damaged: {error}") from error
    found: list[str] = []
    pages = [(name, archive.pages(name) or "") for name in parts[:MOST]]
    for name, page in pages:
        reader = _Reader()
        reader.feed(_marked(page))
        reader.close()
        reader.paragraph()
        if reader.rows:
            found += [f"<!-- part: {name.replace('--', '- -')} -->", *reader.rows]
    head = f"---\ntitle: {title}\n---\n\n" if title and found else ""
    return head + "\n\n".join(found) + "\n"


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
    items = {one.get("id"): one for manifest in package.all("manifest") for one in manifest.each("item")}
    for one in (one for spine in package.all("spine") for one in spine.each("itemref")):
        item = items.get(one.get("idref"))
        if item is not None and "nav" not in item.get("properties").split() and one.get("linear") != "no":
            yield normpath(join(dirname(at), unquote(item.get("href").partition("#")[0])))


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

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[str] = []
        self.words: list[str] = []
        self.level = self.silent = 0
        self.reference = ""  # the element that is the mark of a footnote, while it is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
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
        if text:
            self.rows.append(f"{'#' * self.level} {text}" if self.level else text)
        self.words, self.level, self.reference = [], 0, ""
