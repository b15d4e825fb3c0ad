"""Charts as files: SVG and PNG with title and description, and an HTML page that loads nothing."""

import struct
import zlib
from html import escape
from importlib.util import find_spec
from pathlib import Path

from previously.core.errors import BadRequest
from previously.surfaces.pictures.chart import Chart
from previously.surfaces.pictures.svg import Picture, element, number, written
from previously.surfaces.pictures.theme import AUTO, DARK, FONT, PRINT, Theme, plain_theme, style

FORMATS = ("svg", "png", "html")
SHARPNESS = 2.0
"""PNG pixels per picture pixel."""
PNG_HEAD = 33
"""The length of a PNG's signature and first chunk, in bytes."""
FONTS = Path(__file__).parent / "fonts"
FAMILY = "'DejaVu Sans Condensed'"
"""The family of the bundled fonts, used in every PNG."""
WRITTEN = ((0x20, 0x17F), (0x1E00, 0x1EFF), (0x370, 0x52F), (0x591, 0x6FF), (0x2010, 0x2044), (0x20A0, 0x20BF))
"""What the bundled fonts cover: Latin, Greek, Cyrillic, Hebrew and Arabic scripts, and punctuation."""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{colours}
body {{ margin: 1.5rem auto; padding: 0 1rem; max-width: 1000px; font: 15px/1.5 {font}; }}
body {{ background: var(--paper); color: var(--ink); }}
figure {{ margin: 0; }}
.across {{ overflow-x: auto; }}
.across svg {{ display: block; min-width: 56rem; width: 100%; height: auto; }}
figcaption, caption {{ color: var(--muted); text-align: left; }}
table {{ border-collapse: collapse; margin-top: 1rem; font-size: 13px; }}
th, td {{ padding: .15rem .7rem .15rem 0; text-align: left; border-bottom: 1px solid var(--rule); }}
@media print {{ .across svg {{ min-width: 0; }} tr {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<main>
<figure>
<div class="across" tabindex="0" role="region" aria-label="{title}">
{picture}
</div>
<figcaption id="said">{said}</figcaption>
</figure>
<div class="across" tabindex="0" role="region" aria-label="The same as a table">
<table>
<caption>The same as a table</caption>
<thead><tr>{columns}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>
</main>
</body>
</html>
"""


def drawn(chart: Chart, kind: str) -> bytes:
    """A chart in one of the formats. Raises BadRequest if a PNG can't be drawn."""
    if kind == "png":
        return as_png(chart)
    return (as_html(chart) if kind == "html" else as_svg(chart)).encode()


def as_svg(chart: Chart) -> str:
    """The chart as SVG, with its own title, description and style."""
    return _svg(chart, chart.theme) + "\n"


def _svg(chart: Chart, theme: str, font: str = FONT) -> str:
    picture = chart.picture
    about = (
        element("title", chart.title, id="chart-title"),
        element("desc", chart.words, id="chart-desc"),
        element("style", style(theme, font)),
    )
    return written(
        element(
            "svg", *about, *picture.shapes, kind="picture", xmlns="http://www.w3.org/2000/svg", width=picture.wide,
            height=picture.high, viewBox=_box(picture), role="img", aria_labelledby="chart-title chart-desc",
        )
    )  # fmt: skip


def _box(picture: Picture) -> str:
    return f"0 0 {number(picture.wide)} {number(picture.high)}"


def as_png(chart: Chart) -> bytes:
    """The chart as PNG, with its title and description in the file."""
    image = _pixels(_svg(chart, chart.theme if chart.theme != AUTO else "light", FAMILY))
    said = _chunk("Title", chart.title) + _chunk("Description", chart.words)
    return image[:PNG_HEAD] + said + image[PNG_HEAD:]


def can_draw_png() -> bool:
    """Can PNGs be drawn here? That needs the extra “charts”."""
    return find_spec("resvg_py") is not None


def _pixels(svg: str) -> bytes:
    """An SVG as PNG in the bundled fonts, so it is the same on every machine.

    The machine's fonts are used only if it has letters those don't cover.
    """
    try:
        import resvg_py
    except ImportError:
        raise BadRequest("a PNG needs resvg, which is not installed; pip install 'previously[charts]'") from None
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=SHARPNESS,
            skip_system_fonts=all(_is_ours(sign) for sign in svg),
            font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
        )
    )


def _is_ours(sign: str) -> bool:
    return sign == "\n" or any(low <= ord(sign) <= high for low, high in WRITTEN)


def _chunk(keyword: str, text: str) -> bytes:
    """A PNG's text chunk, in UTF-8 (iTXt)."""
    body = b"iTXt" + keyword.encode() + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def as_html(chart: Chart) -> str:
    """An HTML page with the chart and its numbers as a table; no scripts, and it loads nothing."""
    return PAGE.format(
        title=escape(chart.title),
        colours=_colours(chart.theme),
        font=FONT,
        picture=_svg(chart, chart.theme),
        said=escape(chart.words),
        columns="".join(f'<th scope="col">{escape(column)}</th>' for column in chart.columns),
        rows="\n".join(_row(row) for row in chart.rows),
    )


def _row(cells: tuple[str, ...]) -> str:
    """A row of the table; its first cell names it."""
    first, *rest = map(escape, cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def _colours(choice: str) -> str:
    """The colours of the page around the chart."""
    base = f":root {{ {_variables(plain_theme(choice))} }}"
    if choice != AUTO:
        return base
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}"
    return f"{base}\n{dark}\n@media print {{ :root {{ {_variables(PRINT)} }} }}"


def _variables(theme: Theme) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in theme._asdict().items())
