"""The words around a quotation that say who speaks, such as “said Mara”, “Mara, turning, asked:” and “Mara turned”."""

import re
from functools import cache

import msgspec

from previously.language.lexicon.forms import forms
from previously.language.lexicon.wordlists import words
from previously.language.quotations.names import Mention, Names

_SPEAK = words(
    "say ask reply answer cry exclaim whisper shout murmur mutter add remark continue begin repeat return demand"
    " declare yell scream sigh laugh observe inquire enquire rejoin respond retort pursue resume proceed interrupt"
    " interpose explain announce suggest urge plead beg protest insist admit confess agree assent echo growl"
    " grumble groan moan sob gasp snap sneer hiss bellow roar thunder call think reflect muse wonder tell speak"
    " state assert affirm maintain object argue persist counter venture volunteer offer comment note mention"
    " conclude finish end command order direct warn caution promise assure inform read recite sing quote utter"
    " ejaculate stammer stutter falter drawl mumble chuckle giggle smile grin snort sniff scoff jeer taunt tease"
    " joke jest mock chant croak squeak shriek screech wail whine whimper pant breathe bark burst break go put"
    " hazard advise acknowledge allow concede grant deny lament complain scold reproach apologize apologise thank"
    " greet guess speculate invite implore entreat beseech appeal pray reason correct prompt contradict intone vow"
    " swear vociferate opine rap chime chorus storm rage fume expostulate remonstrate ruminate soliloquise"
    " soliloquize query question challenge probe press coax soothe console reassure comfort boast brag purr coo"
    " trill pipe warble twitter blurt babble prattle jabber blubber splutter sputter snarl rasp grunt relate"
    " report narrate recount describe confide reveal disclose propose recommend request interject intervene break"
    " wish hope predict prophesy check accuse simper titter shrill hoot hail nod frown shrug"
)
_WEAK = words(
    "nod frown shrug smile grin go put break burst press check end wish hope note call order offer tell think"
)
"""These are of speech only beside the quotation itself."""
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_SHORT = r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bMs)"
_STOP = re.compile(rf"{_SHORT}[.!?;](?=\s|$|[\"'”’)])")
_LAST = re.compile(rf"(?:{_SHORT}[.!?;]|--|—)[\"'”’)]*\s+(?=\S)")
_PREPOSITION = "of|to|at|with|by|for|from|in|on|upon|about|into|over|after|before|towards?|near|behind|beside"
_UNDER = re.compile(rf"\b(?:{_PREPOSITION})\s+(?:\w+ly\s+)?(?:the\s+)?(?:poor\s+)?$", re.IGNORECASE)
_BEING = re.compile(r"\b(?:was|were|is|are)\s+(?:\w+ly\s+)?$")
_THAT = re.compile(r"\s+(?:(?:to\s+)?(?:him|her|them|\w+)\s+)?(?:that|how|whether|if|what|why|where|when)\b")
_NOTHING = re.compile(r"\s+(?:nothing|no\b|not\b|never\b|neither)", re.IGNORECASE)
_LITTLE = "out|on|up|in|back|away|off|aloud|poor|the|old|little|young|dear|again|then|only"
_BETWEEN = re.compile(rf"[\s,]*(?:(?:{_LITTLE})\s+)*", re.IGNORECASE)
_ADVERB = (
    r"\w+ly|then|only|at\s+(?:last|once|length)|again|now|here|had|has|also|still|just|once|never"
    r"|even|always|could|did|would"
)
_ADVERBS = re.compile(rf"[\s,]*(?:(?:{_ADVERB})[\s,]+)*", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?:Mr|Mrs|Miss|Dr)?\.?\s*[A-Z]\w+|(?:an?|one|some|several|another|my|your|both)\b")
_DEFINITE = re.compile(
    r"\s+((?:the|his|her|this|that)\s+(?:[\w-]+\s+){0,2}?([\w-]+))"
    r"(?=\s*(?:$|[^\w\s]|\b(?:to|in|with|at|as|of|from|who|and|after|when|on)\b))"
)
FAR = 300
"""So many characters of a sentence beside a quotation are read. Set."""
NEAR = 120
"""A verb farther from it says nothing of it. Set."""


class Tag(msgspec.Struct, frozen=True):
    """Who is said to speak: by whom it is mentioned, or `nobody` of the cast; how firmly, from 0 to 1."""

    words: str
    mention: Mention | None
    firm: float
    start: int

    @property
    def nobody(self) -> bool:
        """Is somebody said to speak who is none of the cast?"""
        return self.mention is None


@cache
def _speech(word: str) -> str:
    """Which verb of speech a word is a form of; nothing for any other word."""
    return next((base for base, _ in forms(word.casefold()) if base in _SPEAK), "")


def is_speech(word: str) -> bool:
    """Is a word a form of a verb of speech, and hardly of any other?"""
    verb = _speech(word)
    return bool(verb) and verb not in _WEAK


@cache
def _is_ing(word: str) -> bool:
    return word.casefold().endswith("ing")


def after(text: str, start: int, end: int, names: Names) -> Tag | None:
    """What the words behind a quotation say, up to the end of their sentence."""
    while start < end and (text[start].isspace() or text[start] in "-—–,*_)"):
        start += 1
    stop = _STOP.search(text, start, min(end, start + FAR))
    end = stop.start() if stop else min(end, start + FAR)
    if start >= end:
        return None
    mentions = names.mentions(text, start, end)
    for found in _WORD.finditer(text, start, min(end, start + NEAR)):
        is_verb = _speech(found[0]) and not _in(found.start(), mentions)
        if not is_verb or (_is_ing(found[0]) and not _BEING.search(text, start, found.start())):
            continue
        if _NOTHING.match(text, found.end(), end) or (text[start].isupper() and _THAT.match(text, found.end(), end)):
            return None  # “Mara said that …” is a report of other words
        if _ADVERBS.fullmatch(text, start, found.start()):
            return _inverted(text, start, found, end, mentions)
        subject = _subject(text, start, found.start(), mentions)
        if subject is None:
            return _unknown_before(text, start, found)
        beside = _ADVERBS.fullmatch(text, subject.end, found.start())
        if beside or _speech(found[0]) not in _WEAK:
            firm = 1.0 if subject.start == start or text[start].islower() else 0.8
            return Tag(text[start : found.end()], subject, firm if beside else firm * 0.8, start)
    return _doing(text, start, end, mentions, 0.45 if text[start].isupper() else 0.6)


def before(text: str, start: int, end: int, names: Names) -> Tag | None:
    """What the words before a quotation say: those of the last sentence."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\"'“‘(_*"):
        end -= 1
    start = max(start, end - FAR)
    for found in _LAST.finditer(text, start, end):
        start = found.end()
    if start >= end:
        return None
    leads = text[end - 1] in ",:-—–"
    mentions = names.mentions(text, start, end)
    verbs = [
        one
        for one in _WORD.finditer(text, max(start, end - NEAR), end)
        if _speech(one[0]) and not _in(one.start(), mentions) and not _NOTHING.match(text, one.end(), end)
    ]
    if not verbs or not (leads or end - verbs[-1].end() <= 1):
        return _doing(text, start, end, mentions, 0.7 if leads else 0.5)
    subject = _beside(text, start, verbs[-1].start(), mentions) or _subject(text, start, verbs[-1].start(), mentions)
    if subject is None:
        subject = next((one for one in mentions if _BETWEEN.fullmatch(text, verbs[-1].end(), one.start)), None)
    return Tag(text[start:end], subject, 0.95, start) if subject else None


def _doing(text: str, start: int, end: int, mentions: list[Mention], firm: float) -> Tag | None:
    """Who does something beside a quotation."""
    subject = _subject(text, start, end, mentions)
    return Tag(text[start : subject.end], subject, firm, start) if subject else None


def _in(spot: int, mentions: list[Mention]) -> bool:
    return any(one.start <= spot < one.end for one in mentions)


def _inverted(text: str, start: int, verb: re.Match[str], end: int, mentions: list[Mention]) -> Tag | None:
    """“said Mara”, “cried out the old man”; “said a stranger” is nobody of the cast."""
    gap = _BETWEEN.match(text, verb.end(), end)
    spot = gap.end() if gap else verb.end()
    for one in mentions:
        if one.start <= spot <= one.end or (0 <= one.start - spot < 14 and text[spot : one.start].count(" ") < 2):
            return Tag(text[start : one.end], one, 1.0, start)
    if definite := _DEFINITE.match(text, verb.end(), end):
        noun = Mention(definite.start(1), definite.end(), definite[1], noun=definite[2].casefold())
        return Tag(text[start : definite.end()], noun, 0.8, start)
    if _SOMEBODY.match(text, spot, end) or re.search(
        r"\b(?:an?|one)\s+(?:\w+\s+)?$", text[verb.end() : spot], re.IGNORECASE
    ):
        return Tag(text[start : min(end, spot + 20)], None, 1.0, start)
    return None


def _unknown_before(text: str, start: int, verb: re.Match[str]) -> Tag | None:
    """“Bob said”, where no Bob is of the cast."""
    lead = text[start : verb.start()].strip()
    if re.fullmatch(
        r"(?:(?:Mr|Mrs|Miss|Dr)\.? )?[A-Z]\w+(?: [A-Z]\w+)?|(?:the|an?|another|one) (?:[\w-]+ ){0,2}[\w-]+", lead
    ):
        return Tag(text[start : verb.end()], None, 0.9, start)
    return None


def _subject(text: str, start: int, end: int, mentions: list[Mention]) -> Mention | None:
    """The first who is mentioned there, and stands behind no preposition."""
    for one in mentions:
        if one.end <= end and not _UNDER.search(text[start : one.start]):
            return one
    return None


def _beside(text: str, start: int, verb: int, mentions: list[Mention]) -> Mention | None:
    """Who stands directly before a verb: “the Rabbit say”, “Bob, who had been asleep, said”."""
    for one in reversed(mentions):
        if one.end <= verb and _ADVERBS.fullmatch(text, one.end, verb):
            return None if _UNDER.search(text[start : one.start]) else one
    return None
