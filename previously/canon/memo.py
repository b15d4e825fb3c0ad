"""Answers remembered with what they read, so that an edit drops exactly those that read something which changed.

A question is a function marked `remembered`; its first argument is who answers it: a canon, the minds of one, a case.
While it works, whatever it reads is noted by the one who is read (`Memo.read`), and so is every other question it asks.
After an edit an answer still stands where nothing that it read is another, and where the answers it rests on are equal
to those it was given: a question that comes out the same as before asks nobody else again.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import update_wrapper
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from previously.core.errors import PreviouslyError

Thing = tuple[Hashable, ...]
"""Something that can be read, and that an edit can change: ("events", "mara"), ("scene", "S01E02.3"), ("log",)."""
Asker = TypeVar("Asker")
Given = ParamSpec("Given")
Value = TypeVar("Value")

KEPT = 64
"""For how many edits an answer that nobody asks for is kept, at least."""
SWEEP = 16
"""After how many edits those that are not kept are let go."""


class Question(NamedTuple):
    """Which question, of whom: an attribute that leads to them from whoever asks."""

    work: Callable[..., Any]
    level: str
    given: tuple[Any, ...]


class Reading:
    """What is read while one question is worked out; `aside` is room for what several steps of it need."""

    __slots__ = ("aside", "asked", "things")

    def __init__(self) -> None:
        self.things: set[Thing] = set()
        self.asked: dict[Question, Any] = {}
        self.aside: dict[Any, Any] = {}


class Noting:
    """A question that is being worked out, above those that wait for it. A class, since so many are entered."""

    __slots__ = ("_open", "_reading")

    def __init__(self, waiting: list[Reading]) -> None:
        self._open, self._reading = waiting, Reading()

    def __enter__(self) -> Reading:
        self._open.append(self._reading)
        return self._reading

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object, /) -> None:
        self._open.pop()
        if kind is not None and self._open:
            self._open[-1].things |= self._reading.things
            self._open[-1].asked |= self._reading.asked


class Unnoted:
    """Something that is looked at and not noted for the question that is being worked out."""

    __slots__ = ("_open",)

    def __init__(self, waiting: list[Reading]) -> None:
        self._open = waiting

    def __enter__(self) -> None:
        self._open.append(Reading())

    def __exit__(self, *_ended: object) -> None:
        self._open.pop()


class Answer(NamedTuple):
    """An answer, with what it read and the other answers it rests on, in order.

    `asked_at` is about the last edit in which somebody asked for it.
    """

    value: Any
    read: frozenset[Thing]
    asked: tuple[tuple[Question, Any], ...]
    asked_at: int


class Resting:
    """Which answers read a thing, and which rest on another: those, and maybe more, that did so once.

    What has been noted for an older story stays there, and is looked at where it is.
    """

    def __init__(self, answers: Mapping[Question, Answer], older: "Resting | None" = None) -> None:
        self._readers: dict[Thing, set[Question]] = {}
        self._above: dict[Question, set[Question]] = {}
        self._layers: tuple[tuple[dict[Thing, set[Question]], dict[Question, set[Question]]], ...] = (
            (self._readers, self._above),
            *(older._layers if older else ()),  # noqa: SLF001 - of this class
        )
        for question, answer in answers.items():
            self.note(question, answer)

    def note(self, question: Question, answer: Answer) -> None:
        """Note what an answer rests on."""
        for thing in answer.read:
            self._readers.setdefault(thing, set()).add(question)
        for one, _ in answer.asked:
            self._above.setdefault(one, set()).add(question)

    def readers(self, things: Iterable[Thing]) -> set[Question]:
        """The answers that may have read one of these."""
        return set().union(*(readers.get(thing, ()) for thing in things for readers, _ in self._layers))

    def above(self, questions: Iterable[Question]) -> set[Question]:
        """The answers that may rest on one of these, or on one that does."""
        found, pending = set[Question](), [*questions]
        while pending:
            below = pending.pop()
            new = set().union(*(above.get(below, ()) for _, above in self._layers)) - found
            found |= new
            pending += new
        return found


class Memo:
    """The answers of one story. Those of an `older` story are taken over, but for what read something that `changed`.

    Nothing of the older story itself is held. An answer is `gone` where something it read is another now, and `unsure`
    where something it rests on may be.
    """

    def __init__(self, older: "Memo | None" = None, changed: Collection[Thing] = ()) -> None:
        self.edit: int = older.edit + 1 if older else 0
        self._open: list[Reading] = []
        self._answers: dict[Question, Answer] = older._swept() if older else {}  # noqa: SLF001 - of this class
        self._new: set[Question] = set()
        over = older._resting if older and self.edit % SWEEP else None  # noqa: SLF001 - of this class
        self._resting: Resting = Resting({} if over else self._answers, over)
        self._gone: set[Question] = set()
        self._unsure: set[Question] = set()
        if older is not None:
            others = frozenset(changed)
            read = (question for question in self._resting.readers(others) if question in self._answers)
            gone = {question for question in read if not self._answers[question].read.isdisjoint(others)}
            known = self._answers.keys()
            self._gone = (gone | older._gone) & known  # noqa: SLF001 - of this class
            self._unsure = (self._resting.above(gone) | older._unsure) & known  # noqa: SLF001 - of this class

    def _swept(self) -> dict[Question, Answer]:
        """The answers, now and then without those that nobody has asked for of late, or for one that rests on them."""
        if (self.edit + 1) % SWEEP:
            return self._answers.copy()
        pending = [question for question, answer in self._answers.items() if answer.asked_at > self.edit - KEPT]
        kept = {*pending}
        while pending:
            below = {one for one, _ in self._answers[pending.pop()].asked if one in self._answers} - kept
            kept |= below
            pending += below
        return {question: answer for question, answer in self._answers.items() if question in kept}

    def __len__(self) -> int:
        return len(self._answers)

    def read(self, *thing: Hashable) -> None:
        """Note that something is read, for the question that is being worked out."""
        if self._open:
            self._open[-1].things.add(thing)

    @property
    def at_work(self) -> bool:
        """Is a question being worked out?"""
        return bool(self._open)

    @property
    def aside(self) -> dict[Any, Any]:
        """Room for what one question works out on the way; it is gone with that question."""
        return self._open[-1].aside if self._open else {}

    def ask(self, asker: Any, question: Question) -> Any:
        """The answer to a question; worked out where it is not known, or no longer stands."""
        answer = self._answers.get(question)
        if answer is None or question in self._gone or question in self._unsure:
            answer = self._again(asker, question)
        elif self.edit - answer.asked_at >= SWEEP:
            self._answers[question] = answer._replace(asked_at=self.edit)
        self._note(question, answer.value)
        return answer.value

    def stands(self, asker: Any, question: Question) -> bool:
        """Is the answer known, and does it hold? What it rests on is asked for that."""
        answer = self._answers.get(question)
        if answer is None or question in self._gone:
            return False
        if question not in self._unsure:
            return True
        if not all(self._same(asker, *pair) for pair in answer.asked):
            return False
        self._unsure.discard(question)
        return True

    def is_new(self, question: Question) -> bool:
        """Is the answer another one than before the last edit?"""
        return question in self._new

    def former(self, question: Question) -> Any:
        """What the answer was, whether it holds or not; None where there was none."""
        answer = self._answers.get(question)
        return answer.value if answer else None

    def reading(self) -> "Noting":
        """Work something out, with a note of what it reads. What fails has been read by whoever asked for it."""
        return Noting(self._open)

    def unread(self) -> "Unnoted":
        """Look at what is not to be noted, since whoever does has noted what of it counts."""
        return Unnoted(self._open)

    def pass_on(self) -> bool:
        """What has been read so far is read by whoever waits for it, and by nobody here. Was it anything?"""
        reading = self._open[-1]
        if not reading.things and not reading.asked:
            return False
        for waiting in self._open[-2:-1]:
            waiting.things |= reading.things
            waiting.asked |= reading.asked
        reading.things.clear()
        reading.asked.clear()
        return True

    def keep(self, question: Question, value: Any, reading: Reading) -> Any:
        """Remember an answer. One that is equal to the former is the former."""
        known = self._answers.get(question)
        if known is not None and (known.value is value or known.value == value):
            value = known.value
        else:
            self._new.add(question)
        answer = Answer(value, frozenset(reading.things), tuple(reading.asked.items()), self.edit)
        self._answers[question] = answer
        self._gone.discard(question)
        self._unsure.discard(question)
        self._resting.note(question, answer)
        return value

    def known(self, work: Callable[..., Any]) -> dict[tuple[Any, ...], Any]:
        """The answers that are known to hold, of one kind of question, by what it was asked about."""
        holding = (
            one for one in self._answers if one.work is work and one not in self._gone and one not in self._unsure
        )
        return {one.given: self._answers[one].value for one in holding}

    def _again(self, asker: Any, question: Question) -> Answer:
        stands = False
        if question in self._answers:
            with self.unread():  # looking whether an answer holds is no reading of who asks for it
                stands = self.stands(asker, question)
        if not stands:
            with self.reading() as reading:
                value = question.work(getattr(asker, question.level), *question.given)
            self.keep(question, value, reading)
        return self._answers[question]

    def _same(self, asker: Any, question: Question, value: Any) -> bool:
        """Is an answer still what it was?"""
        try:
            now = self.ask(getattr(asker, question.level), question)
        except PreviouslyError:
            return False
        return now is value or bool(now == value)

    def _note(self, question: Question, value: Any) -> None:
        if self._open:
            self._open[-1].asked[question] = value


Work = Callable[Concatenate[Asker, Given], Value]


def remembered(level: str) -> Callable[[Work[Asker, Given, Value]], Work[Asker, Given, Value]]:
    """Mark a question: it is worked out once, and again only where what it reads has changed.

    `level` is the attribute by which one who asks leads to who answers: canon, minds or case.
    """

    def mark(work: Work[Asker, Given, Value]) -> Work[Asker, Given, Value]:
        def asked(asker: Asker, /, *given: Given.args, **named: Given.kwargs) -> Value:
            if named:
                raise TypeError(f"a remembered question takes no names; given {sorted(named)}")
            memo: Memo = getattr(asker, "memo")  # noqa: B009 - whoever answers has one
            found: Value = memo.ask(asker, Question(work, level, given))
            return found

        update_wrapper(asked, work)
        return asked

    return mark
