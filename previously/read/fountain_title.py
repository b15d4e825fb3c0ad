"""The title page: `Key: value` lines at the head of a script, up to the first empty line."""

import re

from previously.read.fountain_cuts import Page
from previously.read.fountain_elements import Element

KEY = re.compile(r"([^\W\d_][\w \t\-/().'’]{0,39}):")
KNOWN = frozenset(
    "title subtitle credit author authors source notes draft date contact copyright series season episode show chapter "
    "revision revised version language format font header footer watermark project genre logline draft_date "
    "contact_info written_by based_on episode_title season_episode tl tc tr cc bl br".split()
)
"""A page is one only if it begins with one of these; a script may as well begin with `FADE IN:`."""


def title_page(page: Page) -> tuple[list[tuple[Element, int]], int]:
    """The entries, each with the index of its last line, and the index of the first line after them."""
    index = _first(page)
    if index is None:
        return [], 0
    entries: list[tuple[Element, int]] = []
    opening = True
    for index in range(index, len(page.lines)):  # noqa: B020 - it goes on from where the page begins
        line = page.lines[index]
        body = line.strip()
        if not body and index not in page.cuts:
            break
    return entries, index
