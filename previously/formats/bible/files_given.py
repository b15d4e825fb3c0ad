"""What story.yaml says of its files: how positions are written, where a file stands, which are its manuscript."""

from collections.abc import Iterator

from previously.core.atoms import Word
from previously.core.errors import BadRequest
from previously.core.position import Template
from previously.formats.yaml.fields import Fields
from previously.formats.yaml.tree import Map, Scalar

FORM = "form"
"""The key, among files, of how positions are written."""


def form_of(fields: Fields) -> str:
    """How this story writes its positions; the default if that cannot be read."""
    node = fields.get("positions")
    within = Fields(fields.reader, node, "“positions”") if isinstance(node, Map) else None
    found = within.scalar(FORM) if within else fields.scalar("positions")
    text = (found.text.strip() if found else "") or Template().text
    try:
        Template(text)
    except BadRequest as error:
        fields.reader.say("bad-value", found or Scalar("", 0, 1, "plain"), str(error))
        return Template().text
    return text


def given_positions(fields: Fields) -> Iterator[tuple[Word, str]]:
    """The files that `positions` lists, each with the position it is given."""
    node = fields.get("positions")
    if isinstance(node, Map):
        given = Fields(fields.reader, node, "“positions”")
        for key in [key for key, _ in given.items()]:
            if key.text != FORM and (text := given.text(key.text)):
                yield Word(key.text.strip().removeprefix("./"), fields.reader.span(key)), text


def manuscript_of(fields: Fields) -> tuple[str, ...]:
    """The folders and files, by their paths from its own, that are the manuscript: listed, or given a position."""
    listed = (word.text for word in fields.words("manuscript") or ())
    return tuple(dict.fromkeys((*listed, *(file.text for file, _ in given_positions(fields)))))
