"""`/compare?plans=hovercar,carry&on=jessica`: plans side by side, what each adds, and where it bends each arc."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from starlette.requests import Request

from previously.core.errors import BadRequest
from previously.live.look import Look
from previously.live.ready import is_slow, through
from previously.live.room import Room
from previously.questions.compare import CompareAnswer, CompareQuestion
from previously.questions.findings import SEVERITIES
from previously.story.comparing import Compared, beside
from previously.story.story import Story
from previously.surfaces.compared import finds, people, rows, shortly
from previously.surfaces.pictures.arcs import overlay_picture, pictures
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.pages.files import shown as shown_files
from previously.surfaces.web.pages.found import steps
from previously.surfaces.web.pages.picture import on_page
from previously.surfaces.web.pages.sides import place

MOST = 6
"""The most plans side by side."""
FIRST = 3
"""How many are compared if none is chosen."""
_KEPT: WeakKeyDictionary[Story, dict[CompareQuestion, list[Compared]]] = WeakKeyDictionary()


def answer(room: Room, look: Look, request: Request) -> CompareAnswer:
    """The API's answer, complete even for a long story."""
    base, question = _asked(room, look, request)
    return CompareAnswer.of(room.story(base), _known(room, base, question, whole=True) or [])


def _asked(room: Room, look: Look, request: Request) -> tuple[Look, CompareQuestion]:
    """The view and the question: the requested plans, or the first few there are."""
    base = look._replace(plan="", at="")
    plans = _words(request, "plans") or ((look.plan,) if look.plan else _plans(room, look)[:FIRST])
    if len(plans) > MOST:
        raise BadRequest(f"at most {MOST} plans can be compared; given {len(plans)}")
    return base, CompareQuestion(plans=plans, on=_words(request, "on") or None)


def _plans(room: Room, look: Look) -> tuple[str, ...]:
    """The story's plans; whoever writes plans knows the whole story."""
    return () if look.seen else tuple(room.plans())


def page(room: Room, look: Look, request: Request) -> Shown:
    """The requested plans, each with its effects."""
    base, question = _asked(room, look, request)
    story, known, on = room.story(base), _plans(room, look), question.on or ()
    found = _known(room, base, question, whole=False)
    waits, found = found is None, found or []
    named = shortly(found)
    files = shown_files(room)
    extra = {
        "known": [(plan, short(plan)) for plan in known],
        "plans": list(question.plans),
        "waits": waits,
        "cut": bool(look.seen),
        "on": on[0] if len(on) == 1 else ",".join(on),
        "cast": [(who, character.name) for who, character in story.canon.cast.items()],
        "columns": [_column(one, named[i].plan, files) for i, one in enumerate(found)],
        "people": [_person(story, look, who, name, named) for who, name in people(named).items()],
    }
    return Shown("compare.html", "Compare", extra)


def short(plan: str) -> str:
    """A plan by its file name."""
    return plan.rpartition("/")[2].removesuffix(".yaml")


def _words(request: Request, key: str) -> tuple[str, ...]:
    """A key's values: repeated, as a form sends them, or separated by commas."""
    given = (word.strip() for value in request.query_params.getlist(key) for word in value.split(","))
    return tuple(dict.fromkeys(filter(None, given)))


def _known(room: Room, base: Look, asked: CompareQuestion, *, whole: bool) -> list[Compared] | None:
    """The comparison, cached as long as the story; None while a long one is being computed."""
    story = room.story(base)
    kept = _KEPT.setdefault(story, {})
    if asked not in kept:
        if asked.plans and is_slow(story) and not whole:
            room.want((story, asked), _steps(room, base, asked))
            return None
        kept[asked] = asked.find(story)
    return kept[asked]


def _steps(room: Room, base: Look, asked: CompareQuestion) -> Iterator[None]:
    """Check the story, then each plan, and compare them."""
    yield from steps(room, base)
    story, planned = room.story(base), {}
    for plan in asked.plans:
        planned[plan] = story.plan(plan)
        yield from through(planned[plan])
    _KEPT.setdefault(story, {})[asked] = beside(story, planned, asked.on)


def _column(one: Compared, name: str, files: Mapping[str, str]) -> dict[str, Any]:
    """What a plan adds to the findings."""
    grave = sorted(one.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    listed = finds(one.findings)
    return {
        "name": name,
        "plan": one.plan,
        "counted": listed[0],
        "findings": [
            {"severity": finding.severity, "said": said, "where": place(finding.span, files)}
            for finding, said in zip((f for f in one.findings if f.severity != "hint"), listed[1:], strict=True)
        ],
        "clean": not grave,
    }


def _person(story: Story, look: Look, who: str, name: str, plans: Sequence[Compared]) -> dict[str, Any]:
    """A character's arcs, overlaid and in words."""
    said = [row for row in rows(who, plans, plans, numbers=False) if any(any(cell) for cell in row.cells)]
    drawn = pictures(story, who, name, plans)
    to = partial(_scene, look, who)
    shown = [(one.title, on_page(overlay_picture(one, to), one.said)) for one in drawn]
    return {"id": who, "name": name, "rows": said, "pictures": shown, "lines": drawn[0].lines if drawn else ()}


def _scene(look: Look, who: str, at: str, plan: str) -> str:
    """The link to a character at a scene of a plan."""
    return look.link(f"/character/{who}", at=at, plan=plan)
