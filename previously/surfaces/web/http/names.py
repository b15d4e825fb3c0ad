"""What a server may be called: by which names, at which ports, and where its own pages then come from.

A name that is not in the list is refused whoever turns it towards this machine (DNS rebinding); so no entry of the list
stands for several names. An address in numbers cannot be turned towards another machine.
"""

import ipaddress
import re
from collections.abc import Iterable
from typing import NamedTuple

from previously.core.errors import BadRequest

ANY_ADDRESS = "*"
"""Any address in numbers: no name can be turned towards it."""
PLAIN = 80
USUAL = {"http": PLAIN, "https": 443}
"""The port an address has that says none."""
_NAME = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::(?P<port>\d{1,5}))?", re.IGNORECASE)


class Called(NamedTuple):
    """What a request calls the server; `port` is None where it says none."""

    name: str
    port: int | None

    def __str__(self) -> str:
        return self.name if self.port is None else f"{self.name}:{self.port}"


class Name(NamedTuple):
    """A name others have for this server: at one port, or at any (None); by one scheme, or by any (empty)."""

    name: str
    port: int | None = None
    scheme: str = ""

    def fits(self, called: Called) -> bool:
        """Is it this that a request calls the server?"""
        usual = {USUAL[scheme] for scheme in self.schemes}
        return self.name == called.name and (
            self.port in {None, called.port} or (called.port is None and self.port in usual)
        )

    @property
    def schemes(self) -> tuple[str, ...]:
        """How pages come by it."""
        return (self.scheme,) if self.scheme else tuple(USUAL)


def called(header: str) -> Called | None:
    """What the header of a request calls the server; None where that is no name."""
    found = _NAME.fullmatch(header)
    return Called(found["name"].lower(), int(found["port"]) if found["port"] else None) if found else None


def name_of(text: str) -> Name:
    """A name as it is allowed: `localhost:9000`, `story.example`, `https://story.example`. Raises BadRequest."""
    scheme, mark, rest = text.lower().rpartition("://")
    found = called(rest.removesuffix("/") if mark else rest)
    if found is None or (mark and scheme not in USUAL) or (found.port or 0) > 65535 or not _is_one(found.name):
        raise BadRequest(
            f"“{text}” is no name a server can be allowed; one is written like localhost:9000, story.example or "
            "https://story.example, and stands for no others"
        )
    return Name(found.name, found.port, scheme)


def is_address(name: str) -> bool:
    """Is it an address in numbers?"""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def match(called_: Called, listening: int | None, hosts: Iterable[str], also: Iterable[Name]) -> Name | None:
    """The name by which a request is ours: one of this machine's at the port that is listened on, or one allowed."""
    known = set(hosts)
    if (called_.port or PLAIN) == listening and (
        called_.name in known or (ANY_ADDRESS in known and is_address(called_.name))
    ):
        return Name(called_.name, called_.port, "http")
    return next((name for name in also if name.fits(called_)), None)


def _is_one(name: str) -> bool:
    """Is it a whole name or address, as a browser would write it?"""
    if name.startswith("[") or name.replace(".", "").isdecimal():
        return is_address(name)
    return all(label.strip("-_") and label == label.strip("-") for label in name.split("."))
