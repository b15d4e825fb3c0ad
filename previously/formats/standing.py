"""Where files stand that do not say it themselves: by story.yaml, or by the order that a project has them in."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from previously.core.atoms import SeriesText, StoryText, Word
from previously.core.codes import text_finding
from previously.core.finding import Finding
from previously.core.nearest import did_you_mean
from previously.core.position import Template
from previously.formats.novelwriter.project import standing as in_projects
from previously.formats.prose.longform import standing as in_longform

ORDERING = (".nwx", ".nwd", ".md", ".markdown")
"""The endings of files that may say where others stand, or may be told so."""
Given = Mapping[str, tuple[Word, str]]
"""By its path, what story.yaml calls a file and where it has it stand."""


def given_in(story: StoryText, members: Iterable[tuple[str, SeriesText]]) -> dict[str, tuple[Word, str]]:
    """The files that a story, or a series by its own folder, gives a position."""
    placed = [("", story), *((f"{home}/", member.story) for home, member in members)]
    return {f"{home}{file.text}": (file, position) for home, one in placed for file, position in one.placed}


def astray(given: Given, files: Mapping[str, str]) -> Iterator[Finding]:
    """What is given a position and is no file."""
    for path, (file, _) in given.items():
        if path not in files:
            message = f"there is no file “{file.text}” to stand there{did_you_mean(file.text, files)}"
            yield text_finding("bad-value", file.span, message)


def standing(files: Mapping[str, str], given: Given, template: Callable[[str], Template]) -> dict[str, str]:
    """Each file that does not say where it stands, and its position; what story.yaml says counts first."""
    ordered = (*in_projects(files, template), *in_longform(files, template))
    return {**dict(ordered), **{path: position for path, (_, position) in given.items()}}
