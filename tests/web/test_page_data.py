"""What the pages give of a small story, whole, as it was last looked at. `UPDATE=1 pytest …` writes it anew."""

import json
import os
from pathlib import Path

import pytest

from tests.web.asking import Asker

HERE = Path(__file__).parent / "snapshots"
ARTICLE = """<h1>Harbour, <b onclick="x()">reviewed</b></h1>
<p>Joe controls Mara.</p>
<p>Mara never gets over Joe’s death.</p>
<script>alert(1)</script>
"""
PAGES = {
    "findings": "/api/findings?plan=plans/calm.yaml",
    "rule": "/api/rule/reset",
    "compare": "/api/compare?plans=calm&on=mara",
    "recap": "/api/recap?at=S01E02&words=40",
    "files": "/api/source",
    "source": "/api/source/plans/calm.yaml",
}


def same(name: str, given: object) -> None:
    text = json.dumps(given, ensure_ascii=False, indent=1) + "\n"
    stored = HERE / f"{name}.json"
    if os.environ.get("UPDATE"):
        stored.write_text(text, "utf-8")
    assert text == stored.read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_what_was_last_looked_at(author: Asker, name: str) -> None:
    same(name, author.get(PAGES[name]).json())


def test_an_article_is_given_as_it_was_last_looked_at(author: Asker) -> None:
    same("read", author.post("/api/read", json_={"article": ARTICLE, "seen": "S01E01"}).json())


def test_an_audience_is_given_the_recap_last_looked_at(audience: Asker) -> None:
    same("recap-seen", audience.get("/api/recap").json())
