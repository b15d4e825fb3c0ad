"""The pronouns of people, from sentences that name one of them alone before saying he, she or they."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from previously.language.lexicon.closed import PREPOSITIONS
from previously.language.quotations.narrated import narrated

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]?")
_TITLED = re.compile(r"\b(mrs?|ms|dr|st)\.", re.IGNORECASE)
_WORD = re.compile(
    rf"\b(?:(he|his|himself)|(she|herself|hers|her(?=\s+(?!(?:{'|'.join(sorted(PREPOSITIONS))}|and|but|or|so)\b)\w)))\b",
    re.IGNORECASE,
)
"""`him`, and `her` where nothing of hers follows, are others: `Joe kissed her`."""
_NEXT = re.compile(r"\W*(?:(he)|(she))\b", re.IGNORECASE)
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
        sentences = [found[0] for found in _SENTENCE.finditer(_undotted(narrated(text)))]
        for sentence, after in pairwise((*sentences, "")):
            said = [one for one in named.finditer(sentence) if one[0][:1].isupper()]
            if not said or len({names[one[0].casefold()] for one in said}) > 1:
                continue
            if word := _WORD.search(sentence, said[0].end()) or _NEXT.match(after):
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
