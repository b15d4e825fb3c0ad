"""`quotes --format json`."""

from collections.abc import Sequence
from typing import Any

from previously.press.article.model import Article
from previously.press.quotes.quotes import Quote, Stretch


def quotes(file: str, article: Article, found: Sequence[Quote]) -> dict[str, Any]:
    """`quotes --format json`. Offsets are those of the article's source; in HTML they are near."""
    return {"file": file, "quotes": [_quote(article, quote) for quote in found]}


def _quote(article: Article, quote: Quote) -> dict[str, Any]:
    spans = [_span(article, stretch) for stretch in quote.spans]
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "cue": quote.cue,
        "role": quote.role,
        "occasion": quote.occasion,
        "outlet": quote.outlet,
        "start": spans[0][0],
        "end": spans[-1][1],
        "spans": spans,
    }


def _span(article: Article, stretch: Stretch) -> list[int]:
    start = article.passages[stretch.passage].start
    return [start + stretch.start, start + stretch.end]
