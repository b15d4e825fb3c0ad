"""The press of a story, read for its checks."""

from collections.abc import Sequence

import msgspec

from previously.canon.log import Canon
from previously.core.codes import text_finding
from previously.core.english import count
from previously.core.errors import UnreadableInput
from previously.core.finding import Finding
from previously.core.press import Disclosure
from previously.core.source import Block, Span

MOST = 3_000_000
"""Characters of all articles that a check reads."""
EACH = 2_500
"""An article is as much work as so many characters, however short it is."""


class Press(msgspec.Struct, frozen=True):
    """What the articles of a story tell beyond their own notices, and those that cannot be read."""

    told: tuple[Disclosure, ...] = ()
    wrong: tuple[Finding, ...] = ()


def read_press(texts: dict[str, str], wrong: Sequence[Finding], canon: Canon) -> Press:
    """What every article tells; where one cannot be read, a hint says so."""
    if not texts:
        return Press((), tuple(wrong))
    from previously.press.disclosures import disclosures, unread

    told: list[Disclosure] = []
    found, kept = [*wrong], _as_many_as_are_read(texts)
    for path, text in kept.items():
        try:
            told += disclosures(canon, path, text)
            found += unread(canon, path, text)
        except UnreadableInput as error:
            hint = msgspec.structs.replace(text_finding("unreadable-file", _start(path), str(error)), severity="hint")
            if hint.said not in {one.said for one in found[len(wrong) :]}:  # that a library is missing is said once
                found.append(hint)
    return Press(tuple(told), (*found, *_left_out(texts, len(kept))))


def _as_many_as_are_read(texts: dict[str, str]) -> dict[str, str]:
    """The first articles, as many as a check reads."""
    left = MOST
    kept: dict[str, str] = {}
    for path, text in texts.items():
        left -= len(text) + EACH
        if left < 0 and kept:
            break
        kept[path] = text
    return kept


def _left_out(texts: dict[str, str], read: int) -> tuple[Finding, ...]:
    """That the story has more articles than are read, if it has."""
    if read == len(texts):
        return ()
    after = len(texts) - read - 1
    others = f" and {count(after, 'article')} after it are" if after else " is"
    message = f"this article{others} not checked: those before are as many as a check reads"
    return (text_finding("unreadable-file", _start(list(texts)[read]), message, fix="keep fewer articles in “press”"),)


def _start(path: str) -> Span:
    return Span(Block(path, 1, ""), 0)
