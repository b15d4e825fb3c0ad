"""A passage's words as they are read, without the marks of emphasis that Fountain and Markdown share."""

import re

_EMPHASIS = re.compile(r"(?<![\w\\*])(\*{1,3}|_{1,3})(?=[^\s*_])(.{1,400}?)(?<=[^\s\\])\1(?![\w*])", re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([*_\\\[\]#>`-])")
_MARKED = re.compile(r"[*_\\\[]")
DEEPEST = 3
"""So many marks may be around one word: bold, italic and underlined."""


def plain_words(text: str) -> str:
    """The words."""
    if not _MARKED.search(text):
        return text
    for _ in range(DEEPEST):
        text, many = _EMPHASIS.subn(r"\2", text)
        if not many:
            break
    return _ESCAPED.sub(r"\1", _LINK.sub(r"\1", text))
