"""Whatever is asked of the API, it answers as it is described, and never with a mistake of ours."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import jsonschema
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks

from previously.live.room import Room
from previously.surfaces.web.doors.table import CALLS
from previously.surfaces.web.http.openapi import document
from tests.effort import tried
from tests.web.asking import HERE, Asker, asking, written
from tests.web.doors import AUTHOR, START, TOKENS, world

EXAMPLES = tried(8)
"""A page, asked rightly and wrongly."""
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
QUICK = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
)


POSTED = frozenset(call.path for call in CALLS)


@cache
def room() -> Room:
    """One story for all of them; no save succeeds, since none knows the hash."""
    return Room(written(Path(mkdtemp())))


@cache
def asker() -> Asker:
    """Who asks."""
    return asking(room())


@cache
def poster() -> Asker:
    """Who posts to a story with a store."""
    return asking(Room(world(Path(mkdtemp()) / "world")), token=START, grants=TOKENS, deeds=True)


def operations() -> list[Any]:
    """Every page of the API with every method, and all that may be posted."""
    described = document(room(), CALLS)
    found: Any = schemathesis.openapi.from_dict(described).get_all_operations()
    return [one.ok() for one in found]


def sent(case: Any) -> httpx.Response:
    """Send one of its requests, as a program would; what is posted, with an author's token."""
    prepared: Any = requests.Request(**case.as_transport_kwargs(base_url=HERE)).prepare()
    parts = urlsplit(str(prepared.url))
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    body = prepared.body.encode() if isinstance(prepared.body, str) else prepared.body or b""
    heads = [(name.lower(), str(value)) for name, value in prepared.headers.items()]
    posts = prepared.method == "POST" and parts.path.removeprefix("/api") in POSTED
    heads += [("authorization", f"Bearer {AUTHOR}")] if posts else []
    answer = (poster() if posts else asker()).ask(str(prepared.method), target, heads, body)
    answer.elapsed = timedelta()
    answer.request = httpx.Request(str(prepared.method), str(prepared.url))
    return answer


@pytest.mark.parametrize("operation", operations(), ids=lambda operation: str(operation.label))
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["rightly", "wrongly"])
def test_the_api_answers_as_it_is_described(operation: Any, mode: GenerationMode) -> None:
    @QUICK
    @given(case=operation.as_strategy(generation_mode=mode))
    def holds(case: Any) -> None:
        case.validate_response(sent(case), checks=CHECKS)

    holds()


WORDS = st.sampled_from(
    ["", "S01E01", "S01E01.2", "S01E02.1/1", "S01", "S09E09", "none", "all", "mara", "Joey", "ann", "nobody", "calm",
     "plans/calm.yaml", "../diary.yaml", "boat", "audience", "error", "at", "x", "-1", "1e9", "9" * 40, "\0", "é",
     "<script>", "a,b", "S01E01-E02", "harbour=S01", "PV201", "reset", "{", "%", "\u202e"],
)  # fmt: skip
KEYS = ("at", "seen", "plan", "without", "present", "place", "cues", "about", "with", "budget", "rule", "character",
        "file", "severity", "sort", "page", "plans", "on", "for", "words", "press", "article",
        "line", "edit", "numbers")  # fmt: skip
PATHS = ("/", "/character/mara", "/character/joe", "/cast", "/knows", "/knows/boat", "/believes/ann", "/sheet/ann",
         "/brief/ann", "/scenes", "/findings", "/compare", "/recap", "/read", "/quotes", "/source/s01.yaml",
         "/rule/reset")  # fmt: skip


KNOWN = {
    "/character": "/api/character/{name}",
    "/knows": "/api/knows/{fact}",
    "/believes": "/api/believes/{name}",
    "/sheet": "/api/sheet/{name}",
    "/brief": "/api/brief/{name}",
    "/source": "/api/source/{path}",
    "/rule": "/api/rule/{code}",
}


@settings(QUICK, max_examples=tried(100))
@given(path=st.sampled_from(PATHS), query=st.dictionaries(st.sampled_from(KEYS), WORDS, max_size=4))
def test_words_of_the_story_asked_in_any_place_are_answered_as_page_and_as_data(
    path: str, query: dict[str, str]
) -> None:
    target = f"{path}?{urlencode(query)}"
    data, page = asker().get(f"/api{target}"), asker().get(target)
    if page.status_code != data.status_code:  # what cannot be had with `seen` is let go on a page, and said there
        assert (query["seen"] != "", page.status_code, 'role="note"' in page.text) == (True, 200, True)
    assert data.status_code in {200, 400, 404}, data.text
    described = document(room())
    known = KNOWN.get(path.rpartition("/")[0], f"/api{path}")
    answer = described["paths"][known]["get"]["responses"][str(data.status_code)]
    schema = {**answer["content"]["application/json"]["schema"], "components": described["components"]}
    jsonschema.Draft202012Validator(schema).validate(data.json())
