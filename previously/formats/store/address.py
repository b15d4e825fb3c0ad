"""Where a story's store is, as its story.yaml says: `store: sqlite:///world.db`, relative to the story's folder."""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from previously.core.atoms import Word
from previously.core.errors import BadRequest
from previously.core.source import Block
from previously.formats.bible.format import read_block
from previously.formats.store.database import Schema
from previously.formats.yaml.fields import Fields

MAIN = "main"
"""The branch that every store has."""
EXAMPLE = "sqlite:///world.db"
SERVER = "postgresql://localhost/worlds?schema=harbour"
NAME = re.compile(r"[^\W_][\w.-]{0,79}")
"""A name that a branch may have."""
_PLAIN = re.compile(r"[a-z_][a-z0-9_]{0,39}")
"""A name of a database, a schema or a user that needs no quotes."""
_NAMED = re.compile(r"""^["']?store["']?\s*:""", re.MULTILINE)


class Address(NamedTuple):
    """A store's file, by its path from the story's folder, and the branch that is read.

    Of a store on a server its schema; `path` then is what its log is called.
    """

    path: str
    branch: str = MAIN
    schema: Schema | None = None


def names_store(story: str) -> bool:
    """May a story.yaml name a store? Cheap, and never wrongly no."""
    return _NAMED.search(story) is not None


@lru_cache(16)
def named_in(path: str, story: str) -> Word | None:
    """What a story.yaml says of its store, with its place; nothing where it names none."""
    if not names_store(story):
        return None
    reader, tree = read_block(Block(path, 1, story))
    node = Fields(reader, tree, path).scalar("store") if tree else None
    return Word(node.text.strip(), reader.span(node)) if node is not None and node.text.strip() else None


def address(text: str) -> Address:
    """A store's address. Raises BadRequest where it is none, or leads out of the folder."""
    try:
        url = urlsplit(text)
        asked = parse_qsl(url.query, keep_blank_values=True, strict_parsing=bool(url.query))
    except ValueError:
        raise BadRequest(f"“{text}” is no store; write it like {EXAMPLE}") from None
    if url.scheme in {"postgresql", "postgres"}:
        return _on_server(text, url, dict(asked))
    path = PurePosixPath(unquote(url.path.removeprefix("/")))
    if url.scheme != "sqlite" or url.netloc or url.fragment or not path.name or not path.name.isprintable():
        raise BadRequest(f"“{text}” is no store; write it like {EXAMPLE}")
    if path.is_absolute() or ".." in path.parts or "\\" in str(path) or ":" in str(path):
        raise BadRequest(f"the store “{text}” leads out of the story's folder; it lies in it, like {EXAMPLE}")
    branch = dict(asked).get("branch", MAIN)
    if set(dict(asked)) - {"branch"} or not NAME.fullmatch(branch):
        raise BadRequest(f"“{url.query}” says nothing of a store; a branch of it is named like {EXAMPLE}?branch=take2")
    return Address(str(path), branch)


def _on_server(text: str, url: SplitResult, asked: dict[str, str]) -> Address:
    """A schema of PostgreSQL. Raises BadRequest."""
    wrong = f"“{text}” is no store in PostgreSQL; write it like {SERVER}"
    if url.password is not None:
        raise BadRequest("a password does not stand in a story: leave it to ~/.pgpass or PGPASSWORD")
    try:
        port = url.port or 5432
    except ValueError:
        raise BadRequest(wrong) from None
    database, branch = unquote(url.path.removeprefix("/")), asked.get("branch", MAIN)
    host, name = url.hostname or asked.get("host", "localhost"), asked.get("schema", "previously")
    plain = all(map(_PLAIN.fullmatch, (database, name, url.username or "anybody")))
    if set(asked) - {"branch", "schema", "host"} or not plain or not NAME.fullmatch(branch) or url.fragment or not host:
        raise BadRequest(wrong)
    return Address(f"{database}.{name}", branch, Schema(host, port, url.username or "", database, name))
