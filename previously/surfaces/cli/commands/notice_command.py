"""`previously notice`."""

import click

from previously.questions.notice import NoticeQuestion
from previously.surfaces.cli.options import asks, opened_for, story_argument
from previously.surfaces.cli.terminal import say

EPILOG = """\b
Examples:
  previously notice review.txt --to S01E01                 one sentence to put above it
  previously notice review.txt --to S01 --as reddit        a flair, a sentence and a mark
  previously notice review.txt                             as far as the article or its own notice goes"""


@click.command("notice", epilog=EPILOG)
@click.argument("file")
@story_argument
@asks(NoticeQuestion)
def command(story: str, question: NoticeQuestion) -> int:
    """Write the notice an article needs: the story's title, and how far you must have watched."""
    say(question.answer(opened_for(story, question)).notice)
    return 0
