"""Canonical forms for comparing words (cues, facts), and the scale of stakes."""

import re
import unicodedata

SCALES = ("self", "home", "neighborhood", "city", "world", "universe")
"""How far an event's stakes reach, nearest first."""
_QUOTES = ' \t"“”'


def composed(text: str) -> str:
    """A text in one form of those that look the same: `é` is one character, however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """A name's form for comparing: composed, in any case the same."""
    return composed(text).casefold()


def as_cue(text: str) -> str:
    """A cue's canonical form: case-folded, no leading article."""
    word = folded(text).strip(" .!?")
    for article in ("the ", "a ", "an "):
        word = word.removeprefix(article)
    return word


def fact(text: str) -> str:
    """A fact's canonical id: case-folded, words joined by hyphens."""
    return "-".join(folded(unquoted(text)).split())


def unquoted(text: str) -> str:
    """The text without surrounding quotes."""
    return text.strip(_QUOTES)


def slug(name: str) -> str:
    """A name as an id: `Jaqen H'ghar` is `jaqen-h-ghar`."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", "-", bare.casefold())[:80].strip("-") or "somebody"
