"""A line as a page shows it: its sentence, its clauses, where it is told, and the page that shows it in its file."""

from typing import NamedTuple

from previously.core.entries import Entry
from previously.core.source import Span
from previously.live.look import Look
from previously.story.story import Story
from previously.surfaces.pictures.axis import when


class Cited(NamedTuple):
    """One line. `at` is empty for what was lived before the story opens, and `when` says how long before.

    `source` is empty where there is no file to be shown; `where` says then where it is told.
    """

    head: str
    clauses: str
    at: str
    when: str
    where: str
    source: str


def cited(story: Story, look: Look, entry: Entry) -> Cited:
    """A line, with the page that shows it in its file."""
    head, mark, clauses = entry.text.partition(";")
    span = story.canon.where(entry.span)
    before = any(part.episode == entry.scene.told.episode for part in story.canon.before)
    at, day = ("", when(entry.day)) if before else (entry.scene.at, "")
    where = day if before and span.block.told else str(span)
    return Cited(head.strip(), mark + clauses, at, day, where, source(look, span))


def source(look: Look, span: Span) -> str:
    """The page of a file, at a line; empty to an audience, which has no files."""
    return "" if span.block.told else f"{look.link(f'/source/{span.path}')}#L{span.line}"
