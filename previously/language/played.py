"""The state that words assert, as a writer words it: `so happy`, `furious that he lied`, `overjoyed to see Tom`."""

import re

from previously.core.ids import unquoted
from previously.core.verbs import State
from previously.language.lexicon.lookup import Lexicon

_DEGREE = re.compile(
    r"^(?:(?:so|very|really|truly|deeply|utterly|completely|totally|absolutely|simply|just|quite|pretty|rather|still|"
    r"now|again|suddenly|finally|a little|a bit|somewhat) )+"
)
"""How much, or since when: the state is the same. What weakens it to nothing (`hardly`) is not here."""
_REASON = re.compile(r" (?:that|because|over|when|to (?:see|hear|learn|find|know|discover|meet|have|be)) .*$")
"""What somebody feels it about. `of`, `at` and `by` are not here: who is furious at Bob has it out with him."""
_DENIED = re.compile(r"^(?:n['’]t|not|no longer|never) (?:at all )?|^(?=.* any ?more$)")
_ANY_MORE = re.compile(r"(?: at all)? any ?more$| at all$")
_AGAIN = re.compile(r" (?:again|now|at last|once more|after all)$")


def state_of(text: str, lexicon: Lexicon) -> State | None:
    """The state that some words are, as they stand or without degree and reason; None if they are none."""
    whole = unquoted(text)
    return lexicon.state(whole) or _worded(whole.casefold(), lexicon)


def states_of(text: str, lexicon: Lexicon) -> tuple[State, ...]:
    """The states that some words are: one, or two that `and` joins; none if either is no state."""
    one = state_of(text, lexicon)
    first, _, second = text.partition(" and ")
    both = (one,) if one or not second else (state_of(first, lexicon), state_of(second, lexicon))
    return tuple(dict.fromkeys(state for state in both if state)) if all(both) else ()


def _worded(text: str, lexicon: Lexicon) -> State | None:
    """A state in other words than its own; denied (`no longer angry`), it is the one that is kept for that."""
    denied = _DENIED.match(text)
    if denied is None:
        return lexicon.state(_plain(text))
    state = lexicon.state(_plain(_ANY_MORE.sub("", text[denied.end() :])))
    return lexicon.state(f"not {state.id}") if state else None


def _plain(text: str) -> str:
    return _AGAIN.sub("", _REASON.sub("", _DEGREE.sub("", text)))
