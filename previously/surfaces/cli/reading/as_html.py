"""A read article as a page of its own: text only, so that nothing in it can run or load."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from html import escape

from previously.press.gate.reading import Paragraph, Part

TAGS = {
    "headline": "h1",
    "heading": "h2",
    "item": "li",
    "quote": "blockquote",
    "caption": "figcaption",
    "byline": "address",
}
STYLE = """
:root { color-scheme: light dark; --ink: #1c1e24; --paper: #fff; --quiet: #5b6270; --block: #eef0f4; --edge: #6f7787; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceef2; --paper: #16181d; --quiet: #a9b0bd; --block: #262a33; --edge: #8d95a5; }
}
body { background: var(--paper); color: var(--ink); font: 1.125rem/1.6 Georgia, "Liberation Serif", serif; margin: 0; }
main { max-width: 38rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1, h2 { line-height: 1.25; }
address, figcaption { color: var(--quiet); font-style: normal; font-size: .95rem; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--edge); }
.withheld, .notice { font: .95rem/1.5 system-ui, "Liberation Sans", sans-serif; border-radius: .3rem; }
.withheld { background: var(--block); border: 1px dashed var(--edge); padding: .1rem .5rem; }
.notice { border: 1px solid var(--edge); padding: .1rem .5rem; }
.withheld:focus-visible, summary:focus-visible { outline: 3px solid #2f6fde; outline-offset: 2px; }
@media print { .withheld { background: none; } }
"""


def as_html(paragraphs: Iterable[Paragraph], title: str, language: str = "") -> Iterator[str]:
    """The page, piece by piece. Its own policy allows it one style sheet, by its hash, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield f'<!doctype html>\n<html lang="{escape(language or "en")}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<article>"
    within = False
    for paragraph in paragraphs:
        if within != (paragraph.kind == "item"):
            within = not within
            yield "<ul>" if within else "</ul>"
        yield _block(paragraph)
    yield f"{'</ul>' if within else ''}</article>\n</main>\n</body>\n</html>"


def _block(paragraph: Paragraph) -> str:
    tag = TAGS.get(paragraph.kind, "p")
    outer = "div" if tag == "p" and any(part.kept for part in paragraph.parts) else tag
    return f"<{outer}>{' '.join(map(_part, paragraph.parts))}</{outer}>"


def _part(part: Part) -> str:
    if part.rule == "notice":
        return f'<strong class="notice">{escape(part.text)}</strong>'
    if part.rule:
        return f"<span>{escape(part.text)}</span>"
    said = f"Withheld: {escape(part.text)}."
    if part.kept:
        return f'<details class="withheld"><summary>{said}</summary>{escape(part.kept)}</details>'
    return f'<span class="withheld" role="note" tabindex="0">{said}</span>'
