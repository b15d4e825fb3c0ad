"""A story as a new folder whose log stands in scripts or chapters, held against the story before it is written."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from previously.core.errors import BadRequest
from previously.formats.writing.folder import Content, write_folder
from previously.questions.question import Answer
from previously.story.story import Story, open_story
from previously.surfaces.deeds.exporting.audience import audiences_files
from previously.surfaces.deeds.exporting.author import authors_files

Form = Literal["fountain", "fdx", "markdown"]


class ExportAnswer(Answer, frozen=True):
    """What was written: which files have the log's lines as notes, how many, and how many of them beside a page."""

    folder: str
    form: Form
    files: tuple[str, ...]
    lines: int
    beside: int


def export(where: str | Path, to: Path, form: Form, seen: str | None = None, along: str | None = None) -> ExportAnswer:
    """Write a story whose log is in notes of scripts or chapters; for an audience (`seen`) what it is told.

    Told `along` a path through its choices, the new story names that path as its own.

    The story itself stays as it is; pages in that format get the notes beside their text. Raises BadRequest where
    `to` is not a new folder or a line cannot stand in such a note, UnknownPosition and UnreadableInput.
    """
    story = open_story(where, along)
    story = story if seen is None else story.seen(seen)
    found = authors_files(where, form, along) if seen is None else audiences_files(story, form)
    _check_same(story, found.files, form)
    write_folder(to, found.files)
    return ExportAnswer(str(to), form, found.noted, found.lines, found.beside)


def _check_same(story: Story, files: dict[str, Content], form: str) -> None:
    """Raises BadRequest, with the first place, where the files do not tell the same."""
    with TemporaryDirectory() as folder:
        write_folder(Path(folder) / "story", files)
        wanted, found = told(story), told(open_story(Path(folder) / "story"))
    for at, scene in wanted.items():
        other = found.get(at, ())
        if scene != other:
            lines = zip((*scene[-1],), (*other[-1], *scene[-1]) if other else ("",) * len(scene[-1]), strict=False)
            line = next((one for one, two in lines if one != two), "")
            raise BadRequest(
                f"{at} cannot be told in {form} as it is{f': “{line}”' if line else ''}; nothing was written"
            )
    if list(wanted) != list(found):
        raise BadRequest(f"the order of its scenes cannot be told in {form}; nothing was written")


def told(story: Story) -> dict[str, tuple[Any, ...]]:
    """Each scene of a story, by its address in told order: where, when and with whom it is lived, and its lines."""
    return {
        one.scene.at: (
            one.scene.place, one.scene.where, one.scene.day, one.scene.flashback, one.scene.vision, one.scene.moment,
            one.scene.present, one.scene.bodies, one.scene.ghosts, one.scene.overheard,
            tuple(line.text for line in one.read.text.lines),
        )
        for part in story.canon.episodes
        for one in part.placed
    }  # fmt: skip
