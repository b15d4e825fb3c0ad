"""“Previously on …” for people: on the terminal, and as Markdown."""

import re
from collections.abc import Iterator

import click

from previously.recap.recap import Recap
from previously.surfaces.cli.terminal import wrapped
from previously.surfaces.cli.text.table import plain

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_OPENS = re.compile(r"^([-+]|\d+[.)])")


def page(found: Recap) -> Iterator[str]:
    """A title and a paragraph."""
    yield click.style(wrapped(f"Previously on {plain(found.title)}"), bold=True)
    yield ""
    yield wrapped(plain(found.text or nothing(found)))


def markdown(found: Recap) -> Iterator[str]:
    """The same as Markdown; what an author wrote marks nothing up."""
    yield f"## Previously on {_bare(found.title)}"
    yield ""
    yield _OPENS.sub(r"\\\1", _bare(found.text or nothing(found)))


def nothing(found: Recap) -> str:
    """What is said where a recap has no sentence."""
    if found.told:
        return f"No sentence of what is told before {found.at} is that short."
    return f"There is nothing to recap before {found.at}."


def _bare(text: str) -> str:
    return _MARKS.sub(r"\\\1", plain(text))
