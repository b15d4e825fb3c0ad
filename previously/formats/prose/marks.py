"""What Markdown, and Obsidian's, puts around words: links, footnotes, highlights, quotations, callouts."""

import re

_EMBEDDED = re.compile(r"[ \t]*!\[(?:\[[^\[\]\n]{0,300}\]\]|[^\[\]\n]{0,300}\]\([^()\n]{0,500}\))")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\]")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,500}\)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\](?!:)")
_LIGHT = re.compile(r"==(?=\S)([^=\n]{1,500}?)(?<=\S)==")
_BLOCK = re.compile(r"[ \t]+\^[\w-]+[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_REMARK = re.compile(r"\[\^[^\[\]\s]{1,60}\]:|>[ \t]*\[![\w-]+\]|```|~~~")
"""How a footnote, a callout and code begin: none of them is told by the narrator."""
_ANY = ("[", "==", "^", ">")


def without_marks(text: str) -> str:
    """A paragraph's words, row by row; of a link what is shown of it, of a picture nothing."""
    if not any(mark in text for mark in _ANY):
        return text
    text = _FOOTNOTE.sub("", _EMBEDDED.sub("", _QUOTED.sub("", text)))
    text = _LINK.sub(r"\1", _WIKI.sub(lambda link: link[1].partition("#")[0] or link[1], text))
    return _BLOCK.sub("", _LIGHT.sub(r"\1", text)).strip()


def is_remark(text: str) -> bool:
    """Is a paragraph a footnote, a callout or code?"""
    return _REMARK.match(text) is not None
