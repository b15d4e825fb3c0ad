"""Injuries: which part of the body, on which side, and for how long."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from previously.language.durations import days
from previously.language.lexicon.wordlists import lines_of, words
from previously.language.world.against import is_reported, main_verbs
from previously.language.world.mark import Mark, WorldLine, lemmas

FOR_EVER = 1e5
"""Days for which what does not heal is gone."""
BLOW = "hit"
"""A harm that is an injury only where nobody deals it: `is hit in the leg`."""
_STRUCK = re.compile(r"@\d+ (?:is|was|gets|got|has been) hit\b(?!.* by (?:an? |the )?(?:snowball|ball|pillow|door)\b)")
HOARSE = 14.0
"""Days for which somebody has lost their voice. Set."""
_OWN = re.compile(
    r" (his|her|their|both|@\d+ 's) (?:(?:his|her|their) )?(?:(left|right) )?([a-z]+)"
    r"(?! (?:away|free|out|back|open|up))(?= |$)"
)
_WHOSE = frozenset({"his", "her", "their", "'s", "the", "both", "a", "one"})
_WRUNG = words("hands fingers thumbs arms")
"""What somebody twists unhurt."""
_HEALS = re.compile(r";\s*heals in ([^;]+)")


class Anatomy(NamedTuple):
    """The parts of the body by each word for them, the days each harm takes to heal, what each part is needed for."""

    parts: dict[str, str]
    days: dict[str, float]
    needs: dict[str, tuple[tuple[str, ...], ...]]
    but: frozenset[tuple[str, ...]]
    light: frozenset[str]


@cache
def anatomy() -> Anatomy:
    """What the lexicon says of bodies."""
    rows = dict(line.split(": ", 1) for line in lines_of("world/parts.txt"))
    pairs, light = rows.pop("days").split(), rows.pop("light").split()
    heal = {verb: float(number) for verb, number in zip(pairs[::2], pairs[1::2], strict=True)}
    but = frozenset(_phrases(rows.pop("but")))
    needs = {head.removeprefix("needs "): _phrases(said) for head, said in rows.items() if head.startswith("needs ")}
    parts = {word: head for head, said in rows.items() if head in needs for word in said.split()}
    return Anatomy(parts, heal, needs, but, frozenset(light))


def _phrases(said: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in said.split(", "))


def injuries(line: WorldLine, hurt: Mark) -> Iterator[Mark]:
    """The injury of a line that hurts somebody, where it names a part of the body or takes sight or limb."""
    verbs = set().union(*map(lemmas, hurt.what.split() or [""]))
    part, side = part_hurt(line.masked)
    light = anatomy().light if part == "finger" else frozenset()
    blow = frozenset({BLOW} if hurt.other or not _STRUCK.search(line.masked) else ())
    kinds = [verb for verb in anatomy().days if verb in verbs - light - blow]
    if part and kinds:
        heal = heals_in(line) or max(anatomy().days[kind] for kind in kinds)
        yield Mark("injured", hurt.who, hurt.other, part, side, heal)
    elif "blind" in verbs and _dazzling().isdisjoint(line.words.low):
        yield Mark("injured", hurt.who, hurt.other, "eyes", "", heals_in(line) or FOR_EVER)


def own_injuries(line: WorldLine) -> Iterator[Mark]:
    """The injury that a line's words tell, whatever their class: `crushes her right hand`."""
    verbs = frozenset(anatomy().days) & main_verbs(line) - {BLOW}
    found = _OWN.search(line.masked) if verbs else None
    part = anatomy().parts.get(found[3]) if found else None
    if not found or not part or line.masked[: found.start()].count(" ") > 1:
        return
    if found[3] in _WRUNG and verbs == {"twist"}:
        return
    who = line.subject if found[1] == "both" else line.who(found[1].removesuffix(" 's"))
    kinds = verbs - (anatomy().light if part == "finger" else frozenset())
    if who and kinds:
        usual = max(anatomy().days[kind] for kind in kinds)
        heal = heals_in(line) or (min(usual, HOARSE) if part == "voice" else usual)
        yield Mark("injured", who, line.subject if who != line.subject else "", part, found[2] or "", heal)


@cache
def _dazzling() -> frozenset[str]:
    """By what somebody is blinded only for a moment, or in a figure."""
    return next(words(row.removeprefix("dazzled: ")) for row in lines_of("world/figures.txt") if "dazzled: " in row)


def part_hurt(text: str) -> tuple[str, str]:
    """The part of the body that a line of small letters says is hurt, and its side if it says one.

    It is what the verb is done to (`breaks her leg`), where somebody is hit (`in the knee`), or the subject.
    """
    said = text.split()
    for i, word in enumerate(said):
        part = anatomy().parts.get(word)
        if part is None:
            continue
        side = said[i - 1] if i and said[i - 1] in {"left", "right"} else ""
        owner = i - (2 if side else 1)
        before = said[owner - 1] if owner > 0 else ""
        hit = before in {"in", "through", "on"} or lemmas(before) & anatomy().days.keys()
        if said[i + 1 : i + 2] == ["of"] and not "".join(said[i + 2 : i + 3]).startswith("@"):
            continue  # the leg of a table
        if said[owner] in _WHOSE and (hit or said[i + 1 : i + 2] == ["is"]):
            return part, side
    return "", ""


def heals_in(line: WorldLine) -> float:
    """The days a line gives an injury to heal (`; heals in 4 months`); 0 where it gives none."""
    found = _HEALS.search(f";{line.tail}")
    if found is None:
        return 0.0
    try:
        return days(found[1])
    except ValueError:
        return 0.0


_HELPED = words(
    "limps limp hobbles crutch crutches wheelchair stick cane splint despite pain tries bandaged broken injured"
    " slowly help prosthetic not n't never cannot audiobook braille fingers memory dreams imagines remembers"
    " almost nearly fails if horse machine"
)
"""Words by which a line tells how it may be done all the same, or that it is not."""
_WITH = re.compile(r"\b(?:with|in|using|on) (?:his|her|their|both) ((?:[a-z]+ )?[a-z]+)")


def needs_it(line: WorldLine, part: str, side: str) -> bool:
    """Does whoever acts do by this line what nobody does without a part of the body?"""
    low = line.words.low
    if not _HELPED.isdisjoint(low) or is_reported(line):
        return False
    verbs = main_verbs(line)
    for needed in anatomy().needs.get(part, ()):
        if needed[0] in verbs and _is_said(line, needed) and not _is_other(line.masked, needed[0]):
            return True
    return any(_is_used(found[1], part, side) for found in _WITH.finditer(line.masked))


def _is_other(text: str, verb: str) -> bool:
    """Does the verb mean something else there: `runs the bakery`?"""
    said = [re.sub(r"@\d+", "@", word) for word in text.split()]
    places = [i for i, word in enumerate(said) if verb in lemmas(word)]
    phrases = [phrase[1:] for phrase in anatomy().but if phrase[0] == verb]
    return any(tuple(said[i + 1 : i + 1 + len(after)]) == after for i in places for after in phrases)


def _is_said(line: WorldLine, needed: tuple[str, ...]) -> bool:
    """Do the words that must follow a verb stand in a line; somebody, right after it?"""
    low, (verb, *others) = line.words.low, needed
    if others == ["@"]:
        return any(second.startswith("@") and verb in lemmas(first) for first, second in pairwise(line.masked.split()))
    return all(word in low or f"{word}s" in low for word in others)


def _is_used(said: str, part: str, side: str) -> bool:
    """Is it that part, on that side, with which something is done?"""
    words = said.split()
    if not words or anatomy().parts.get(words[-1]) != part:
        return False
    other = {"left": "right", "right": "left"}.get(side, "")
    return words[0] != other if side and words[0] in {"left", "right"} else words[0] == words[-1] or not side
