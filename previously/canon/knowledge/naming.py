"""Which fact a line names that sets none: `learns the password`, `tells Bob about the password`."""

import re
from functools import lru_cache

from previously.core.entries import Event
from previously.core.ids import fact as fact_id

_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their) ", re.IGNORECASE)
_HOW = r"(?: (?:in private|privately|in secret|in a whisper|by letter|(?:on|over) the (?:phone|radio)))?"
_THE = r"(?:the|his|her|their) ((?:[\w-]+ )?[\w-]+)"
_TOLD = (
    re.compile(rf"^\S+(?: \S+){{1,4}} (?:about |of )?{_THE}{_HOW}$"),
    re.compile(rf"^\S+(?: \S+)? [a-z]+ {_THE} to [A-Z][\w.' -]*$"),
)
"""`tells Bob (about) the password`, `confides the password to Bob`; nothing follows but how it is told."""
_WHERE = re.compile(r" (?:on|in|under|behind|beneath|inside|at|by|beside|among|between|near|where|hidden|lying) ")
"""Where something is found."""
_BIDS = re.compile(r" (?:to|not to|that|where|how|why|when|what|who|whether|if) ")


def facts_named(event: Event) -> tuple[str, ...]:
    """The facts that may be meant by the words of a line by which somebody learns or tells something."""
    if event.facts:
        return ()
    said = _WHERE.split(event.object_text, maxsplit=1)[0] if event.verb.id == "finds" else event.object_text
    return _named(said, event.text if tells_somebody(event) else "")


@lru_cache(maxsize=1 << 15)
def _named(words: str, told: str) -> tuple[str, ...]:
    """The facts that some words, and a line by which something is told, may mean."""
    said = [words] if words else []
    if told:
        said += _words_told(told.partition(";")[0].strip(" ."))
    return tuple(dict.fromkeys(fact_id(text) for whole in said for text in (whole, _ARTICLE.sub("", whole))))


def tells_somebody(event: Event) -> bool:
    """Does its subject let its object know something?"""
    effect = event.verb.effect("object")
    return effect is not None and effect.learn and event.object != ""


def _words_told(text: str) -> list[str]:
    second = _TOLD[1].match(text)
    if second:
        return [second[1]]
    first = None if _BIDS.search(text) else _TOLD[0].match(text)
    return [first[1], first[1].rpartition(" ")[2]] if first else []
