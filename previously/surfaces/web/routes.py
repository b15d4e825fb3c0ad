"""The pages there are: each with the module of `pages/` that makes it. The API has the same, under `/api`."""

from collections.abc import Mapping
from typing import NamedTuple

from previously.surfaces.web import schemas
from previously.surfaces.web.schemas import Schema


class Page(NamedTuple):
    """A page: its path, its module, what it is and gives, how it is asked.

    `fields` are keys of its query beside the look's; `sends` is what is posted, of it `needs` must be. To an audience
    there is no page that is the `authors'`; what is posted to one that `saves` is a save.
    """

    path: str
    module: str
    said: str
    gives: Schema
    methods: tuple[str, ...] = ("GET",)
    fields: Mapping[str, str] = {}
    sends: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    authors: bool = False
    saves: bool = False


_THERE = {"present": "Who is there.", "place": "Where she is.", "cues": "What she meets there."}
_FILTER = {
    "rule": "Only of this rule.",
    "character": "Only about this character.",
    "file": "Only in this file.",
    "severity": "Only as grave as this: error, warning or hint.",
    "sort": "In which order: severity, place, at, rule or who.",
}
ROUTES = (
    Page("/", "story", "The story as it is told, and what is told at one position.", schemas.STORY),
    Page("/character/{name:path}", "character", "Somebody's headspace.", schemas.HEADSPACE, fields=_THERE),
    Page("/cast", "cast", "Everyone, at a point of the story.", schemas.CAST),
    Page("/knows", "knows", "Who believes what, and who hides what from whom.", schemas.KNOWS),
    Page("/knows/{fact:path}", "knows", "Who believes what of one fact.", schemas.FACT),
    Page("/believes/{name:path}", "believes", "What somebody believes, right or wrong.", schemas.BELIEVES),
    Page("/findings", "findings", "What contradicts what happened.", schemas.FINDINGS, fields=_FILTER),
    Page(
        "/compare", "compare", "Plans, side by side.", schemas.COMPARE,
        fields={"plans": "Which, with commas between.", "on": "Whose arcs, with commas between."}, authors=True,
    ),
    Page(
        "/recap", "recap", "“Previously on …”.", schemas.RECAP,
        fields={"for": "What weighs on this character.", "words": "So many words at most."},
    ),
    Page(
        "/read", "read", "An article with what a reader may not know withheld.", schemas.READ, ("GET", "POST"),
        sends=("article", "seen", "press"),
    ),
    Page(
        "/quotes", "quotes", "Who said what in an article.", schemas.QUOTES, ("GET", "POST"),
        fields={"press": "An article kept with the story."}, sends=("article", "press"),
    ),
    Page("/source", "source", "The story's files.", schemas.FILES, authors=True),
    Page(
        "/source/{path:path}", "source", "A file of the story; a save of it.", schemas.SOURCE, ("GET", "POST"),
        sends=("text", "hash"), needs=("text", "hash"), authors=True, saves=True,
    ),
    Page("/rule", "rule", "What is checked.", schemas.RULES),
    Page("/rule/{code}", "rule", "A rule's page of the manual.", schemas.RULE),
)  # fmt: skip
CHARTS = ("/chart/character/{name:path}", "/chart/cast", "/chart/knows/{fact:path}")
"""Where the command line's own charts lie, each with `.svg` or `.png` behind it; the API has none of them."""
FORMATS = {"svg": "image/svg+xml", "png": "image/png"}
"""The formats that charts are sent in, each with its media type."""
