"""A post in JSON, from ActivityStreams or Nostr: its text and its content warning."""

import re
from typing import Any

import msgspec

from previously.core.ids import composed
from previously.press.article.bound import Bound
from previously.press.article.model import Article, Passage

_OBJECT = re.compile(r"\s*\{")
TITLED = 2
"""A Nostr tag has a name and a value."""


def read_post(text: str) -> Article | None:
    """The post in a text, or None if it is not one."""
    if not _OBJECT.match(text):
        return None
    try:
        given = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None
    return _post(given)


def _post(given: Any) -> Article | None:
    inner = given.get("object") if isinstance(given.get("object"), dict) else given
    content = inner.get("content", "")
    content = composed(content) if isinstance(content, str) else content
    tags = [tag for tag in _list(inner.get("tags")) if isinstance(tag, list) and tag and isinstance(tag[0], str)]
    if not isinstance(content, str) or not (content or inner.get("summary") or tags):
        return None
    return _nostr(content, tags) if tags else _activity(inner, content)


def _activity(given: dict[str, Any], content: str) -> Article:
    """An ActivityStreams post. Its summary is a warning if the post is a note or marked sensitive."""
    from previously.press.article.html import read_html

    summary, name = _text(given.get("summary")), _text(given.get("name"))
    warned = given.get("sensitive") is True or (bool(summary) and given.get("type") == "Note")
    heads = [Passage("headline", name, 0)] if name else []
    heads += [Passage("heading", summary, 0)] if summary else []
    body = read_html(content)
    tags = [_text(tag.get("name")) for tag in _list(given.get("tag")) if isinstance(tag, dict)]
    behind = _behind(body.passages, summary, warned=warned)
    found = (*heads, *behind, *(Passage("tag", tag, 0) for tag in tags if tag))
    return _bounded(found, _text(given.get("language")) or body.language, body.unread)


def _nostr(content: str, tags: list[list[Any]]) -> Article:
    """A Nostr post, hidden by a `content-warning` tag (NIP-36)."""
    from previously.press.article.text import read_lines

    first = {tag[0]: _text(tag[1]) if len(tag) >= TITLED else "" for tag in reversed(tags)}
    heads = [Passage("headline", first["title"], 0)] if first.get("title") else []
    label, warned = first.get("content-warning", ""), "content-warning" in first
    heads += [Passage("heading", label, 0)] if label else []
    bound = Bound()
    body = tuple(bound.passages(read_lines(bound.lines(content.splitlines(keepends=True)))))
    topics = [_text(tag[1]) for tag in tags if tag[0] == "t" and len(tag) >= TITLED]
    behind = _behind(body, label, warned=warned)
    return _bounded((*heads, *behind, *(Passage("tag", topic, 0) for topic in topics)), "", bound.unread)


def _bounded(found: tuple[Passage, ...], language: str, unread: int | None) -> Article:
    """A post of these passages, as far as it is read; `unread` is the offset where its content was cut."""
    bound = Bound()
    return Article(tuple(bound.passages(found)), language, bound.unread if unread is None else unread)


def _behind(found: tuple[Passage, ...], label: str, *, warned: bool) -> tuple[Passage, ...]:
    """The passages, placed behind a warning."""
    if not warned:
        return found
    return tuple(msgspec.structs.replace(one, hidden=True, label=one.label or label) for one in found)


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
