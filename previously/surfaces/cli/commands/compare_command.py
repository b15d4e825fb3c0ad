"""`previously compare`."""

import click

from previously.questions.compare import CompareAnswer, CompareQuestion
from previously.questions.question import dumps
from previously.surfaces.cli.options import StoryPath, asks, format_option, opened_for
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.compare import page

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
        say(dumps(CompareAnswer.of(told, found)))
    else:
        for line in page(told, found, numbers=numbers):
            say(line)
    return 0
