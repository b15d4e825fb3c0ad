"""The page of what somebody believes, and that of who said what in an article."""

import json
from html import unescape
from pathlib import Path

import pytest

from previously.live.room import Room
from previously.surfaces.cli.main import run
from tests.web.asking import Asker, asking, written
from tests.web.shipped import SHIPPED

ARTICLE = (
    "“I never liked the harbour,” said Mara Voss, its keeper. “Nor did I,” said Joe.\n\n“Nobody did,” a source said.\n"
)


def test_what_is_believed_stands_with_how_and_since_when_and_what_is_wrong_is_said_so() -> None:
    page = unescape(asking(Room(SHIPPED)).get("/believes/jessica?at=S01E08").text)
    facts = asking(Room(SHIPPED)).get("/api/believes/jessica?at=S01E08").json()["facts"]
    assert len(facts) > 3
    assert all(f">{one['fact']}</a>" in page and one["since"] in page for one in facts)
    assert page.count("wrongly") == sum(not one["true"] for one in facts)


def test_what_is_so_and_not_known_is_listed_apart(author: Asker) -> None:
    page = author.get("/believes/joe").text
    assert "No facts are known" in page
    assert ">boat</a>" in page.partition("True, but not known")[2]
    assert "True, but not known" not in author.get("/believes/ann").text


def test_who_is_dead_is_said_to_be(author: Asker) -> None:
    assert "Dead since S01E02.1" in author.get("/believes/joe").text
    assert "Dead" not in author.get("/believes/joe?at=S01E01").text


def test_the_audience_is_somebody_who_believes(author: Asker) -> None:
    assert "What the audience knows" in author.get("/believes/audience").text
    assert author.get("/api/believes/audience").json()["character"] == "audience"


def test_the_pages_lead_to_it_and_back(author: Asker) -> None:
    assert 'href="/believes/ann"' in author.get("/character/ann").text
    assert 'href="/believes/ann"' in author.get("/knows").text
    assert 'href="/character/ann"' in author.get("/believes/ann").text


def test_to_an_audience_who_is_not_told_of_is_as_nobody(audience: Asker, harbour: Path) -> None:
    (harbour / "story.yaml").write_text(
        (harbour / "story.yaml").read_text("utf-8") + "  zed: {from: S01E02}\n", "utf-8"
    )
    later = asking(Room(harbour, seen="S01E01"))
    for target in ("/believes/zed", "/api/believes/zed"):
        assert later.get(target).content == audience.get(target).content
        assert later.get(target).status_code == 404


def test_quotes_are_given_as_the_command_gives_them(harbour: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(harbour, {"press/talk.txt": ARTICLE})
    capsys.readouterr()
    run(["quotes", str(harbour / "press" / "talk.txt"), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert len(told["quotes"]) == 3
    asker = asking(Room(harbour))
    assert asker.get("/api/quotes?press=press/talk.txt").json() == {**told, "file": "press/talk.txt"}
    for one in (asker, asking(Room(harbour, seen="none"))):
        assert one.post("/api/quotes", json_={"article": ARTICLE}).json() == {**told, "file": "-"}


def test_quotes_are_shown_under_their_speakers(author: Asker) -> None:
    page = unescape(author.post("/quotes", data={"article": ARTICLE}).text)
    assert "“I never liked the harbour”" in page
    assert "<figcaption>Mara Voss" in page
    assert "Somebody the text does not name" in page
    assert "Nobody is quoted." in author.post("/quotes", data={"article": "So."}).text


def test_an_audience_has_no_article_of_the_press(harbour: Path) -> None:
    written(harbour, {"press/talk.txt": ARTICLE})
    there, not_there = (
        asking(Room(harbour, seen="S01E01")).get(f"/quotes?press=press/{name}.txt") for name in ("talk", "tale")
    )
    assert there.status_code == not_there.status_code == 400
    assert there.text.replace("talk", "tale") == not_there.text
