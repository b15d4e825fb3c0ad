"""The grammar of another language: words by kind, frames of main clauses, verbs with five forms each."""

from functools import cache
from typing import NamedTuple

from previously.language.lexicon.wordlists import lines_of

KINDS = ("and", "not", "over", "place", "self")
"""Kinds of words that belong to no verb: between people, of what did not happen, passed over, of
place or time, each other."""
FORMS = {"NOW": 0, "THEN": 2, "DONE": 4}
"""Where a verb's forms stand: now and then of one and of several, and the participle."""
PEOPLE = frozenset({"BY", "TO"})


class Frame(NamedTuple):
    """How a sentence goes; `later`: only after words of place or time."""

    slots: tuple[str, ...]
    later: bool


class Spoken(NamedTuple):
    """A verb: its class, its forms, the part that stands apart from them; `alone` or done to `each` other."""

    sense: str
    forms: tuple[str, ...]
    part: str
    how: str

    def takes(self, frame: Frame) -> bool:
        """Does the verb go with a frame?"""
        wanted = "each" if "SELF" in frame.slots else "" if "TO" in frame.slots else "alone"
        return wanted == self.how


class Grammar(NamedTuple):
    """A lexicon file: words by kind, frames, and verbs by each of their forms."""

    words: dict[str, frozenset[str]]
    frames: tuple[Frame, ...]
    verbs: dict[str, tuple[Spoken, ...]]
    spaced: bool = True


@cache
def grammar(name: str) -> Grammar:
    """The lexicon file of that name."""
    words: dict[str, frozenset[str]] = {}
    frames: list[Frame] = []
    verbs: dict[str, tuple[Spoken, ...]] = {}
    sense = how = ""
    for line in lines_of(f"others/{name}.txt"):
        if line[0] == "=":
            kind, *said = line[1:].split()
            words[kind] = frozenset(said)
        elif line[0] == ">":
            frames.append(Frame(tuple(line[1:].removeprefix("+").split()), line[1] == "+"))
        elif line[0] == "@":
            sense, _, how = line[1:].partition(" ")
        else:
            *forms, part = (*line.split(), "") if line.count(" ") == 4 else line.split()
            verb = Spoken(sense, tuple(forms), part, how)
            for form in dict.fromkeys(forms):
                verbs[form] = (*verbs.get(form, ()), verb)
    return Grammar(words, tuple(frames), verbs)
