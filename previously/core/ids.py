"""Canonical forms for comparing words (cues, facts), and the scale of stakes."""

SCALES = ("self", "home", "neighborhood", "city", "world", "universe")
"""How far an event's stakes reach, nearest first."""
_QUOTES = ' \t"“”'


def as_cue(text: str) -> str:
    """A cue's canonical form: case-folded, no leading article."""
    word = text.casefold().strip(" .!?")
    for article in ("the ", "a ", "an "):
        word = word.removeprefix(article)
    return word


def fact(text: str) -> str:
    """A fact's canonical id: case-folded, words joined by hyphens."""
    return "-".join(unquoted(text).casefold().split())


def unquoted(text: str) -> str:
    """The text without surrounding quotes."""
    return text.strip(_QUOTES)
