"""A verb of the vocabulary may be but part of what is said: `goes mad`, `finds Mabel hanged`, `sits with Joe`."""

import re
from functools import cache

from previously.language.lexicon.closed import POSSESSIVES
from previously.language.lexicon.lookup import Lexicon, tokens
from previously.language.lexicon.wordlists import lines_of
from previously.language.lines import LineRead

_LOST_WITH = re.compile(r"\blost with (?:the|her|his|their|all)\b")


@cache
def _said(kind: str) -> dict[str, frozenset[str]]:
    """By verb, the words with which it is another."""
    rows = (line.removeprefix(f"{kind} ").split(": ") for line in lines_of("idioms.txt") if line.startswith(f"{kind} "))
    return {verb: frozenset(words.split()) for verb, words in rows}


def may_be_idiom(line: LineRead) -> bool:
    """Has its verb idioms, and what they need after it? Whether a name is among that is not looked at."""
    if line.verb is None:
        return False
    if line.object:
        return line.verb.id in _said("person")
    first, dead, owned = (_said(kind).get(line.verb.id) for kind in ("first", "dead", "owned"))
    if not (first or dead or owned):
        return False
    said = [word for word, _, _ in tokens(line.object_text)]
    opens = next((word for word in said if word not in POSSESSIVES), "")
    by_word = (first is not None and opens in first) or (dead is not None and not dead.isdisjoint(said))
    return by_word or (owned is not None and any(word.endswith(tuple(owned)) for word in said))


def is_idiom(line: LineRead, text: str, lexicon: Lexicon) -> bool:
    """Is the verb but part of what is said; and who is `lost with the ship` is drowned, and not at a loss?"""
    if line.kind == "claim":
        return line.state is not None and line.state.id == "lost" and _LOST_WITH.search(text) is not None
    if line.kind != "event" or line.verb is None or not may_be_idiom(line):
        return False
    if line.object:
        return _said("person")[line.verb.id] <= {word for word, _, _ in tokens(text.partition(";")[0])}
    named = lexicon.apart(line.object_text.replace("’", "'").replace("'s ", " "))[0]
    return bool(named) or line.verb.id not in _said("dead").keys() | _said("owned").keys()
