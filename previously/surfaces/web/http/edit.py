"""A file of the story edited on its page: whole, atomically, and only where it still is the text one has seen."""

import hashlib
import hmac
from collections.abc import Mapping
from pathlib import Path

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from previously.core.errors import BadRequest
from previously.formats.registry import document_of
from previously.formats.writing.lines import as_before, plain
from previously.formats.writing.place import Changed, digest
from previously.formats.writing.rows import with_row
from previously.formats.writing.same import is_protected
from previously.formats.writing.write import write_bytes
from previously.live.room import Room

LARGEST = 1 << 20
"""Bytes of a file up to which it is edited on a page."""


class Source(msgspec.Struct, frozen=True):
    """A file as it lies there: its text with bare line ends, and the hash of its bytes, which a save must name."""

    path: str
    text: str
    hash: str


class Conflict(msgspec.Struct, frozen=True, omit_defaults=True):
    """A save that met another program's. `hash` is that of the file as it is now.

    It was not made, and the file holds `theirs`; or, where `saved`, it was, and what came in between lies in `kept`.
    """

    path: str
    yours: str
    theirs: str
    hash: str
    saved: bool = False
    kept: str = ""


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
        there, yours = _text(path, raw), plain(text)
        if not hmac.compare_digest(_mark(raw).encode(), replaces.encode()):
            same = yours == there  # what is to be saved is there already: a second click
            return source(room, path) if same else Conflict(path, yours, there, _mark(raw))
        if "\0" in text:
            raise BadRequest(f"a text with a NUL in it is no text of “{path}”")
        try:
            kept = write_bytes(place, as_before(yours, raw), digest(raw))
        except Changed as error:
            found = source(room, path)
            return Conflict(path, yours, found.text, found.hash, kept=error.kept.name if error.kept else "")
        room.refresh([place])
        found = source(room, path)
        return found if kept is None else _met(found, yours, kept)


def _met(found: Source, yours: str, kept: Path) -> Conflict:
    """A save that was made, and the text that came in between."""
    theirs = plain(kept.read_bytes().decode("utf-8-sig", "replace"))
    return Conflict(found.path, yours, theirs, found.hash, saved=True, kept=kept.name)


def why_not(room: Room, path: str) -> str:
    """Why a file cannot be edited on its page; empty if it can."""
    if room.read_only:
        return "read-only"
    place = _place(room, path)
    if place.stat().st_size > LARGEST:
        return f"too long to edit here (more than {LARGEST >> 20} MB)"
    return "write-protected" if is_protected(place) else ""


def saved(room: Room, path: str, request: Request, csrf: str | None) -> Source | Conflict:
    """Save what a form has sent. `csrf`: what our own form carries; None where a page elsewhere could not send this."""
    form = request.state.form
    check_ours(form, csrf)
    needed = ("hash", "was", "now") if "row" in form else ("text", "hash")
    missing = [name for name in needed if name not in form]
    if missing:
        raise BadRequest(f"a save needs “text” and “hash”; “{missing[0]}” is missing")
    return save(room, path, form["text"] if "row" not in form else _mended(room, path, form), form["hash"])


def check_ours(form: Mapping[str, str], csrf: str | None) -> None:
    """Raises HTTPException for a form that is none of ours; `csrf` as for a save."""
    if csrf is not None and not hmac.compare_digest(form.get("csrf", "").encode(), csrf.encode()):
        raise HTTPException(403, "this page is from before the server was started again; save it once more")


def _mended(room: Room, path: str, form: Mapping[str, str]) -> str:
    """The text of a file with one line put otherwise. Raises BadRequest where that line is not there."""
    row = int(form["row"]) if form["row"].isdecimal() and len(form["row"]) < 10 else 0
    return with_row(source(room, path).text, row, form["was"], form["now"])


def _place(room: Room, path: str) -> Path:
    place = room.place(path)
    if place is None or not place.is_file():
        raise HTTPException(404)
    return place


def _text(path: str, raw: bytes) -> str:
    if document_of(path):
        raise BadRequest(f"“{path}” is a document: edit it in the program that made it")
    try:
        return plain(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadRequest(
            f"“{path}” is not UTF-8, and editing it here would lose what it says; save it so first"
        ) from None


def _mark(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:32]
