"""On which passages of the manuscripts a line rests, and on which none does, by chapter."""

from itertools import groupby
from typing import TYPE_CHECKING

from previously.questions.question import Answer, At, Question

if TYPE_CHECKING:
    from previously.story.passages import Rested
    from previously.story.story import Story


class CoverageQuestion(Question, frozen=True):
    """On which passages of the manuscripts a line rests, and on which none does."""

    at: At | None = None

    def answer(self, story: "Story") -> "CoverageAnswer":
        """By chapter, or of one (`at`). Raises UnknownPosition."""
        only = self.at and story.canon.template.show(story.canon.template.parse(self.at)[0])
        found = [one for one in story.rested() if not only or one.episode == only]
        chapters = tuple(_chapter(at, list(rows)) for at, rows in groupby(found, key=lambda one: one.episode))
        return CoverageAnswer(len(found), sum(bool(one.events) for one in found), chapters)


class CoveredPassage(Answer, frozen=True):
    """A passage: its number in the chapter, its scene, its place in the file, and the lines that rest on it.

    `start` and `end` count the characters of the file (`part` of it), `line` and `column` from 1. `events` are the
    addresses of the lines that rest on it, if any do. `begins` are its first words.
    """

    number: int
    at: str
    kind: str
    file: str
    part: str
    line: int
    column: int
    start: int
    end: int
    words: int
    begins: str
    events: tuple[str, ...]


class CoveredChapter(Answer, frozen=True):
    """A chapter: its passages in order; how many there are, and how many words; on how many of each a line rests."""

    at: str
    passages: int
    resting: int
    words: int
    resting_words: int
    rows: tuple[CoveredPassage, ...]


class CoverageAnswer(Answer, frozen=True):
    """Every chapter that has pages."""

    passages: int
    resting: int
    chapters: tuple[CoveredChapter, ...]


BEGINS = 60
"""So many characters of a passage are shown."""


def _chapter(at: str, found: "list[Rested]") -> CoveredChapter:
    rows = tuple(map(_row, found))
    on = [row for row in rows if row.events]
    return CoveredChapter(at, len(rows), len(on), sum(row.words for row in rows), sum(row.words for row in on), rows)


def _row(one: "Rested") -> CoveredPassage:
    passage, span = one.passage, one.passage.span
    words = passage.text.split()
    begins = " ".join(words)
    return CoveredPassage(
        one.number, passage.at, passage.kind, span.path, passage.part, span.line, span.column, passage.start,
        passage.end, len(words), begins if len(begins) <= BEGINS else f"{begins[:BEGINS].rsplit(' ', 1)[0]} …",
        one.events,
    )  # fmt: skip
