"""A line quotes words that stand in several places of its page.

## What it does
Finds a quote that its scene has more than once; or that its scene has not, and its episode more than once.

## Why it matters
Nobody can say which place the line rests on, so it can follow none when the page is edited.

## Example
```fountain
INT. KITCHEN - NIGHT

[[prev: Joe lies to Mara; quoting "Nothing."]]

JOE
Nothing.

MARA
You said something.

JOE
Nothing.
```

## Known problems
Two passages with the same words cannot be told apart by them. Quote the sentence before or after instead.
"""

from collections.abc import Iterator

from previously.canon.pages.page import MOST_PLACES
from previously.checks.case import Case
from previously.checks.quotes import page_side, quotes, shown
from previously.core.finding import Finding

CODE = "PV702"


def check(case: Case) -> Iterator[Finding]:
    """Each quote with several places."""
    for anchor in quotes(case, "often"):
        many = len(anchor.places)
        count = f"{many} places" if many < MOST_PLACES else f"{many} places or more"
        because = tuple(map(page_side, anchor.places))
        fix = "choose one: quote more of the words around it"
        yield Finding(
            CODE, "warning", anchor.span, (f"{shown(anchor.quote)} stands in {count}",), anchor.at, "", because, fix
        )
