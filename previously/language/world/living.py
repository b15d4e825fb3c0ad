"""Whom a line takes for living: `expects Joe for supper`, `promises Ann that Joe will come`."""

import re
from functools import cache

from previously.language.lexicon.wordlists import lines_of, words
from previously.language.world.mark import WorldLine

LIVING_WORDS = words(
    "expects expecting awaits waits waiting counts counting calls sends hopes supposes thinks believes sure knows says"
    " announces insists swears assumes reckons predicts tells promises assures informs reminds warns lets wants asks"
    " begs orders commands needs allows trusts invites means plans intends decides goes agrees offers sets resolves"
    " looks suggests dreads saves keeps reserves books holds buys knits sews cooks bakes wraps packs irons mends makes"
    " names appoints elects nominates promotes assigns recommends proposes phones telephones rings texts emails cables"
    " telegraphs writes posts mails wires wonders complains worries grumbles"
)
"""Words one of which stands in every line of the kind."""


@cache
def _rows(kind: str) -> tuple[str, ...]:
    rows = (line.partition(": ") for line in lines_of("world/living.txt"))
    return tuple(said for head, _, said in rows if head == kind)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    be = _rows("be")[0]
    return tuple(re.compile(_pattern(row).replace("BE", be)) for row in _rows("row"))


def _pattern(row: str) -> str:
    return "^" + re.sub(r"\b(?:WHO|X|Y)\b", lambda found: {"WHO": "@0", "X": r"(@\d+)", "Y": r"@\d+"}[found[0]], row)


@cache
def _denied() -> frozenset[str]:
    return words(_rows("not")[0])


@cache
def _graves() -> frozenset[str]:
    return words(_rows("grave")[0])


def is_for_the_dead(text: str) -> bool:
    """May a line be to the dead, or about them: flowers, a prayer?"""
    return not _graves().isdisjoint(text.casefold().replace(",", " ").replace(";", " ").split())


def taken_for_living(line: WorldLine) -> str:
    """Whom whoever acts takes for living by a line; nobody, where it takes none."""
    text = line.masked
    if len(line.named) < 2 or not _denied().isdisjoint(line.words.low) or "late @" in text:
        return ""
    found = next((found for pattern in _patterns() if (found := pattern.search(text))), None)
    return line.who(next(filter(None, found.groups()))) if found else ""
