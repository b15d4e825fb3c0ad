"""A story over the Model Context Protocol: every tool by the official client, over streams and over HTTP."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import jsonschema
import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from pydantic import BaseModel

from previously.live.room import Room
from previously.surfaces.mcp.running import app_of
from previously.surfaces.mcp.server import Desk
from previously.surfaces.mcp.tools import StoryTool
from tests.effort import law
from tests.store.worlds import begun

TOKEN = "a-token-of-some-length"  # noqa: S105 - of this test alone
PATIENCE = 300.0
"""Seconds after which a test gives up; none is failed by a machine that is only slow."""
STORY = "title: Harbour\ncast: {mara: Mara, joe: {name: Joe, aliases: [Joey]}, ann: Ann}\n"
SEASON = """\
S01E01:
  scenes:
    1:
      present: [mara, joe]
      lines:
        - Joe hurts Mara; cues knife
        - Joe tells Mara; sets boat = sold
"""
LATER = (
    "S01E02:\n  scenes:\n    1:\n      present: [ann, joe]\n      lines:\n        - Ann kills Joe; sets boat = sunk\n"
)
CALLS: dict[str, dict[str, Any]] = {
    "brief": {"name": "mara", "with": ["joe"], "about": "boat", "budget": 300},
    "say": {"line": "Mara helps him", "before": "Joe waits."},
    "log": {"lines": ["Mara forgives Joe"], "at": "S01E01.1", "key": "one"},
    "check": {"draft": "Joe dies.\nJoe hugs Mara.\n"},
    "knows": {"name": "boat"},
    "sheet": {"name": "Joey"},
    "on": {"name": "mara", "present": ["joe"], "cues": ["knife"]},
    "cast": {"at": "S01E01"},
    "recap": {"at": "S01E02", "words": 40},
    "read": {"article": "The pace is good. Joe dies.", "seen": "S01E01"},
}
MORE: list[tuple[str, dict[str, Any]]] = [
    ("check", {}),
    ("knows", {"name": "mara"}),
    ("log", {"lines": ["Mara slaps Joe"], "dry_run": True}),
]


TAKES: list[tuple[str, dict[str, Any]]] = [
    ("branch", {"name": "take2", "key": "one"}),
    ("log", {"lines": ["Joe hurts Mara"], "at": "S01E01.2", "branch": "take2", "key": "two"}),
    ("brief", {"name": "mara", "branch": "take2"}),
    ("keep", {"name": "take2"}),
    ("branch", {"name": "take3"}),
    ("discard", {"name": "take3", "key": "three"}),
    ("rewind", {"to": 2}),
]
"""What is asked of a story with a store, one after the other."""


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A story, with somebody else's file beside its folder."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "story.yaml").write_text(STORY, "utf-8")
    (folder / "s01.yaml").write_text(SEASON + LATER, "utf-8")
    (tmp_path / "diary.txt").write_text("mine", "utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file, but what SQLite keeps beside a store while it is open."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal")))
    return {str(path): path.read_bytes() for path in found}


def stored(folder: Path) -> Path:
    """A story with a store of two rows."""
    with begun(folder) as store:
        store.log(["Joe betrays Mara", "Mara slaps Joe"], "S01E01.1", present=["mara", "joe"])
    return folder


def plain(answer: BaseModel) -> Any:
    """An answer of the protocol as plain values."""
    return answer.model_dump()


async def driven(client: Client) -> None:
    """Ask every tool, read every resource, take every prompt; each answer is what its schema says."""
    found = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(found) == set(CALLS)
    calls: list[tuple[str, dict[str, Any]]] = [*CALLS.items(), *MORE]
    for name, words in calls:
        jsonschema.Draft202012Validator(found[name].input_schema).validate(words)
        answer = await client.call_tool(name, words)
        assert not answer.is_error, answer.content
        jsonschema.Draft202012Validator(found[name].output_schema or False).validate(answer.structured_content)
    hints = {name: tool.annotations for name, tool in found.items()}
    assert [name for name, hint in hints.items() if hint and not hint.read_only_hint] == ["log"]
    for one in (await client.list_resources()).resources:
        assert plain(await client.read_resource(one.uri))["contents"][0]["text"], one.uri
    assert len((await client.list_resource_templates()).resource_templates) == 3
    assert {one.name for one in (await client.list_prompts()).prompts} == {"write-as", "log-chapter"}
    text = plain(await client.get_prompt("write-as", {"name": "mara"}))["messages"][0]["content"]["text"]
    assert "Mara knows nothing beyond this." in text
    assert "Ann kills" not in text
    again = await client.call_tool("log", CALLS["log"])
    assert again.structured_content["repeated"]


def test_every_tool_answers_over_streams(harbour: Path) -> None:
    async def run() -> None:
        here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        asked = StdioServerParameters(command=sys.executable, args=["-m", "previously", "mcp", str(harbour)], env=here)
        async with Client(asked) as client:
            await driven(client)

    beside = files(harbour.parent).keys()
    anyio.run(run)
    assert files(harbour.parent).keys() == beside
    assert (harbour / "s01.yaml").read_text("utf-8").count("Mara forgives Joe") == 1


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """An application on a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:  # whoever connects early is waited for by the port
        served = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=served.run, kwargs={"sockets": [free]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{free.getsockname()[1]}/mcp"
        finally:
            served.should_exit = True
            thread.join(PATIENCE)


def test_every_tool_answers_over_http_to_whoever_has_the_token(harbour: Path) -> None:
    async def run(url: str) -> None:
        async with httpx2.AsyncClient(headers={"Authorization": f"Bearer {TOKEN}"}, timeout=PATIENCE) as http:
            async with Client(streamable_http_client(url, http_client=http)) as client:
                await driven(client)
            foreign = {"Authorization": f"Bearer {TOKEN}", "Origin": "https://elsewhere.example"}
            assert (await http.post(url, json={}, headers=foreign)).status_code == 403
            for sent in ({}, {"Authorization": "Bearer another"}):
                async with httpx2.AsyncClient(headers=sent, timeout=PATIENCE) as other:
                    assert (await other.post(url, json={})).status_code == 401

    with serving(app_of(Room(harbour), TOKEN)) as url:
        anyio.run(run, url)


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("brif", {}, "there is no tool “brif”; did you mean “brief”?"),
        ("brief", {"name": "Marra"}, "nobody in “Harbour” is called “Marra”; did you mean “Mara”?"),
        ("brief", {}, "“brief” needs “name”: A character: an id, a name or an alias."),
        ("brief", {"name": "mara", "buget": 3}, "“brief” has no argument “buget”; did you mean “budget”?"),
        ("brief", {"name": "mara", "budget": 3}, "“budget” is a whole number, from 100 to 100,000; given “3”"),
        ("brief", {"name": ["mara"]}, "“name” is a text; given ['mara']"),
        ("log", {"lines": "Mara slaps Joe"}, "“lines” is a list of words; given 'Mara slaps Joe'"),
        ("log", {"lines": ["Mara slaps Joe"], "dry_run": "yes"}, "“dry_run” is true or false; given 'yes'"),
        ("on", {"name": "mara", "at": "tomorrow"}, "“tomorrow” is not a position here"),
        ("check", {"at": "S01E01"}, "“draft” goes with “at” alone; given “at” too"),
        ("check", {"plan": "../diary.txt"}, "diary"),
    ],
)
def test_a_mistake_says_what_would_do(harbour: Path, name: str, words: dict[str, Any], said: str) -> None:
    answer = Desk(Room(harbour)).call(name, words)
    assert answer.is_error
    assert said in plain(answer)["content"][0]["text"]


def test_a_key_with_other_lines_is_a_mistake(harbour: Path) -> None:
    desk = Desk(Room(harbour))
    assert not desk.call("log", {"lines": ["Mara slaps Joe"], "key": "k"}).is_error
    assert desk.call("log", {"lines": ["Joe slaps Mara"], "key": "k"}).is_error


@pytest.mark.parametrize("uri", ["story://chapter/..%2Fdiary.txt", "file:///etc/passwd", "story://sheet/nobody"])
def test_nothing_outside_is_a_resource(harbour: Path, uri: str) -> None:
    with pytest.raises(MCPError):
        Desk(Room(harbour)).read(uri)


WORDS = st.sampled_from(
    ["mara", "Joe", "boat", "S01E01.1", "S01E07", "../diary.txt", "/etc/passwd", "Mara slaps Joe", ""]
)


def test_takes_of_a_scene_are_tools_where_a_story_has_a_store(tmp_path: Path, harbour: Path) -> None:
    folder = stored(tmp_path / "world")
    answers = []
    for name, words in TAKES:
        desk = Desk(Room(folder))  # a server of its own: a key is known to the next
        tool, asked = desk.tools[name], [desk.call(name, words)]
        asked += [Desk(Room(folder)).call(name, words)] if "key" in words else []
        assert not any(one.is_error for one in asked), plain(asked[0])["content"]
        jsonschema.Draft202012Validator(tool.takes()).validate(words)
        jsonschema.Draft202012Validator(tool.gives()).validate(json.loads(json.dumps(asked[-1].structured_content)))
        assert [one.structured_content.get("repeated", False) for one in asked] == [False, True][: len(asked)]
        answers.append(asked[0].structured_content)
    assert "Joe hurts Mara" in answers[2]["text"]
    assert [answers[number]["rows"] for number in (0, 1, 3, 6)] == [2, (3,), 3, 2]
    destroys = {tool.name for tool in Desk(Room(folder)).tools.values() if tool.destroys}
    assert destroys == {"discard", "rewind"}
    assert not destroys & set(Desk(Room(harbour)).tools)


def test_a_quote_that_is_on_no_page_is_refused(harbour: Path) -> None:
    (harbour / "ch01.md").write_text("# Chapter 1\n\nShe would not look at him.\n", "utf-8")
    before = files(harbour)
    answer = Desk(Room(harbour)).call("log", {"lines": ["Mara hates Joe"], "quoting": "I hate you", "at": "S01E01.1"})
    assert not answer.structured_content["written"]
    assert "is on no page" in answer.structured_content["lines"][0]["wrong"][0]
    assert files(harbour) == before


@law(60)
@given(st.sampled_from(sorted({*CALLS, *dict(TAKES)})), st.data())
def test_no_tool_changes_a_file_outside_the_story_and_one_that_is_read_changes_none(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    folder = outside / "harbour"
    if name not in CALLS or data.draw(st.booleans()):
        stored(folder)
    else:
        folder.mkdir()
        (folder / "story.yaml").write_text(STORY, "utf-8")
        (folder / "s01.yaml").write_text(SEASON, "utf-8")
    (outside / "diary.txt").write_text("mine", "utf-8")
    before = files(outside)
    tool = Desk(Room(folder)).tools[name]
    words = {one.word: data.draw(_value(one)) for one in tool.arguments if one.required or data.draw(st.booleans())}
    for room in (Room(folder, read_only=True), Room(folder, seen="S01E01")):
        Desk(room).call(name, words)
        assert files(outside) == before
    Desk(Room(folder)).call(name, words)
    changed = {path for path, raw in files(outside).items() if before.get(path) != raw}
    assert all(Path(path).is_relative_to(folder) for path in changed)
    assert before.keys() <= files(outside).keys()
    assert not changed or tool.writes


def _value(one: Any) -> st.SearchStrategy[Any]:
    if one.raw:
        return st.booleans()
    return st.lists(WORDS, max_size=2) if one.several else st.integers(0, 900) if one.whole else WORDS


def test_who_may_not_log_is_offered_no_tool_that_does(harbour: Path) -> None:
    assert set(CALLS) - set(Desk(Room(harbour, read_only=True)).tools) == {"log"}
    assert set(CALLS) - set(Desk(Room(harbour, seen="S01E01")).tools) == {"log", "say", "check"}
    assert not any(one.word in {"seen", "plan"} for tool in _seen(harbour) for one in tool.arguments)


def _seen(folder: Path) -> list[StoryTool]:
    return [*Desk(Room(folder, seen="S01E01")).tools.values()]


def test_to_an_audience_what_comes_later_changes_no_byte(harbour: Path) -> None:
    def told() -> str:
        desk = Desk(Room(harbour, seen="S01E01"))
        answers = [desk.call(name, {k: v for k, v in CALLS[name].items() if k != "seen"}) for name in desk.tools]
        unseen = [desk.call(name, {"name": "Cleo"}) for name in ("brief", "sheet", "on", "knows")]
        prompt = desk.prompt("write-as", {"name": "joe"})
        return json.dumps([one.model_dump_json() for one in (*answers, *unseen, desk.listed(), prompt)])

    whole = told()
    (harbour / "s01.yaml").write_text(SEASON, "utf-8")
    assert told() == whole
    (harbour / "story.yaml").write_text(STORY.replace("ann: Ann", "ann: Ann, cleo: Cleo"), "utf-8")
    assert told() == whole


def test_without_the_library_it_says_what_is_missing(harbour: Path) -> None:
    code = "import sys; sys.modules['mcp'] = None; from previously.surfaces.cli.main import main; main(sys.argv[1:])"
    said = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code, "mcp", str(harbour)], capture_output=True, text=True, check=False
    )
    assert said.returncode == 2
    assert "pip install 'previously[mcp]'" in said.stderr
