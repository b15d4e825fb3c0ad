"""`previously quotes`."""

import click

from previously.press.article.bound import UNREAD
from previously.questions.question import dumps
from previously.questions.quotes import QuotesQuestion
from previously.surfaces.cli.options import asks, format_option
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.quotes import page

EPILOG = """\b
Examples:
  previously quotes interview.txt
  curl -s https://example.org/article | previously quotes -
  previously quotes interview.txt --format json | jq '.quotes[].speaker'"""


@click.command("quotes", epilog=EPILOG)
@click.argument("file", metavar="FILE|-")
@asks(QuotesQuestion)
@format_option
def command(question: QuotesQuestion, format_: str) -> int:
    """List the direct quotes in an article (text or HTML), with their speakers where it names them.

    “-” reads standard input.
    """
    if format_ == "json":
        say(dumps(question.answer()))
    else:
        read, found = question.find()
        for line in page(found):
            say(line)
        if read.unread is not None:
            say(f"Not read: {UNREAD}.")
    return 0
