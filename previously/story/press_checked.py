"""The press of a story, read for its checks."""

from collections.abc import Iterable
from itertools import chain

import msgspec

from previously.canon.log import Canon
from previously.core.codes import text_finding
from previously.core.errors import UnreadableInput
from previously.core.finding import Finding
from previously.core.press import Disclosure
from previously.core.source import Block, Span


class Press(msgspec.Struct, frozen=True):
    """What the articles of a story tell beyond their own notices, and those that cannot be read."""

    told: tuple[Disclosure, ...] = ()
    wrong: tuple[Finding, ...] = ()


def read_press(texts: dict[str, str], wrong: Iterable[Finding], canon: Canon) -> Press:
    """What every article tells; where the library for it is not installed, one hint says so."""
    if not texts:
        return Press((), tuple(wrong))
    from previously.press.disclosures import disclosures, unread

    try:
        told = tuple(chain.from_iterable(disclosures(canon, path, text) for path, text in texts.items()))
        left = chain.from_iterable(unread(canon, path, text) for path, text in texts.items())
        return Press(told, (*wrong, *left))
    except UnreadableInput as error:
        first = Span(Block(next(iter(texts)), 1, ""), 0)
        missing = msgspec.structs.replace(text_finding("unreadable-file", first, str(error)), severity="hint")
        return Press((), (*wrong, missing))
