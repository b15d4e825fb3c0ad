"""`previously brief`."""

import click

from previously.questions.brief import BriefQuestion
from previously.questions.question import dumps
from previously.surfaces.cli.options import CastName, asks, format_option, opened_for, story_argument
from previously.surfaces.cli.terminal import give, say

EPILOG = """\b
Examples:
  previously brief mara                          all she may know, and how she is
  previously brief mara --at S01E02 --with joe   … as of a position, in company
  previously brief mara --about boat             what bears on it weighs most
  previously brief mara --budget 300             within so many tokens"""


@click.command("brief", epilog=EPILOG)
@click.argument("name", metavar="NAME", type=CastName())
@story_argument
@asks(BriefQuestion)
@format_option
def command(story: str, question: BriefQuestion, format_: str) -> int:
    """Brief a writer or a model on somebody: all they may know and how they are, the weightiest first.

    What they have no way to know moves no byte of it; what they believe wrongly stands among what they believe.
    """
    answer = question.answer(opened_for(story, question))
    if format_ == "json":
        give(dumps(answer))
    else:
        for line in answer.text.split("\n"):
            say(line)
    return 0
