"""Lines opened in an editor of one's own: which addresses may be linked, and who is shown them."""

import re
from html import unescape
from pathlib import Path

import pytest

from previously.core.errors import BadRequest
from previously.live.room import Room
from previously.surfaces.web.outside import EDITORS, SCHEMES, editor_of, opening
from tests.web.asking import FILES, Asker, asking, written

PLACE = Path("/home/a b/ü&{line}#.yaml")


def links(asker: Asker, page: str) -> list[str]:
    """The addresses on a page that lead out of the browser."""
    return [unescape(one) for one in re.findall(r' href="([a-z-]+:[^"]*)"', asker.get(page).text)]


@pytest.mark.parametrize("name", EDITORS)
def test_each_editor_known_by_name_is_given_the_path_and_the_line(name: str) -> None:
    address = opening(editor_of(name), PLACE)
    assert "/home/a%20b/%C3%BC%26%7Bline%7D%23.yaml" in address
    assert address.count("{line}") == 1
    assert address.partition(":")[0] in SCHEMES


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("vscode://file/{path}:{line}", "vscode://file/x.yaml:{line}"),  # one slash, not two: that would be a share
        ("vscode://file{path}:{line}", "vscode://file/x.yaml:{line}"),
        ("editor://open/?file={path}&line={line}", "editor://open/?file=/x.yaml&line={line}"),
        ("txmt://open?url=file://{path}", "txmt://open?url=file:///x.yaml"),
    ],
)
def test_an_address_of_ones_own_is_filled_in(given: str, made: str) -> None:
    assert opening(editor_of(given), Path("/x.yaml")) == made


@pytest.mark.parametrize(
    "given",
    [
        "javascript:a('{path}')", "javascript://{path}", "http://evil.example/{path}", "file://{path}", "data:{path}",
        "ms-msdt://{path}", "VSCODE://file{path}", "vscode://file:{line}", "vscode://file{path}{col}",
        "vscode://{path} x", 'vscode://{path}"', "vscode://{path}\n", "vim", "",
    ],
)  # fmt: skip
def test_no_other_kind_of_address_is_linked(given: str) -> None:
    with pytest.raises(BadRequest, match="opens no editor"):
        editor_of(given)


def test_a_file_and_each_finding_in_it_lead_to_the_editor(tmp_path: Path) -> None:
    home = written(tmp_path / "a b", {**FILES, "s02.yaml": "S01E03: {scenes: {1: {lines: [Mara plys]}}}\nS01E04: [\n"})
    asker = asking(Room(home), editor=editor_of("vscode"))
    whole = f"vscode://file{home.as_posix().replace(' ', '%20')}/s02.yaml"
    assert links(asker, "/source/s02.yaml")[0] == f"{whole}:1"
    assert f"{whole}:2" in links(asker, "/source/s02.yaml")[1:]
    assert links(asker, "/source/plans/calm.yaml")[0].endswith("/plans/calm.yaml:1")
    assert str(home) not in asker.get("/api/source/s02.yaml").text


def test_without_the_option_no_page_names_a_path_of_this_machine(harbour: Path) -> None:
    for page in ("/source/s01.yaml", "/source", "/findings", "/"):
        assert str(harbour.parent) not in asking(Room(harbour)).get(page).text


def test_an_audience_is_shown_no_editor(harbour: Path) -> None:
    asker = asking(Room(harbour, seen="S01E01"), editor=editor_of("vscode"))
    for page in ("/", "/findings", "/recap", "/knows/boat", "/character/mara", "/source/s01.yaml"):
        assert "vscode" not in asker.get(page).text


def test_a_link_from_an_article_leads_nowhere_outside(tmp_path: Path) -> None:
    home = written(tmp_path, {**FILES, "press/review.txt": "Joe controls Mara.\n"})
    assert links(asking(Room(home), editor=editor_of("vscode")), "/source/press/review.txt") == []
