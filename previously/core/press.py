"""What an article tells of a story, and under which notice."""

from typing import Literal

import msgspec

from previously.core.entries import Event
from previously.core.source import Span

Noticed = Literal["no notice", "no scope", "before its notice", "less"]
"""What an article's own notice has to say of a sentence that tells more: nothing, not how far, too late, too little."""


class Disclosure(msgspec.Struct, frozen=True, eq=False):
    """A sentence of an article tells an event, and its reader has not been asked to have come that far.

    `asked` is how far the notice over it asks one to have come, in words; empty where it does not say.
    """

    span: Span
    text: str
    event: Event
    noticed: Noticed
    asked: str = ""
