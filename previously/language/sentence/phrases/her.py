"""`her` before a word that may be a noun: whose it is (`her mother`), or somebody by herself (`takes her hostage`)."""

from previously.language.lexicon.closed import ADVERBS, DETERMINERS, FUNCTION, NUMBERS, POSSESSIVES, PREPOSITIONS, TIMES
from previously.language.lexicon.forms import forms, tags_of
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.tokens import Words

_LET = set_of(
    "go die leave stay live escape walk fall sleep speak drown pass know think believe keep win come sit rot bleed"
)
"""What somebody is let do, where the word may be a noun too."""
_MADE = set_of(
    "jump kneel beg sign pay laugh smile feel write do learn cry choose swear believe stay leave wait eat drink dance"
    " sing read tell say give take think understand realise realize forget remember suffer scream weep confess"
    " apologise admit marry kill die come go sit stand drive hide fall drown walk cook clean scrub promise kiss lose"
    " find get move"
)
"""What somebody is made do, helped to do or seen doing."""
_LETTING, _MAKING = set_of("let"), set_of("make help watch see hear let have")
_FINDING = set_of("leave send keep catch find see hear watch have spot set get feel")
"""Verbs after whose object it may be told what she is doing."""
_TAKING_BACK = set_of(
    "win bring take get call want pay answer write hit text fight buy send drag haul lead carry drive march"
)
_TAKING_HOME = set_of("walk bring send take drive carry see escort fly lead follow drag invite")
_AFTER_BACK = set_of("from to into inside onto home again through")
_SO = set_of(
    "dead free guilty responsible captive close tight safe dry redundant welcome loose speechless alone alive mad sick"
    " happy sad angry proud jealous pregnant penniless unconscious awake asleep upright aside apart sober warm drunk"
)
"""What somebody may be made or left."""
_NO_STATES = set_of("beloved betrothed intended left lost wanted wounded hurt own")


def stands_alone(words: Words, i: int) -> bool:
    """Is `her` somebody by herself, whatever follows?"""
    low, after = words.at(i + 1), words.at(i + 2)
    verbs = {verb for verb, tag in forms(words.at(i - 1)) if tag in "b3dgn"}
    if words.low[i] != "her" or not verbs:
        return False
    if low in {"back", "home"}:
        return bool(verbs & (_TAKING_BACK if low == "back" else _TAKING_HOME)) or (
            low == "back" and after in _AFTER_BACK
        )
    return (
        (low in _LET and bool(verbs & _LETTING))
        or (low in _MADE and bool(verbs & _MAKING))
        or (low in NUMBERS and after in TIMES)
        or (_ends(after) and low not in _NO_STATES and _is_state(low, verbs))
    )


def _ends(after: str) -> bool:
    """Can no noun stand there?"""
    return not after[:1].isalpha() or after in FUNCTION or after in PREPOSITIONS or after in ADVERBS


def _is_state(low: str, verbs: set[str]) -> bool:
    """Is it what somebody is made, left or found?"""
    tags = tags_of(low)
    return low in _SO or (bool(tags) and tags <= {"d", "n"}) or ("g" in tags and bool(verbs & _FINDING))


def may_stand_alone(words: Words, i: int) -> bool:
    """May `her` be somebody by herself, if the pattern has a word for what follows (`takes her hostage`)?"""
    after = words.at(i + 1)
    return words.low[i] == "her" and after not in DETERMINERS | POSSESSIVES and bool(forms(words.at(i - 1)))
