"""For programs, the API and the command line say the same, of every story that is shipped, and with the same words."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import click
import httpx
import pytest

from previously.live.room import Room
from previously.story import story as opening
from previously.story.story import open_story
from previously.surfaces.cli import options
from previously.surfaces.cli.main import COMMANDS, cli, run
from previously.surfaces.web.pages import character
from previously.surfaces.web.routes import ROUTES
from tests.web.asking import Asker, asking

STORIES = Path(__file__).parents[2] / "stories"
FOLDERS = sorted(str(path.parent.relative_to(STORIES)) for path in STORIES.rglob("story.yaml"))
MANY = 12
"""People, facts and episodes of a story, at most."""
TWINS = {
    "on": "/character/{name:path}",
    "cast": "/cast",
    "check": "/findings",
    "compare": "/compare",
    "quotes": "/quotes",
    "read": "/read",
    "recap": "/recap",
    "rule": "/rule",
    "unread": "/unread",
    "say": "/say",
    "sheet": "/sheet/{name:path}",
    "scenes": "/scenes",
    "brief": "/brief/{name:path}",
}
"""Each command that prints JSON, and its page; `knows` has three: of a fact, of somebody, and of secrets."""
KNOWS = ("/knows/{fact:path}", "/believes/{name:path}", "/knows")
NO_PAGE = {
    "log": "a deed; what it did is tested with it",
    "draft": "a deed, as log is",
    "export": "a deed, which writes a folder",
    "survey": "of many stories, and a page is of one",
    "coverage": "what a manuscript's page has in its margin is its author's, and the page is another",
    "lab": "runs protocols of the model, and reads no story",
    "notice": "an article's notice is its author's, who asks for it where the article is",
}


class Twin(NamedTuple):
    """An address, and the command line that says the same."""

    path: str
    arguments: tuple[str, ...]
    query: Mapping[str, str] = {}

    @property
    def target(self) -> str:
        """The address as it is asked."""
        return str(httpx.URL(f"/api{self.path}", params=dict(self.query)))


def some(values: Any) -> list[Any]:
    """So many of them, from the whole length."""
    found = list(values)
    return found[:: max(1, len(found) // MANY)][:MANY]


def twins(room: Room) -> Iterator[Twin]:
    """What is asked of a story: everybody and every fact at the end and at some points, and what else there is."""
    story, plans = room.story(), room.plans()
    canon = story.canon
    points = some(scene.at for episode in canon.episodes for scene in episode.scenes)
    episodes = some(episode.at for episode in canon.episodes)
    for i, who in enumerate(some(canon.cast)):
        at = points[i % len(points)]
        yield Twin(f"/character/{who}", ("on", who))
        yield Twin(f"/character/{who}", ("on", who, "--at", at), {"at": at})
        yield Twin(f"/believes/{who}", ("knows", who, "--at", at), {"at": at})
        yield Twin(f"/brief/{who}", ("brief", who, "--at", at), {"at": at})
        yield Twin(f"/sheet/{who}", ("sheet", who, "--at", at), {"at": at})
        other = [*canon.cast][-1 - i % len(canon.cast)]
        yield Twin(f"/believes/{who}", ("knows", who, "--by", other), {"by": other})
    for fact in some(one["fact"] for one in asking(room).get("/api/knows").json()["facts"]):
        yield Twin(f"/knows/{fact}", ("knows", fact))
    for at in episodes:
        yield Twin("/cast", ("cast", "--at", at), {"at": at})
        yield Twin("/believes/audience", ("knows", "audience", "--at", at), {"at": at})
        yield Twin("/knows", ("knows", "--secrets", "--at", at), {"at": at})
        yield Twin("/recap", ("recap", "--at", at), {"at": at})
    who, other = [*canon.cast][:2]
    yield Twin(f"/character/{who}", ("on", who, "--without", other), {"without": other})
    yield Twin("/cast", ("cast", "--without", who), {"without": who})
    yield Twin("/unread", ("unread",))
    yield Twin("/scenes", ("scenes", "--order", "lived"), {"order": "lived"})
    yield Twin("/say", ("say", "She forgives him"), {"line": "She forgives him"})
    yield Twin("/findings", ("check", "--hints"), {"sort": "place"})
    for plan in plans:
        yield Twin("/findings", ("check", "--hints", "--plan", plan), {"sort": "place", "plan": plan})
        yield Twin("/compare", ("compare", plan), {"plans": plan})
    for at in episodes[:2]:
        yield Twin("/cast", ("cast", "--seen", at), {"seen": at})
        yield Twin("/findings", ("check", "--hints", "--seen", at), {"sort": "place", "seen": at})


def alike(path: str, value: Any) -> Any:
    """What of an answer is compared: of facts and secrets the secrets, of findings each, whatever their order."""
    if path == "/knows":
        return {key: value[key] for key in ("at", "secrets")}
    if path == "/findings":
        return sorted(value["findings"], key=lambda one: json.dumps(one, sort_keys=True))
    return value


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """A command line whose story is read once."""
    monkeypatch.setattr(opening, "open_story", cache(open_story))
    monkeypatch.setattr(options, "open_seen", cache(options.open_seen))

    def ask(folder: str, arguments: tuple[str, ...]) -> Any:
        where = ("--in", folder) if arguments[0] == "compare" else (folder,)
        capsys.readouterr()
        run([*arguments, *where, "--format", "json"])
        return json.loads(capsys.readouterr().out)

    return ask


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_api_says_of_a_shipped_story_what_the_command_says(folder: str, typed: Any) -> None:
    room = Room(STORIES / folder)
    asker = asking(room)
    asked = list(twins(room))
    for twin in asked:
        answer = asker.get(twin.target)
        assert answer.status_code == 200, (twin.target, answer.text)
        said = typed(str(STORIES / folder), twin.arguments)
        assert alike(twin.path, answer.json()) == alike(twin.path, said), twin.target
    assert len({twin.path for twin in asked}) > 8


def test_of_a_long_story_nothing_is_left_out_for_programs(author: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = author.get("/api/character/mara").json()
    monkeypatch.setattr(character, "QUICK", 0)
    assert author.get("/api/character/mara").json() == whole
    assert whole["made_by"]
    assert "Work it out" in author.get("/character/mara").text


def test_the_rules_are_given_as_the_command_gives_them(author: Asker, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    run(["rule", "--format", "json"])
    assert author.get("/api/rule").json() == {"rules": json.loads(capsys.readouterr().out)}
    run(["rule", "reset", "--format", "json"])
    assert author.get("/api/rule/reset").json() == json.loads(capsys.readouterr().out)


def test_every_command_that_prints_json_has_a_page() -> None:
    printing = set()
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        kinds = [one.type for one in command.params if one.name == "format_" and isinstance(one.type, click.Choice)]
        if any("json" in kind.choices for kind in kinds):
            printing.add(name)
    assert printing == {*TWINS, "knows", *NO_PAGE}
    assert {*TWINS.values(), *KNOWS} <= {page.path for page in ROUTES}
