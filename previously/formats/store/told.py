"""What a story's store tells, as the text of a log: the same that an export writes."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from previously.core.atoms import Word
from previously.core.codes import text_finding
from previously.core.errors import BadRequest, PreviouslyError, UnreadableInput
from previously.core.finding import Finding
from previously.core.source import Block, Span
from previously.formats.format import SIGNS, most_rows
from previously.formats.store.address import Address, address, named_in
from previously.formats.store.branches import Branch, branch_of, rows_of
from previously.formats.store.chain import START, link, text_of
from previously.formats.store.database import Database, Schema, StoreAt
from previously.formats.store.postgres import check_allowed
from previously.formats.store.sqlite import BESIDE
from previously.formats.store.tables import is_there, reading
from previously.formats.store.walked import ending

ENDING = ".jsonl"
"""What a store tells is a log of its file's name and this ending: `world.db.jsonl`."""
LARGEST = 64 << 20
"""The most characters that are read of one store, where more rows are not asked for."""


class Telling(NamedTuple):
    """A store's log: the name of its file, its text, and what is wrong with it; `files` are those it lies in.

    Where nothing is wrong, `head` is the hash of its last row, which covers every row, and `rows` how many there are.
    """

    name: str = ""
    text: str = ""
    findings: tuple[Finding, ...] = ()
    files: frozenset[Path] = frozenset()
    head: bytes = b""
    rows: int = 0


NOTHING = Telling()


def told_by_store(root: Path, top: Path, path: str, story: str, known: Telling = NOTHING) -> Telling:
    """What the store tells that a story.yaml in the folder `top` names; nothing where it names none.

    Where it goes on after what is `known` of it, only the new rows are read.
    """
    word = named_in(path, story)
    if word is None:
        return NOTHING
    try:
        where = address(word.text)
        place = placed(root, top, where)
    except PreviouslyError as error:
        return Telling(findings=(_unread(word, f"{error}; nothing of it is read"),))
    files, name = _beside(place), _log_of(root, top, where)
    if not is_there(place):
        message = f"there is no store “{where.path}” here: nothing of it is read"
        wrong = _unread(word, message, fix="“previously store begin” makes an empty one")
        return Telling(findings=(wrong,), files=files)
    try:
        with reading(place) as db:
            return _log(db, branch_of(db, where.branch), name, known)._replace(files=files)
    except PreviouslyError as error:
        return Telling(findings=(_unread(word, f"{error}; nothing of it is read"),), files=files)


def told_on(root: Path, top: Path, path: str, story: str, branch: str) -> str:
    """What another branch of the store tells that a story.yaml names. Raises BadRequest, and UnreadableInput."""
    word = named_in(path, story)
    if word is None:
        raise BadRequest(f"“{top}” names no store, and has no branch “{branch}”")
    where = address(word.text)
    place = placed(root, top, where)
    with reading(place) as db:
        log = _log(db, branch_of(db, branch), _log_of(root, top, where))
    if log.findings:
        raise UnreadableInput(f"the branch “{branch}” cannot be read: {log.findings[0].message}")
    return log.text


def log_named(folder: str, story: str) -> str:
    """What the log of the store is called that a series' story.yaml names, by its path; empty where it names none."""
    word = named_in("", story)
    try:
        where = address(word.text).path if word else ""
    except BadRequest:
        return ""
    return "/".join(filter(None, (folder, f"{where}{ENDING}"))) if where else ""


def _beside(place: StoreAt) -> frozenset[Path]:
    """The files that a store lies in."""
    return (
        frozenset(place.with_name(place.name + one) for one in ("", *BESIDE))
        if isinstance(place, Path)
        else frozenset()
    )


def _log_of(root: Path, top: Path, where: Address) -> str:
    """What a store's log is called, by its path from the root."""
    return (top / where.path).relative_to(root).as_posix() + ENDING


def schema_named(home: Path, story: str) -> Schema | None:
    """The schema of the server that a story.yaml names and the user allows; else nothing."""
    word = named_in("", story)
    try:
        place = placed(home, home, address(word.text)) if word else None
    except BadRequest:
        return None
    return place if isinstance(place, Schema) else None


def placed(root: Path, top: Path, where: Address) -> StoreAt:
    """Where a store lies. Raises BadRequest where a link leads out of the folder, or the user allows no such server."""
    if where.schema is not None:
        check_allowed(where.schema)
        return where.schema
    place = top / where.path
    if not place.resolve().is_relative_to(root.resolve()):
        raise BadRequest(f"the store “{where.path}” is a link out of the story's folder; it is not followed")
    return place


def _log(db: Database, branch: Branch, name: str, known: Telling = NOTHING) -> Telling:
    """A branch as text, a row a line, read along its chain; what is wrong with it first, and where reading stopped."""
    if not _goes_on(db, branch, known):
        known = NOTHING
    most = max(LARGEST, SIGNS * most_rows())
    texts, n, head, room = [known.text], known.rows, known.head or START, most - len(known.text)
    found = list[Finding]()
    try:
        for stored in rows_of(db, branch, n):
            n += 1
            head = link(head, stored.row)
            texts.append(text_of(stored.row) + "\n")
            room -= len(texts[-1])
            if stored.n != n or stored.hash != head:
                head = stored.hash
                if not found:
                    found.append(_wrong(name, n, texts, f"row {n} is not what was written, or one before it is lost"))
            if room < 0:
                stopped = f"the store is read up to here, {most >> 20} MB of it; the rest is not"
                found.append(_wrong(name, n, texts, stopped))
                break
        else:
            if not found and (wrong := ending(branch, n, head)):
                found.append(_wrong(name, n, texts, wrong))
    except UnreadableInput as error:
        found.append(_wrong(name, n, texts, f"{error}: the rows from here on are not read"))
    if found:
        return Telling(name, "".join(texts), tuple(found))
    return Telling(name, "".join(texts), head=head, rows=n)


def _wrong(name: str, n: int, texts: Sequence[str], message: str) -> Finding:
    """What is wrong, at the last row that was read."""
    last = texts[-1].removesuffix("\n").rpartition("\n")[2]
    row = Span(Block(name, max(n, 1), last), 0)
    return text_finding("unreadable-file", row, message, fix="“previously store verify” looks at all of it")


def _goes_on(db: Database, branch: Branch, known: Telling) -> bool:
    """Does a branch go on after what is known? The hash of the last row known covers all before it."""
    if not 0 < known.rows <= branch.rows or known.findings:
        return False
    try:
        last = next(rows_of(db, branch._replace(rows=known.rows), known.rows - 1), None)
    except UnreadableInput:
        return False
    return last is not None and last.n == known.rows and last.hash == known.head


def _unread(word: Word, message: str, fix: str = "") -> Finding:
    return text_finding("unreadable-file", word.span, message, fix=fix)
