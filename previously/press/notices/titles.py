"""The title a notice names beside a season or an episode."""

import re
from collections.abc import Iterable

JOINS = frozenset(("of", "the", "and", "with", "in", "a", "an", "to", "at", "on", "&", "vs", "vs.", "de", "la"))
_STOPS = (
    "spoiler spoilers alert warning caution notice this contains contain for from about through up if you you're not "
    "caught reveals read beware after have haven't seen watched until before discusses ahead below includes warned "
    "unless"
)
STOPS = frozenset(_STOPS.split())
"""Words no title extends across. A title cut too short could be taken for another story's, so there are few."""
REACH = 160
_LEADING = re.compile(r"(?:\b(?:the|entire|whole|complete|full|all of|its|end of)|'s|['\s:,(–—-])$", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s,)]{0,4}(?:'s\s)?(?:(?:finale|premiere|opener)\s)?(?:of|in|from|for|on)\s"
    r"(?:(?-i:the|its)\s(?:(?:hit|tv|television|drama|original|show|series|comedy|anime|saga)\s){1,4})?",
    re.IGNORECASE,
)
_QUOTED_BEFORE = re.compile(r"\"([^\"]{1,150})\"$")
_QUOTED = re.compile(r"[\"*_]([^\"*_]{1,150})[\"*_]")
_NETWORK = re.compile(r"(?:netflix|hbo|amc|hulu|amazon|disney\+?|fx|bbc|cbs|nbc|abc|apple tv\+?)'s\s", re.IGNORECASE)
_EDGES = " ,.;!?:()[]–—-"


def title_at(text: str, start: int, end: int, floor: int = 0) -> str:
    """The title beside the stretch from `start` to `end`, not before `floor`. Quotation marks are straight."""
    return title_after(text, end) or title_before(text, start, floor)


def title_before(text: str, end: int, floor: int = 0) -> str:
    """The title that ends here."""
    head = text[max(floor, end - REACH) : end].rstrip()
    while (shorter := _LEADING.sub("", head).rstrip()) != head:
        head = shorter
    quoted = _QUOTED_BEFORE.search(head.rstrip("'"))
    if quoted:
        return quoted[1].strip(_EDGES)
    return _titled(_backward(head.split()))


def _backward(words: list[str]) -> list[str]:
    """The last words, as far back as they may belong to one title."""
    kept: list[str] = []
    for place, word in enumerate(reversed(words)):
        ends = word[-1] in ".!?;," and place > 0 and len(word) > len("Mr.")
        if ends or _stops(word) or not (_capital(word) or (kept and word.casefold() in JOINS)):
            break
        kept.insert(0, word)
    return kept


def title_after(text: str, end: int) -> str:
    """The title that follows here, after “of” or the like."""
    lead = _AFTER.match(text, end, end + REACH)
    return title_from(text, lead.end()) if lead else ""


def title_from(text: str, start: int) -> str:
    """The title that begins here."""
    network = _NETWORK.match(text, start)
    start = network.end() if network else start
    quoted = _QUOTED.match(text, start)
    if quoted:
        return quoted[1].strip(_EDGES)
    return _titled(_forward(text[start : start + REACH].split()))


def _forward(words: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for word in words:
        if (kept and _stops(word)) or not (_capital(word) or (kept and word.casefold() in JOINS)):
            break
        kept.append(word)
        if word[-1] in ".,;!?)]" and len(word) > len("Mr."):
            break
    return kept


def _titled(words: list[str]) -> str:
    """The words without joining words at their edges; empty if there is no name among them."""
    while words and words[-1] in JOINS:
        words = words[:-1]
    while words and words[0].casefold() in JOINS and not words[0][0].isupper():
        words = words[1:]
    title = " ".join(words).strip(_EDGES).removesuffix("'s").strip("\"*_' ")
    return title if any(sign.isalnum() for sign in title) and title.casefold() not in JOINS else ""


def _capital(word: str) -> bool:
    first = word.lstrip("\"'(*_")[:1]
    return first.isupper() or first.isdigit()


def _stops(word: str) -> bool:
    return word.casefold().strip(_EDGES + '"*_') in STOPS
