"""What is written: SVG that says what it shows, PNG with its words, a page that needs nobody else."""

import struct
import xml.etree.ElementTree as ET
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

import previously as pv
from previously.surfaces.pictures import files
from previously.surfaces.pictures.chart import Chart, arc_chart, cast_chart, fact_chart
from previously.surfaces.pictures.files import FONTS, as_html, as_png, as_svg, drawn
from previously.surfaces.pictures.frame import WIDTH
from previously.surfaces.pictures.theme import CHOICES, plain_theme
from tests.surfaces.pictures.drawing import drawn as found
from tests.surfaces.pictures.drawing import style_of
from tests.surfaces.pictures.harbour import harbour

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = {
    "story.yaml": """
title: '</title><script>alert(1)</script> & "co"'
cast:
  x: {name: "<Ann & 'Bo' \\"Zed\\">]]>", lead: true}
  r: {name: "שרה בת־אל", lead: true}
  w: {name: "王小明的一個非常非常長的名字在這裡真的很長很長很長很長很長很長很長很長", lead: true}
""",
    "s01.yaml": """
S01E01:
  scenes:
    1:
      present: [x, r, w]
      lines:
        - r hurts x; cues "<fire>"
        - w tells x; sets treasure = </svg>&
        - x goes through "<i>fire</i> & brimstone, ${7*7} {{title}} \\u0026"
""",
}


def hostile() -> list[Chart]:
    told = pv.story_of(HOSTILE)
    return [arc_chart(told, "x"), arc_chart(told, "r"), cast_chart(told), fact_chart(told, "treasure")]


def charts() -> list[Chart]:
    return [arc_chart(harbour(), "mara"), cast_chart(harbour()), fact_chart(harbour(), "boat"), *hostile()]


@pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.title[:12])
def test_an_svg_is_well_formed_and_says_what_it_shows(chart: Chart) -> None:
    root = ET.fromstring(as_svg(chart))  # noqa: S314 - our own picture
    title, said = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert title is not None
    assert said is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"
    assert (title.text, said.text) == (chart.title, chart.words)


@pytest.mark.parametrize("chart", hostile(), ids=["arc", "arc of r", "cast", "fact"])
def test_names_are_text_and_nothing_else(chart: Chart) -> None:
    root = ET.fromstring(as_svg(chart))  # noqa: S314 - our own picture
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "path", "text", "rect", "line", "circle", "title", "desc", "style"}
    texts = "".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert "<" in texts or "שרה" in texts


def test_a_picture_is_a_thousand_wide_and_has_its_own_ground() -> None:
    for theme in CHOICES:
        chart = arc_chart(harbour(), "mara", theme=theme)
        root = ET.fromstring(as_svg(chart))  # noqa: S314 - our own picture
        assert root.get("width") == str(WIDTH)
        assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
        (ground,) = found(chart, "paper")
        assert (ground.given["width"], ground.given["height"]) == (root.get("width"), root.get("height"))
        assert style_of(chart, "paper")["fill"] == plain_theme(theme).paper


def test_a_picture_is_the_same_every_time() -> None:
    for chart, again in zip(charts(), charts(), strict=True):
        assert as_svg(chart) == as_svg(again)
        assert as_png(chart) == as_png(again)


def test_a_page_is_the_same_every_time() -> None:
    chart = arc_chart(harbour(), "mara")
    assert as_html(chart) == as_html(chart)


def test_a_png_is_twice_the_size_and_carries_its_words() -> None:
    chart = arc_chart(harbour(), "mara")
    image = as_png(chart)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", image[16:24]) == (2 * WIDTH, 2 * chart.picture.high)
    words = {kind: body for kind, body in chunks(image) if kind == b"iTXt"}
    assert words
    assert dict(spoken(image)) == {"Title": chart.title, "Description": chart.words}


def chunks(image: bytes) -> list[tuple[bytes, bytes]]:
    """A PNG's chunks, each with its checksum tested."""
    found, at = [], 8
    while at < len(image):
        (size,) = struct.unpack(">I", image[at : at + 4])
        body = image[at + 4 : at + 8 + size]
        assert struct.unpack(">I", image[at + 8 + size : at + 12 + size]) == (zlib.crc32(body),)
        found.append((body[:4], body[4:]))
        at += 12 + size
    return found


def spoken(image: bytes) -> list[tuple[str, str]]:
    return [
        (body.split(b"\0")[0].decode(), body.split(b"\0", 5)[5].decode())
        for kind, body in chunks(image)
        if kind == b"iTXt"
    ]


class Page(HTMLParser):
    """What a page holds: its tags, its scripts, whatever it would load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[tuple[str, str]] = []
        self.policy = ""
        self.scripts: list[str] = []
        self._script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.loads += [(tag, given[name] or "") for name in ("src", "href", "data", "action") if name in given]
        self._script = tag == "script" and given.get("type") != "application/json"
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = False


@pytest.mark.parametrize("chart", [charts()[0], *hostile()[::2]], ids=lambda chart: chart.title[:12])
def test_a_page_loads_nothing_and_runs_nothing(chart: Chart) -> None:
    page = Page(as_html(chart))
    assert page.loads == []
    assert not {"link", "iframe", "img", "object", "base"} & set(page.tags)
    assert page.policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert page.scripts == []
    assert "script" not in page.tags


def test_a_page_has_a_title_the_words_and_the_numbers_as_a_table() -> None:
    chart = cast_chart(harbour())
    text = as_html(chart)
    assert f"<title>{chart.title}</title>" in text
    assert f'<figcaption id="said">{chart.words}</figcaption>' in text
    assert text.partition("<tbody>")[2].partition("</tbody>")[0].count("<tr>") == len(chart.rows)
    assert all(f"<td>{cell}</td>" in text for row in chart.rows for cell in row[1:])
    assert all(f'<th scope="row">{row[0]}</th>' in text for row in chart.rows)


def test_a_page_shows_the_picture_itself() -> None:
    chart = cast_chart(harbour())
    assert as_svg(chart).rstrip() in as_html(chart)


@pytest.mark.parametrize(("kind", "start"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("html", b"<!DOCTYPE html>")])
def test_each_format_is_drawn_from_the_one_chart(kind: str, start: bytes) -> None:
    assert drawn(arc_chart(harbour(), "mara"), kind).startswith(start)


def test_a_png_is_written_in_fonts_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without them its words are not drawn at all, which is how it is known that no machine's fonts were used."""
    chart = cast_chart(harbour())
    assert len(list(FONTS.glob("*.ttf"))) == 2
    whole = as_png(chart)
    monkeypatch.setattr(files, "FONTS", tmp_path)
    assert len(as_png(chart)) < 0.8 * len(whole)


def test_a_png_without_a_theme_of_its_own_is_light() -> None:
    assert as_png(arc_chart(harbour(), "mara")) == as_png(arc_chart(harbour(), "mara", theme="light"))
    assert as_png(arc_chart(harbour(), "mara")) != as_png(arc_chart(harbour(), "mara", theme="dark"))
