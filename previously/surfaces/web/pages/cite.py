"""A line as pages show it: its sentence, its clauses, where it is told, and a link to its file."""

from typing import NamedTuple

from previously.core.entries import Entry
from previously.core.source import Span
from previously.live.look import Look
from previously.story.story import Story
from previously.surfaces.pictures.axis import when


class Cited(NamedTuple):
    """One line. For backstory, `at` is empty and `when` says how long before the story it was lived.

    `source` is empty if no file can be shown; `where` then says where the line is told.
    """

    head: str
    clauses: str
    at: str
    when: str
    where: str
    source: str


def cited(story: Story, look: Look, entry: Entry) -> Cited:
    """A line, with a link to its file."""
    head, mark, clauses = entry.text.partition(";")
    span = story.canon.where(entry.span)
    before = any(part.episode == entry.scene.told.episode for part in story.canon.before)
    at, day = ("", when(entry.day)) if before else (entry.scene.at, "")
    where = day if before and span.block.told else str(span)
    return Cited(head.strip(), mark + clauses, at, day, where, source(look, span))


def source(look: Look, span: Span) -> str:
    """The link to a line in its file; empty for an audience, which has no files."""
    return "" if span.block.told else f"{look.link(f'/source/{span.path}')}#L{span.line}"
