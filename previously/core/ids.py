"""Words as they are compared: a cue, a fact, the scale of what is at stake."""

SCALES = ("self", "home", "neighborhood", "city", "world", "universe")
"""How far the stakes of an event reach, the nearest first."""
_QUOTES = ' \t"“”'


def as_cue(text: str) -> str:
    """Words as a cue: no case, no article before them."""
    word = text.casefold().strip(" .!?")
    for article in ("the ", "a ", "an "):
        word = word.removeprefix(article)
    return word


def fact(text: str) -> str:
    """A fact's id as it is compared: no case, words joined by hyphens."""
    return "-".join(unquoted(text).casefold().split())


def unquoted(text: str) -> str:
    """A text without the quotes around it."""
    return text.strip(_QUOTES)
