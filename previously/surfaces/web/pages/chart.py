"""`/chart/character/NAME.svg`, `/chart/cast.png`, `/chart/knows/FACT.svg`: the command line's charts, as files."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath
from threading import Lock
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from previously.core.errors import BadRequest
from previously.live.look import Look
from previously.live.room import Room
from previously.story.story import Story
from previously.surfaces.pictures.cast import MOST
from previously.surfaces.pictures.chart import Chart, arc_chart, cast_chart, fact_chart
from previously.surfaces.pictures.files import can_draw_png, drawn
from previously.surfaces.pictures.theme import AUTO, CHOICES
from previously.surfaces.web.routes import FORMATS

ORDERS = ("told", "lived")
QUICK = 2500
"""The most scenes times people a chart may read: about a second, during which no other page is made."""
LONGEST = 40
"""The most letters in each part of a file name."""
_DRAWING = Lock()


class Taken(NamedTuple):
    """A chart whose data has been read but not drawn: its format and file name."""

    chart: Chart
    kind: str
    name: str

    def answer(self) -> Response:
        """The file, as a download. The story is no longer needed; charts are drawn one at a time."""
        with _DRAWING:
            body = drawn(self.chart, self.kind)
        kept = {"content-disposition": f'attachment; filename="{self.name}.{self.kind}"'}
        return Response(body, media_type=FORMATS[self.kind], headers=kept)


class Link(NamedTuple):
    """A chart's URL and label."""

    to: str
    words: str


def links(story: Story, look: Look, path: str, *, people: int = 1, lived: bool = False) -> list[Link]:
    """Links to the chart of a page's picture, with the page's view; empty if it can't be charted here."""
    if not is_quick(story, people):
        return []
    here = [kind for kind in FORMATS if kind != "png" or can_draw_png()]
    found = [Link(look.link(f"/chart{path}.{kind}"), kind.upper()) for kind in here]
    return [*found, Link(look.link(f"/chart{path}.svg", order="lived"), "SVG in lived time")] if lived else found


def portraits(story: Story) -> int:
    """The most people the cast chart shows."""
    return min(MOST, len(story.canon.cast))


def is_quick(story: Story, people: int) -> bool:
    """Can this many minds be read at every scene while others wait?"""
    return people * _scenes(story) <= QUICK


def _scenes(story: Story) -> int:
    return sum(len(episode.scenes) for episode in story.canon.episodes)


def _bounded(story: Story, people: int) -> None:
    """Raises BadRequest if a chart would keep others waiting."""
    if not is_quick(story, people):
        what = "an arc" if people == 1 else f"the arcs of {people} people"
        raise BadRequest(
            f"{what} over {_scenes(story):,} scenes would keep every other page waiting; "
            "the command line draws it, with “previously chart”"
        )


def taken(room: Room, look: Look, request: Request, kind: str) -> Taken:
    """The requested chart, as `previously chart` draws it. Raises a PreviouslyError for a bad request."""
    story, given, at = room.story(look), request.path_params, look.at or None
    theme = _chosen(request, "theme", CHOICES)
    order = _chosen(request, "order", ORDERS)
    if "name" in given:
        who = story.character(given["name"])
        _bounded(story, 1)
        chart = _arc(room, look, who.id, order, theme)
        return Taken(chart, kind, _file(who.name, who.id, look, order, theme))
    if order != "told":
        raise BadRequest(f"this chart is drawn in told order only; leave out “order={order}”")
    if "fact" in given:
        chart = fact_chart(story, given["fact"], at=at, theme=theme)
        return Taken(chart, kind, _file(given["fact"], "fact", look, order, theme))
    _bounded(story, portraits(story))
    return Taken(cast_chart(story, at=at, theme=theme), kind, _file("cast", "cast", look, order, theme))


def _arc(room: Room, look: Look, who: str, order: str, theme: str) -> Chart:
    """A character's arc; if the view leaves somebody out, the life as told is drawn behind it."""
    base = room.story(look._replace(without="")) if look.without else None
    change = {"order": order, "plan": look.plan, "without": look.without}
    return arc_chart(room.story(look), who, base=base, at=look.at or None, theme=theme, **change)


def _chosen(request: Request, key: str, known: Sequence[str]) -> str:
    """A key's value, one of the known words; the first by default."""
    asked = request.query_params.get(key, "").strip() or known[0]
    if asked not in known:
        raise BadRequest(f"a chart has no {key} “{asked}”; give {', '.join(known[:-1])} or {known[-1]}")
    return asked


def _file(name: str, plain: str, look: Look, order: str, theme: str) -> str:
    """The file name: `jessica-jones-s01e13-without-kilgrave`, in letters every system accepts."""
    parts = [
        _letters(name) or _letters(plain) or "chart",
        _letters(look.at),
        _letters(look.seen and f"seen-{look.seen}"),
        _letters(look.plan and f"with-{PurePosixPath(look.plan).stem}"),
        _letters(look.without and f"without-{look.without}"),
        "" if order == ORDERS[0] else order,
        "" if theme == AUTO else theme,
    ]
    return "-".join(filter(None, parts))


def _letters(text: str) -> str:
    """Words as lower-case ASCII letters and digits joined by hyphens; possibly empty."""
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:LONGEST].strip("-")
