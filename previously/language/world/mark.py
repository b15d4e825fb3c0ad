"""What one line says of the world, and the line as the readers of the world see it."""

import re
from collections.abc import Sequence
from functools import cached_property

import msgspec

from previously.language.lexicon.forms import forms
from previously.language.sentence.cast import People
from previously.language.sentence.reading import Happening
from previously.language.sentence.tokens import Words

_ENDINGS = ("s", "es", "d", "ed")
_NAMED = re.compile(r"@(\d+)")


class Mark(msgspec.Struct, frozen=True):
    """One thing a line says of the world. `kind` says what: held, freed, hurt, wed, trait, age, lost, way.

    `who` is whom it is said of, `other` who else has part in it, both cast ids; `what` and `value` are words, `number`
    is in the unit of its kind: days, or years of age.
    """

    kind: str
    who: str = ""
    other: str = ""
    what: str = ""
    value: str = ""
    number: float = 0.0


class WorldLine:
    """One line: its words, whom it names, and what happens by it."""

    def __init__(
        self, text: str, subject: str, people: People, events: Sequence[Happening], words: Words | None = None
    ) -> None:
        head, _, self.tail = text.partition(";")
        self.words, self.people = people.words(head) if words is None else words, people
        self.subject = self.words.named.get(0, subject)
        self.happened = [event for event in events if event.status == "happened"]
        self.others = frozenset(event.sense for event in events if event.status != "happened")
        """The classes of what is only tried, meant, dreamt or denied."""

    @cached_property
    def _masked(self) -> tuple[str, tuple[str, ...]]:
        named: list[str] = []
        said = list(self.words.low)
        for place, who in self.words.named.items():
            said[place] = f"@{len(named)}"
            named.append(who)
        return " ".join(said), tuple(named)

    @property
    def masked(self) -> str:
        """The line in small letters, a space between its words, each name a number: `@0 marries @1`."""
        return self._masked[0]

    @property
    def named(self) -> tuple[str, ...]:
        """Whom the line names, in order."""
        return self._masked[1]

    def who(self, sign: str) -> str:
        """Whom a word of the masked line means: `@0`, or a pronoun for whoever acts; nobody, if that is not sure."""
        found = _NAMED.match(sign)
        if found:
            return self.named[int(found[1])]
        return self.owner(sign)

    def owner(self, pronoun: str) -> str:
        """Whom `his` or `her` means: whoever acts, if the pronoun may be hers and nobody else's."""
        gender = {"his": "he", "he": "he", "him": "he", "her": "she", "she": "she"}.get(pronoun, "they")
        known = self.people.pronoun.get(self.subject, "")
        if known:
            return self.subject if gender in {known, "they"} else ""
        others = {who for who in self.named if who != self.subject}
        fits = [who for who in others if self.people.pronoun.get(who, "") in {gender, ""}]
        return "" if fits else self.subject


def lemmas(word: str) -> frozenset[str]:
    """The verbs that a word may be a form of, and the word itself; of a verb nobody knows, what its ending leaves."""
    known = forms(word)
    bases = [base for base, _ in known] if known else [word.removesuffix(end) for end in _ENDINGS if word.endswith(end)]
    return frozenset((word, *bases))
