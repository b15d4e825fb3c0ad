"""Who said what in an article."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from msgspec import UNSET, Meta, UnsetType

from previously.press.article.article import article as article_of
from previously.press.article.model import Article
from previously.press.quotes.quotes import Quote, Stretch, quotes
from previously.questions.question import Answer, Question

if TYPE_CHECKING:
    from previously.story.story import Story


class QuotesQuestion(Question, frozen=True):
    """Who said what in an article."""

    article: Annotated[str, Meta(description="The article’s text, plain or HTML.")]
    file: Annotated[str, Meta(description="What the article is called.", extra={"metavar": "FILE|-"})] = "-"

    def find(self) -> tuple[Article, tuple[Quote, ...]]:
        """The parsed article and its direct quotes. Never raises."""
        read = article_of(self.article)
        return read, quotes(read)

    def answer(self, story: "Story | None" = None) -> "QuotesAnswer":
        """The story is not used."""
        del story
        return QuotesAnswer.of(self.file, *self.find())


class QuoteRow(Answer, frozen=True):
    """A quote; whatever the text does not say is empty. Offsets are into the article's source."""

    text: str
    speaker: str
    cue: str
    role: str
    occasion: str
    outlet: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


class QuotesAnswer(Answer, frozen=True):
    """An article's direct quotes, in order; if it is too long, `unread` is where reading stopped."""

    file: str
    quotes: tuple[QuoteRow, ...]
    unread: int | UnsetType = UNSET

    @classmethod
    def of(cls, file: str, article: Article, found: Iterable[Quote]) -> "QuotesAnswer":
        """The answer for these quotes. In HTML, offsets are approximate."""
        unread = UNSET if article.unread is None else article.unread
        return cls(file, tuple(_row(article, quote) for quote in found), unread)


def _row(article: Article, quote: Quote) -> QuoteRow:
    spans = tuple(_span(article, stretch) for stretch in quote.spans)
    said = quote.text, quote.speaker, quote.cue, quote.role, quote.occasion, quote.outlet
    return QuoteRow(*said, spans[0][0], spans[-1][1], spans)


def _span(article: Article, stretch: Stretch) -> tuple[int, int]:
    start = article.passages[stretch.passage].start
    return start + stretch.start, start + stretch.end
