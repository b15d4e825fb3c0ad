"""Whether a line goes against what somebody is: an orphan phones her mother."""

import re

from previously.language.lexicon.wordlists import words
from previously.language.world.mark import WorldLine, lemmas
from previously.language.world.traits import foods, trait_words

_REPORTED = words(
    "say tell ask dream remember imagine want wish hope mourn miss bury pretend lie claim think describe"
    " refuse hate fear decline avoid push"
)
"""What is done about somebody or something that is not there."""
_GRAVE = words("grave graves tomb funeral picture photograph photo portrait memory")
_BY_LETTER = words("letter letters")
_NOT = words("not n't never no nobody without")
_TALKS = words(
    "phone call ring visit write hug kiss meet greet embrace telephone text email introduce invite drive bring"
    " help live move argue quarrel dine lunch see thank talk speak shout wave run cook buy send"
)
"""What is done to and with the living."""
BUSY = words(
    "cast sling bandage bandaged plaster broken hurt injured cuffed tied numb burnt burned full cut sprained"
    " strapped lost splint gloved handcuffed useless missing"
)
"""Words by which a line says why a hand is not used."""


_KIN = {"orphan": "parents", "only child": "siblings"}
_EATS = words("eat devour gobble chew bite")
_DRINKS = words("drink sip swallow gulp down drain")
_SENSES = {
    "deaf": words("hear overhear listen"),
    "mute": words("sing shout yell whisper call cry recite speak"),
}
_SPEAKS_NO = re.compile(
    r"^@0 (?:(?:speaks|understands|knows) no|(?:does not|does n't|can not|ca n't) (?:speak|understand|know)) "
    r"(?:(?:a |one |any )?(?:single )?words? of |any )?[a-z]+ "
)
_IN_A_TONGUE = words("answer reply argue joke chat converse shout whisper curse swear explain recite lecture sing")
"""What nobody does in a tongue they do not speak."""
_SIGNS = words("sign signs lips hands aid aids note notes slate inwardly silently radio music machine")


def goes_against(line: WorldLine, what: str, value: str) -> bool:
    """Does whoever acts in a line do what somebody of this trait does not?"""
    verbs = main_verbs(line)
    low = line.words.low
    if what == "speaks":
        return _SPEAKS_NO.search(f"{line.masked} ") is not None and value in low
    if is_reported(line) or not _NOT.isdisjoint(low) or not _GRAVE.isdisjoint(low):
        return False
    if what in _KIN:
        if not _BY_LETTER.isdisjoint(low):
            return False
        return bool(verbs & _TALKS) and _has_kin(line, _KIN[what])
    if what == "has no":
        return bool(verbs & _TALKS) and _BY_LETTER.isdisjoint(low) and _has_kin(line, f"{value}s")
    return _does(what, value, verbs, low)


def _does(what: str, value: str, verbs: set[str], low: list[str]) -> bool:
    """Is what somebody does not eat, speak or know how to do done here?"""
    if what in _SENSES:
        return bool(verbs & _SENSES[what]) and _SIGNS.isdisjoint(low)
    if what == "vegetarian":
        return bool(verbs & _EATS) and not trait_words("meat").isdisjoint(low)
    if what == "drinks no":
        return bool(verbs & _DRINKS) and not trait_words("alcohol").isdisjoint(low)
    if what == "allergic to":
        return bool(verbs & trait_words("eats")) and _is_named(low, value) and trait_words("reacts").isdisjoint(low)
    if what == "speaks no":
        return _speaks(verbs, " ".join(low), value)
    return what == "cannot" and value in verbs


def _speaks(verbs: set[str], text: str, tongue: str) -> bool:
    """Is a tongue spoken here, and no few words of it?"""
    if "speak" in verbs or re.search(rf"\bin (?:fluent|perfect|flawless|excellent|good|impeccable) {tongue}\b", text):
        return re.search(rf"\b{tongue}\b", text) is not None
    return bool(verbs & _IN_A_TONGUE) and re.search(rf"\bin {tongue}\b", text) is not None


def is_reported(line: WorldLine) -> bool:
    """Is a line only about somebody or something, which need not be there?"""
    return bool(main_verbs(line) & _REPORTED)


def main_verbs(line: WorldLine) -> set[str]:
    """The verbs of what whoever acts does in a line, in base form: the first after the name, and after each `and`."""
    words = line.masked.split()
    places = [i + 1 for i, word in enumerate(words) if word in {"and", "then"}]
    found: set[str] = set()
    for place in (1, *places):
        at = place
        while at < len(words) and (
            words[at].endswith("ly") or words[at] in {"also", "then", "still", "just", "now", ","}
        ):
            at += 1
        if at < len(words):
            found |= lemmas(words[at])
    return found


def _has_kin(line: WorldLine, kind: str) -> bool:
    """Does a line name her own mother, and no foster mother, nor anybody else's?"""
    words = line.masked.split()
    for i, word in enumerate(words):
        if word in trait_words(kind) and i and words[i - 1] in {"her", "his", "their"}:
            return line.owner(words[i - 1]) == line.subject
    return False


def _is_named(low: list[str], value: str) -> bool:
    stem = value.removesuffix("s")
    return not foods(value).isdisjoint(low) or any(word.removesuffix("s") == stem for word in low)
