"""Numbers that are left of something: `has four bullets left`, `seven miners are left alive`."""

import re
from collections.abc import Iterator
from functools import cache

from previously.language.durations import UNITS
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.numbers import NUMBER, number

COUNT_WORDS = words("left remaining remain remains down has have counts")
"""Words one of which stands in every line that counts what is left."""
_HAS = re.compile(
    rf"^(@0) (?:now |still )?(?:has|have|counts|keeps|is down to) (?:only |just |still |but |exactly )*({NUMBER})"
    r" ((?:[a-z-]+ )?[a-z-]+)\b"
)
_ARE = re.compile(
    rf"^(?:only |just |still |there (?:are|is) (?:only |just |still )?)*({NUMBER}) (?:of (?:the|them) )?"
    r"((?:[a-z-]+ )??[a-z-]+) (?:are|is|remain|remains|left|remaining)\b"
)


@cache
def count_words(kind: str) -> frozenset[str]:
    """The words of a row of the lexicon's table of counts."""
    rows = (line.partition(": ") for line in lines_of("world/counts.txt"))
    return next(frozenset(said.split()) for head, _, said in rows if head == kind)


def counts_left(line: WorldLine) -> Iterator[Mark]:
    """The number that a line gives of something: `value` is `left` where it is said to be all that is left."""
    text = line.masked
    own = _HAS.search(text)
    found = own or _ARE.search(text)
    if found is None:
        return
    many, said = number(found[2] if own else found[1]), (found[3] if own else found[2]).split()
    left = not count_words("left").isdisjoint(line.words.low) or "only" in line.words.low
    noun = next((word for word in said[::-1] if word not in count_words("left")), "")
    if many is not None and noun.endswith("s") and noun.removesuffix("s") not in UNITS and (own or left):
        yield Mark("count", line.who("@0") if own else "", "", noun, "left" if left else "", float(many))
