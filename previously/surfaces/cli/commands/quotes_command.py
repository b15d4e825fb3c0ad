"""`previously quotes`."""

import click

from previously.press.article.article import article
from previously.press.quotes.quotes import quotes
from previously.surfaces.cli.files import LARGEST_ARTICLE, text_of
from previously.surfaces.cli.options import format_option
from previously.surfaces.cli.terminal import say
from previously.surfaces.cli.text.quotes import page
from previously.surfaces.data.dumps import dumps
from previously.surfaces.data.quotes import quotes as quotes_data

EPILOG = """\b
Examples:
  previously quotes interview.txt
  curl -s https://example.org/article | previously quotes -
  previously quotes interview.txt --format json | jq '.quotes[].speaker'"""


@click.command("quotes", epilog=EPILOG)
@click.argument("file", metavar="FILE|-")
@format_option
def command(file: str, format_: str) -> int:
    """Show who said what in an article (text or HTML): the direct quotes, with their speakers where it names them.

    “-” reads what is piped in.
    """
    source = text_of(file, LARGEST_ARTICLE)
    read = article(source)
    found = quotes(read)
    if format_ == "json":
        say(dumps(quotes_data(file, read, found)))
    else:
        for line in page(found):
            say(line)
    return 0
