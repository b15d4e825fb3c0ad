"""What an article discloses about a story, and under which notice."""

from typing import Literal

import msgspec

from previously.core.entries import Event
from previously.core.source import Span

Noticed = Literal["no notice", "no scope", "before its notice", "less"]
"""How a notice falls short of a sentence: there is none, it names no scope, it comes later, it asks for too little."""


class Disclosure(msgspec.Struct, frozen=True, eq=False):
    """A sentence in an article discloses an event its readers were not asked to have reached.

    `asked` is how far the notice above it asks readers to have come, in words; empty if it does not say.
    """

    span: Span
    text: str
    event: Event
    noticed: Noticed
    asked: str = ""
