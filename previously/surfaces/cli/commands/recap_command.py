"""`previously recap`."""

import re
from collections.abc import Iterator

import click

from previously.questions.question import dumps
from previously.questions.recap import RecapAnswer, RecapQuestion, nothing
from previously.recap.recap import Recap
from previously.surfaces.cli.options import asks, opened_for, story_argument
from previously.surfaces.cli.table import plain
from previously.surfaces.cli.terminal import give, say, styled, wrapped

EPILOG = """\b
Examples:
  previously recap                             before whatever comes next
  previously recap --at S01E02                 on the way into an episode
  previously recap --at S01E02 --for mara      what weighs on her
  previously recap --at S01E03 --seen S01E01   for somebody who has seen one episode
  previously recap --at S01E02 --words 20 --format markdown"""


@click.command("recap", epilog=EPILOG)
@story_argument
@asks(RecapQuestion)
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="For people, pages or programs.",
)  # fmt: skip
def command(story: str, question: RecapQuestion, format_: str) -> int:
    """Tell “Previously on …”: what came before a position and still matters to those about to enter it."""
    found = question.find(opened_for(story, question))
    if format_ == "json":
        give(dumps(RecapAnswer.of(found)))
    else:
        for line in markdown(found) if format_ == "markdown" else page(found):
            say(line)
    return 0


_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_OPENS = re.compile(r"^([-+]|\d+[.)])")


def page(found: Recap) -> Iterator[str]:
    """A title and a paragraph."""
    yield styled(wrapped(f"Previously on {plain(found.title)}"), bold=True)
    yield ""
    yield wrapped(plain(found.text or nothing(found)))


def markdown(found: Recap) -> Iterator[str]:
    """The same as Markdown; what an author wrote marks nothing up."""
    yield f"## Previously on {_bare(found.title)}"
    yield ""
    yield _OPENS.sub(r"\\\1", _bare(found.text or nothing(found)))


def _bare(text: str) -> str:
    return _MARKS.sub(r"\\\1", plain(text))
