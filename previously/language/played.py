"""The state that words assert, as a writer words it: `so happy`, `furious that he lied`, `overjoyed to see Tom`."""

import re

from previously.core.ids import unquoted
from previously.core.verbs import State
from previously.language.lexicon.lookup import Lexicon

_DEGREE = re.compile(
    r"^(?:(?:so|very|really|truly|deeply|utterly|completely|totally|absolutely|simply|just|quite|pretty|rather|still|"
    r"now|again|suddenly|finally|a little|a bit|somewhat) )+"
)
"""How much, or since when: the state is the same. What weakens it to nothing (`no longer`, `hardly`) is not here."""
_REASON = re.compile(r" (?:that|because|over|when|to (?:see|hear|learn|find|know|discover|meet|have|be)) .*$")
"""What somebody feels it about. `of`, `at` and `by` are not here: who is furious at Bob has it out with him."""
_AGAIN = re.compile(r" (?:again|now|at last|once more|after all)$")


def state_of(text: str, lexicon: Lexicon) -> State | None:
    """The state that some words are, as they stand or without degree and reason; None if they are none."""
    whole = unquoted(text)
    return lexicon.state(whole) or lexicon.state(_plain(whole.casefold()))


def _plain(text: str) -> str:
    return _AGAIN.sub("", _REASON.sub("", _DEGREE.sub("", text)))
