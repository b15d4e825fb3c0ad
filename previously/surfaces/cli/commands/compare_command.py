"""`previously compare`."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import click

from previously.core.english import count
from previously.questions.compare import CompareAnswer, CompareQuestion
from previously.questions.question import dumps
from previously.story.comparing import Compared
from previously.story.story import Story
from previously.surfaces.cli.options import StoryPath, asks, format_option, opened_for
from previously.surfaces.cli.table import folded, plain
from previously.surfaces.cli.terminal import columns, give, say, styled, width, wrapped
from previously.surfaces.compared import Row, finds, people, rows, shortly

LABEL, GAP, LEAST = 9, 2, 26
EPILOG = """\b
Examples:
  previously compare plans/draft.yaml
  previously compare hovercar carry --in stories/jessica-jones
  previously compare hovercar carry --in stories/jessica-jones --on jessica --numbers"""


@click.command("compare", epilog=EPILOG)
@click.argument("plans", metavar="PLAN...", nargs=-1, required=True)
@click.option("--in", "story", type=StoryPath(), default=".", metavar="STORY", help="The story the plans belong to.")
@asks(CompareQuestion)
@click.option("--numbers", "-n", is_flag=True, help="Show the numbers behind the words.")
@format_option
def command(story: str, question: CompareQuestion, format_: str, *, numbers: bool) -> int:
    """Compare plans (as in plans/*.yaml): the findings each adds, and where it bends whose arc.

    Each arc is compared with how the story leaves the character, in the same scenes, as if nothing in the plan had
    happened.
    """
    told = opened_for(story, question)
    found = question.find(told)
    if format_ == "json":
        give(dumps(CompareAnswer.of(told, found)))
    else:
        for line in page(told, found, numbers=numbers):
            say(line)
    return 0


def page(story: Story, plans: Sequence[Compared], *, numbers: bool) -> Iterator[str]:
    """All plans in one table, or a table each."""
    plans = shortly(plans)
    yield wrapped(styled(f"{plain(story.title)}: {count(len(plans), 'plan')}", bold=True))
    room = (width() - LABEL) // len(plans) - GAP
    for group in [plans] if room >= LEAST else [[one] for one in plans]:
        yield ""
        yield from _table(group, plans, numbers=numbers)
    if not people(plans):
        yield ""
        yield wrapped("None of the leading characters comes out of this another than the story leaves them.")


def _table(group: Sequence[Compared], plans: Sequence[Compared], *, numbers: bool) -> Iterator[str]:
    room = min(46, (width() - LABEL) // len(group) - GAP)
    yield from (styled(line, bold=True) for line in _lines(Row("", [[one.plan] for one in group]), room))
    yield from _lines(Row("finds", [finds(one.findings) for one in group]), room)
    for who, name in people(group).items():
        yield ""
        yield styled(wrapped(plain(name)), bold=True)
        for row in rows(who, group, plans, numbers=numbers):
            yield from _lines(row, room)


def _lines(row: Row, room: int) -> Iterator[str]:
    """One row of the table."""
    if not any(text for cell in row.cells for text in cell):
        return
    cells = [[line for text in cell for line in _hung(text, room)] for cell in row.cells]
    for i, parts in enumerate(zip_longest(*cells, fillvalue="")):
        padded = (part + " " * (room + GAP - columns(part)) for part in parts)
        yield f"{row.label if i == 0 else '':<{LABEL}}{''.join(padded)}".rstrip()


def _hung(text: str, room: int) -> list[str]:
    """A sentence in lines, those after the first set in."""
    first, *rest = folded(text, room - 2) if columns(plain(text)) > room else folded(text, room)
    return [first, *(f"  {line}" for line in rest)]
