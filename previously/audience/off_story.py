"""R2: a sentence that is off the story: it speaks of nobody in it, and of nothing that comes out or comes later."""

from itertools import pairwise

from previously.audience.phrasing import CUES, Sentence


def off_story(sentence: Sentence) -> bool:
    """Does a sentence speak of something else than the story?"""
    if sentence.names or sentence.titles:
        return False
    if sentence.outcome or sentence.role or sentence.past_cut or sentence.reaches:
        return False
    return not _somebody_acts(sentence)


def _somebody_acts(sentence: Sentence) -> bool:
    """Does somebody whom the reader has not met do something, or did they? They may be one of the cast yet."""
    told = [word for word in sentence.words if not word.sign]
    for i, (word, following) in enumerate(pairwise(told)):
        opens = i == 0 or not told[i - 1].low.isalpha()
        if word.capital and not opens and not following.capital and sentence.past(following.low):
            return following.low not in CUES
    return False
