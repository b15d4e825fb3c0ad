"""The words of a line in a language that writes them without spaces."""

from previously.language.foreign.grammar import FORMS, PEOPLE, Grammar
from previously.language.foreign.known import Known
from previously.language.sentence.cast import People
from previously.language.sentence.tokens import Words


class Cutter:
    """Cuts lines into the names of the cast, the words of a grammar, and what is neither."""

    def __init__(self, grammar: Grammar, people: People) -> None:
        self.people = people
        names = (word for one in people.cast for name in one.names for word in Words(name).raw)
        frames = (word for frame in grammar.frames for slot in frame.slots for word in slot.split("/"))
        fixed = (word for word in frames if word not in FORMS and word not in PEOPLE)
        kinds = (word for listed in grammar.words.values() for word in listed)
        parts = (verb.part for verbs in grammar.verbs.values() for verb in verbs)
        self.known = Known((*names, *fixed, *kinds, *parts, *grammar.verbs))

    def words(self, line: str) -> Words:
        """The words of a line, each name in it one word."""
        words = Words(line)
        runs = ((start, words.end(number)) for number, start in enumerate(words.start))
        words.cut([place for lo, hi in runs for place in self.known.cut(line, lo, hi)])
        return self.people.named(words)
