"""Each page, the same as data, and each chart: twice the story, twice the work.

Every third is tried as the story and its cast grow together; `make long` tries all of them, in every way of growing.
"""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

pytest.importorskip("starlette", reason="needs the extra “web”")

from previously.live.ask import Ask
from previously.live.ready import advance
from previously.live.room import Room
from previously.surfaces.web.desk import Desk
from previously.surfaces.web.http.errors import API
from previously.surfaces.web.routes import CHARTS, DESCRIPTION, ROUTES
from tests.growth.growing import ALWAYS, FACT, TRIED, WAYS, Asked, Bound, grows_evenly, some, written

NAMES = {"name": "p0", "fact": FACT, "path": "s01.yaml", "code": "reset"}
"""What stands in an address."""
ASKED = {
    "/read": {"press": "press/0.txt", "seen": "S01E02"},
    "/quotes": {"press": "press/0.txt"},
    "/compare": {"plans": "calm,bold"},
    "/recap": {"at": "S01E02"},
    "/say": {"line": "p0 hurts p1"},
}
"""What is asked of a page that shows little by itself."""
PAGES = [below + page.path for page in ROUTES for below in ("", API)]
SHOWN = [*PAGES, *(f"{path}.svg" for path in CHARTS), DESCRIPTION]
"""PNG is the same picture, painted by another program."""
BOUNDS = (
    *(
        Bound(
            "/cast", way, 3.2, "up to CROWD people have an arc over all scenes each; of a larger cast, PAGE people have"
        )
        for way in (ALWAYS, "longer episodes of more people")
    ),
    Bound("/compare", ALWAYS, 6.6, "only small casts have their arcs drawn"),
    Bound("/unread", ALWAYS, 4.0, "every line of the smaller stories is read: only the largest has one to guess at"),
)


@pytest.mark.parametrize("way", TRIED)
@pytest.mark.parametrize("path", some(SHOWN))
def test_a_page_is_made_in_proportion(path: str, way: str, tmp_path: Path) -> None:
    grows_evenly(path, way, lambda files: looking(path, written(tmp_path, files)), BOUNDS)


def looking(path: str, folder: Path) -> Asked:
    """A page that is asked for until all of it is there, of a story that has just been opened."""
    room = Room(folder)
    desk, route = Desk(room, ""), path if path == DESCRIPTION else path.removeprefix(API)
    names = {name: NAMES[name] for name in re.findall(r"{(\w+)", path)}
    there = re.sub(r"{(\w+)[^}]*}", lambda found: names[found[1]], path)
    ask = Ask(route, there, urlencode(ASKED.get(route, {})), names=names)

    def shown() -> None:
        made = desk.answer(ask)
        while room.wanted:
            advance(room)
        made = desk.answer(ask) if made.waits else made
        assert (made.status, made.waits) == (200, False)

    return shown


def test_every_bound_is_of_something() -> None:
    assert all(one.what in SHOWN and one.way in WAYS for one in BOUNDS)
