"""What only the system can do: two files change places in one step, and somebody is seen to have a file open."""

import os
import signal
import sys
from pathlib import Path

FROM_HERE = -100
SWAP = 2
"""Linux: AT_FDCWD and RENAME_EXCHANGE; RENAME_SWAP is the same number on macOS."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files change places in one step. False where the system cannot. Raises OSError."""
    import ctypes

    if sys.platform not in {"linux", "darwin"}:
        return False
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, SWAP)
        else:
            failed = library.renameat2(FROM_HERE, names[0], FROM_HERE, names[1], SWAP)
    except AttributeError:  # an older library
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if isinstance(error := OSError(number, os.strerror(number)), FileNotFoundError):
        raise error
    return False


def being_written(path: Path) -> bool:
    """Has any program a file open to write in it? False where the system does not tell."""
    if sys.platform != "linux":
        return False
    import fcntl

    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)  # one that nobody minds, if somebody opens it just now
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)  # given only for a file that nobody is writing
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:  # another's file, or a file system without leases
        return False
    finally:
        os.close(handle)
    return False
