"""A read article as Markdown; what the article says is text and stays text."""

import re
from collections.abc import Iterable, Iterator

from previously.press.gate.reading import Paragraph, Part

MARKS = {"headline": "# ", "heading": "## ", "item": "- ", "quote": "> "}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~!&])|^(\s*)(\d+)([.)])|^(\s*)([-=:])", re.MULTILINE)


def as_markdown(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """The blocks of an article, a blank line after each."""
    for paragraph in paragraphs:
        said = " ".join(map(_part, paragraph.parts))
        yield MARKS.get(paragraph.kind, "") + said
        yield ""


def _part(part: Part) -> str:
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
