"""The names beside a file: those of a write under way, hidden, and those of what is kept for the author."""

import hashlib
import os
from pathlib import Path

LONGEST = 200
"""Bytes of a name that another may be made from; longer ones would be more than a folder takes."""


def hidden(path: Path, kind: str) -> Path:
    """The hidden name beside a file for a write that is under way."""
    raw = os.fsencode(path.name)
    name = path.name if len(raw) <= LONGEST else hashlib.sha256(raw).hexdigest()[:16]
    return path.with_name(f".{name}.previously-{kind}")


def free(path: Path) -> Path:
    """A name beside a file that nothing has yet: `s01.yaml.kept`, `s01.yaml.kept-2`, …; no story is read from it."""
    tried = path.with_name(f"{path.name}.kept")
    number = 1
    while os.path.lexists(tried):
        number += 1
        tried = path.with_name(f"{path.name}.kept-{number}")
    return tried
