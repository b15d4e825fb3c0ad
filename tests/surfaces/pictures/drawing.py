"""What a chart draws, read back from its SVG: every element with its classes, where it stands, and what is written."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from previously.surfaces.pictures.chart import Chart
from previously.surfaces.pictures.files import as_svg

SVG = "{http://www.w3.org/2000/svg}"
Spot = tuple[float, float]


class Drawn(NamedTuple):
    """An element: where what it stands in is moved to, and the words in it."""

    tag: str
    kinds: frozenset[str]
    given: dict[str, str]
    moved: Spot
    words: str

    def at(self, x: str = "x", y: str = "y") -> Spot:
        """A place of it in the whole picture."""
        return self.moved[0] + float(self.given.get(x, 0)), self.moved[1] + float(self.given.get(y, 0))

    @property
    def corners(self) -> list[Spot]:
        """The corners of a path."""
        return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", self.given["d"])]


def root(chart: Chart) -> ET.Element:
    return ET.fromstring(as_svg(chart))  # noqa: S314 - our own picture


def elements(chart: Chart) -> list[Drawn]:
    """Every element, in the order it is drawn."""
    return list(_under(root(chart), (0.0, 0.0)))


def _under(element: ET.Element, moved: Spot) -> Iterator[Drawn]:
    by = re.match(r"translate\((-?[\d.]+) (-?[\d.]+)\)", element.get("transform", ""))
    here = (moved[0] + float(by[1]), moved[1] + float(by[2])) if by else moved
    kinds = frozenset(element.get("class", "").split())
    yield Drawn(element.tag.removeprefix(SVG), kinds, dict(element.attrib), here, element.text or "")
    for child in element:
        yield from _under(child, here)


def drawn(chart: Chart, *kinds: str, tag: str = "") -> list[Drawn]:
    """The elements of all these classes."""
    return [one for one in elements(chart) if one.kinds >= {*kinds} and tag in {"", one.tag}]


def texts(chart: Chart) -> list[Drawn]:
    return [one for one in elements(chart) if one.tag == "text"]


def written(chart: Chart) -> list[str]:
    """Every text in the picture."""
    return [one.words for one in texts(chart)]


def style_of(chart: Chart, kind: str) -> dict[str, str]:
    """What the picture's own style says first of a class alone: `.picture .kind`."""
    sheet = root(chart).find(f"{SVG}style")
    assert sheet is not None
    body = re.search(rf"\.picture \.{re.escape(kind)}(?:,[^{{]*)?{{([^}}]*)}}", sheet.text or "")
    assert body is not None, kind
    parts = (part.partition(":") for part in body[1].split(";") if ":" in part)
    return {name.strip(): value.strip() for name, _, value in parts}
