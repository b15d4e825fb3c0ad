"""Errors of whoever calls us. What an author wrote wrongly is a `Finding`, never raised.

PreviouslyError            one sentence, the value given, what would do
├── UnknownName            nobody of that name, as far as this story is told
├── UnknownPosition        no such place in the told order
├── UnreadableInput        a file or folder that cannot be read at all
├── BadRequest             an option or argument outside its range
└── BadExpression          a condition that cannot be read or evaluated
"""


class PreviouslyError(Exception):
    """The caller is wrong: the message is one sentence that a person can act on."""


class UnknownName(PreviouslyError):
    """Nobody of that name, as far as this story is told."""


class UnknownPosition(PreviouslyError):
    """No such place in the told order."""


class UnreadableInput(PreviouslyError):
    """A file or folder that cannot be read at all."""


class BadRequest(PreviouslyError):
    """An option or argument outside its range."""


class BadExpression(PreviouslyError):
    """A condition that cannot be read or evaluated."""
