"""R1: what stands around an article: bylines, credits, an outlet's own words."""

import re

from previously.read.article import Passage

BOILERPLATE = re.compile(
    r"^\s*(?:images?|photos?|pictures?|credits?|photo credit|image credit|source|via|written by|words by|by)"
    r"\s*(?::|\s[A-Z])"
    r"|^\s*(?:sign up|subscribe|follow us|share this|read more|related|advertisement|comments?\b|newsletter|"
    r"©|copyright|all rights reserved|click here|last updated|published|updated|posted)\b",
    re.IGNORECASE,
)
LONGEST = 120
"""Characters of a line that may be an outlet's own."""


def furniture(passage: Passage, text: str) -> bool:
    """Is a sentence of this passage a byline, a credit, an outlet's own words?"""
    return passage.kind == "byline" or (len(passage.text) <= LONGEST and BOILERPLATE.search(text) is not None)
