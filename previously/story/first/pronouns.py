"""The pronouns of people, from sentences that name one of them alone before saying he, she or they."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")
_TITLED = re.compile(r"\b(mrs?|ms|dr|st)\.", re.IGNORECASE)
_WORD = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
LEAST, TIMES = 3, 5
"""So many times at least, and so many times as often as any other, a pronoun is somebody's. Set."""


def pronouns_in(texts: Iterable[str], names: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How often each of the people whom the names mean is followed by which pronoun, with nobody else named between."""
    found: dict[str, Counter[str]] = {}
    if not names:
        return found
    names = {_undotted(name): who for name, who in names.items()}
    every = sorted(names, key=len, reverse=True)
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, every))})\b", re.IGNORECASE)
    for text in texts:
        for sentence in _SENTENCE.finditer(_undotted(text)):
            said = [one for one in named.finditer(sentence[0]) if one[0][:1].isupper()]
            if not said or len({names[one[0].casefold()] for one in said}) > 1:
                continue
            word = _WORD.search(sentence[0], said[0].end())
            if word:
                who = names[said[0][0].casefold()]
                found.setdefault(who, Counter())["he" if word[1] else "she"] += 1
    return found


def _undotted(text: str) -> str:
    """Without the full stops that end no sentence."""
    return _TITLED.sub(r"\1", text)


def decided(count: Counter[str]) -> str:
    """The pronoun that the counts speak for; nothing where they do not clearly."""
    (first, most), (_, other) = (*count.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= LEAST and most >= TIMES * other else ""
