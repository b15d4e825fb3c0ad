"""The tokens that an author gives to others, each with a role and a progress; and how often each may ask."""

import hmac
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta, Struct

from previously.core.errors import BadRequest
from previously.live.grant import Grant, Role

LARGEST = 1 << 16
"""Bytes of a file of tokens."""
MOST = 100
"""Tokens in it."""
RATE = 20.0
"""Calls a second, where the file says nothing of it."""
EXAMPLE = '[[token]] with token = "…", role = "author", "character" or "audience"'


class Token(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the file."""

    token: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{16,200}$")]
    role: Role
    name: Annotated[str, Meta(pattern=r"^[^\W_][\w. -]{0,39}$")] = ""
    who: Annotated[str, Meta(max_length=200)] = ""
    seen: Annotated[str, Meta(max_length=200)] = ""
    rate: Annotated[float, Meta(gt=0, le=1000)] = RATE

    @property
    def grant(self) -> Grant:
        """What it allows."""
        return Grant(self.role, self.name or self.who or self.role, self.who, self.seen)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    token: list[Token]


class Told(NamedTuple):
    """Who brings a token, and after how many seconds they may ask again; 0 for now."""

    grant: Grant
    wait: float


class Grants:
    """The tokens, looked up in a time that does not tell how near a wrong one comes."""

    def __init__(self, tokens: tuple[Token, ...] = (), clock: Callable[[], float] = time.monotonic) -> None:
        self._tokens = [(one.token.encode(), one.grant, Rate(one.rate, clock)) for one in tokens]

    def __bool__(self) -> bool:
        return bool(self._tokens)

    def of(self, given: str) -> Told | None:
        """Whom a token names; every one is compared, whichever it is."""
        sent, found = given.encode("utf-8", "surrogateescape"), None
        for token, grant, rate in self._tokens:
            if hmac.compare_digest(sent, token):
                found = (grant, rate)
        return None if found is None else Told(found[0], found[1].taken())


class Rate:
    """So many calls a second, and as many at once as two seconds bring."""

    def __init__(self, second: float, clock: Callable[[], float]) -> None:
        self._second, self._most, self._clock = second, max(1.0, 2 * second), clock
        self._left, self._since = self._most, clock()

    def taken(self) -> float:
        """Take one: 0, or the seconds until there is one again."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._since) * self._second)
        self._since = now
        if self._left < 1:
            return (1 - self._left) / self._second
        self._left -= 1
        return 0.0


def grants_of(file: str, home: Path) -> tuple[Token, ...]:
    """The tokens in a file that lies outside the story's folder, and that only its owner can read. Raises BadRequest.

    No word of the file is said back.
    """
    place = Path(file)
    if place.resolve().is_relative_to(home.resolve()):
        raise BadRequest(f"the tokens' file “{file}” lies in the story's folder; keep it elsewhere")
    try:
        with place.open("rb") as opened:
            raw, mode = opened.read(LARGEST + 1), os.fstat(opened.fileno()).st_mode
    except OSError as error:
        raise BadRequest(f"the tokens' file “{file}” cannot be read: {error.strerror}") from None
    if os.name == "posix" and mode & 0o077:
        raise BadRequest(f"others on this machine can read “{file}”; chmod 600 it")
    try:
        found = msgspec.toml.decode(raw, type=_File) if len(raw) <= LARGEST else None
    except (msgspec.MsgspecError, ValueError) as error:
        where = str(error).partition(" - at ")[2]
        raise BadRequest(f"“{file}” is no file of tokens{f', at {where}' if where else ''}; write {EXAMPLE}") from None
    if found is None or not 0 < len(found.token) <= MOST:
        raise BadRequest(f"“{file}” has 1 to {MOST} tokens, in at most {LARGEST >> 10} kB")
    _check(file, found.token)
    return tuple(found.token)


def _check(file: str, tokens: list[Token]) -> None:
    if len({one.token for one in tokens}) < len(tokens):
        raise BadRequest(f"“{file}” names a token twice; each is for one role")
    for number, one in enumerate(tokens, 1):
        if bool(one.who) != (one.role == "character"):
            raise BadRequest(f"token {number} of “{file}”: a character has “who”, and nobody else has")
        if one.role == "author" and one.seen:
            raise BadRequest(f"token {number} of “{file}”: an author sees all; leave out “seen”")
        if one.role == "audience" and not one.seen:
            raise BadRequest(f"token {number} of “{file}”: an audience has “seen”, such as S01E05 or none")
    authors = [one.grant.name for one in tokens if one.role == "author"]
    if len({*authors}) < len(authors):  # one's key would be answered with what another has done
        raise BadRequest(f"“{file}” has two authors of one name; give each a “name” of its own, by which it logs")


THEIRS: dict[Role, frozenset[tuple[str, str]]] = {
    "character": frozenset({("POST", "/api/brief"), ("POST", "/api/knows")}),
    "audience": frozenset({("POST", "/api/read"), ("POST", "/api/quotes")}),
}
"""What is posted by whoever is no author."""
AUTHORS = ("/api/events",)
"""What only an author reads: that something has changed says that there is something."""


def may(grant: Grant, method: str, path: str) -> bool:
    """May this be asked by this role? An author may all; a character and an audience only what is listed."""
    if grant.role == "author" or (method, path) in THEIRS[grant.role]:
        return True
    read = method in {"GET", "HEAD"} and path.startswith("/api/") and path not in AUTHORS
    return grant.role == "audience" and read
