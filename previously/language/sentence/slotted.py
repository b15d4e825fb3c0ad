"""A line with slots in place of its names, and its scene, which answers what a wording's reader asks."""

import re
from typing import NamedTuple

from msgspec.structs import replace

from previously.language.sentence.memory import Meant, Memory, Mention
from previously.language.sentence.reading import Happening
from previously.language.sentence.tokens import NAME, Words

SLOTS = tuple(f"{NAME}{number}" for number in range(8))
_SLOT = re.compile(f"(?i:{NAME})([0-9])")
Places = tuple[tuple[int, int], ...]
"""The first and the last word of each stretch of words."""


class Question(NamedTuple):
    """What the reader asks of whoever a line names, or of the lines before: about these people, and these others."""

    kind: str
    word: str = ""
    ids: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Slotted:
    """A line with slots in place of its names; `text` is empty where that cannot be."""

    def __init__(self, words: Words, memory: Memory) -> None:
        self.words, self.memory, self.first = words, memory, memory.sentence
        self.slots: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.called: list[str] = []
        self.text = self._text()

    def _text(self) -> str:
        words, line = self.words, self.words.text
        odd = NAME in line.casefold() or "'" in words.low  # whether that owns hangs on the name before it
        if odd or self.memory.people.groups or len(words.named) > len(SLOTS):
            return ""
        parts, end = [], 0
        for at, who in words.named.items():
            raw, slot = words.raw[at], self._slot(who)
            number = int(slot[-1])
            if number == len(self.called):
                self.called.append(raw)
            if words.within[at] or self.called[number] != raw:
                return ""
            parts += [line[end : words.start[at]], slot.capitalize() if raw[0].isupper() else slot]
            end = words.start[at] + len(raw)
        return "".join((*parts, line[end:])) or " "

    def _slot(self, who: str) -> str:
        """The slot of somebody; whoever is one too many stands for herself."""
        found = self.slots.get(who)
        if found is None and len(self.slots) < len(SLOTS):
            found = self.slots[who] = SLOTS[len(self.slots)]
            self.ids[found] = who
        return found or who

    def answer(self, asked: Question) -> Meant | None:
        """What the scene answers, with slots for the people."""
        ids, memory = self._who(asked.ids), self.memory
        if asked.kind == "spoken of":
            return (), (memory.people.spoken_of(ids[0]),)
        if asked.kind == "relative":
            found: Meant | None = (tuple(filter(None, (memory.relative(ids[0], asked.word),))), ())
        elif asked.kind == "whom":
            found = memory.whom(asked.word, ids, self._said(asked.others))
        elif asked.kind == "done to":
            found = memory.done_to(tuple(asked.word.split())), ()
        else:
            found = memory.acted_last() if asked.kind == "acted last" else (memory.beside(ids[0]), ())
        return None if found is None else (tuple([self._slot(who) for who in found[0]]), found[1])

    def keep(self, mention: Mention | None) -> None:
        """Keep in mind whom the line names; None: a sentence of it ends."""
        if mention is None:
            self.memory.end_sentence()
            return
        who, role, sentence, others, gender, plural = mention
        self.memory.keep(Mention(self._who(who), role, sentence + self.first, self._said(others), gender, plural))

    def told(self, event: Happening, places: Places) -> Happening:
        """An event of the wording as this line tells it."""
        start, end = self.words.start, self.words.end
        return replace(
            event,
            by=self._who(event.by),
            to=self._who(event.to),
            by_other=self._said(event.by_other),
            to_other=self._said(event.to_other),
            verb=self._said((event.verb,))[0],
            words=tuple([(start[lo], end(hi)) for lo, hi in places]),
        )

    def _who(self, slots: tuple[str, ...]) -> tuple[str, ...]:
        return tuple([self.ids.get(slot, slot) for slot in slots]) if slots else slots

    def _said(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Texts with the names in place of the slots."""
        return tuple([_SLOT.sub(self._name, one) for one in texts]) if texts else texts

    def _name(self, slot: re.Match[str]) -> str:
        number = int(slot[1])
        return self.called[number] if number < len(self.called) else slot[0]
