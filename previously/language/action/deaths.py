"""Who dies by a script's action or by a play's stage directions, as the reader of sentences has it."""

import re
from collections.abc import Iterator, Sequence

from previously.core.passage import Passage
from previously.language.action.doings import Before, Doing, before_next, meant
from previously.language.action.pictures import has_picture
from previously.language.action.sentences import OF, ActionSentence, sentences
from previously.language.action.there import is_english
from previously.language.lexicon.lookup import Lexicon
from previously.language.lexicon.wordlists import words
from previously.language.lines import LineRead, parse

_DEADLY = re.compile(
    r"\b(?:die[sd]?|dead|kill\w*|slay\w*|slain|murder\w*|behead\w*|execut\w*|strangl\w*|drown\w*|poison\w*|expires)\b"
    r"|\b(?:stab\w*|sho(?:o?ts?)|hang\w*|beat\w*)\b.*\bdea(?:d|th)\b"
    r"|\b(?:snap|break|slit|cut|chop|sever|slic)\w*\b.*\b(?:neck|throat|head)\b"
    r"|\b(?:neck|throat|head)\b.*\b(?:snaps|breaks|slit|cut off|severed|chopped off)\b",
    re.IGNORECASE,
)
_OLD = re.compile(r"\b(kill|slay|fight|stab|murder|drown|poison|fall|die|ris)eth\b", re.IGNORECASE)
_NAME = r"([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2})['’]s"
_NECK = re.compile(
    rf"\b{_NAME} (?:neck (?:snaps|breaks)|(?:throat|head) is (?:slit|cut off|severed|chopped off|cut))\b"
    r"(?! (?:by|from))"
)
_SEVERS = re.compile(
    rf"\b(?:(?:snaps|breaks) {_NAME} neck|(?:slits|cuts) {_NAME} throat|(?:cuts|chops|slices) off {_NAME} head)\b"
)
_ALONE = re.compile(r"(?:(?:and|then|he|she),?\s+)*(?:dies|falls dead|drops dead)\b", re.IGNORECASE)
_SELF = re.compile(r"\s*(?:and\s)?(?:he\s|she\s)?(dies|is slain|is killed|falls dead|falls and dies)\b", re.IGNORECASE)
_KILLS = words("kills slays murders beheads executes")
_UNREAL = words(
    "if almost nearly pretends game dream dreams dreamt nightmare imagines plays playing rehearsal could would "
    "might may may seems about like inside laughing ago"
)


def deaths(passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[tuple[Passage, Doing]]:
    """Who dies in a scene, by which passage."""
    if not is_english(passages):
        return
    spoke = ""
    for passage in passages:
        if passage.kind == "dialogue" and not passage.elsewhere:
            spoke = passage.speaker
        if passage.kind == "action" and _DEADLY.search(_old(passage.text)):
            yield from ((passage, one) for one in _dying(passage, passage.speaker or spoke, lexicon))


def _dying(passage: Passage, spoke: str, lexicon: Lexicon) -> Iterator[Doing]:
    """Who dies in a passage: a pronoun at its head is whoever spoke, or whom a direction is said to be about."""
    about = about_whom(passage, lexicon)
    if found := _SELF.match(passage.text):
        who = about[0] if len(about) == 1 else lexicon.who(spoke) if spoke and not passage.called else None
        if who:
            yield Doing("dies", who, "", found.start(1), passage.text)
        return
    if passage.speaker:  # an aside of whoever speaks
        return
    for sentence, before in _after_each(passage.text, lexicon):
        if not _DEADLY.search(_said(sentence)) or has_picture(sentence) or _is_unreal(sentence):
            continue
        start, said = sentence.words[0][1], _said(sentence)
        victims = list(_victims(said, lexicon)) or list(_killed(sentence, lexicon)) or list(_beheaded(said, lexicon))
        victims = victims or [one.who for one in meant(sentence, lexicon, before)] * bool(_ALONE.match(said))
        yield from (Doing("dies", who, "", start, said) for who in victims if who in about or not passage.called)


def _after_each(text: str, lexicon: Lexicon) -> Iterator[tuple[ActionSentence, Before]]:
    """Each sentence, with whom the one before it may have been about."""
    before = Before()
    for sentence in sentences(_old(text)):
        yield sentence, before
        before = before_next(sentence, lexicon, before)


def _beheaded(said: str, lexicon: Lexicon) -> Iterator[str]:
    """`Joe's neck snaps`, `Ann slits Joe's throat`."""
    for found in (*_NECK.finditer(said), *_SEVERS.finditer(said)):
        if who := lexicon.who(next(name for name in found.groups() if name)):
            yield who


def _killed(sentence: ActionSentence, lexicon: Lexicon) -> Iterator[str]:
    """Who is killed by somebody who is nobody of the cast: `Douglas kills Blunt`."""
    for one in sentence.mentions(lexicon):
        by = sentence.written(one.start - 2, one.start - 1) if one.start > 1 else ""
        if by[:1].isupper() and sentence.word(one.start - 1) in _KILLS and sentence.word(one.end) != OF:
            yield one.who


def about_whom(passage: Passage, lexicon: Lexicon) -> tuple[str, ...]:
    """Whom of the cast a stage direction is said to be about, by ids."""
    return tuple(dict.fromkeys(who for name in passage.called if (who := lexicon.who(name))))


def _old(text: str) -> str:
    """`killeth` as `kills`."""
    return _OLD.sub(lambda found: f"{found[1]}es" if found[1] == "ris" else f"{found[1]}s", text)


def _said(sentence: ActionSentence) -> str:
    return " ".join(sentence.written(0, len(sentence.words)).split())


def _is_unreal(sentence: ActionSentence) -> bool:
    return any(word in _UNREAL for word, _, _ in sentence.words)


def _victims(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Who dies by a sentence, read as a line of a log would be."""
    from previously.language.plain import PlainReader

    if not any(word for word in lexicon.apart(text)[0]):
        return
    for one in PlainReader(lexicon, []).read(text, parse(text, lexicon)):
        yield from _victim(one)


def _victim(one: LineRead) -> Iterator[str]:
    verb = one.verb
    if one.kind != "event" or verb is None or not verb.dies or verb.seems or one.clauses.retells:
        return
    who = one.subject if verb.dies == "subject" else one.object
    if who:
        yield who
