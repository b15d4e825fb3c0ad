"""Who is whose kin or friend, as a line states it (`Cy is Ann's brother`) or takes it as known (`her brother Cy`)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

from previously.language.lexicon.wordlists import lines_of, words
from previously.language.sentence.cast import People
from previously.language.world.mark import Mark, WorldLine

_WHO = r"@\d+"
_MORE = rf" ,? ?(?:and )?{_WHO}"
_IS = "(?P<was>is|are|was|were|has been|have been)"
_TELLING = words(
    "tells told assures assured informs informed reminds reminded warns warned convinces convinced shows showed"
)
_ABOUT = words("that about of to how why what not , . and but or with in at on by from before after when while")
"""What may follow a name that is in apposition after `tells her mother`, and no clause of which it is the subject."""


@cache
def nearness() -> dict[str, float]:
    """How near somebody is, 0..1, by what they are called."""
    return {word: float(head) for head, called in _rows() if head[0].isdigit() for word in called}


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (line.partition(": ") for line in lines_of("world/kin.txt"))
    return tuple((head, tuple(said.split())) for head, _, said in rows)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for head, called in _rows() if head == kind for word in called)


@cache
def kin_word() -> re.Pattern[str]:
    """A word for kin, in small letters: a line without one states no kinship."""
    noun = "|".join(sorted(map(re.escape, nearness()), key=len, reverse=True))
    return re.compile(rf"\b(?:{noun})\b")


@cache
def _stated() -> tuple[re.Pattern[str], ...]:
    """What states whose kin somebody is: each gives `one`, `whose`, `noun`, and the words before the noun, `how`.

    `one` and `whose` may be several: each of those is kin of each of these.
    """
    how, noun = r"(?P<how>(?:[a-z-]+ ){0,2}?)", rf"(?P<noun>{kin_word().pattern})"
    one, ones = rf"(?P<one>{_WHO})", rf"(?P<one>{_WHO}(?:{_MORE})*)"
    own = rf"(?P<whose>{_WHO}(?= 's)|his|her|their)(?: 's)? {how}{noun}"
    end = r"(?= ?(?:$|[,.;!]|and |but |who |since |for ))"
    said = (
        rf"^{ones} {_IS} {own}{end}",
        rf"^{one} {_IS} {_WHO} 's [a-z -]+? and {own}{end}",
        rf"^{ones} {_IS} (?:the |an? )?{how}{noun} (?:of|to) (?P<whose>{_WHO}(?:{_MORE})*){end}",
        rf"^(?P<whose>{_WHO}) (?P<was>has|had) an? {how}{noun} ?,? (?:called |named )?{one}{end}",
        rf"(?<!@){own} {one}(?! 's {kin_word().pattern})",
        rf"{own} , {one}(?= ?(?:,|$|\.))",
        rf"{one} , {own}(?= ?(?:,|$|\.))",
    )
    return tuple(map(re.compile, said))


@cache
def _shared() -> re.Pattern[str]:
    """`Ann and Cy are siblings`: of whom it is said that they are so to each other."""
    return re.compile(
        rf"^(?P<all>{_WHO}(?:{_MORE})+) {_IS} (?P<how>(?:[a-z-]+ ){{0,2}}?)"
        rf"(?P<noun>{kin_word().pattern}|husband and wife)(?= ?(?:$|[,.;!]))"
    )


def kin_in(text: str, subject: str, people: People) -> tuple[Mark, ...]:
    """Who is whose kin by a line and how near; `subject` is who acts in it.

    It is asked while a scene is read, as well as of what has been read, and so is no reader of the world among others.
    """
    return tuple(_kin(WorldLine(text, subject, people, ()))) if kin_word().search(text.lower()) else ()


def _kin(line: WorldLine) -> Iterator[Mark]:
    """Who is whose kin by a line, and how near: once for each pair, as it states it first."""
    text, pairs = line.masked, set[frozenset[str]]()
    if text.endswith("?"):
        return
    for found in (match for stated in _stated() for match in stated.finditer(text) if _holds(match)):
        for one, whose in product(_people(line, found["one"]), _people(line, found["whose"])):
            owner = whose if whose and whose != one else _other(line, one, found)
            pair = frozenset((one, owner))
            if one and owner and one != owner and pair not in pairs and not _is_told(found):
                pairs.add(pair)
                yield _mark(one, owner, found["noun"])
    yield from _each_other(line, text)


def _people(line: WorldLine, said: str) -> list[str]:
    """Whom a word or a list of names means."""
    return [line.who(one) for one in re.findall(_WHO, said)] or [line.who(said)]


def _other(line: WorldLine, one: str, found: re.Match[str]) -> str:
    """`Her mother Inga kisses Ilse`: hers who is named there besides, where that is one whom the word may mean."""
    gender = {"his": "he", "her": "she"}.get(found["whose"], "")
    named = {who for who in line.named if who != one and line.people.spoken_of(who) in {gender, ""}}
    return named.pop() if gender and len(named) == 1 else ""


def _is_told(found: re.Match[str]) -> bool:
    """`tells her mother Dee has left`: is it to her, of whom no name is said, that something of another is told?"""
    before, after = found.string[: found.start()].split()[-1:], found.string[found.end() :].split()[:1]
    return bool(before) and before[0] in _TELLING and bool(after) and after[0] not in _ABOUT


def _each_other(line: WorldLine, text: str) -> Iterator[Mark]:
    found = _shared().match(text)
    if found is None or not _holds(found):
        return
    noun = "spouse" if found["noun"] == "husband and wife" else found["noun"]
    people = list(dict.fromkeys(_people(line, found["all"])))
    yield from (_mark(one, other, noun) for one, other in combinations(people, 2))


def _mark(one: str, whose: str, noun: str) -> Mark:
    """The mark of somebody who is another's; of many, each is one."""
    single = "child" if noun == "children" else noun.removesuffix("s")
    return Mark("kin", one, whose, single if single in nearness() else noun, number=nearness()[noun])


def _holds(found: re.Match[str]) -> bool:
    """Is it so now, and for sure?"""
    if not _words("apart").isdisjoint(found["how"].split()):
        return False
    was = found.groupdict().get("was") in {"was", "were", "had"}
    return not (was and found["noun"] in _words("ends"))
