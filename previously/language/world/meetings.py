"""First meetings, as lines state them."""

import re
from collections.abc import Iterator

from previously.language.world.mark import Mark, WorldLine

_FIRST = r"for the (?:very )?first time(?! (?:in (?!his|her|their)|since|after|without|as)\b)"
_WHERE = r"(?: (?:in|at|on|by|outside|inside|near|aboard|over|across|from|under|behind|beside) [a-z' -]+?)?"
_MEETS = re.compile(rf"(@\d+) (?:first )?(?:meets?|met|sees?|saw|encounters?|encountered) (@\d+){_WHERE},? {_FIRST}")
_FIRST_MEETS = re.compile(r"(@\d+) first (?:meets|met|sees|saw) (@\d+)")
_INTRODUCES = re.compile(r"introduces (@\d+) to (@\d+)(?! as\b)")
_HIMSELF = re.compile(r"(@\d+) introduces (?:himself|herself|themself) to (@\d+)")
_IS_INTRODUCED = re.compile(r"(@\d+) is introduced to (@\d+)")
_TOGETHER = re.compile(rf"(@\d+) and (@\d+) (?:meet|met) {_FIRST}")
_ENDS = r"(?= ?$| ?[,.;:]| (?:before|until|till|in|at|and|but)\b)"
_NEVER = re.compile(
    r"(@\d+) (?:has|had) never (?:before )?"
    rf"(?:met|seen|laid eyes on|set eyes on|heard of|spoken to|encountered) (@\d+){_ENDS}"
)
_NEITHER = re.compile(r"(@\d+) and (@\d+) (?:have|had) never (?:before )?(?:met|seen each other|spoken)")
_BOTH = re.compile(r"introduces (@\d+) and (@\d+)(?= to each other|$| at\b| in\b)")
_WHOM = re.compile(r"(@\d+) (?:meets|sees) (@\d+) , who(?:m)? (?:he|she|they) (?:has|had|have) never")
_STRANGER = re.compile(r"^(@\d+) (?:[a-z]+ ){1,4}(@\d+) , an? (?:[a-z]+ )?stranger\b")
_MAKES = re.compile(r"(@\d+) makes (@\d+) 's acquaintance")
MEETING_WORDS = frozenset({"first", "introduces", "introduced", "never", "acquaintance", "stranger"})
"""Words one of which stands in every line that says people have not met before."""


def first_meetings(line: WorldLine) -> Iterator[Mark]:
    """Whom a line says to meet, or to be known to each other, for the first time."""
    found = dict.fromkeys(
        tuple(sorted((line.who(one[1]), line.who(one[2]))))
        for pattern in (
            _MEETS, _FIRST_MEETS, _INTRODUCES, _HIMSELF, _IS_INTRODUCED, _TOGETHER, _NEVER, _MAKES, _NEITHER, _BOTH,
            _WHOM, _STRANGER,
        )
        for one in pattern.finditer(line.masked)
    )  # fmt: skip
    for one, other in found:
        if one and other and one != other:
            yield Mark("first-met", one, other)
