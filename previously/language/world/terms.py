"""For how long somebody is sent to prison: `sentences Yusra to ten years`, `Bob gets five years`."""

import re
from collections.abc import Iterator

from previously.language.lexicon.wordlists import words
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.numbers import DURATION, duration

TERM_WORDS = words(
    "sentences sentenced condemns condemned gets given prison jail bail pardon pardons pardoned parole paroled sentence"
)
"""Words one of which stands in every line of the kind."""
LIFE = 1e5
"""The days of a sentence for life."""
_SENTENCED = re.compile(
    r"(?:\b(?:sentences|sentenced|condemns|condemned) (?P<whom>@\d+)"
    r"|(?P<who>@\d+) (?:is|was|gets) (?:sentenced|condemned)) to (?P<term>.+)"
)
_GETS = re.compile(r"^(?P<who>@0) (?:gets|got|is given|was given|goes to (?:prison|jail) for) (?P<term>.+)")
_LIFE = re.compile(r"^life(?= ?$| (?:in|behind|without)\b| imprisonment)")
_INSIDE = re.compile(
    r"\b(?:years?|months?|weeks?|days?|life)(?:(?: of)? hard labour)? ?$"
    r"|\b(?:prison|jail|imprisonment|bars|gaol|labour)\b"
)
_OUT = re.compile(
    r"^@0 (?:makes bail|is (?:out |released |let out )?on (?:bail|parole)|is (?:pardoned|paroled)"
    r"|gets (?:out|parole|bail|a pardon)"
    r"|is granted (?:bail|parole|a pardon)"
    r"|(?:serves|finishes|completes) (?:out )?(?:his|her|their) (?:sentence|time|term))\b"
)
_PARDONS = re.compile(r"\b(?:pardons|paroles) (@\d+)")
_SPARED = words("suspended probation community service off vacation holiday leave rest")


def terms(line: WorldLine) -> Iterator[Mark]:
    """Who is sent to prison by a line, and for how many days, or is out; a term that is suspended holds nobody."""
    text = line.masked
    if _OUT.search(text):
        yield Mark("freed", line.subject)
    if pardoned := _PARDONS.search(text):
        yield Mark("freed", line.who(pardoned[1]))
    found = _SENTENCED.search(text) or (_GETS.search(text) if "prison" in text or "jail" in text else None)
    if found is None or not _SPARED.isdisjoint(line.words.low) or not _INSIDE.search(found["term"]):
        return
    days = LIFE if _LIFE.search(found["term"]) else _length(found["term"])
    whom = found.groupdict().get("whom")
    judge = line.who("@0") if whom and whom != "@0" else ""
    if days:
        yield Mark("seized", line.who(whom or found["who"]), judge, "is sentenced", "prison", days)


def _length(term: str) -> float:
    first = DURATION.search(term)
    return (duration(term) or 0.0) if first is not None and not first.start() else 0.0
