"""R3: a sentence that says no more than what a story is, or what somebody in it is like."""

from previously.audience.phrasing import Sentence

EXTRA = frozenset({"i", "a", "an", "the", "s", "t", "m", "re", "ve"})


def premise(sentence: Sentence) -> bool:
    """Is a sentence about a title or a person the reader knows, and every word of it one of genre, trait or talk?

    What a word outside those would say cannot be known, so one such word is enough to keep the sentence back.
    """
    if not (sentence.names or sentence.titles or _title_character(sentence)):
        return False
    known = sentence.lexicon
    if sentence.past_cut or any(sentence.has(group) for group in (known.outcomes, known.times, known.turns)):
        return False
    named = [*sentence.names, *sentence.titles]
    for word in sentence.words:
        if word.sign or any(start <= word.start < end for start, end, _ in named):
            continue
        if not _known(sentence, word.low, word.start):
            return False
    return True


def _known(sentence: Sentence, low: str, start: int) -> bool:
    """Is a word one by which one speaks about a work, or of what somebody is like?"""
    known = sentence.lexicon
    parts = low.removesuffix("'s").removesuffix("'").split("-")
    return all(
        part in known.about or part in known.traits or part in known.stative or part in known.be or part in EXTRA
        for part in parts
    ) or (low in known.about or low in known.traits or _its_own(sentence, low, start) or low.isdigit())


def _its_own(sentence: Sentence, low: str, start: int) -> bool:
    """A possessive that stands for whom the sentence has named before it, or the role it opens with."""
    if low == "character":
        return _title_character(sentence)
    named = [end for _, end, _ in (*sentence.names, *sentence.titles)]
    return low in {"her", "his", "their"} and (any(end <= start for end in named) or _title_character(sentence))


def _title_character(sentence: Sentence) -> bool:
    """Does it open with `The title character`?"""
    return sentence.low[:3] == ["the", "title", "character"] or sentence.low[:3] == ["the", "titular", "character"]
