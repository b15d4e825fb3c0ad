"""An article as one reader gets it, for the terminal, as Markdown, or as a page of its own."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html import escape

from previously.press.gate.reading import Paragraph, Part
from previously.surfaces.cli.terminal import styled, wrapped

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
    return f"<{outer}>{' '.join(map(_html, paragraph.parts))}</{outer}>"


def _html(part: Part) -> str:
    if part.rule == "notice":
        return f'<strong class="notice">{escape(part.text)}</strong>'
    if part.rule:
        return f"<span>{escape(part.text)}</span>"
    said = f"Withheld: {escape(part.text)}."
    if part.kept:
        return f'<details class="withheld"><summary>{said}</summary>{escape(part.kept)}</details>'
    return f'<span class="withheld" role="note" tabindex="0">{said}</span>'


MARKS = {"headline": "# ", "heading": "## ", "item": "- ", "quote": "> "}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~!&])|^(\s*)(\d+)([.)])|^(\s*)([-=:])", re.MULTILINE)


def as_markdown(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """The blocks of an article, a blank line after each."""
    for paragraph in paragraphs:
        said = " ".join(map(_markdown, paragraph.parts))
        yield MARKS.get(paragraph.kind, "") + said
        yield ""


def _markdown(part: Part) -> str:
    if part.rule:
        return f"*{escaped(part.text)}*" if part.rule == "notice" else escaped(part.text)
    block = f"**[withheld: {escaped(part.text)}]**"
    return f"{block} ||{escaped(part.kept)}||" if part.kept else block


def escaped(text: str) -> str:
    """A text in which no sign is Markdown's, nor HTML's."""
    flat = " ".join(text.split())
    return _SPECIAL.sub(_escape, flat)


def _escape(found: re.Match[str]) -> str:
    if found[1]:
        return "&lt;" if found[1] == "<" else "&gt;" if found[1] == ">" else f"\\{found[1]}"
    if found[3]:
        return f"{found[2]}{found[3]}\\{found[4]}"
    return f"{found[5]}\\{found[6]}"


BOLD = {"headline", "heading"}


def as_text(paragraphs: Iterable[Paragraph], *, rules: bool = False) -> Iterator[str]:
    """The lines of an article, a blank one after each paragraph; with `rules`, what cleared each sentence."""
    for paragraph in paragraphs:
        said = " ".join(_line(part, rules=rules) for part in paragraph.parts)
        mark = {"item": "- ", "quote": "> "}.get(paragraph.kind, "")
        bold = paragraph.kind in BOLD and all(part.rule for part in paragraph.parts)
        yield wrapped(styled(said, bold=True) if bold else said, first=mark, rest=" " * len(mark))
        yield ""


def _line(part: Part, *, rules: bool) -> str:
    if not part.rule:
        return styled(f"[withheld: {part.text}]", dim=True)
    if part.rule == "notice":
        return styled(part.text, fg="yellow")
    cites = f" {', '.join(part.cites)}" if part.cites else ""
    return part.text + (styled(f" [{part.rule}{cites}]", dim=True) if rules else "")
