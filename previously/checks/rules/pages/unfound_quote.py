"""A line quotes words that are not on its page.

## What it does
Looks up the words after `quoting` in the passages of the line's scene, then of its episode. White space, quotation
marks, dashes and case make no difference; every word and every other sign does. It speaks where the page has nothing
like them, and where no page of the episode is read, so that nothing bears the line out.

## Why it matters
A quote says that the line can be held against the page. One that is not there was made up, or belongs elsewhere.

## Example
```fountain
INT. KITCHEN - NIGHT

[[prev: Joe lies to Mara; quoting "The boat sank."]]

JOE
The boat's where it always is.
```

## Known problems
Words that run over from one paragraph or speech into the next are not found: quote one of them. What only its author
reads (notes, front matter) is no page.
"""

from collections.abc import Iterator

from previously.canon.pages.anchors import Anchor
from previously.checks.case import Case
from previously.checks.quotes import quotes, shown
from previously.core.finding import Finding

CODE = "PV701"


def check(case: Case) -> Iterator[Finding]:
    """Each quote that nothing bears out."""
    for anchor in quotes(case, "nowhere", "unread", "unlooked"):
        message, fix = _said(anchor)
        yield Finding(CODE, "warning", anchor.span, (message,), anchor.at, fix=fix)


def _said(anchor: Anchor) -> tuple[str, str]:
    quote, episode = shown(anchor.quote), anchor.at.rpartition(".")[0] or anchor.at
    if anchor.found == "unread":
        fix = "put its manuscript into the story's folder, or take the quote out"
        return f"{quote} is on no page: no manuscript of {episode} is read", fix
    if anchor.found == "unlooked":
        return f"{quote} is not looked up: {episode} has too many quotes for so many pages", "tell it in more episodes"
    return f"{quote} is not on the page of {anchor.at}, nor of its episode", "quote what stands there, word for word"
