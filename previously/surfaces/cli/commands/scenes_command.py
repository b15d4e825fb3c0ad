"""`previously scenes`."""

from collections.abc import Iterator

import click

from previously.questions.question import dumps
from previously.questions.scenes import SceneRow, ScenesAnswer, ScenesQuestion
from previously.surfaces.cli.options import asks, format_option, opened_for, story_argument
from previously.surfaces.cli.terminal import give, say, styled, wrapped

EPILOG = """\b
Examples:
  previously scenes                           in the order they are told
  previously scenes --order lived             … in the order they were lived
  previously scenes --order lived --seen S01E05"""


@click.command("scenes", epilog=EPILOG)
@story_argument
@asks(ScenesQuestion)
@format_option
def command(story: str, question: ScenesQuestion, format_: str) -> int:
    """List the scenes as they are told or as they were lived, with their days and lines.

    Where a day was read from a heading or a caption, its words stand beside it.
    """
    answer = question.answer(opened_for(story, question))
    if format_ == "json":
        give(dumps(answer))
        return 0
    for line in page(answer):
        say(line)
    return 0


def page(answer: ScenesAnswer) -> Iterator[str]:
    """The scenes, each with its lines below."""
    yield f"{answer.story}, {'as lived' if answer.order == 'lived' else 'as told'}"
    for scene in answer.scenes:
        yield ""
        yield wrapped(_head(scene))
        yield from (wrapped(line, first="  ", rest="    ") for line in scene.lines)
    if not answer.scenes:
        yield ""
        yield "  nothing is told"


def _head(scene: SceneRow) -> str:
    kind = "a vision" if scene.vision else "a flashback" if scene.flashback else ""
    day = f"day {scene.day:g}" + (f" (“{scene.read_as}”)" if scene.read_as else "")
    rest = [day, scene.place, kind, f"told in {scene.told}" if scene.told != scene.at else ""]
    return f"{styled(scene.at, bold=True)}  {', '.join(filter(None, rest))}"
