"""Words of a page in the form they are looked up in: white space, quotation marks, dashes, case, emphasis are folded.

Nothing else is: a word that is spelt otherwise, or a comma, makes other words.
"""

import re

from previously.core.emphasis import plain_words
from previously.core.ids import folded

_MARKS = re.compile("[\"'“”„‟‘’‚‛«»‹›′″`]")
_DASHES = re.compile(r"\s*[-‐‑‒–—―−]+\s*")
_SPACES = re.compile(r"\s+")
_AROUND = " '"


def fold(text: str) -> str:
    """A text so folded, without quotation marks around it; one row."""
    plain = _MARKS.sub("'", folded(plain_words(text)))
    return _SPACES.sub(" ", _DASHES.sub("-", plain)).strip(_AROUND)
