"""HTML as passages: what a reader sees, and what a page says about itself out of sight."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from previously.core.errors import UnreadableInput
from previously.press.article.bound import PAGE, Bound
from previously.press.article.cost import Cost
from previously.press.article.marks import Marks
from previously.press.article.model import Article, Kind, Passage
from previously.press.article.text import block, credit

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LARGEST = 8 << 20
NEAR = 65_536
"""How far ahead in the source to look for a passage's own words."""
DROPPED = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select", "textarea")
)
BLOCKS = {
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
    "audio",
}
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("title", "h1"), "headline"),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "summary", "legend"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
    "address": "byline",
}
OUTER = ("quote", "caption", "byline", "item")
METAS: dict[str, Kind] = {
    **dict.fromkeys(("og:title", "twitter:title", "title", "headline"), "headline"),
    **dict.fromkeys(("description", "og:description", "twitter:description", "keywords", "news_keywords"), "tag"),
    **dict.fromkeys(("article:tag", "article:section", "parsely-tags", "og:video:tag", "sailthru.tags"), "tag"),
    **dict.fromkeys(("og:image:alt", "twitter:image:alt"), "alt"),
    "author": "byline",
}
FILES = ("og:image", "twitter:image")
_SPOILER = re.compile(
    r"spoiler(?!s?[-_]?(?:free|alert|warn|notice|toggle|button|btn|label|title|head|summary|name))", re.IGNORECASE
)
_TARGET = re.compile(r"(?:#|/)s(?:poilers?)?", re.IGNORECASE)
_NAMED = re.compile(r"([^/?#]{1,200})\.(?:jpe?g|png|webp|gif|avif|mp4)(?:[?#]|$)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>?")


class Around(NamedTuple):
    """What an element says about the words in it."""

    kind: Kind = "paragraph"
    hidden: bool = False
    label: str = ""


def read_html(source: str) -> Article:
    """A page's passages. A page built to exhaust a parser is read as bare words, all of them hidden.

    Raises UnreadableInput beyond `LARGEST` characters, or if the library is not installed.
    """
    if len(source) > LARGEST:
        raise UnreadableInput(f"this page has {len(source):,} characters; at most {LARGEST:,} are read")
    bound = Bound()
    if len(source) > PAGE:
        source, bound.unread = source[:PAGE], PAGE
    if Cost(source).excessive:
        words = _TAG.sub("\n\n", source)
        return Article(tuple(bound.passages(_hidden(block(words, 0, Marks())))), unread=bound.unread)
    return _Walk(source, bound).article()


def _hidden(found: Iterator[Passage]) -> Iterator[Passage]:
    return (Passage(one.kind, one.text, one.start, hidden=True) for one in found)


def _parsed(source: str) -> "LexborNode | None":
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise UnreadableInput("reading a page needs selectolax: pip install 'previously[press]'") from None
    return LexborHTMLParser(source.encode("utf-8", "replace")).root


class _Walk:
    """One pass over a page's elements; `words` are the current block's, `cursor` is the place reached in the source."""

    def __init__(self, source: str, bound: Bound) -> None:
        self.source, self.cursor, self.bound = source, 0, bound
        self.words: list[str] = []
        self.where = Around()
        self.found: list[Passage] = []
        self.marks = Marks()
        self.language = ""

    def article(self) -> Article:
        """The page's passages."""
        root = _parsed(self.source)
        todo: list[tuple[LexborNode | None, Around]] = [] if root is None else [(root, Around())]
        while todo and self.bound.left >= 0:
            node, where = todo.pop()
            if node is None:
                self._end_of_block()
            elif node.is_text_node:
                self._text(node.text_content or "", where)
            elif node.is_element_node and node.tag not in DROPPED:
                self._element(node, where, todo)
        self._end_of_block()
        return Article(tuple(_once(self.found)), self.language, self.bound.unread)

    def _element(self, node: "LexborNode", where: Around, todo: "list[tuple[LexborNode | None, Around]]") -> None:
        tag, attributes = node.tag or "", node.attributes
        inner = _where(node, tag, attributes, where)
        if tag in BLOCKS:
            self._end_of_block()
            todo.append((None, where))
        self._said_aside(tag, attributes, inner)
        if tag == "html":
            self.language = (attributes.get("lang") or "").replace("_", "-").partition("-")[0].strip().lower()[:8]
        elif tag == "br":
            self._text("\n", where)
        children = []
        child = node.first_child
        while child is not None:
            children.append((child, where if tag == "details" and child.tag == "summary" else inner))
            child = child.next
        todo += reversed(children)

    def _text(self, text: str, where: Around) -> None:
        if where != self.where:
            self._end_of_block()
            self.where = where
        self.words.append(text if text == "\n" else " ".join(text.split("\n")))

    def _end_of_block(self) -> None:
        """Make passages of the collected words, separated at double line breaks."""
        text, where = "".join(self.words), self.where
        self.words = []
        for part in re.split(r"\n[ \t\r\f\n]*\n", text):
            if part.strip():
                for one in block(part.strip(), 0, self.marks, where.kind):
                    self._keep(one, where)

    def _keep(self, one: Passage, where: Around) -> None:
        kind: Kind = "byline" if one.kind == "paragraph" and credit(one.text) else one.kind
        self._add(kind, one.text, hidden=one.hidden or where.hidden, label=one.label or where.label)

    def _add(self, kind: Kind, text: str, *, hidden: bool = False, label: str = "") -> None:
        """Keep a passage, placed where its first word next occurs in the source."""
        first = text.split(" ", 1)[0].partition("&")[0]
        at = self.source.find(first, self.cursor, self.cursor + NEAR) if first else -1
        self.cursor = at if at >= 0 else self.cursor
        one = Passage(kind, text, self.cursor, hidden, label)
        if self.bound.takes(one):
            self.found.append(one)

    def _said_aside(self, tag: str, attributes: dict[str, str | None], where: Around) -> None:
        """What an element says outside its text: descriptions, titles, file names, page metadata."""
        if tag == "meta":
            self._meta(attributes)
            return
        for name in ("alt", "title", "aria-label", "aria-description"):
            if words := " ".join((attributes.get(name) or "").split()):
                self._add("alt", words, hidden=where.hidden, label=where.label)
        for name in ("src", "data-src", "poster"):
            self._file(attributes.get(name) or "", where)

    def _file(self, address: str, where: Around) -> None:
        match = None if address.startswith("data:") else _NAMED.search(address[-2000:])
        words = " ".join(re.split(r"[-_+.\s]+", unquote(match[1]))).strip() if match else ""
        if words:
            self._add("tag", words, hidden=where.hidden, label=where.label)

    def _meta(self, attributes: dict[str, str | None]) -> None:
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        content = " ".join((attributes.get("content") or "").split())
        if name in FILES:
            self._file(content, Around())
        if name in METAS and content:
            words = content.split(",") if "keywords" in name or "tags" in name else [content]
            for word in words:
                if word.strip():
                    self._add(METAS[name], word.strip())


def _where(node: "LexborNode", tag: str, attributes: dict[str, str | None], outer: Around) -> Around:
    """The context of an element's words, given the context around it."""
    kind = KINDS.get(tag, outer.kind)
    kind = outer.kind if kind == "paragraph" or (outer.kind in OUTER and kind in {"headline", "heading"}) else kind
    if tag == "details":
        return Around(kind, hidden=True, label=_summary(node))
    classes = f"{attributes.get('class') or ''} {tag}" if tag not in {"html", "body"} else ""
    marked = any(_SPOILER.search(word) for word in classes.split()[:50]) or "data-spoiler" in attributes
    target = attributes.get("href") or ""
    if marked or (tag == "a" and _TARGET.fullmatch(target)):
        return Around(kind, hidden=True, label=outer.label)
    if attributes.get("rel") == "author":
        return Around("byline", outer.hidden, outer.label)
    return Around(kind, outer.hidden, outer.label)


def _summary(details: "LexborNode | None") -> str:
    """The visible words of a `<details>`."""
    child = details.first_child if details is not None else None
    while child is not None:
        if child.tag == "summary":
            return " ".join((child.text_content or child.text() or "").split())[:500]
        child = child.next
    return ""


def _once(found: list[Passage]) -> Iterator[Passage]:
    """The passages, without a headline that only repeats another."""
    headlines: set[str] = set()
    for one in found:
        if one.kind == "headline" and one.text in headlines:
            continue
        headlines.update([one.text] if one.kind == "headline" else [])
        yield one
