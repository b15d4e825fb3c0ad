"""What a premise may say about somebody: what they are like, never their relationships, possessions or deeds."""

import re
from bisect import bisect_right

from previously.press.gate.phrasing import Phrasing
from previously.press.quotes.words import Word, lexicon

WORK = (
    r"(?:television|tv|noir|show|shows|series|story|tale|drama|dramas|comedy|film|movie|thriller|mystery|adaptation|"
    r"miniseries|sitcom|saga|comic|comics)"
)
"""Words for a work, which show that a sentence is about one."""
IN_A_WORK = re.compile(rf"(?:[\w-]+ ){{0,12}}{WORK}\b", re.IGNORECASE)
HAS, IS = lexicon("has have having"), lexicon("is are be being been")
BELONGS = HAS | lexicon("of for from by")
FEELS = lexicon("like likes love loves adore adores enjoy enjoys")
FEELERS = lexicon("i we you to people fans viewers critics readers")
"""People outside the story who may feel this way."""
MENTIONS = lexicon("""
    play plays played playing portray portrays portrayed star stars starring talk talks talking discuss discusses
    adored enjoyed
""")
"""What is said about somebody but is never something they do."""
TITLE_CHARACTER = [["the", which, "character"] for which in ("title", "titular", "main")]
ARTICLES = lexicon("a an the i")


def fits(sentence: Phrasing, word: Word, people: frozenset[str]) -> bool:
    """May this word occur in a sentence about somebody?"""
    known, seen, low = sentence.lexicon, sentence.reader, word.low
    if low in FEELS:
        return len(people) < 2 and _before(sentence, word) in FEELERS
    if low in MENTIONS:
        return not sentence.names or sentence.names[0][0] > word.start
    if within(low, known.of_people) or its_own(sentence, word):
        return True
    if people and (within(low, known.dark) or within(low, known.hurt)):
        return people <= (seen.harmful if within(low, known.dark) else seen.harmed)
    return _of_a_work(sentence, word)


def within(low: str, allowed: frozenset[str]) -> bool:
    """Is a word, or are all parts of a compound, among these?"""
    bare = low.removesuffix("'s").removesuffix("'")
    whole = bare in allowed or low in allowed or bare.isdigit()
    return whole or all(part in allowed or part in ARTICLES for part in bare.split("-"))


def its_own(sentence: Phrasing, word: Word) -> bool:
    """Is it a possessive that refers to somebody named earlier in the sentence, or to the role it opens with?"""
    if word.low in {"character", "title", "titular", "who", "who's"}:
        return title_character(sentence)
    named = min((found[0][1] for found in (sentence.names, sentence.titles) if found), default=word.end)
    before = named <= word.start or title_character(sentence)
    return word.low in {"her", "his", "their"} and before


def title_character(sentence: Phrasing) -> bool:
    """Does it open with `The title character`?"""
    return sentence.low[:3] in TITLE_CHARACTER


def relates(sentence: Phrasing) -> bool:
    """Does it say what somebody is to another, whom they have, or who they are?"""
    return _belongs(sentence) or _is_somebody(sentence) or _has_somebody(sentence)


def _belongs(sentence: Phrasing) -> bool:
    several = len({who for _, _, who in sentence.names}) > 1
    owns = re.search(r"['’]s\b|s['’]\s", sentence.plain) is not None
    return several and (owns or not BELONGS.isdisjoint(word.low for word in sentence.told))


def _is_somebody(sentence: Phrasing) -> bool:
    told, names = sentence.told, {start for start, _, _ in sentence.names}
    return any(
        word.start in names and not IS.isdisjoint(one.low for one in told[max(0, i - 2) : i])
        for i, word in enumerate(told)
    )


def _has_somebody(sentence: Phrasing) -> bool:
    someone, low = sentence.lexicon.someone | sentence.lexicon.roles, [word.low for word in sentence.told]
    return any(word in HAS and not someone.isdisjoint(low[i + 1 : i + 5]) for i, word in enumerate(low))


def _before(sentence: Phrasing, word: Word) -> str:
    at = bisect_right(sentence.told, word.start, key=lambda one: one.end)
    return sentence.told[at - 1].low if at else ""


def _of_a_work(sentence: Phrasing, word: Word) -> bool:
    """Does a small word, or a genre word, lead to a work: `in a series`, `noir drama`?"""
    if word.low in sentence.lexicon.genres:
        return IN_A_WORK.match(sentence.plain, word.start) is not None
    return word.low in {"in", "on", "of"} and IN_A_WORK.match(sentence.plain, word.end + 1) is not None
