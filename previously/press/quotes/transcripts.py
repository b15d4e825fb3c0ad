"""Interviews set as transcripts, with the speaker before the words: `Ritter: …`, `Q: …`, `A: …`."""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from previously.press.quotes.people import People
from previously.press.quotes.phrases import name_runs
from previously.press.quotes.speech_shape import count
from previously.press.quotes.words import words

_LABEL = re.compile(r"^[*_]{0,3}([A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ(&][\w.'’)-]*){0,3})[*_]{0,3}\s?[:|][*_]{0,3}\s+(?=\S)")
ANSWER, QUESTION = frozenset({"A", "Answer"}), frozenset({"Q", "Question", "Interviewer"})
FEWEST = 2
"""How many turns a label needs to be a speaker if no text gives the name in full."""


class Turn(NamedTuple):
    """Who speaks in a passage (empty: the interviewer), and where the words begin."""

    speaker: str
    opens: int


def turns(texts: Sequence[str], people: People) -> dict[int, Turn]:
    """A transcript's turns by text number. A text between two turns continues the first."""
    labels = {number: found for number, text in enumerate(texts) if (found := labelled(text))}
    names = _names(labels, texts, people)
    spoken = {number: Turn(names[label[1]], label.end()) for number, label in labels.items() if label[1] in names}
    return _continued(spoken, labels.keys()) if len(spoken) > 1 else spoken


def labelled(text: str) -> re.Match[str] | None:
    """The words before a colon that may be a speaker's label."""
    return _LABEL.match(text)


def _names(labelled: dict[int, re.Match[str]], texts: Sequence[str], people: People) -> dict[str, str]:
    """The labels that are speakers', and whose they are."""
    said: dict[str, list[str]] = defaultdict(list)
    for number, label in labelled.items():
        said[label[1]].append(texts[number][label.end() :])
    initials = {_initials(full): full for full in people.sure}
    whose = ((label, _whose(label, words_, people, initials)) for label, words_ in said.items())
    found = {label: name for label, name in whose if name is not None}
    if sum(len(said[label]) for label in found) > 1:
        found |= {label: name_of(label) for label in said if label not in found and _like_a_name(label)}
    if any(label in QUESTION for label in said):
        found |= dict.fromkeys(ANSWER & said.keys(), _answers(people))
    full = {_initials(name): name for name in found.values() if " " in name}
    return _without_interviewer(found | {label: full[label] for label in said if label in full}, said)


def _without_interviewer(found: dict[str, str], said: dict[str, list[str]]) -> dict[str, str]:
    """The same, without a name for whoever asks most of the questions, if somebody else answers."""
    by: dict[str, list[str]] = defaultdict(list)
    for label, name in found.items():
        by[name] += said[label]
    asking = {name for name, turns_ in by.items() if len(turns_) >= FEWEST and _asks(turns_)}
    if asking >= by.keys():
        return found
    return {label: "" if name in asking else name for label, name in found.items()}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _asks(said: list[str]) -> bool:
    """Are most of these questions?"""
    return 2 * sum(text.rstrip(" *_").endswith("?") for text in said) > len(said)


def _whose(label: str, said: list[str], people: People, initials: Mapping[str, str]) -> str | None:
    """Whose label this is: a name, empty for the interviewer, None if it is not a speaker's."""
    if label in QUESTION:
        return ""
    name = _named(label, people, initials)
    if name:
        return name
    if len(said) < FEWEST or label in ANSWER or sum(map(count, said)) < 4 * len(said):
        return None
    return "" if _asks(said) else name_of(label)


def _named(label: str, people: People, initials: Mapping[str, str]) -> str:
    """The person a label means: a full name, part of one, or its initials."""
    parts = name_of(label).split()
    if not parts:
        return ""
    name = people.name(parts)
    if name in people.sure or (len(parts) == 1 and " " in name):
        return name
    return initials.get(label.replace(".", ""), "")


def name_of(label: str) -> str:
    """A label in ordinary case."""
    return " ".join(part.title() if part.isupper() and len(part) > 2 else part for part in label.split())


def _like_a_name(label: str) -> bool:
    """Two or three capitalised words, none of them a thing's."""
    parts = words(name_of(label))
    return 1 < len(parts) < 4 and name_runs(parts) == [(0, len(parts))]


def _answers(people: People) -> str:
    """Who answers: the only person the article introduces, or the only one it names."""
    for known in (people.met, people.sure):
        if len(known) == 1:
            return next(iter(known))
    return "unknown"


def _continued(found: dict[int, Turn], labelled: Container[int]) -> dict[int, Turn]:
    """With the unlabelled texts between two turns; what comes after the last turn has no speaker."""
    first, last = min(found), max(found)
    current = found[first]
    for number in range(first, last):
        current = found.get(number, current)
        if number not in labelled:
            found.setdefault(number, Turn(current.speaker, 0))
    return found
