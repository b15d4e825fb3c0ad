"""`previously coverage`."""

from collections.abc import Iterator
from itertools import groupby

import click

from previously.core.english import count
from previously.core.errors import BadRequest
from previously.questions.pages.coverage import CoverageAnswer, CoverageQuestion, CoveredChapter, CoveredPassage
from previously.questions.question import dumps
from previously.surfaces.cli.options import asks, format_option, opened, seen_of, story_argument
from previously.surfaces.cli.terminal import give, say, styled, wrapped

LONGEST = 5
"""So many stretches of a chapter are shown where all chapters are."""
EPILOG = """\b
Examples:
  previously coverage                         each chapter, and its longest stretches without a line
  previously coverage --at S01E01             every such stretch of one
  previously coverage --format json | jq '.chapters[].rows[] | select(.events == [])'"""


@click.command("coverage", epilog=EPILOG)
@story_argument
@asks(CoverageQuestion)
@format_option
def command(story: str, question: CoverageQuestion, format_: str) -> int:
    """Show which passages of the manuscripts no line rests on, by chapter.

    A line rests on the passage that it quotes. A passage without a line is no fault.
    """
    if seen_of() is not None:
        raise BadRequest("what lines rest on is for the author; leave out --seen")
    answer = question.answer(opened(story))
    if format_ == "json":
        give(dumps(answer))
        return 0
    for line in page(answer, whole=question.at is not None):
        say(line)
    return 0


def page(answer: CoverageAnswer, *, whole: bool) -> Iterator[str]:
    """The chapters, each with its stretches that no line rests on: the longest ones, or all."""
    if not answer.chapters:
        yield "No page is read here: docs/manuscripts.md says which files are pages."
    for chapter in answer.chapters:
        yield from _chapter(chapter, whole=whole)
    if len(answer.chapters) > 1:
        yield styled(f"{answer.resting:,} of {count(answer.passages, 'passage')} in all.", dim=True)


def _chapter(chapter: CoveredChapter, *, whole: bool) -> Iterator[str]:
    share = f"{chapter.resting_words:,} of {chapter.words:,} words"
    said = f"lines rest on {chapter.resting:,} of {count(chapter.passages, 'passage')}, {share}"
    yield wrapped(f"{styled(chapter.at, bold=True)}: {said}", rest="  ")
    bare = list(_stretches(chapter))
    shown = bare if whole else sorted(bare, key=lambda rows: -sum(row.words for row in rows))[:LONGEST]
    for rows in sorted(shown, key=lambda rows: rows[0].number):
        words = sum(row.words for row in rows)
        place = f"{rows[0].file}:{rows[0].line}"
        told = f"{count(len(rows), 'passage')}, {count(words, 'word')}: “{rows[0].begins}”"
        yield wrapped(f"{styled(place, dim=True)}  {told}", first="  ", rest="    ")
    if len(shown) < len(bare):
        rest = len(bare) - len(shown)
        yield styled(f"  and {rest:,} shorter stretch{'' if rest == 1 else 'es'}", dim=True)


def _stretches(chapter: CoveredChapter) -> Iterator[list[CoveredPassage]]:
    """The passages that no line rests on, those that follow each other together."""
    for bare, rows in groupby(chapter.rows, key=lambda row: not row.events):
        if bare:
            yield list(rows)
