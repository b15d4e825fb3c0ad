"""Who said what in an article: its direct quotes, with their speakers if the text gives them."""

import msgspec

from previously.press.article.model import Article
from previously.press.quotes.drafts import Draft
from previously.press.quotes.listener import Listener, may_quote
from previously.press.quotes.marks import MARKS

STOPS = (".", "!", "?", "…", "-", "—", "–")
UNKNOWN = "unknown"


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of one passage's text: the passage's number and the words' offsets."""

    passage: int
    start: int
    end: int


class Quote(msgspec.Struct, frozen=True):
    """Words somebody said. What the text does not say is empty; an unnamed speaker is `unknown`.

    `spans` are the stretches of the article that hold the words: several if the quote is split.
    """

    text: str
    speaker: str
    cue: str
    role: str
    occasion: str
    outlet: str
    spans: tuple[Stretch, ...]

    @property
    def passage(self) -> int:
        """The number of the passage it begins in."""
        return self.spans[0].passage


def quotes(article: Article) -> tuple[Quote, ...]:
    """An article's direct quotes, in order. Never raises."""
    if not any(map(may_quote, article.passages)):
        return ()
    listener = Listener(article)
    return tuple(_quote(draft, listener) for draft in listener.drafts())


def _quote(draft: Draft, listener: Listener) -> Quote:
    speaker = draft.speaker or UNKNOWN
    role = listener.people.roles.get(speaker, "") or draft.role
    spans = tuple(Stretch(*piece) for piece in draft.pieces)
    return Quote(_joined(draft, listener), speaker, draft.cue, role, draft.where.occasion, draft.where.outlet, spans)


def _joined(draft: Draft, listener: Listener) -> str:
    """The words, without a comma that only led to a cue; if a new sentence follows the cue, it was a full stop."""
    pieces = [" ".join(listener.text(*piece).split()) for piece in draft.pieces]
    said = pieces[0]
    for before, after, words in zip(draft.pieces, draft.pieces[1:], pieces[1:], strict=False):
        stopped = before[0] == after[0] and listener.text(before[0], before[2], after[1]).rstrip(
            f"{MARKS}‘'"
        ).rstrip().endswith(".")
        said = f"{said.removesuffix(',')}. {words}" if stopped and not said.endswith(STOPS) else f"{said} {words}"
    return said.removesuffix(",")
