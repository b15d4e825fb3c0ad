"""A parsed sentence, in a form that can be kept."""

from collections.abc import Iterator, Sequence

import msgspec


class Token(msgspec.Struct, frozen=True, array_like=True):
    """A word: its characters in the passage, its base form, its role, its tag, and the number of the word it hangs on.

    Roles and tags are those of spaCy's English models (ClearNLP and Penn Treebank). The root hangs on itself.
    """

    start: int
    end: int
    text: str
    lemma: str
    role: str
    tag: str
    head: int


class Tree:
    """The words of one sentence, by number."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._under: list[list[int]] = [[] for _ in tokens]
        for number, token in enumerate(tokens):
            if token.head != number:
                self._under[token.head].append(number)

    def under(self, number: int, *roles: str) -> list[int]:
        """The words that hang on a word, in order: all, or those in these roles."""
        return [one for one in self._under[number] if not roles or self.tokens[one].role in roles]

    def one(self, number: int, *roles: str) -> int | None:
        """The only word in these roles that hangs on a word."""
        found = self.under(number, *roles)
        return found[0] if len(found) == 1 else None

    def phrase(self, number: int) -> list[int]:
        """A word and all that hangs on it, and on that, in order."""
        return sorted(self._all(number))

    def _all(self, number: int) -> Iterator[int]:
        yield number
        for one in self._under[number]:
            yield from self._all(one)

    def chain(self, number: int) -> Iterator[int]:
        """The verbs a verb is joined to by `and`, up to the root; empty if it does not lead there."""
        seen = 0
        while self.tokens[number].role == "conj" and seen < len(self.tokens):
            number = self.tokens[number].head
            seen += 1
            yield number

    def subject_before(self, number: int) -> int | None:
        """The subject of the clause that a verb with a subject of its own is joined to."""
        for over in self.chain(number):
            if (found := self.one(over, "nsubj", "nsubjpass")) is not None:
                return found
        return None
