"""Is a word that names nobody a name of the cast, written wrongly? Then it is told; else it is a stranger's."""

from previously.core.lookalikes import look
from previously.language.lexicon.closed import FUNCTION, OPENINGS
from previously.language.lexicon.forms import forms, singulars
from previously.language.lexicon.kinds import known_nouns
from previously.language.lexicon.lookup import Lexicon, fold

ALIKE = 0.9
"""Names less alike than this are two names."""
SHORTEST = 3
"""In a shorter word two letters that have changed places say nothing."""
_COMMON = FUNCTION | OPENINGS


def misspelt(said: str, lexicon: Lexicon) -> str | None:
    """The name of the cast that words were to be, or None: words of English are themselves, and strangers differ."""
    names, words = lexicon.names.spelling, said.split()
    known = any(lexicon.who(word.removesuffix("'s").removesuffix("’s")) for word in (said, *words))
    if not words or known or any(map(is_english, words)):
        return None
    if not said.isascii() and any(look(said) == look(name) for name in names.words):
        return names.nearest(said, ALIKE)
    near = names.nearest(said, ALIKE, whole=len(words) == 1)
    return near or next((name for name in names.words if _is_swapped(said, name)), None)


def is_english(word: str) -> bool:
    """Is it a word that anybody may use, and that therefore is no name gone wrong?"""
    low = fold(word)
    plain = low.removesuffix("'s")
    listed = plain in _COMMON or any(one in known_nouns() for one in singulars(plain))
    return listed or low.endswith("ly") or bool(forms(plain))


def _is_swapped(said: str, name: str) -> bool:
    """Do two words differ by two neighbours that have changed places?"""
    one, other = said.casefold(), name.casefold()
    if len(one) != len(other) or len(one) < SHORTEST:
        return False
    apart = [i for i, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == other[apart[1]]
        and sorted(one) == sorted(other)
    )
