"""The cast of a script: who has cues, what the action calls them, and which cues may be one person's."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from previously.core.ids import folded
from previously.core.lookalikes import look
from previously.core.passage import Passage
from previously.language.lexicon.wordlists import words
from previously.story.first.found import Person

NOBODY = words("all both everyone everybody crowd voice voices chorus together man woman boy girl others")
"""Cues of nobody in particular."""
MOST = 20
"""With so many others who share a word a name is compared. Set."""
_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"\s*(?:&|\+|/|,|\band\b)\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"(.+?)\s*#?\d+")
_AGED = re.compile(r"(?:young|younger|old|older|little|teen|teenage|adult|future|past)\s+(.+)", re.IGNORECASE)


def people_in_cues(passages: Sequence[Passage]) -> tuple[list[Person], dict[str, int]]:
    """Everybody with cues of their own, and how often others speak whom it leaves to the author."""
    speeches, spelt = Counter[str](), dict[str, Counter[str]]()
    for passage in passages:
        if passage.kind == "dialogue" and passage.speaker:
            key = folded(" ".join(passage.speaker.split()))
            speeches[key] += 1
            spelt.setdefault(key, Counter())[passage.speaker] += 1
    apart = {key: number for key, number in speeches.items() if _is_nobody(key, speeches)}
    action = "\n".join(passage.text for passage in passages if passage.kind in {"action", "heading"})
    written = _written(action, speeches)
    people = [
        Person(_shown(spelt[key].most_common(1)[0][0], written[key]), [], number, written[key].total())
        for key, number in speeches.items()
        if key not in apart
    ]
    _doubt(people)
    return people, {spelt[key].most_common(1)[0][0]: number for key, number in apart.items()}


def _written(action: str, keys: Iterable[str]) -> dict[str, Counter[str]]:
    """How the action writes each of the cues, and how often."""
    found: dict[str, Counter[str]] = {key: Counter() for key in keys}
    whole = {tuple(_WORD.findall(key)): key for key in found}
    longest = min(5, max(map(len, whole), default=0))
    spots = [(folded(one[0]), *one.span()) for one in _WORD.finditer(action)]
    for place, (_, start, _) in enumerate(spots):
        for size in range(1, longest + 1):
            part = spots[place : place + size]
            if key := whole.get(tuple(word for word, _, _ in part)):
                found[key][action[start : part[-1][2]]] += 1
    return found


def _is_nobody(key: str, known: Iterable[str]) -> bool:
    """Is a cue no one's name: everybody, or several others together?"""
    parts = [part for part in _JOINT.split(key) if part]
    return key in NOBODY or (len(parts) > 1 and all(part in known for part in parts))


def _shown(cue: str, written: Counter[str]) -> str:
    """A cue as a name: as the action writes it, else with capital initials."""
    named = [one for one, _ in written.most_common() if not one.isupper() and one[0].isupper()]
    if named and len(named[0].split()) == len(cue.split()):
        return " ".join(named[0].split())
    odd = sum(letter.isupper() for letter in cue) > len(cue.split())
    return cue.title().replace("’S", "’s").replace("'S", "'s") if odd or cue.isupper() or cue.islower() else cue


def _doubt(people: Sequence[Person]) -> None:
    """Say of each whom they may be besides: another spelling, the same name with more or fewer words, another age."""
    alike: dict[str, list[Person]] = {}
    parts = {person.name: folded(person.name).split() for person in people}
    for person in sorted(people, key=lambda one: (-one.weight, one.name)):  # whoever is of more weight comes first
        keys = {look(" ".join(parts[person.name])), *parts[person.name]}
        for other in {one.name: one for key in sorted(keys) for one in alike.get(key, ())[:MOST]}.values():
            if reason := _reason(parts[person.name], parts[other.name]):
                person.doubts.append(f"{reason} {other.name}? If so, make it an alias of theirs")
        for key in keys:
            alike.setdefault(key, []).append(person)


def _reason(one: Sequence[str], two: Sequence[str]) -> str:
    """Why two names may be one person's; nothing where they seem not to be."""
    first, second = " ".join(one), " ".join(two)
    if (aged := _AGED.fullmatch(first)) and aged[1] == second:
        return "another age of"
    if look(first) == look(second):
        return "looks just like"
    mine, theirs = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(second)
    if mine and theirs and mine[1] == theirs[1]:
        return ""
    shorter, longer = sorted((set(one), set(two)), key=len)
    return "the same as" if shorter < longer else ""
