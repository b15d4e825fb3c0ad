"""A file of the story edited on its page: whole, atomically, and only where it still is the text one has seen."""

import codecs
import hashlib
import hmac
from pathlib import Path

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from previously.core.errors import BadRequest
from previously.formats.write import write_bytes
from previously.live.room import Room


class Source(msgspec.Struct, frozen=True):
    """A file as it lies there: its text with bare line ends, and the hash of its bytes, which a save must name."""

    path: str
    text: str
    hash: str


class Conflict(msgspec.Struct, frozen=True):
    """A save that was not made: somebody else has written the file since. `hash` is that of `theirs`."""

    path: str
    yours: str
    theirs: str
    hash: str


def source(room: Room, path: str) -> Source:
    """A file of the story. Raises HTTPException where there is none of that name, and BadRequest where it is no text.

    The name is looked up among those the story is read from; no path is made of what a URL says.
    """
    raw = _place(room, path).read_bytes()
    return Source(path, _text(path, raw), _mark(raw))


def save(room: Room, path: str, text: str, replaces: str) -> Source | Conflict:
    """Write a file anew if it still is what `replaces` says; its line ends stay as they were. The room reads it again.

    Raises HTTPException where the story is only read or there is no such file, and BadRequest.
    """
    with room.lock:
        if room.read_only:
            raise HTTPException(403, "this story is served to be read, not edited")
        place = _place(room, path)
        raw = place.read_bytes()
        there = _text(path, raw)
        if not hmac.compare_digest(_mark(raw).encode(), replaces.encode()):
            same = _plain(text) == there  # what is to be saved is there already: a second click
            return source(room, path) if same else Conflict(path, _plain(text), there, _mark(raw))
        if "\0" in text:
            raise BadRequest(f"a text with a NUL in it is no text of “{path}”")
        write_bytes(place, _as_before(_plain(text), raw))
        room.refresh([place])
        return source(room, path)


def saved(room: Room, path: str, request: Request, csrf: str | None) -> Source | Conflict:
    """Save what a form has sent. `csrf`: what our own form carries; None where a page elsewhere could not send this."""
    form = request.state.form
    if csrf is not None and not hmac.compare_digest(form.get("csrf", "").encode(), csrf.encode()):
        raise HTTPException(403, "this form is not from the page that is served now; load it again")
    missing = [name for name in ("text", "hash") if name not in form]
    if missing:
        raise BadRequest(f"a save needs “text” and “hash”; “{missing[0]}” is missing")
    return save(room, path, form["text"], form["hash"])


def _place(room: Room, path: str) -> Path:
    place = room.place(path)
    if place is None or not place.is_file():
        raise HTTPException(404)
    return place


def _text(path: str, raw: bytes) -> str:
    try:
        return _plain(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadRequest(
            f"“{path}” is not UTF-8, and editing it here would lose what it says; save it so first"
        ) from None


def _as_before(text: str, raw: bytes) -> bytes:
    """A text with the line ends and the mark at the start that the file had."""
    text = text.replace("\n", "\r\n") if b"\r\n" in raw else text
    return (codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b"") + text.encode()


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _mark(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:32]
