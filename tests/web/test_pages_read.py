"""`/read`: an article with what this reader may not know withheld; its words are nowhere in the answer."""

from pathlib import Path

import pytest

from previously.live.room import Room
from tests.web.asking import Asker, asking

ARTICLE = "Joe controls Mara.\n\nJoe’s death is a grave loss.\n\nHarbour is a drama.\n"
HOSTILE = """<p>Harbour is a <b onclick="alert(1)">drama</b> &lt;script&gt;alert(2)&lt;/script&gt;.</p>
<script>alert(3)</script><img src=x onerror=alert(4)><style>*{}</style><iframe src="//x"></iframe>"""


def pasted(asker: Asker, article: str, **more: str) -> str:
    answer = asker.post("/read", data={"article": article, **more})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_what_is_told_is_shown_and_what_is_not_is_withheld(author: Asker) -> None:
    page = pasted(author, ARTICLE, seen="S01E01")
    assert "Joe controls Mara." in page
    assert "Withheld: beyond what you have seen" in page
    assert "already told: S01E01.1/1" in page


def test_withheld_words_are_nowhere_in_the_answer(author: Asker, audience: Asker) -> None:
    for page in (pasted(author, ARTICLE, seen="S01E01"), pasted(audience, ARTICLE)):
        assert "death" not in page
        assert "grave" not in page


def test_nothing_is_kept_however_it_is_asked(author: Asker) -> None:
    page = pasted(author, ARTICLE, seen="S01E01", keep="1")
    assert "grave" not in page
    assert "grave" not in author.post("/read?keep=1", data={"article": ARTICLE, "seen": "none", "keep": "on"}).text


def test_an_audience_reads_with_its_own_progress_whatever_it_says(audience: Asker) -> None:
    for said in ("all", "S01E02", "nonsense"):
        assert audience.post("/api/read", json_={"article": ARTICLE, "seen": said}).json()["seen"] == "S01E01"
        assert "grave" not in pasted(audience, ARTICLE, seen=said)


def test_hostile_html_stays_text(author: Asker) -> None:
    page = pasted(author, HOSTILE, seen="all").partition("<article")[2].partition("</article>")[0]
    assert page
    for tag in ("<script", "<img", "<style", "<iframe", "<b", "onclick", "onerror"):
        assert tag not in page.replace("<blockquote", ""), tag


def test_an_article_of_the_press_is_read_by_its_name(harbour: Path) -> None:
    (harbour / "press").mkdir()
    (harbour / "press" / "review.txt").write_text(ARTICLE, "utf-8")
    author, audience = asking(Room(harbour)), asking(Room(harbour, seen="S01E01"))
    page = author.get("/read?press=press/review.txt&seen=S01E01").text
    assert "Joe controls Mara." in page
    assert "grave" not in page
    assert "review" not in audience.get("/read").text
    assert audience.get("/read?press=press/review.txt").text == audience.get("/read?press=press/nix.txt").text.replace(
        "nix.txt", "review.txt"
    )
    assert "Joe controls Mara." in author.get("/source/press/review.txt").text
    assert 'name="text"' not in author.get("/source/press/review.txt?edit=1").text


@pytest.mark.parametrize("name", ["../story.yaml", "story.yaml", "press/../s01.yaml", "/etc/passwd", "press/"])
def test_no_other_file_is_read(author: Asker, name: str) -> None:
    answer = author.get(f"/api/read?seen=none&press={name}")
    assert (answer.status_code, "there is no article" in answer.json()["error"]) == (400, True)


def test_how_far_one_has_come_must_be_said(author: Asker) -> None:
    assert "Say how far you have got" in author.post("/read", data={"article": ARTICLE}).text
    assert author.post("/read", data={"article": ARTICLE, "seen": "chapter nine"}).status_code == 400


def test_a_blank_article_is_only_the_form(author: Asker) -> None:
    assert "<article" not in pasted(author, " \n ", seen="S01E01")
