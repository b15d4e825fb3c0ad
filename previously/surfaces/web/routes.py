"""The pages there are: each with the module of `pages/` that makes it. The API has the same, under `/api`."""

from collections.abc import Mapping
from typing import NamedTuple


class Page(NamedTuple):
    """A page: its path, its module, and the question that it answers, or, where it is none, what it `said` it is.

    `fields` are keys of its query beside the question's; `sends` is what is posted, of it `needs` must be. To an
    audience there is no page that is the `authors'`; what is posted to one that `saves` is a save.
    """

    path: str
    module: str
    question: str = ""
    said: str = ""
    methods: tuple[str, ...] = ("GET",)
    fields: Mapping[str, str] = {}
    sends: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    authors: bool = False
    saves: bool = False


_FILTER = {
    "rule": "Only of this rule.",
    "character": "Only about this character.",
    "file": "Only in this file.",
    "severity": "Only as grave as this: error, warning or hint.",
    "sort": "In which order: severity, place, at, rule or who.",
}
_CROWD = {"page": "Which page of a large cast."}
_PRESS = {"press": "An article kept with the story."}
_READ = ("GET", "POST")
ROUTES = (
    Page("/", "story", "told"),
    Page("/character/{name:path}", "character", "headspace"),
    Page("/cast", "cast", "cast", fields=_CROWD),
    Page("/knows", "knows", "facts"),
    Page("/knows/{fact:path}", "fact", "fact"),
    Page("/believes/{name:path}", "believes", "believes"),
    Page("/sheet/{name:path}", "sheet", "sheet"),
    Page("/brief/{name:path}", "brief", "brief"),
    Page("/findings", "findings", "findings", fields=_FILTER),
    Page("/compare", "compare", "compare", authors=True),
    Page("/scenes", "lines.scenes", "scenes"),
    Page("/manuscript", "lines.manuscript", "manuscript", fields={"from": "A passage's number: the stretch it is in."}),
    Page("/recap", "recap", "recap"),
    Page("/read", "read", "read", methods=_READ, fields=_PRESS, sends=("article", "seen", "press")),
    Page("/quotes", "quotes", "quotes", methods=_READ, fields=_PRESS, sends=("article", "file", "press")),
    Page("/unread", "lines.unread", "unread", authors=True),
    Page("/say", "lines.say", "say", authors=True),
    Page(
        "/proposals", "lines.proposals", said="What is proposed for the story; what is decided of it.", methods=_READ,
        fields={"decided": "Those that are decided."}, sends=("file", "hash", "do", "which", "line", "index"),
        needs=("file", "hash", "do", "which"), authors=True, saves=True,
    ),
    Page("/source", "files", said="The story's files.", authors=True),
    Page(
        "/source/{path:path}", "source", said="A file of the story; a save of it.", methods=_READ,
        sends=("text", "hash", "row", "was", "now"), needs=("hash",), authors=True, saves=True,
    ),
    Page("/rule", "rules", "rules"),
    Page("/rule/{code}", "rule", "rule"),
)  # fmt: skip
CHARTS = ("/chart/character/{name:path}", "/chart/cast", "/chart/knows/{fact:path}")
"""Where the command line's own charts lie, each with `.svg` or `.png` behind it; the API has none of them."""
FORMATS = {"svg": "image/svg+xml", "png": "image/png"}
"""The formats that charts are sent in, each with its media type."""
DESCRIPTION = "/api/openapi.json"
"""Where the API is described."""
