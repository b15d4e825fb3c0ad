"""`previously quotes`."""

from collections.abc import Iterator, Sequence

import click

from previously.core.english import count
from previously.press.article.bound import UNREAD
from previously.press.quotes.quotes import UNKNOWN, Quote
from previously.questions.question import dumps
from previously.questions.quotes import QuotesQuestion
from previously.surfaces.cli.options import asks, format_option
from previously.surfaces.cli.terminal import give, say, styled, wrapped

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
        give(dumps(question.answer()))
    else:
        read, found = question.find()
        for line in page(found):
            say(line)
        if read.unread is not None:
            say(f"Not read: {UNREAD}.")
    return 0


SOMEBODY = "Somebody the text does not name"


def page(found: Sequence[Quote]) -> Iterator[str]:
    """Each quote under its speaker, with where it was said; then how many there are."""
    speaker = ""
    for quote in found:
        if quote.speaker != speaker or quote.speaker == UNKNOWN:
            yield wrapped(_speaker(quote), rest="  ")
        speaker = quote.speaker
        yield wrapped(f"“{quote.text}”", first="  ", rest="  ")
        where = _where(quote)
        if where:
            yield wrapped(styled(where, dim=True), first="    ", rest="    ")
        yield ""
    yield wrapped(_sum(found))


def _speaker(quote: Quote) -> str:
    if quote.speaker == UNKNOWN:
        return styled(SOMEBODY, bold=True) + (f" ({quote.role})" if quote.role else "")
    return styled(quote.speaker, bold=True) + (f", {quote.role}" if quote.role else "")


def _where(quote: Quote) -> str:
    """The cue, the outlet and the occasion, as far as the text gives them."""
    return " · ".join(filter(None, (quote.cue, quote.outlet, quote.occasion)))


def _sum(found: Sequence[Quote]) -> str:
    if not found:
        return "Nobody is quoted."
    named = {quote.speaker for quote in found} - {UNKNOWN}
    lost = sum(quote.speaker == UNKNOWN for quote in found)
    people = f" by {len(named)} {'person' if len(named) == 1 else 'people'}" if named else ""
    unnamed = f", {lost} by somebody it does not name" if lost else ""
    return styled(f"{count(len(found), 'quote')}{people}{unnamed}.", dim=True)
