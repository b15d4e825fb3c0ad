"""How much of an article a reader may see: each sentence with the rule that clears it, or none.

By default nothing is shown. R0: the notices over it ask for no more than has been seen. R1: it is furniture. R2: it is
off the story. R3: it states the premise. R4: it states what has been told. Then doubt spreads: the sentences of a
quote share one verdict, and a sentence that leans on a withheld one is withheld with it.
"""

import re
from collections.abc import Iterator, Sequence

from previously.press.article.model import Article, Passage
from previously.press.article.sentences import sentences
from previously.press.gate.furniture import furniture
from previously.press.gate.off_story import off_story
from previously.press.gate.phrasing import Phrasing
from previously.press.gate.premise_sentence import premise
from previously.press.gate.reader import Reader
from previously.press.gate.spread import spread
from previously.press.gate.told_sentence import told
from previously.press.gate.verdict import Rule, Verdict
from previously.press.notices.cover import Cover
from previously.press.notices.find import notices
from previously.press.notices.notice import Notice
from previously.press.notices.scopes import scopes
from previously.press.quotes.words import lexicon

LONGEST = 4096
"""The most characters in a sentence that is read. A longer one cannot be cleared by its content."""
HEDGES = lexicon("can could may might would hope hopes hopefully if potentially perhaps maybe")
IN_A_SEASON = re.compile(
    r"\b(?:in|by|during|at|before|after|with)\s(?:the\s)?(?:\w+\s){0,3}?(?:season|series|volume|book)\b", re.IGNORECASE
)


def verdicts(article: Article, reader: Reader) -> tuple[Verdict, ...]:
    """A verdict on every sentence of an article: a function of the article and of what the reader has seen."""
    given = Cover(notices(article), reader.has_seen)
    plain = about_us(article, reader, given.notices) and is_english(article)
    return judged(article, reader, given, plain=plain)


def about_us(article: Article, reader: Reader, given: Sequence[Notice]) -> bool:
    """Is an article about this story, judging by a title, a name, or a notice that names no other work?"""
    if reader.canon is None:
        return False
    named = [scope.title for notice in given for scope in notice.scopes if scope.title]
    return not named or any(reader.speaks_of_us(passage.text) for passage in article.passages)


def judged(
    part: Article,
    reader: Reader,
    given: Cover,
    *,
    plain: bool,
    first: int = 0,
    before: Verdict | None = None,
) -> tuple[Verdict, ...]:
    """The verdicts on part of an article that begins at passage `first`, after sentence `before`.

    `plain`: it is about this story and in English, so that its sentences can be read and not only its notices.
    """
    found = [
        _verdict(passage, index, *sentence, given, reader, plain=plain)
        for index, passage in enumerate(part.passages, first)
        for sentence in _sentences(passage, part.language)
    ]
    return tuple(spread(part, found, first, before))


def _sentences(passage: Passage, language: str) -> Iterator[tuple[str, int, int]]:
    if not passage.text.isspace():
        yield from sentences(passage.text, language)


def _verdict(
    passage: Passage,
    index: int,
    text: str,
    start: int,
    end: int,
    given: Cover,
    reader: Reader,
    *,
    plain: bool,
) -> Verdict:
    over = given.over(passage, index, start, end)
    if over.seen and not _beyond(text, reader):
        return Verdict(index, start, end, text, "R0", (), over.mine or over.last)
    if over.mine is not None:
        return Verdict(index, start, end, text, "notice", (), over.mine)
    read = plain and not passage.hidden and not reader.nothing and len(text) <= LONGEST
    rule, cites = _cleared(passage, text, reader) if read else ("", ())
    return Verdict(index, start, end, text, rule, cites, over.last)


def _cleared(passage: Passage, text: str, reader: Reader) -> tuple[Rule, tuple[str, ...]]:
    """The rule that clears a sentence by its content, and the events it states."""
    sentence = Phrasing(text, reader)
    if furniture(passage, sentence):
        return "R1", ()
    if off_story(sentence):
        return "R2", ()
    if premise(sentence):
        return "R3", ()
    cites = told(sentence)
    return ("R4", cites) if cites else ("", ())


def _beyond(text: str, reader: Reader) -> bool:
    """Does a sentence under a notice name an episode beyond what has been seen, or say what happens in a season?

    Many texts that keep to their notice name a season just to look forward to it.
    """
    past = [scope.kind for scope in scopes(text) if reader.past_cut(scope)]
    return any(kind in {"episodes", "titled"} for kind in past) or (bool(past) and _happens(text, reader))


def _happens(text: str, reader: Reader) -> bool:
    """Does a sentence that names a season say, without a “may” or “can”, what becomes of somebody?"""
    sentence = Phrasing(text, reader)
    hedged = sentence.has(HEDGES)
    return bool(IN_A_SEASON.search(sentence.plain)) and bool(sentence.names) and sentence.outcome and not hedged


def is_english(article: Article) -> bool:
    """Is it in English, as far as it says? In other languages no word is known, so nothing is shown."""
    return not article.language or article.language.casefold().startswith("en")
