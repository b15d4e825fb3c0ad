"""`/source`: the files with what is found at their lines, and the way to edit them."""

from pathlib import Path

from previously.live.room import Room
from tests.web.asking import SEASON, Asker, asking, written


def test_the_files_are_listed_with_how_much_is_found_in_each(author: Asker) -> None:
    assert author.get("/api/source").json() == {
        "files": [
            {"path": "s01.yaml", "findings": 1},
            {"path": "story.yaml", "findings": 0},
            {"path": "plans/calm.yaml", "findings": 0},
        ]
    }
    assert 'href="/source/plans/calm.yaml"' in author.get("/source").text


def test_a_finding_stands_beside_its_line(author: Asker) -> None:
    page = author.get("/source/s01.yaml").text
    line = page.partition('<li id="L9" class="noted">')[2].partition("</li>")[0]
    assert "reset: Mara plays at ease at S01E02.1" in line
    assert 'href="/rule/reset"' in line


def test_a_plans_page_shows_what_it_adds(author: Asker) -> None:
    assert '<li id="L3" class="noted">' in author.get("/source/plans/calm.yaml").text


def test_markup_in_a_file_stays_text(tmp_path: Path) -> None:
    hostile = SEASON + "# </code><script>alert(1)</script>\n# \"<b>\" & '<i>'\n"
    page = asking(Room(written(tmp_path, {"story.yaml": "title: H\ncast: {}\n", "s01.yaml": hostile})))
    text = page.get("/source/s01.yaml").text
    assert "&lt;/code&gt;&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text
    assert "<b>" not in text


def test_the_form_holds_the_text_to_the_letter(tmp_path: Path) -> None:
    text = "\n\ntitle: H\ncast: {}\n# </textarea><script>x</script>\n\n"
    asker = asking(Room(written(tmp_path, {"story.yaml": text})))
    page = asker.get("/source/story.yaml?edit=1").text
    assert "</textarea><script>" not in page
    held = page.partition('wrap="off">\n')[2].partition("</textarea>")[0]
    assert held.replace("&lt;", "<").replace("&gt;", ">") == text


def test_where_nothing_may_be_edited_there_is_no_form(harbour: Path) -> None:
    page = asking(Room(harbour, read_only=True)).get("/source/s01.yaml?edit=1").text
    assert "<textarea" not in page
    assert "edit=1" not in page
    assert "read-only" in page


def test_a_long_file_comes_a_leaf_at_a_time_and_each_line_can_be_asked_for(tmp_path: Path) -> None:
    long = "title: H\ncast: {}\n" + "# a comment\n" * 5000
    asker = asking(Room(written(tmp_path, {"story.yaml": long})))
    first, third = asker.get("/source/story.yaml").text, asker.get("/source/story.yaml?line=4321").text
    assert ('id="L2000"' in first, 'id="L2001"' in first) == (True, False)
    assert ('id="L4001"' in third, 'id="L4321"' in third, 'id="L4000"' in third) == (True, True, False)
    assert "lines 4,001 to 5,002 of 5,002" in third


def test_a_conflict_shows_both_texts_and_saves_on_the_second_try(author: Asker, harbour: Path) -> None:
    page = author.get("/source/s01.yaml?edit=1").text
    sent = {name: page.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("csrf", "hash")}
    (harbour / "s01.yaml").write_text(SEASON + "# theirs\n", "utf-8")
    refused = author.post("/source/s01.yaml", data={**sent, "text": SEASON + "# mine\n"})
    assert refused.status_code == 409
    assert "# mine" in refused.text
    assert "# theirs" in refused.text
    assert "first differ at line 10" in refused.text
    sent["hash"] = refused.text.partition('name="hash" value="')[2].partition('"')[0]
    again = author.post("/source/s01.yaml", data={**sent, "text": SEASON + "# theirs, mine\n"})
    assert again.status_code == 303
    assert (harbour / "s01.yaml").read_text("utf-8").endswith("# theirs, mine\n")
