"""`/cast?sort=distress`: the cast as of a position, each with a small arc, and whose doing they are."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.requests import Request

from previously.canon.log import Canon
from previously.core.english import joined
from previously.core.errors import BadRequest
from previously.core.kept import kept_with_it
from previously.core.nearest import did_you_mean
from previously.live.look import Look
from previously.live.room import Room
from previously.mind.ranking import Made, Order, makers, ranked
from previously.mind.standing import Standing, standings
from previously.questions import phrases
from previously.questions.cast import CastAnswer
from previously.questions.words import HURT, LIFT, VOID, VULNERABILITY, word
from previously.story.story import Story
from previously.surfaces.pictures.cast import key as cast_key
from previously.surfaces.pictures.cast import small_portrait
from previously.surfaces.web.asking import Shown
from previously.surfaces.web.pages.chart import links, portraits
from previously.surfaces.web.pages.picture import key, small
from previously.surfaces.web.pages.steps import here

CROWD, PAGE = 60, 12
"""The cast size from which it is paged, and the size of a page."""
MOST_MADE = 8
SORTS = {
    "": "Leads first", "hurt": "What weighs", "lift": "What lifts", "vulnerability": "What lies beneath",
    "void": "Void", "made": "Most shaped by others", "seen": "Last seen", "told": "First told", "name": "Name",
}  # fmt: skip
CROWDED = {"": "Most often seen", "name": "Name"}


class Few(NamedTuple):
    """The characters shown, sorted; the available `sorts`; and which page of how many."""

    people: list[Standing]
    sorts: dict[str, str]
    page: int
    pages: int


def answer(room: Room, look: Look, request: Request) -> CastAnswer:
    """The API's answer."""
    story = room.story(look)
    few = shown(story, look, _sort(request), _page(request))
    return CastAnswer.of(story, story.canon.moment(look.at or None), few.people)


def page(room: Room, look: Look, request: Request) -> Shown:
    """The cast as of a position."""
    story = room.story(look)
    moment = story.canon.moment(look.at or None)
    sort, few = _sort(request), shown(story, look, _sort(request), _page(request))
    extra = {
        "here": here(story, moment),
        "sort": sort,
        "sorts": few.sorts,
        "page": few.page,
        "pages": few.pages,
        "tells": not all(row.lead for row in few.people),  # a mark that everybody has says nothing
        "people": [_person(story, row, look) for row in few.people],
        "makers": [_maker(story, made) for made in makers(few.people)],
        "key": key(cast_key()),
        "take": links(story, look, "/cast", people=portraits(story)),
    }
    return Shown("cast.html", "Cast", extra)


def _sort(request: Request) -> str:
    return request.query_params.get("sort", "").strip()


def _page(request: Request) -> str:
    return request.query_params.get("page", "1")


def shown(story: Story, look: Look, sort: str, asked: str) -> Few:
    """Everyone or, in a large cast, one page. Raises BadRequest for an unknown order or page."""
    crowd = len(story.canon.cast) > CROWD
    sorts = CROWDED if crowd else SORTS
    if sort not in sorts:
        near = did_you_mean(sort, filter(None, sorts))
        raise BadRequest(f"the cast cannot be sorted by “{sort}”{near or '; by ' + joined([*filter(None, sorts)])}")
    if not crowd:
        return Few(ranked(story.cast(look.at or None), Order(sort)), sorts, 1, 1)
    order = in_order(story.canon, sort)
    pages = -(-len(order) // PAGE)
    if not (asked.isdecimal() and 1 <= int(asked[:9]) <= pages):
        raise BadRequest(f"the cast has pages 1 to {pages}; given “{asked}”")
    names = order[(int(asked) - 1) * PAGE : int(asked) * PAGE]
    moment = story.canon.moment(look.at or None)
    found = {row.character: row for row in standings(story.canon, story.minds, moment, only={*names}, made=False)}
    return Few([found[who] for who in names if who in found], sorts, int(asked), pages)


@kept_with_it
def in_order(canon: Canon, sort: str) -> list[str]:
    """A large cast sorted by name or by how often they are seen, without replaying any mind."""
    return _by_name(canon) if sort == "name" else _by_times(canon)


def _by_name(canon: Canon) -> list[str]:
    return sorted(canon.cast, key=lambda who: canon.cast[who].name.casefold())


def _by_times(canon: Canon) -> list[str]:
    times = Counter(dict.fromkeys(canon.cast, 0))
    for part in canon.parts:
        times.update({who: len(seen) for who, seen in part.reach.appearances.items()})
    return sorted(canon.cast, key=lambda who: (-times[who], who))


def _person(story: Story, row: Standing, look: Look) -> dict[str, Any]:
    cast = story.canon.people
    who, share = next(iter(row.made_by.items()), ("", 0.0))
    return {
        "id": row.character,
        "name": row.name,
        "lead": row.lead,
        "alive": row.alive,
        "is": _is(row) if row.alive else f"† dead {phrases.since(row.dead_since or '')}",
        "mini": small(small_portrait(story, row.character, story.canon.moment(look.at or None).told)),
        "rows": [
            (label, said)
            for label, said in (
                ("Beneath", word(VULNERABILITY, row.vulnerability) if row.vulnerability >= 0.005 else ""),
                ("Missed", word(VOID, row.missed)),
                ("Carries", phrases.carried(cast, row.carries) if row.carries else ""),
                ("Purpose", phrases.aim(cast, row.purpose) if row.purpose else ""),
                ("Whose doing", f"{phrases.named(cast, who)}, {phrases.part(share)} of it" if who else ""),
                ("Last seen", _seen(row)),
            )
            if said
        ],
    }


def _is(row: Standing) -> str:
    """What weighs, and what lifts if anything does."""
    return ", ".join([word(HURT, row.hurt), *([word(LIFT, row.lift)] if row.lift >= LIFT[0][0] else [])])


def _seen(row: Standing) -> str:
    return "here" if row.here else ", ".join(filter(None, (row.last_seen, row.place))) or "not yet"


def _maker(story: Story, made: Made) -> dict[str, Any]:
    """Whom a character shaped, and how much: `most of Mara and Ann, some of Joe`."""
    cast = story.canon.people
    groups: dict[str, list[str]] = {}
    for whom, share in list(made.shares.items())[:MOST_MADE]:
        groups.setdefault(phrases.part(share), []).append(phrases.named(cast, whom))
    return {
        "id": made.character,
        "name": phrases.named(cast, made.character),
        "said": "; ".join(f"{part} of {joined(names)}" for part, names in groups.items()),
        "shares": _shares(story, list(made.shares.items())),
    }


def _shares(story: Story, shares: Sequence[tuple[str, float]]) -> str:
    return ", ".join(f"{phrases.named(story.canon.people, who)} {share:.0%}" for who, share in shares[:MOST_MADE])
