"""`read --format json`: what of an article is shown, where it stands, and the rule that cleared it."""

from collections.abc import Iterable, Iterator
from typing import Any

from previously.press.gate.reading import Paragraph, Part
from previously.surfaces.data.dumps import dumps


def read(paragraphs: Iterable[Paragraph], story: str, seen: str) -> Iterator[str]:
    """The object, a paragraph at a time, so that a long article is never whole in memory."""
    head = dumps({"story": story, "seen": seen})
    yield f'{head.removesuffix(chr(10) + "}")},\n  "paragraphs": ['
    written = ""
    for paragraph in paragraphs:
        if written:
            yield f"{written},"
        written = _indented(dumps(paragraph_data(paragraph)))
    yield f"{written}\n  ]\n}}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def paragraph_data(paragraph: Paragraph) -> dict[str, Any]:
    """One paragraph of an article: what of it is shown, and where something is withheld."""
    return {"kind": paragraph.kind, "sentences": [_part(part) for part in paragraph.parts]}


def _part(part: Part) -> dict[str, Any]:
    if not part.rule:
        return {"withheld": part.text}
    return {"text": part.text, "start": part.start, "end": part.end, "rule": part.rule, "cites": list(part.cites)}
