"""Exceptions for caller mistakes. An author's mistake is a `Finding`, never raised.

PreviouslyError            one sentence: the value given, and what would work
├── UnknownName            nobody by that name, as far as the story has been told
├── UnknownPosition        no such position in the told order
├── UnreadableInput        a file or folder that cannot be read at all
├── BadRequest             an option or argument out of range
└── BadExpression          a condition that cannot be parsed or evaluated
"""

import errno
import re

_UNLOADED = re.compile(r"failed to map segment|cannot allocate memory", re.IGNORECASE)


class PreviouslyError(Exception):
    """A caller mistake: the message is one sentence a person can act on."""


def out_of_memory(error: BaseException | None) -> bool:
    """Has something come to no end for want of memory? Also where a library could not be loaded for it."""
    while error is not None:
        if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
            return True
        if isinstance(error, ImportError) and _UNLOADED.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False


class UnknownName(PreviouslyError):
    """Nobody by that name, as far as the story has been told."""


class UnknownPosition(PreviouslyError):
    """No such position in the told order."""


class UnreadableInput(PreviouslyError):
    """A file or folder that cannot be read at all."""


class BadRequest(PreviouslyError):
    """An option or argument out of range."""


class BadExpression(PreviouslyError):
    """A condition that cannot be parsed or evaluated."""
