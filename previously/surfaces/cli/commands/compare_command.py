"""`previously compare`."""

import click

from previously.story.comparing import compared
from previously.surfaces.cli.options import StoryPath, format_option, opened, without_option, words
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.compare import page
from previously.surfaces.data.compare import compare as compare_data
from previously.surfaces.data.dumps import dumps

EPILOG = """\b
Examples:
  previously compare plans/draft.yaml
  previously compare hovercar carry --in stories/jessica-jones
  previously compare hovercar carry --in stories/jessica-jones --on jessica --numbers"""


@click.command("compare", epilog=EPILOG)
@click.argument("plans", metavar="PLAN...", nargs=-1, required=True)
@click.option("--in", "story", type=StoryPath(), default=".", metavar="STORY", help="The story they are plans of.")
@click.option("--on", metavar="A,B", help="Whose arcs; by itself, the leading characters' that change.")
@without_option
@click.option("--numbers", "-n", is_flag=True, help="Show the numbers behind the words.")
@format_option
def command(
    plans: tuple[str, ...], story: str, on: str | None, without: str | None, format_: str, *, numbers: bool
) -> int:
    """Lay plans (as in plans/*.yaml) side by side: what each adds to the findings, and where it bends whose arc.

    An arc is compared with how the story leaves somebody, in the same scenes, had nothing of the plan happened.
    """
    told = opened(story, without=without)
    found = compared(told, plans, words(on))
    if format_ == "json":
        say(dumps(compare_data(told.title, found)))
    else:
        for line in page(told, found, numbers=numbers):
            say(line)
    return 0
