"""What lines of one wording say: read once, with a slot for each name; then only the names are put in.

A wording is read with nobodies in its slots. Whatever its reader asks about them, or about the lines before, the scene
of the line answers; so what a wording says is a tree of questions, with a branch for each answer.
"""

from copy import copy

import msgspec

from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.memory import Meant, Memory, Mention
from previously.language.sentence.reader import read_words
from previously.language.sentence.reading import Happening, Reading
from previously.language.sentence.slotted import SLOTS, Places, Question, Slotted
from previously.language.sentence.tokens import Words

_MOST = 1 << 14
"""So many steps of wordings are kept."""


class Step(msgspec.Struct):
    """A part of reading a wording: whom it names (None: a sentence ends), up to a question or to what it says."""

    named: list[Mention | None] = []
    question: Question | None = None
    answers: "dict[Meant | None, Step]" = {}
    says: tuple[tuple[Happening, Places], ...] | None = None


class Wordings:
    """The wordings that the lines of a story have had so far."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.nobodies = _Nobodies((Somebody(slot, (slot,)) for slot in SLOTS), own_words=people.own_words)
        self.kept: dict[str, Step] = {}
        self.steps = 0

    def read(self, line: str | Words, memory: Memory) -> tuple[Happening, ...]:
        """The events of the next line of a scene, or what else is understood in it; then its clauses that are not.

        The line as it is written, or the words it has been cut into, with the names among them.
        """
        words = self.people.words(line) if isinstance(line, str) else line
        slotted = Slotted(words, memory)
        if not slotted.text:  # its reader may take quotes out of the words: those of others stay as they are
            own = words if isinstance(line, str) else self.people.words(words.text)
            return _understood(read_words(own, self.people, memory))
        return tuple([slotted.told(*said) for said in self._says(slotted)])

    def _says(self, line: Slotted) -> tuple[tuple[Happening, Places], ...]:
        """What the line's wording says, by the answers of the line's scene."""
        step, given = self.kept.get(line.text), list[Meant | None]()
        while step is not None:
            for mention in step.named:
                line.keep(mention)
            if step.says is not None:
                return step.says
            if step.question is not None:
                given.append(line.answer(step.question))
            step = step.answers.get(given[-1])
        return self._read(line, given)

    def _read(self, line: Slotted, given: list[Meant | None]) -> tuple[tuple[Happening, Places], ...]:
        """Read a wording from its start; the first answers are known, and whom it names till then is kept in mind."""
        nobodies = copy(self.nobodies)
        memory = nobodies.memory = _Asking(nobodies, line, self.kept.get(line.text), given)
        words = nobodies.words(line.text)
        events = _understood(read_words(words, nobodies, memory))
        starts = {at: number for number, at in enumerate(words.start)}
        ends = {words.end(number): number for number in range(words.size)}
        says = tuple((event, tuple((starts[lo], ends[hi]) for lo, hi in event.words)) for event in events)
        memory.step.says = says
        if self.steps > _MOST:
            self.kept, self.steps = {}, 0
        if memory.under is not None:
            memory.under.answers[memory.answer] = memory.new
        else:
            self.kept[line.text] = memory.new
        self.steps += memory.steps
        return says


def _understood(reading: Reading) -> tuple[Happening, ...]:
    found = reading.events or reading.quiet
    return (*found, *reading.lost) if found else ()


class _Nobodies(People):
    """Who stands in the slots of a wording."""

    memory: "_Asking"

    def spoken_of(self, who: str) -> str:
        """The pronoun of whoever stands in a slot."""
        found = self.memory.ask(Question("spoken of", ids=(who,)))
        return found[1][0] if found else ""


class _Asking(Memory):
    """What the reader of a wording has in mind: whom the wording names; for anything else it asks the line's scene.

    `new` is the tree's new branch, which grows `under` a step of it, and `step` where it has come to.
    """

    def __init__(self, people: People, line: Slotted, known: Step | None, given: list[Meant | None]) -> None:
        super().__init__(people, ())
        self.line, self.given = line, given[::-1]
        self.under = known if given else None
        self.answer: Meant | None = None
        self.new = self.step = Step()
        self.steps = 1

    def ask(self, question: Question) -> Meant | None:
        """What the scene answers: as it did, or asked anew."""
        if self.given:
            found = self.given.pop()
            if self.given and self.under is not None:
                self.under = self.under.answers[found]
            self.answer = found
            return found
        found = self.line.answer(question)
        self.step.question, self.steps = question, self.steps + 1
        self.step.answers[found] = after = Step()
        self.step = after
        return found

    def keep(self, mention: Mention) -> None:
        """Keep a mention; the scene does so too, if it has not yet."""
        super().keep(mention)
        self._tell(mention)

    def end_sentence(self) -> None:
        """What is named from here on is named in the next sentence."""
        super().end_sentence()
        self._tell(None)

    def _tell(self, mention: Mention | None) -> None:
        if not self.given:
            self.step.named.append(mention)
            self.line.keep(mention)

    def whom(self, word: str, apart: tuple[str, ...], others: tuple[str, ...]) -> Meant:
        """Whom a pronoun means."""
        return self.ask(Question("whom", word, apart, others)) or ((), ())

    def acted_last(self) -> Meant | None:
        """Who acted in a sentence before this one."""
        return self.ask(Question("acted last"))

    def beside(self, than: str) -> tuple[str, ...]:
        """Who else was named in the last two sentences, where it is one."""
        found = self.ask(Question("beside", ids=(than,)))
        return found[0] if found else ()

    def done_to(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """To whom the deed of the sentence before was done, if it is of one of these kinds."""
        found = self.ask(Question("done to", " ".join(kinds)))
        return found[0] if found else ()

    def relative(self, whose: str, noun: str) -> str:
        """Who is somebody's father, where a name says so."""
        found = self.ask(Question("relative", noun, (whose,)))
        return "".join(found[0]) if found else ""
