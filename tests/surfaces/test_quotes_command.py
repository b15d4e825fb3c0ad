"""`previously quotes` and `import --as press`, as one types them."""

import io
import json
import sys
from pathlib import Path

import pytest
import yaml

import previously as pv
from tests.surfaces.conftest import Typed

ARTICLE = """\
Harbour Lights ends

"It leaks," showrunner Ida Brandt told The Tide. "It always has."

Joe Bell disagreed. "It floats," he said during a panel.

"Whatever," one fan wrote.
"""

PAGE = """\
Ida Brandt, showrunner
  “It leaks. It always has.”
    told · The Tide

Joe Bell
  “It floats”
    said · during a panel

Somebody the text does not name (fan)
  “Whatever”
    wrote

3 quotes by 2 people, 1 by somebody it does not name.
"""


@pytest.fixture
def interview(lighthouse: Path) -> Path:
    """An article beside a story, in which one stands."""
    path = lighthouse.parent / "An Interview.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_each_speaker_is_named_once_over_their_words(typed: Typed, interview: Path) -> None:
    said = typed("quotes", str(interview))
    assert (said.code, said.err) == (0, "")
    assert said.out == PAGE


def test_programs_get_offsets_into_the_file(typed: Typed, interview: Path) -> None:
    said = json.loads(typed("quotes", str(interview), "--format", "json").out)
    first, _, last = said["quotes"]
    assert said["file"] == str(interview)
    assert [ARTICLE[start:end] for start, end in first.pop("spans")] == ["It leaks,", "It always has."]
    assert (
        ARTICLE[first.pop("start") : first.pop("end")]
        == '"It leaks," showrunner Ida Brandt told The Tide. "It always has.'[1:]
    )
    assert first == {
        "text": "It leaks. It always has.",
        "speaker": "Ida Brandt",
        "cue": "told",
        "role": "showrunner",
        "occasion": "",
        "outlet": "The Tide",
    }
    assert (last["speaker"], last["role"]) == ("unknown", "fan")


def test_what_is_piped_in_is_read(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“Oui,” dit Ida.".encode())))
    assert json.loads(typed("quotes", "-", "--format", "json").out)["quotes"][0]["text"] == "Oui"


def test_a_page_of_the_web_is_read_too(typed: Typed, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><h1>Ends</h1><p>&ldquo;It leaks,&rdquo; Ida Brandt <b>said</b>.</p></body></html>", "utf-8"
    )
    assert typed("quotes", str(page)).out.startswith("Ida Brandt\n  “It leaks”\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\0x", "is no text"),
        (b"caf\xe9", "is not UTF-8 at byte 3; save it as UTF-8"),
        (b" " * ((16 << 20) + 1), "is larger than 16 MB"),
    ],
)
def test_what_is_no_article_is_one_sentence(typed: Typed, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    found = typed("quotes", str(path))
    assert (found.code, found.out, found.err) == (2, "", f"previously: “{path}” {said}\n")


def test_nobody_may_be_quoted(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("Nothing is said.\n", "utf-8")
    assert typed("quotes", str(tmp_path / "plain.txt")) == (0, "Nobody is quoted.\n", "")


def test_an_article_is_kept_and_its_sources_can_be_pasted(typed: Typed, interview: Path, lighthouse: Path) -> None:
    before = (lighthouse / "story.yaml").read_bytes()
    said = typed("import", str(interview), "--as", "press", "-o", ".")
    assert said.code == 0
    assert (lighthouse / "press" / "an-interview.txt").read_text("utf-8") == ARTICLE
    assert (lighthouse / "story.yaml").read_bytes() == before
    first, pasted = said.out.split("\n", 1)
    assert first.endswith("2 sources; for story.yaml:")
    assert yaml.safe_load(pasted)["sources"]["brandt"] == {
        "who": "Ida Brandt", "role": "showrunner", "outlet": "The Tide", "press": "press/an-interview.txt",
    }  # fmt: skip
    (lighthouse / "story.yaml").write_bytes(before + b"\n" + pasted.encode())
    story = pv.open(lighthouse)
    assert [source.who for source in story.canon.sources] == ["Ida Brandt", "Joe Bell"]
    assert not story.findings
    assert "  ida-brandt: {who" in typed("import", str(interview), "--as", "press", "-o", ".").out


def test_an_article_is_never_written_over(typed: Typed, interview: Path, lighthouse: Path) -> None:
    typed("import", str(interview), "--as", "press", "-o", ".")
    interview.write_text("Another text.\n", "utf-8")
    found = typed("import", str(interview), "--as", "press", "-o", ".")
    assert (found.code, found.out) == (2, "")
    assert "is there already and is another text; give “An Interview.txt” another name" in found.err
    assert (lighthouse / "press" / "an-interview.txt").read_text("utf-8") == ARTICLE


def test_press_is_kept_with_a_story_only(typed: Typed, interview: Path) -> None:
    found = typed("import", str(interview), "--as", "press", "-o", "nowhere")
    assert (found.code, found.out) == (2, "")
    assert "“nowhere” has no story.yaml" in found.err
