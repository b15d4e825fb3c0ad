"""Who falls to a shot or a blade, and is then a body: `A SHOT. Danny drops.`, and later the body is stared at."""

import re
from collections.abc import Iterator, Sequence

from previously.core.passage import Passage
from previously.language.action.doings import Doing
from previously.language.action.sentences import ActionSentence, sentences
from previously.language.lexicon.lookup import Lexicon
from previously.language.lexicon.wordlists import words

_STRUCK = re.compile(
    r"\b(?:shots?|gunshots?|gunfire|bullets?|fires|shoots|bang|blast|muzzle|stabs|blade|knife|arrow)\b", re.IGNORECASE
)
_FALLS = words("drops falls crumples collapses folds slumps topples")
_BODY = re.compile(
    r"\b(?:the|his|her|a|dead)\s+(?:lifeless\s+|still\s+|dead\s+)?(?:body|corpse)\b(?!\s+armou?r)", re.IGNORECASE
)
_SOON = 8
"""So many passages on, the body has been spoken of. Set."""


def fallen(passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[tuple[Passage, Doing]]:
    """Whoever falls right after a shot or a stab, alone in that scene, is a body soon after, and does nothing more."""
    falls = [(at, one, who, start) for at, one in enumerate(passages) for who, start in _falling(one, lexicon)]
    if len({who for _, _, who, _ in falls}) != 1:
        return
    at, passage, who, start = falls[0]
    after = passages[at + 1 :]
    spoken = any(one.kind == "dialogue" and lexicon.who(one.speaker) == who for one in after)
    body = any(_BODY.search(one.text) for one in after[:_SOON] if one.kind == "action")
    if body and not spoken and not any(_does(one, who, lexicon) for one in after):
        yield passage, Doing("dies", who, "", start, passage.text)


def _falling(passage: Passage, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    if passage.kind != "action" or passage.speaker:
        return
    for sentence in sentences(passage.text):
        for one in sentence.mentions(lexicon):
            falls = one.start == 0 and sentence.word(one.end) in _FALLS and not sentence.rest(one.end + 1, 1)[0]
            if falls and _STRUCK.search(passage.text[: sentence.words[0][1]]):
                yield one.who, sentence.words[0][1]


def _does(passage: Passage, who: str, lexicon: Lexicon) -> bool:
    """Does somebody begin a sentence of action?"""
    if passage.kind != "action":
        return False
    return any(_begins(sentence, who, lexicon) for sentence in sentences(passage.text))


def _begins(sentence: ActionSentence, who: str, lexicon: Lexicon) -> bool:
    return any(
        one.who == who and one.start == 0 and sentence.word(one.end) != "'s" for one in sentence.mentions(lexicon)
    )
