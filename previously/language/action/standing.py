"""How a sentence of action has somebody in it: doing something, done to or beside it, or not there at all."""

from collections.abc import Sequence
from typing import Literal

from previously.language.action.apart import ANEW, is_apart, is_away, is_thought, owns
from previously.language.action.pictures import is_pictured
from previously.language.action.sentences import ActionSentence, Mention
from previously.language.lexicon.wordlists import words

Standing = Literal["does", "named", ""]
"""Doing something, named, or nothing that has them there."""
_BEFORE_DOERS = ANEW | words("and or so because suddenly now finally after before until behind nearby enter below")
_STILL = words("lies hangs rests")
"""What the dead do too."""
_NO_VERBS = words("this does always perhaps towards across less us its his hers theirs besides")
_AND: tuple[list[str], ...] = ([], ["and"], ["or"], ["&"])
"""What stands between those who are named side by side."""
_THINGS = words(
    "app office house family brothers sisters twins case farm building street company show effect residence "
    "estate mansion household home apartment gang building hotel diner hospital"
)
"""After a name, what is only called so."""


def standing(sentence: ActionSentence, mention: Mention, others: Sequence[Mention]) -> Standing:
    """How somebody who is named stands there; `others` are all who are named in the sentence, in order."""
    first, last = _beside(sentence, mention, others)
    if owns(sentence, mention.start, last.end) or is_apart(sentence, first.start) or _is_part(sentence, mention):
        return ""
    if is_away(sentence, mention.start, mention.end) or is_thought(sentence, first.start):
        return ""
    if is_pictured(sentence, first, others):
        return ""
    opens = first.start == 0 or sentence.word(first.start - 1) in _BEFORE_DOERS
    return "does" if opens and _acts(sentence, last.end) else "named"


def _beside(sentence: ActionSentence, mention: Mention, others: Sequence[Mention]) -> tuple[Mention, Mention]:
    """The first and the last of those who are named side by side: `Joe, Kate and Ann`."""
    first = last = mention
    for other in reversed([one for one in others if one.end <= mention.start]):
        if [sentence.word(i) for i in range(other.end, first.start)] not in _AND:
            break
        first = other
    for other in (one for one in others if one.start >= mention.end):
        if [sentence.word(i) for i in range(last.end, other.start)] not in _AND:
            break
        last = other
    return first, last


def _is_part(sentence: ActionSentence, mention: Mention) -> bool:
    """Is the name a part of what something else is called: the Sutter house, the Boss Alert?"""
    after = sentence.word(mention.end)
    if after in _THINGS:
        return True
    if sentence.word(mention.start - 1) != "the" or not after or mention.loud:
        return False
    return sentence.written(mention.end, mention.end + 1)[:1].isupper()


def _acts(sentence: ActionSentence, end: int) -> bool:
    """Does a verb follow, of something that only the living do?"""
    after = [sentence.word(i) for i in range(end, min(end + 6, len(sentence.words)))]
    verbs = [word for word in after if word.endswith("s") and len(word) > 3 and word not in _NO_VERBS]
    return bool(verbs) and verbs[0] not in _STILL
