"""The API gives what the command line gives, as it is described; whatever is asked, it never breaks."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from previously.live.room import Room
from previously.surfaces.cli.main import run
from previously.surfaces.web.http.openapi import Schema, document
from previously.surfaces.web.routes import ROUTES
from tests.web.asking import FILES, Asker, asking, written

SAME = (  # a page of the API, and the command that says the same
    ("/character/mara", ("on", "mara")),
    ("/character/Mara?at=S01E01.2", ("on", "Mara", "--at", "S01E01.2")),
    ("/character/mara?without=joe&at=S01E01", ("on", "mara", "--without", "joe", "--at", "S01E01")),
    ("/character/mara?plan=plans/calm.yaml", ("on", "mara", "--plan", "plans/calm.yaml")),
    ("/cast", ("cast",)),
    ("/cast?at=S01E01", ("cast", "--at", "S01E01")),
    ("/cast?seen=S01E01.1", ("cast", "--seen", "S01E01.1")),
    ("/knows/boat", ("knows", "boat")),
    ("/knows/boat?at=S01E01", ("knows", "boat", "--at", "S01E01")),
    ("/believes/mara", ("knows", "mara")),
    ("/believes/Joey?at=S01E01", ("knows", "Joey", "--at", "S01E01")),
    ("/believes/audience?at=S01E01.1", ("knows", "audience", "--at", "S01E01.1")),
    ("/believes/ann?seen=S01E01", ("knows", "ann", "--seen", "S01E01")),
    ("/believes/ann?without=mara", ("knows", "ann", "--without", "mara")),
    ("/brief/mara?with=joe&budget=200", ("brief", "mara", "--with", "joe", "--budget", "200")),
    ("/sheet/mara?at=S01E01.1", ("sheet", "mara", "--at", "S01E01.1")),
    ("/sheet/ann?seen=S01E01", ("sheet", "ann", "--seen", "S01E01")),
    ("/findings", ("check",)),
    ("/findings?plan=calm", ("check", "--plan", "calm")),
    ("/recap?at=S01E02", ("recap", "--at", "S01E02")),
    ("/recap?at=S01E02&for=mara", ("recap", "--at", "S01E02", "--for", "mara")),
    ("/compare?plans=calm", ("compare", "calm")),
)


@pytest.mark.parametrize(("target", "arguments"), SAME)
def test_a_page_of_the_api_says_what_the_command_says(
    author: Asker, harbour: Path, capsys: pytest.CaptureFixture[str], target: str, arguments: tuple[str, ...]
) -> None:
    where = ("--in", str(harbour)) if arguments[0] == "compare" else (str(harbour),)
    capsys.readouterr()
    run([*arguments, *where, "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    answer = author.get(f"/api{target}")
    assert answer.headers["content-type"] == "application/json"
    if arguments[0] == "check":
        key = lambda one: (one["file"], one["line"], one["column"], one["code"])  # noqa: E731
        assert sorted(answer.json()["findings"], key=key) == sorted(told["findings"], key=key)
    else:
        assert answer.json() == told


def test_an_article_is_read_as_the_command_reads_it(
    author: Asker, harbour: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "SPOILER ALERT: This article reveals details about Season 1 Episode 2.\n\nJoe dies. The pace is good.\n"
    (harbour.parent / "article.txt").write_text(text, "utf-8")
    run(["read", str(harbour.parent / "article.txt"), str(harbour), "--seen", "S01E01", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert author.post("/api/read", json_={"article": text, "seen": "S01E01"}).json() == told
    assert asking(Room(harbour, seen="S01E01")).post("/api/read", json_={"article": text}).json() == told


EXAMPLES = (
    "/", "/character/mara", "/cast", "/knows", "/knows/boat", "/believes/mara", "/believes/audience", "/sheet/mara",
    "/brief/mara",
    "/findings", "/quotes",
    "/compare", "/compare?plans=calm&on=mara", "/recap", "/read", "/source", "/source/s01.yaml", "/rule", "/rule/reset",
)  # fmt: skip


def schema_of(described: dict[str, Any], target: str, status: int) -> Schema:
    """What the description says of an answer."""
    path = "/api" + target.partition("?")[0]
    operations = described["paths"]
    found = operations.get(path) or next(
        rows for known, rows in operations.items() if known.endswith("}") and path.startswith(known.partition("{")[0])
    )
    schema: Schema = found["get"]["responses"][str(status)]["content"]["application/json"]["schema"]
    return {**schema, "components": described["components"]}


@pytest.mark.parametrize("target", EXAMPLES)
def test_every_page_is_given_as_it_is_described(author: Asker, target: str) -> None:
    described = author.get("/api/openapi.json").json()
    answer = author.get(f"/api{target}")
    assert answer.status_code == 200
    jsonschema.Draft202012Validator(schema_of(described, target, 200)).validate(answer.json())


@pytest.mark.parametrize(
    "target",
    ["/character/nobody", "/cast?at=tomorrow", "/knows/nothing", "/recap?words=many", "/source/none", "/rule/PV999",
     "/findings?sort=x", "/cast?plan=none", "/cast?without=nobody", "/cast?seen=x",
     "/believes/nobody", "/quotes?press=none"],
)  # fmt: skip
def test_every_refusal_is_given_as_it_is_described(author: Asker, target: str) -> None:
    described = author.get("/api/openapi.json").json()
    answer = author.get(f"/api{target}")
    assert answer.status_code in {400, 404}
    jsonschema.Draft202012Validator(schema_of(described, target, answer.status_code)).validate(answer.json())
    assert "\n" not in answer.json()["error"]


def test_every_page_is_described_and_an_audience_s_description_holds_no_author_s_page(harbour: Path) -> None:
    paths = set(document(Room(harbour))["paths"])
    assert paths == {"/api" + page.path.replace(":path", "") for page in ROUTES}
    told = document(Room(harbour, seen="S01E01"))["paths"]
    assert set(told) == {"/api" + page.path.replace(":path", "") for page in ROUTES if not page.authors}
    asked = {given["name"] for path in told.values() for given in path["get"]["parameters"]}
    assert not asked & {"seen", "plan"}


def test_the_api_is_asked_for_what_it_says_it_takes(author: Asker) -> None:
    """Circumstances and rules were described once, and not read."""
    there = author.get("/api/character/mara?at=S01E01&present=joe&place=quay&cues=rope").json()
    assert there["distress"] > author.get("/api/character/mara?at=S01E01").json()["distress"]
    assert author.get("/api/character/mara?about=joe&present=nobody").status_code == 404
    codes = [
        {one["code"] for one in author.get(f"/api/findings{query}").json()["findings"]}
        for query in ("", "?ignore=reset")
    ]
    assert codes[0] - codes[1] <= {"PV201"}
    assert author.get("/api/findings?select=nothing").status_code == 400


def test_a_page_has_the_same_answer_twice(harbour: Path, tmp_path: Path) -> None:
    again = written(tmp_path / "again", FILES)
    for target in EXAMPLES:
        one, other = asking(Room(harbour)), asking(Room(again))
        assert (
            one.get(f"/api{target}").content == one.get(f"/api{target}").content == other.get(f"/api{target}").content
        )
