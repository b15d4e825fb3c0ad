"""`previously new`."""

from importlib.resources import files
from pathlib import Path

import click

from previously.formats.writing.folder import write_folder
from previously.surfaces.cli.terminal import say, wrapped

STARTER = ("story.yaml", "s01.yaml", "s01e02.fountain", "plans/draft.yaml", "press/review.txt")


@click.command("new", epilog="\b\nExamples:\n  previously new my-story && previously check my-story")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Create a small working story to start from."""
    starter = files("previously").joinpath("surfaces").joinpath("starter")
    write_folder(folder, {name: starter.joinpath(name).read_text("utf-8") for name in STARTER})
    say(wrapped(f"A story lies in {folder}: who is in it in story.yaml, what happens in s01.yaml and s01e02.fountain."))
    say(f"  previously check {folder}")
    say(f"  previously check {folder} --plan plans/draft.yaml")
    say(f"  previously read {folder}/press/review.txt {folder} --seen S01E01")
    say(f"  previously on mara {folder} --at S01E02")
    return 0
