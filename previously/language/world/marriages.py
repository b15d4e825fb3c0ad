"""Marriages that a line states rather than makes: `is the husband of Ann`, `his wife Ann`."""

import re
from collections.abc import Iterator

from previously.language.lexicon.wordlists import words
from previously.language.world.mark import Mark, WorldLine, lemmas

_SPOUSE = "(?:husband|wife|spouse)"
_OF = re.compile(rf"(@\d+) (?:is|becomes|became) (?:the )?{_SPOUSE} (?:of|to) (@\d+)")
_OWN = re.compile(rf"(@\d+) is (?:@(\d+) 's) {_SPOUSE}\b")
_HERS = re.compile(rf"\b(his|her) {_SPOUSE} ,? ?(@\d+)")
_APPOSED = re.compile(rf"(@\d+) 's {_SPOUSE} ,? ?(@\d+)")
_TOGETHER = re.compile(r"(@\d+) and (@\d+) are (?:now )?(?:man|husband) and wife\b")
_ANNULS = frozenset({"annuls", "annulled", "annul", "dissolves", "dissolved"})
_WAS = re.compile(r"\b(?:was|were|had been|used to be) (?:[a-z]+ )?married to\b")
_ENDED = words("divorce divorced divorcé divorcée divorcee ex-husband ex-wife widow widower widowed")
_NOT_YET = words(
    "refuse deny ask want demand beg threaten file consider think plan need contest promise hope wish dream discuss"
    " fear serve talk mention oppose offer prepare not n't never no without cannot"
)
"""With one of these a divorce has not come about."""
SPOUSE_WORDS = frozenset({"husband", "wife", "spouse", "divorc", "widow"}) | _ANNULS
"""Words one of which stands in every line that states a marriage."""
CLERGY = words("father reverend rev pastor vicar rabbi imam bishop priest chaplain")
"""Whose marrying somebody is an office."""


def marriages(line: WorldLine) -> Iterator[Mark]:
    """The marriages that a line takes as standing."""
    text = line.masked
    for found in _OF.finditer(text):
        yield Mark("wed", line.who(found[1]), line.who(found[2]))
    for found in _OWN.finditer(text):
        yield Mark("wed", line.who(found[1]), line.named[int(found[2])])
    for pattern in (_APPOSED, _TOGETHER):
        for found in pattern.finditer(text):
            yield Mark("wed", line.who(found[1]), line.who(found[2]))
    for found in _HERS.finditer(text):
        whose, who = line.owner(found[1]), line.who(found[2])
        if whose and whose != who:
            yield Mark("wed", whose, who)


def annulments(line: WorldLine) -> Iterator[Mark]:
    """The marriages that a line annuls, of the people it names, or of the one; and whose it says are over."""
    if not _ENDED.isdisjoint(line.words.low) and not is_only_spoken_of(line):
        yield from (Mark("unwed", who) for who in dict.fromkeys((line.subject, *line.named)) if who)
    if not _ANNULS.isdisjoint(line.words.low) and "marriage" in line.words.low:
        one, *others = (*dict.fromkeys(line.named),)[-2:] or ("",)
        yield from (Mark("unwed", one, other) for other in (others or [""]) if one)


def is_only_spoken_of(line: WorldLine) -> bool:
    """Is a divorce asked for, refused or meant rather than got?"""
    return any(not lemmas(word).isdisjoint(_NOT_YET) for word in line.words.low)


def is_over(line: WorldLine) -> bool:
    """Is it a marriage that was: `Tess was married to Rob once`?"""
    return _WAS.search(line.masked) is not None


def officiates(line: WorldLine) -> bool:
    """Does whoever acts marry others by office?"""
    names = next((one.names for one in line.people.cast if one.id == line.subject), ())
    return any(word.casefold().strip(".") in CLERGY for name in names for word in name.split()[:1])
