"""The lines that nobody could read, and what each may mean."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from previously.canon.coverage import Coverage
from previously.core.entries import Claim, Event, Note
from previously.language.guesses import guesses, meaning
from previously.questions.question import Answer, Question

if TYPE_CHECKING:
    from previously.story.story import Story


class UnreadQuestion(Question, frozen=True):
    """The lines that nobody could read, and what each may mean."""

    def answer(self, story: "Story") -> "UnreadAnswer":
        """In told order; those that are answered by `intended` are left out."""
        entries = (entry for entry in story.canon.entries() if not isinstance(entry, Claim) and not entry.intended)
        lines = (line for entry in entries for line in _lines(story, entry))
        return UnreadAnswer(tuple(lines), story.canon.coverage)


class UnreadReading(Answer, frozen=True):
    """What a line may mean: the word it rests on, the verb, who does it to whom, what that does, and the new line."""

    word: str
    verb: str
    by: str
    to: str
    does: str
    line: str


class UnreadLine(Answer, frozen=True):
    """A line that nobody could read: its address, its place, what it speaks of, and its readings, likeliest first.

    `clause`: the words that nobody could read, where the rest of the line is read; it has no readings then.
    """

    id: str
    at: str
    text: str
    file: str
    row: int
    speaks: str
    readings: tuple[UnreadReading, ...]
    clause: str = ""


class UnreadAnswer(Answer, frozen=True):
    """Every such line, and how many lines are understood."""

    lines: tuple[UnreadLine, ...]
    coverage: Coverage


def _lines(story: "Story", entry: Event | Note) -> Iterator[UnreadLine]:
    """The line as a whole, or its clauses."""
    if isinstance(entry, Note) and not entry.understood:
        yield _line(story, entry)
    span = story.canon.where(entry.span)
    for one in entry.lost:
        yield UnreadLine(entry.id, entry.scene.at, entry.text, span.path, span.line, one.speaks, (), one.text)


def _line(story: "Story", note: Note) -> UnreadLine:
    canon, span = story.canon, story.canon.where(note.span)
    lexicon = canon.names.lexicons[canon.template.series_of(note.scene.told.episode)]
    names = {who: one.name for who, one in canon.cast.items()}
    head, apart, rest = note.text.partition(";")
    readings = tuple(
        UnreadReading(
            one.word, one.verb.id, one.by, one.to, meaning(one, names),
            f"{head.rstrip()}; {one.clause(names)}{apart}{rest}",
        )
        for one in guesses(note.text, lexicon)
    )  # fmt: skip
    return UnreadLine(note.id, note.scene.at, note.text, span.path, span.line, note.speaks, readings)
