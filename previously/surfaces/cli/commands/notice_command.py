"""`previously notice`."""

from collections.abc import Iterator, Sequence

import click

from previously.core.english import count
from previously.questions.notice import NoticeQuestion, NoticeReason
from previously.questions.question import dumps
from previously.surfaces.cli.options import asks, format_option, opened_for, story_argument
from previously.surfaces.cli.terminal import give, say, styled, wrapped

MOST = 8
"""At most this many of the sentences for which only “all” is far enough are shown."""
EPILOG = """\b
Examples:
  previously notice review.txt --to S01E01                 one sentence to put above it
  previously notice review.txt --to S01 --as reddit        a flair, a sentence and a mark
  previously notice review.txt                             as far as the article or its own notice goes"""


@click.command("notice", epilog=EPILOG)
@click.argument("file")
@story_argument
@asks(NoticeQuestion)
@format_option
def command(story: str, question: NoticeQuestion, format_: str) -> int:
    """Write the notice an article needs: the story's title, and how far you must have watched.

    If a sentence may tell more than the log does, that is all of it; standard error says which.
    """
    answer = question.answer(opened_for(story, question))
    if format_ == "json":
        give(dumps(answer))
        return 0
    say(answer.notice)
    for line in why(answer.because):
        say(line, err=True)
    return 0


def why(because: Sequence[NoticeReason]) -> Iterator[str]:
    """The sentences for which only “all” is far enough, each with where it stands; of many, the first."""
    if because:
        yield wrapped(
            f"All of it: {count(len(because), 'sentence')} may tell more than the story’s log. "
            "If you know how far they go, say so with --to."
        )
    for one in because[:MOST]:
        yield wrapped(styled(f"{one.file}:{one.row}", dim=True) + f"  “{one.text}”", first="  ", rest="    ")
    if len(because) > MOST:
        yield f"  … and {len(because) - MOST} more"
