"""A file's mode, owner and attributes, for the text that takes its place; and whether it may be replaced."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

ANYBODY = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
AS_ANOTHER = stat.S_ISUID | stat.S_ISGID


def is_protected(path: Path) -> bool:
    """Is a file not to be written: by nobody at all, or not by this user?"""
    return not path.stat().st_mode & ANYBODY or not os.access(path, os.W_OK)


def keep_as(old: Path, new: Path) -> None:
    """Give a new file the mode, the attributes and, as far as this user may, the owner and group of an old one."""
    found = old.stat()
    owned = _owned(new, found)
    shutil.copystat(old, new)
    os.utime(new)
    if not owned:
        new.chmod(stat.S_IMODE(found.st_mode) & ~AS_ANOTHER)


def _owned(new: Path, found: os.stat_result) -> bool:
    """Has the new file the same owner and group now?"""
    if not hasattr(os, "chown"):
        return True
    with suppress(OSError):
        os.chown(new, found.st_uid, found.st_gid)
        return True
    with suppress(OSError):
        os.chown(new, -1, found.st_gid)
    return False
