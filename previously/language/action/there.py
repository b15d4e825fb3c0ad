"""Who is in a scene by its action, and whose voice comes over the telephone."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

import msgspec

from previously.core.passage import Passage
from previously.language.action.pictures import comes, shows_one, stands_written
from previously.language.action.sentences import ActionSentence, Mention, sentences
from previously.language.action.standing import standing
from previously.language.lexicon.lookup import Lexicon

_TITLES = re.compile(
    r"\W*(?:super|titles?|chyron|card|caption|insert|legend|credits?|subtitle|text|note|production note|on.?screen)\b"
    r"\s*(?:card)?\s*[-–—:(]",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:titles|credits|voice\W?over)\b", re.IGNORECASE)
"""Headings under which names are printed."""
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|with|his|her|as|on)\b", re.IGNORECASE)
_A_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH, _MANY, _SHARE = 12, 60, 0.05
"""From so many words on, none of the commonest says that a text is not English; in more, less than this share. Set."""
_CALLS = re.compile(
    r"\b(?:dials?|dialing|(?:cell|phone|telephone|mobile)\s+(?:rings|buzzes)"
    r"|(?:answers|grabs|picks up|lifts|takes)\s+(?:the|his|her|their)\s+(?:\w+\s)?"
    r"(?:phone|telephone|receiver|cell|call)"
    r"|(?:on|into)\s+(?:the\s|his\s|her\s)?(?:phone|telephone|cell|receiver))\b",
    re.IGNORECASE,
)
_HANGS_UP = re.compile(r"\bhangs?\s+up|\bhanging\s+up|\b(?:ends|cuts off) the call", re.IGNORECASE)
_BOTH = re.compile(r"\bintercut", re.IGNORECASE)


class OnStage(msgspec.Struct, frozen=True):
    """Who is there (cast ids): those who do something, and all whom the action has there; who is only heard (names)."""

    doing: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    heard: frozenset[str] = frozenset()


def on_stage(passages: Sequence[Passage], lexicon: Lexicon) -> OnStage:
    """Who is there by the action of a script's scene."""
    action = [one for one in passages if is_action(one)]
    if not is_english(passages):
        return OnStage()
    doing, there = dict[str, None](), dict[str, None]()
    for who, how in _standing(action, lexicon) if not _is_titled(passages) else ():
        there[who] = None
        if how == "does":
            doing[who] = None
    return OnStage(tuple(doing), tuple(there), frozenset(_heard(passages, there, lexicon)))


def is_action(passage: Passage) -> bool:
    """Is it action, and neither an aside of a speaker nor what is shown in letters?"""
    return passage.kind == "action" and not passage.speaker and not _TITLES.match(passage.text)


def is_english(passages: Iterable[Passage]) -> bool:
    """Is what is told read as English?"""
    text = " ".join(one.text for one in passages if one.kind in {"action", "dialogue"})
    many, common = len(_A_WORD.findall(text)), len(_ENGLISH.findall(text))
    return many < (_MANY if common else _ENOUGH) or common > _SHARE * many


def _is_titled(passages: Iterable[Passage]) -> bool:
    return any(one.kind == "heading" and _TITLED.search(one.text) for one in passages)


def _standing(action: Iterable[Passage], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Everybody whom the action has there, and how; who is new right after a picture was shown may be on it."""
    shown, written, known = False, False, set[str]()
    for sentence in (one for passage in action for one in sentences(passage.text)):
        named = list(sentence.mentions(lexicon)) if sentence.ends_with != "?" else []
        for mention in named:
            how = standing(sentence, mention, named)
            if how and (mention.who in known or not (shown or written) or (comes(sentence, mention) and not written)):
                known.add(mention.who)
                yield mention.who, how
        shown, written = shows_one(sentence), stands_written(sentence)


def _heard(passages: Sequence[Passage], there: Container[str], lexicon: Lexicon) -> Iterator[str]:
    """The speakers who are first heard while somebody telephones, and whom no action has there."""
    if any(_BOTH.search(one.text) for one in passages if one.kind in {"heading", "action"}):
        return
    calls, met = False, set[str]()
    for one in passages:
        if one.kind == "action":
            calls = (calls or _CALLS.search(one.text) is not None) and not _HANGS_UP.search(one.text)
            if one.speaker and _CALLS.search(one.text):
                met.add(one.speaker)
        elif one.kind == "dialogue" and one.speaker not in met:
            met.add(one.speaker)
            if calls and lexicon.who(one.speaker) not in there:
                yield one.speaker


__all__ = ["ActionSentence", "Mention", "OnStage", "is_action", "is_english", "on_stage"]
