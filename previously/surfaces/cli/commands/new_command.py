"""`previously new`."""

from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from previously.core.english import count, first_of
from previously.core.errors import BadRequest
from previously.formats.files import STORY
from previously.formats.writing.folder import write_folder
from previously.surfaces.cli.terminal import say, wrapped

if TYPE_CHECKING:
    from previously.surfaces.cli.pages import Pages

STARTER = ("story.yaml", "s01.yaml", "s01e02.fountain", "plans/draft.yaml", "press/review.txt")
EPILOG = """\b
Examples:
  previously new my-story && previously check my-story
  previously new my-film --from script.fountain"""


@click.command("new", epilog=EPILOG)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    metavar="FILE|FOLDER",
    type=click.Path(path_type=Path),
    help="A manuscript to start from: scripts, plays or chapters.",
)
def command(folder: Path, source: Path | None) -> int:
    """Create a small working story to start from, or one for a manuscript.

    With --from, story.yaml has the manuscript's cast, with what to confirm, and the pages are copied beside it; where
    they lie in DIR already, they are left as they are.
    """
    if source is not None:
        return _from_pages(folder, source)
    starter = files("previously").joinpath("surfaces").joinpath("starter")
    write_folder(folder, {name: starter.joinpath(name).read_text("utf-8") for name in STARTER})
    say(wrapped(f"A story lies in {folder}: who is in it in story.yaml, what happens in s01.yaml and s01e02.fountain."))
    say(f"  previously check {folder}")
    say(f"  previously check {folder} --plan plans/draft.yaml")
    say(f"  previously read {folder}/press/review.txt {folder} --seen S01E01")
    say(f"  previously on mara {folder} --at S01E02")
    return 0


def _from_pages(folder: Path, source: Path) -> int:
    """Write a story.yaml for a manuscript."""
    from previously.formats.registry import format_of
    from previously.formats.writing.place import NOTHING
    from previously.formats.writing.write import write_text
    from previously.story.first.first_story import first_story
    from previously.surfaces.cli.pages import pages_of

    if (folder / STORY).exists():
        raise BadRequest(f"“{folder / STORY}” already exists; choose a new folder")
    pages = pages_of(source, folder)
    name = folder.resolve().name.replace("-", " ").replace("_", " ")
    said = [path for path in pages.texts if format_of(path) is None]
    first = first_story(pages.texts, prose=pages.prose, name=name.title(), manuscript=said)
    lost = [finding.span.path for finding in first.findings if finding.code == "PV011"]
    if lost and not pages.there:
        for number, path in enumerate(list(pages.texts), 1):
            if path in lost:
                pages.renamed(path, _placed(path, number, pages))
        first = first_story(pages.texts, prose=pages.prose, name=name.title(), manuscript=said)
    if pages.there:
        write_text(folder / STORY, first.text, NOTHING)
    else:
        write_folder(folder, {STORY: first.text, **pages.raw})
    leads = first_of([person.name for person in first.people], 6) or "nobody yet"
    say(wrapped(f"{folder / STORY}: {first.title}, {count(first.scenes, 'scene')}; in it {leads}."))
    for finding in first.findings[:5]:
        say(wrapped(f"{finding.span.path}: {finding.message}", first="  - ", rest="    "))
    say(wrapped("Look through the cast: what is not sure says “to confirm”. Then write what happens, and check it:"))
    say(f"  previously check {folder}")
    return 0


def _placed(path: str, number: int, pages: "Pages") -> str:
    """A name that says which episode a file is: its place among the others."""
    from previously.formats.documents.format import is_play

    pure = PurePosixPath(path)
    if len(pages.texts) > 1:
        return pure.with_name(f"{number:02}-{pure.name}").as_posix()
    kind = "chapter-1" if pages.prose else "play" if is_play(path, pages.texts[path]) else "film"
    return pure.with_name(kind + pure.suffix).as_posix()
