"""Who of the cast a cue names, and whose name it nearly is."""

import re

from previously.core.atoms import Cue
from previously.core.nearest import Spelling
from previously.language.lexicon.lookup import Lexicon

TOGETHER = re.compile(r"\s*[&/+,]\s*|\s+(?:and|with|und|et|y|e|en|og|och)\s+", re.IGNORECASE)
"""What stands between several who speak at once."""
ALIKE = 0.92
SHORT, LONG = 4, 6
"""From so many letters on, a name may be told from another with one slip, or with two."""


def speaking(cue: Cue, lexicon: Lexicon) -> tuple[str, ...]:
    """The cast ids of who speaks: one, or several of whom each is of the cast."""
    for name in (cue.name, *cue.also):
        if who := _who(name, lexicon):
            return (who,)
    parts = [_who(part, lexicon) for part in TOGETHER.split(cue.name)]
    return tuple(one for one in parts if one) if len(parts) > 1 and all(parts) else ()


def _who(name: str, lexicon: Lexicon) -> str | None:
    """Somebody by name; a cue in capitals may be without its accents."""
    who = lexicon.who(name)
    if who is None and (same := lexicon.names.spelling.unaccented(name)):
        who = lexicon.who(same)
    return who


def nearly(name: str, spelling: Spelling) -> str | None:
    """The name of the cast that a cue may be meant for: with a slip in it, or only a part of it."""
    return spelling.nearest(name, ALIKE, whole=True) or spelling.within(name) or _slipped(name, spelling)


def _slipped(name: str, spelling: Spelling) -> str | None:
    """The nearest name, with a slip or two in it where it is long enough."""
    near = spelling.nearest(name, whole=True) if len(name) >= SHORT else None
    if near is None or near[:1].casefold() != name[:1].casefold():
        return None
    from jellyfish import damerau_levenshtein_distance

    slips = damerau_levenshtein_distance(name.casefold(), near.casefold())
    return near if slips <= (2 if min(len(name), len(near)) >= LONG else 1) else None
