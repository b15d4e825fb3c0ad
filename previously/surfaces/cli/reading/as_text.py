"""A read article for the terminal."""

from collections.abc import Iterable, Iterator

import click

from previously.press.gate.reading import Paragraph, Part
from previously.surfaces.cli.terminal import wrapped

BOLD = {"headline", "heading"}


def as_text(paragraphs: Iterable[Paragraph], *, rules: bool = False) -> Iterator[str]:
    """The lines of an article, a blank one after each paragraph; with `rules`, what cleared each sentence."""
    for paragraph in paragraphs:
        said = " ".join(_part(part, rules=rules) for part in paragraph.parts)
        mark = {"item": "- ", "quote": "> "}.get(paragraph.kind, "")
        bold = paragraph.kind in BOLD and all(part.rule for part in paragraph.parts)
        yield wrapped(click.style(said, bold=True) if bold else said, first=mark, rest=" " * len(mark))
        yield ""


def _part(part: Part, *, rules: bool) -> str:
    if not part.rule:
        return click.style(f"[withheld: {part.text}]", dim=True)
    if part.rule == "notice":
        return click.style(part.text, fg="yellow")
    cites = f" {', '.join(part.cites)}" if part.cites else ""
    return part.text + (click.style(f" [{part.rule}{cites}]", dim=True) if rules else "")
