"""What people look like and are, as lines state it, show it, or change it."""

import re
from collections.abc import Iterator
from functools import cache

from previously.language.lexicon.trades import trades
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.world.heights import HEIGHT_WORDS, heights, may_be_one_height
from previously.language.world.mark import Mark, WorldLine, lemmas

_WHO = r"(@\d+|he|she)"
_SHOWN = (
    "opens|closes|shuts|rubs|narrows|raises|lowers|lifts|blinks|wipes|dries|rolls|hides|fixes|turns|casts|averts|brushes|"
    "combs|ties|braids|plaits|shakes|tosses|washes|pins|tucks|cuts|trims|has|had"
)
_ORPHAN = re.compile(rf"{_WHO} (?:is|was) (?:an? )?(?:orphan|orphaned)\b")
_PARENTS_DEAD = re.compile(r"(@\d+) 's parents (?:are dead|died|have died|are both dead)")
_ONLY_CHILD = re.compile(rf"{_WHO} (?:is|was) an only child\b|{_WHO} has no (?:brothers|sisters|siblings)")
_LOST_BOTH = re.compile(rf"{_WHO} (?:lost|has lost) both (?:his |her )?parents")
_NO_MEAT = re.compile(
    rf"{_WHO} (?:is|was) (?:a )?(?:strict |lifelong )?(?:vegetarian|vegan)\b"
    rf"|{_WHO} (?:(?:does n't|does not|never) eats?|eats no) meat"
)
_ALLERGY = re.compile(rf"{_WHO} (?:has|had) an? (?:[a-z]+ )?([a-z]+) allergy")
_NOT_DO = "(?:does not|does n't|can not|ca n't)"
_SPEAKS_NO = re.compile(
    rf"{_WHO} (?:(?:speaks|knows|understands) no|{_NOT_DO} (?:speak|understand|know))"
    r" (?:(?:a |one |any )?(?:single )?words? of |any )?([a-z]+)(?= ?$|,)"
)
_DRY = re.compile(
    rf"{_WHO} (?:(?:is|was) (?:a )?(?:strict |lifelong )?(?:teetotaller|teetotaler|teetotal|abstainer)\b"
    r"|(?:never drinks|does not drink|does n't drink|never touches) (?:any )?(?:alcohol|liquor|spirits|a drop)\b"
    r"|never drinks ?$)"
)
_KIN_DEAD = re.compile(r"(@\d+) 's (mother|father) (?:is dead|has died|died|is long dead|passed away)\b")
_SENSELESS = re.compile(rf"{_WHO} (?:is|was) (?:born )?(?:stone |completely )?(deaf|mute)\b(?! to)")
_HAIRED = re.compile(rf"{_WHO} (?:is|was) (?:an? )?(?:[a-z]+ )?(blonde?|redhead|brunette)(?= |$)")
_SIDE = re.compile(
    r"\b(?:scar|tattoo|birthmark|mole) (?:on|over|under|above|across) (his|her|@\d+ 's) (left|right) ([a-z]+)"
)
_HAIR = {"redhead": "red", "brunette": "brown"}
_ALLERGIC = re.compile(rf"{_WHO} (?:is|was) (?:deathly |badly |severely |very |deadly )?allergic to ([a-z]+)")
_HANDED = re.compile(rf"{_WHO} (?:is|was) (?:an? )?(left|right)[- ]hand(?:ed|er)\b")
_ALONE = (
    (_ORPHAN, "orphan"), (_PARENTS_DEAD, "orphan"), (_LOST_BOTH, "orphan"), (_ONLY_CHILD, "only child"),
)  # fmt: skip
_CANNOT = re.compile(
    rf"{_WHO} (?:(can not|ca n't|can n't|could not|could n't)|never learn(?:ed|t) (?:how )?to|does not know how to|"
    r"does n't know how to|has never learn(?:ed|t) (?:how )?to) ([a-z]+)$"
)
_LOOKING = re.compile(
    r"^(@0) (?:[a-z]+ly )?(?:looks?|stares?|gazes?|glances?|glares?|watch(?:es)?|peers?|squints?|blinks?|winks?|studies"
    r"|study|regards?|scans?|scowls?|smiles?|beams?|frowns?|weeps?|cries) .*\bwith (?:his|her|their) "
)
"""Whoever looks at somebody with eyes of a colour looks with their own."""
_WITH_HAND = re.compile(r"\bwith (?:his|her|their|@\d+ 's) (left|right) hand\b")
_BORN_IN = re.compile(rf"{_WHO} (?:is|was) born in ([a-z][a-z' -]+?)(?= ?(?:[,.;]|$))")
_LEARNS = re.compile(
    rf"{_WHO} (?:learns|learned|learnt) (?:how )?to ([a-z]+)"
    rf"|(?:teaches|taught|trains|shows) {_WHO} (?:how )?to ([a-z]+)"
)
TAUGHT = re.compile(r"\b(?:teaches|taught|trains|shows) (@\d+)(?! (?:how )?to )")
_SETS = re.compile(r"\bsets ([a-z]+) ?= ?(?:yes|true)")
SKILLED = words("sign write draw paint throw shoot stab bowl bat sketch carve fence")
"""What one does with the hand one writes with."""
TRAIT_WORDS = (
    words(
        "allergy speak speaks deaf mute blond blonde redhead brunette scar tattoo birthmark mole lost eyes hair"
        " orphan orphaned parents child siblings brothers sisters vegetarian vegan allergic left-handed right-handed"
        " hand not n't cannot never born learns learned learnt teaches taught trains shows lens lenses contacts meat"
        " wig can't doesn't knows understands mother father teetotaller teetotaler teetotal abstainer drinks"
    )
    | HEIGHT_WORDS
)
"""Words one of which stands in every line that states, shows or changes a trait."""


@cache
def trait_words(kind: str) -> frozenset[str]:
    """The words of a row of the lexicon's table of traits."""
    rows = (line.partition(": ") for line in lines_of("world/traits.txt"))
    return next(frozenset(said.split()) for head, _, said in rows if head == kind)


@cache
def foods(kind: str) -> frozenset[str]:
    """What somebody does not eat either who is allergic to something: prawns, of shellfish."""
    rows = (line.partition(": ")[2].split() for line in lines_of("world/traits.txt") if line.startswith("food: "))
    return frozenset(word for first, *others in rows if first == kind for word in others)


@cache
def _same() -> dict[str, str]:
    row = next(line for line in lines_of("world/traits.txt") if line.startswith("same: "))
    words = row.removeprefix("same: ").split()
    return dict(zip(words[::2], words[1::2], strict=True))


def value_of(said: str) -> str:
    """A value by its one word: gray is grey."""
    word = said.strip().casefold()
    return _same().get(word, word)


@cache
def _near() -> frozenset[frozenset[str]]:
    rows = (line.removeprefix("near: ").split() for line in lines_of("world/traits.txt") if line.startswith("near: "))
    return frozenset(frozenset(map(value_of, row)) for row in rows)


def may_be_one(what: str, one: str, other: str) -> bool:
    """May two values of a trait be one: hair that is dark, and black; a surgeon, and a doctor?"""
    if what == "height":
        return may_be_one_height(one, other)
    if what == "job":
        return one == other or trades().get(one, -1) == trades().get(other, -2)
    return one == other or frozenset({one, other}) in _near()


@cache
def _colour(part: str) -> tuple[re.Pattern[str], ...]:
    """How a line tells the colour of somebody's eyes or hair: who it is comes first, then the colour."""
    hue = f"({'|'.join(sorted(trait_words(part)))})"
    shade = r"(?:[a-z]+ )?"
    between = r"(?:[a-z-]+ ,? ?){0,2}"
    return (
        re.compile(rf"{_WHO} (?:has|had) {between}{shade}{hue} {part}\b"),
        re.compile(rf"(@\d+) 's {part} (?:is|are|was|were) {shade}{hue}\b"),
        re.compile(rf"\b(his|her) {part} (?:is|are|was|were) {shade}{hue}\b"),
        re.compile(rf"\b(?:with|from|behind|through|out of|(?:{_SHOWN})) (his|her|@\d+ 's) {between}{hue} {part}\b"),
    )


def traits(line: WorldLine) -> Iterator[Mark]:
    """What a line states or shows of how somebody is."""
    text = line.masked
    for part in ("eyes", "hair"):
        for pattern in _colour(part) if part in text else ():
            for found in pattern.finditer(text):
                whose = "@0" if found[1] in {"his", "her"} and _LOOKING.match(text) else found[1].removesuffix(" 's")
                yield from _trait(line, whose, part, value_of(found[2]))
    for pattern, what in _ALONE:
        for found in pattern.finditer(text):
            yield from _trait(line, next(filter(None, found.groups())), what, "yes")
    for found in _NO_MEAT.finditer(text):
        yield from _trait(line, found[1] or found[2], "vegetarian", "yes")
    for pattern, what in ((_ALLERGIC, "allergic to"), (_HANDED, "hand"), (_BORN_IN, "born in")):
        for found in pattern.finditer(text):
            yield from _trait(line, found[1], what, value_of(found[2]))
    yield from _more(line)
    hand = _WITH_HAND.search(text)
    if line.subject and hand and _skilled(line):
        yield Mark("shows", line.subject, what="hand", value=hand[1])


def _more(line: WorldLine) -> Iterator[Mark]:
    """Allergies, skills, tongues, senses, the colour of hair in a word, and marks on one side."""
    text = line.masked
    yield from heights(line)
    for found in _ALLERGY.finditer(text):
        yield from _trait(line, found[1], "allergic to", found[2])
    for found in _CANNOT.finditer(text):
        if not found[2] or found[3] in trait_words("skills"):
            yield from _trait(line, found[1], "cannot", found[3])
    for found in _SPEAKS_NO.finditer(text):
        yield from _trait(line, found[1], "speaks no", found[2])
    for found in _DRY.finditer(text):
        yield from _trait(line, found[1], "drinks no", "alcohol")
    for found in _KIN_DEAD.finditer(text):
        yield from _trait(line, found[1], "has no", found[2])
    for found in _SENSELESS.finditer(text):
        yield from _trait(line, found[1], found[2], "yes")
    for found in _HAIRED.finditer(text):
        yield from _trait(line, found[1], "hair", value_of(_HAIR.get(found[2], found[2])))
    for found in _SIDE.finditer(text):
        yield from _trait(line, found[1].removesuffix(" 's"), f"mark on the {found[3]}", found[2])


def _trait(line: WorldLine, whom: str, what: str, value: str) -> Iterator[Mark]:
    who = line.who(whom)
    if who:
        yield Mark("trait", who, what=what, value=value)


def _skilled(line: WorldLine) -> bool:
    return any(lemmas(word) & SKILLED for word in line.words.low[:6])


def alterations(line: WorldLine) -> Iterator[Mark]:
    """What a line changes of how somebody is: hair is dyed, lenses are put in, something is learned."""
    text, low = line.masked, set(line.words.low)
    for part in ("eyes", "hair"):
        words = trait_words(f"alters {part}")
        if low & words and (part == "eyes" or "hair" in low or "wig" in low):
            value = next((value_of(word) for word in line.words.low if word in trait_words(part)), "")
            yield from (Mark("altered", who, what=part, value=value) for who in {line.subject, *line.named} - {""})
    for found in _LEARNS.finditer(text):
        who = line.who(found[1] or found[3])
        if who:
            yield Mark("altered", who, what="cannot", value=found[2] or found[4])
    lesson = TAUGHT.search(text)
    for who in {line.who(lesson[1])} if lesson else set[str]():
        said = _SETS.search(line.tail)
        yield Mark("altered", who, what="cannot", value=said[1] if said else "")
