"""The quotes of a story's lines, for the rules about them."""

from collections.abc import Iterator

from previously.canon.pages.anchors import Anchor, Found, anchors_of
from previously.canon.pages.page import OnPage
from previously.checks.case import Case
from previously.core.finding import Reason


def quotes(case: Case, *found: Found) -> Iterator[Anchor]:
    """Those that stand so, in told order."""
    for part in case.canon.told:
        yield from (one for one in anchors_of(case.canon, part.episode) if one.found in found)


def page_side(place: OnPage) -> Reason:
    """A place of a page as the other side of a finding."""
    return Reason(place.at, place.at, place.span, place.text)


def shown(quote: str) -> str:
    """A quote within a message: in marks of its own, those within it made single."""
    inner = quote.strip()
    if inner[0] in _MARKS and inner[-1] in _MARKS:
        inner = inner[1:-1]
    return f"“{inner.translate(_SINGLE)}”"


_MARKS = '"“”„«»'
_SINGLE = str.maketrans(_MARKS, "'" * len(_MARKS))
