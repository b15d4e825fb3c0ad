"""A chart as a file: SVG with its title and description, PNG with its description, a page that needs no network."""

import json
import struct
import zlib
from base64 import b64encode
from hashlib import sha256
from html import escape
from xml.sax.saxutils import escape as xml_escape

from previously.surfaces.charts.chart import Chart
from previously.surfaces.charts.render import bundle, png, svg
from previously.surfaces.charts.theme import FONT, Theme

FORMATS = ("svg", "png", "html")
PNG_HEAD = 33
"""Bytes of a PNG's signature and its first chunk."""
DRAW = """const chart = document.getElementById("chart");
vegaEmbed(chart, JSON.parse(document.getElementById("spec").textContent),
  {{mode: "vega-lite", ast: true, renderer: "svg", actions: false}}).catch(console.error);"""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src {hashes}">
<title>{title}</title>
<style>
body {{ margin: 1.5rem auto; max-width: 900px; background: {ground}; color: {ink}; font: 15px/1.5 {font}; }}
figure {{ margin: 0; overflow-x: auto; }}
figcaption, summary {{ color: {muted}; }}
summary {{ cursor: pointer; }}
table {{ border-collapse: collapse; margin-top: .5rem; font-size: 13px; }}
th, td {{ padding: .15rem .7rem .15rem 0; text-align: left; border-bottom: 1px solid {rule}; }}
</style>
</head>
<body>
<figure>
<div role="img" aria-label="{title}" aria-describedby="said"><div id="chart">
{picture}
</div></div>
<figcaption id="said">{said}</figcaption>
</figure>
<details>
<summary>The same as a table</summary>
<table>
<thead><tr>{columns}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</details>
<script type="application/json" id="spec">{spec}</script>
<script>{bundle}</script>
<script>{draw}</script>
</body>
</html>
"""


def drawn(chart: Chart, kind: str, theme: Theme) -> bytes:
    """A chart in one of the formats."""
    if kind == "png":
        return as_png(chart)
    return (as_html(chart, theme) if kind == "html" else as_svg(chart)).encode()


def as_svg(chart: Chart) -> str:
    """The picture, which says of itself what it shows."""
    head, _, rest = svg(chart.spec).partition(">")
    title, said = xml_escape(chart.title), xml_escape(chart.words)
    names = 'role="img" aria-labelledby="chart-title chart-desc"'
    return f'{head} {names}><title id="chart-title">{title}</title><desc id="chart-desc">{said}</desc>{rest}\n'


def as_png(chart: Chart) -> bytes:
    """The picture in pixels; its title and description stand in the file."""
    drawn = png(svg(chart.spec))
    said = _chunk("Title", chart.title) + _chunk("Description", chart.words)
    return drawn[:PNG_HEAD] + said + drawn[PNG_HEAD:]


def _chunk(keyword: str, text: str) -> bytes:
    """Text of a PNG, in UTF-8 (an iTXt chunk)."""
    body = b"iTXt" + keyword.encode() + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def as_html(chart: Chart, theme: Theme) -> str:
    """A page with the picture, drawn by script where there is one, and its numbers as a table."""
    script = bundle().replace("</script", "<\\/script")
    return PAGE.format(
        hashes=" ".join(f"'sha256-{_hash(text)}'" for text in (script, DRAW.format())),
        title=escape(chart.title),
        ground=theme.ground,
        ink=theme.ink,
        muted=theme.muted,
        rule=theme.rule,
        font=FONT,
        picture=as_svg(chart).rstrip(),
        said=escape(chart.words),
        columns="".join(f'<th scope="col">{escape(column)}</th>' for column in chart.columns),
        rows="\n".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in chart.rows),
        spec=json.dumps(chart.spec, ensure_ascii=True).replace("<", "\\u003c"),
        bundle=script,
        draw=DRAW.format(),
    )


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
