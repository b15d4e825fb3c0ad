"""A file that looks like part of the story and is not read.

## What it does
Finds files in a story's folder in a format that is not read: screenplays of other programs (.fdx, .celtx, …), a text
that holds a script, a text or a document named like an episode that is told nowhere else, a season file whose name ends
in .txt. For any other document (.docx, .odt, .rtf, .pdf, .epub, …) it is a hint. Files of one kind in one folder are
told together.

## Why it matters
What stands in such a file is not checked.

## Example
```text s01e02.txt
INT. BARN - DAY

[[prev: Mara meets Joe]]
```

## Known problems
Nothing is said of a file that has the same name as one that is read, or whose episode the log tells; notes and other
texts are left alone. Where you log by hand what your manuscript tells, `allow: [unread-file]` in story.yaml says that
the manuscript need not be read.
"""

from previously.checks.case import Case
from previously.core.finding import Finding

CODE = "PV020"


def check(case: Case) -> tuple[Finding, ...]:
    """What reading the text has found."""
    return case.text_findings(CODE)
