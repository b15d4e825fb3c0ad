"""The page has changed beneath a line that quotes it.

## What it does
Finds a quote that is not on the page of its scene or episode any more, and shows the words that stand there now: those
that have most of its words, in order. A line whose scene has no page any more is found too.

## Why it matters
The line was true to another version. What it tells may have been cut, turned about, or given to somebody else.

## Example
```fountain
INT. KITCHEN - NIGHT

[[prev: Joe lies to Mara; quoting "The boat's where it always is."]]

JOE
The boat's not where it always is.
```

## Known problems
Only the words say that one sentence is a new version of another: of a quote that is all new, `unfound-quote` says that
it is not there. A page that never held the words looks the same as one that has lost them.
"""

from collections.abc import Iterator

from previously.checks.case import Case
from previously.checks.quotes import page_side, quotes, shown
from previously.core.finding import Finding, words

CODE = "PV703"
FIX = "confirm the line by quoting what stands there now; or change it, or drop it"


def check(case: Case) -> Iterator[Finding]:
    """Each quote whose words are gone."""
    for anchor in quotes(case, "changed", "gone"):
        quote = shown(anchor.quote)
        if anchor.found == "gone":
            message = words(f"{quote} is on no page: {anchor.at} has none any more, and its episode has not the words")
            yield Finding(
                CODE, "warning", anchor.span, message, anchor.at, fix="drop the line, or give it to its scene"
            )
        for place in anchor.places:
            message = words(f"{quote} is not on the page any more; it now says {shown(place.text)} (", place.span, ")")
            yield Finding(CODE, "warning", anchor.span, message, anchor.at, "", (page_side(place),), FIX)
