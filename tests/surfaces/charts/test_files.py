"""What is written: SVG that says what it shows, PNG with its words, a page that needs nobody else."""

import base64
import hashlib
import re
import struct
import xml.etree.ElementTree as ET
import zlib
from html.parser import HTMLParser

import pytest

import previously as pv
from previously.surfaces.charts.chart import Chart
from previously.surfaces.charts.draw import arc_chart, cast_picture, fact_chart
from previously.surfaces.charts.layers import WIDTH
from previously.surfaces.charts.pages import as_html, as_png, as_svg, drawn
from previously.surfaces.charts.theme import DARK, LIGHT, THEMES
from tests.surfaces.charts.harbour import harbour

pytest.importorskip("vl_convert", reason="vl-convert is not installed: pip install 'previously[charts]'")
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
    return [arc_chart(told, "x"), arc_chart(told, "r"), cast_picture(told), fact_chart(told, "treasure")]


def charts() -> list[Chart]:
    return [arc_chart(harbour(), "mara"), cast_picture(harbour()), fact_chart(harbour(), "boat"), *hostile()]


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
    assert tags <= {"svg", "g", "path", "text", "rect", "line", "title", "desc", "defs", "clipPath"}
    texts = "".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert "<" in texts or "שרה" in texts


def test_a_picture_is_nine_hundred_wide_and_has_its_own_ground() -> None:
    for theme in THEMES.values():
        root = ET.fromstring(as_svg(arc_chart(harbour(), "mara", theme=theme)))  # noqa: S314 - our own picture
        ground = root.find(f"{SVG}rect")
        assert root.get("width") == str(WIDTH)
        assert ground is not None
        assert (ground.get("fill"), ground.get("width")) == (theme.ground, str(WIDTH))


def test_a_picture_is_the_same_every_time() -> None:
    for chart, again in zip(charts(), charts(), strict=True):
        assert as_svg(chart) == as_svg(again)
        assert as_png(chart) == as_png(again)


def test_a_page_is_the_same_every_time() -> None:
    chart = arc_chart(harbour(), "mara")
    assert as_html(chart, LIGHT) == as_html(chart, LIGHT)


def test_a_png_is_twice_the_size_and_carries_its_words() -> None:
    chart = arc_chart(harbour(), "mara")
    image = as_png(chart)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", image[16:24]) == (2 * WIDTH, 2 * chart.spec["height"])
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
def test_a_page_loads_nothing_and_runs_only_its_own_script(chart: Chart) -> None:
    page = Page(as_html(chart, DARK))
    assert page.loads == []
    assert not {"link", "iframe", "img", "object", "base"} & set(page.tags)
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in page.scripts}
    allowed = set(re.findall(r"'sha256-([^']+)'", page.policy))
    assert hashes == allowed
    assert page.policy.startswith("default-src 'none'; ")
    assert "unsafe-eval" not in page.policy
    assert len(page.scripts) == 2


def test_a_page_has_a_title_the_words_and_the_numbers_as_a_table() -> None:
    chart = cast_picture(harbour())
    text = as_html(chart, LIGHT)
    assert f"<title>{chart.title}</title>" in text
    assert f'<figcaption id="said">{chart.words}</figcaption>' in text
    assert text.partition("<tbody>")[2].partition("</tbody>")[0].count("<tr>") == len(chart.rows)
    assert all(f"<td>{cell}</td>" in text for row in chart.rows for cell in row)


def test_a_page_shows_the_picture_where_no_script_runs() -> None:
    chart = cast_picture(harbour())
    assert as_svg(chart).rstrip() in as_html(chart, LIGHT)


@pytest.mark.parametrize(("kind", "start"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("html", b"<!DOCTYPE html>")])
def test_each_format_is_drawn_from_the_one_chart(kind: str, start: bytes) -> None:
    assert drawn(arc_chart(harbour(), "mara"), kind, LIGHT).startswith(start)
