"""What is done to a log in a database, a command each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from previously.core.english import count
from previously.core.errors import BadRequest
from previously.formats.store.opened import begin_store, export_store, logged_in, open_store
from previously.surfaces.cli.options import format_option
from previously.surfaces.cli.terminal import give, say, wrapped

EPILOG = """\b
Examples:
  previously store begin --in world                                  an empty store, where story.yaml names one
  previously store log "Mara slaps Joe" --at S01E01.1 --in world
  previously store branch take2 --in world                           a take of the scene
  previously store log "Joe leaves" --branch take2 --in world
  previously store keep take2 --in world                             or discard take2
  previously store rewind 1 --in world                               row 1 is the last again
  previously store verify --in world
  previously store export -o folder --in world"""

story_option = click.option(
    "--in", "story", metavar="STORY", default=".", show_default=True, help="The story's folder."
)
branch_option = click.option(
    "--branch", metavar="NAME", default="", help="A branch; by default the one that story.yaml names, else main."
)


@click.group("store", epilog=EPILOG)
def command() -> None:
    """Keep a story's log in a database, which story.yaml names: `store: sqlite:///world.db`.

    Rows are only added, and each is on disk before it is answered.
    """


@command.command()
@story_option
def begin(story: str) -> int:
    """Make the store that story.yaml names."""
    with begin_store(story) as store:
        say(wrapped(f"{store.path}: an empty store."))
    return 0


@command.command()
@click.argument("lines", nargs=-1, required=True, metavar="LINE...")
@story_option
@branch_option
@click.option("--at", metavar="POS", default="", help="The position; by default that of the row before.")
@click.option("--by", metavar="WHO", default="", help="Who wrote it.")
@click.option("--quote", metavar="TEXT", default="", help="What of a manuscript it stands for.")
@click.option("--place", metavar="PLACE", default="", help="Where the scene plays.")
@click.option("--present", metavar="NAMES", default=None, help="Who is in the scene, with commas between.")
@click.option("--day", metavar="DAY", type=float, default=None, help="The day on which the scene is lived.")
def log(lines: tuple[str, ...], story: str, present: str | None, **said: Any) -> int:
    """Add lines, all or none."""
    there = None if present is None else [name.strip() for name in present.split(",") if name.strip()]
    with open_store(story) as store:
        numbers = store.log(lines, present=there, **said)
        _say_added(numbers, said["branch"] or store.reads)
    return 0


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@story_option
@branch_option
def fill(file: Path, story: str, branch: str) -> int:
    """Add the rows of a log such as events.jsonl, all or none."""
    with open_store(story) as store:
        _say_added(store.add(logged_in(file), branch=branch), branch or store.reads)
    return 0


@command.command()
@story_option
@branch_option
@click.option("--after", metavar="ROW", type=click.IntRange(min=0), default=0, help="Only rows after this one.")
@format_option
def rows(story: str, branch: str, after: int, format_: str) -> int:
    """Show the rows with their numbers."""
    with open_store(story) as store:
        found = store.rows(branch, after=after)
    if format_ == "json":
        _give({"rows": [{"n": one.n, "row": one.row, "hash": one.hash.hex()} for one in found]})
    else:
        for one in found:
            who = f" ({one.row.by})" if one.row.by else ""
            say(wrapped(f"{one.n} {one.row.at} {one.row.line}{who}", rest="    "))
        say(f"{count(len(found), 'row')}.")
    return 0


@command.command()
@click.argument("name")
@story_option
@click.option("--of", metavar="NAME", default="", help="What it is taken from; by default what story.yaml names.")
@click.option("--after", metavar="ROW", type=int, default=None, help="The row it is taken after; else the last.")
def branch(name: str, story: str, of: str, after: int | None) -> int:
    """Take a branch: what is logged there is not in the log until it is kept."""
    with open_store(story) as store:
        store.branch(name, of=of, after=after)
        found = next(one for one in store.branches() if one.name == name)
        say(wrapped(f"“{name}” has {count(found.rows, 'row')} of “{of or store.reads}”."))
    return 0


@command.command()
@click.argument("name")
@story_option
def keep(name: str, story: str) -> int:
    """Add a branch's rows to what it was taken from."""
    with open_store(story) as store:
        say(wrapped(f"“{name}” is kept: {count(len(store.keep(name)), 'row')} more where it was taken from."))
    return 0


@command.command()
@click.argument("name")
@story_option
def discard(name: str, story: str) -> int:
    """Remove a branch with its rows."""
    with open_store(story) as store:
        say(wrapped(f"“{name}” is gone, with {count(store.discard(name), 'row')}."))
    return 0


@command.command()
@click.argument("to", type=int, metavar="ROW")
@story_option
@branch_option
def rewind(to: int, story: str, branch: str) -> int:
    """Remove the rows after one."""
    with open_store(story) as store:
        gone = store.rewind(to, branch=branch)
        say(wrapped(f"{count(gone, 'row')} of “{branch or store.reads}” gone; {to} left."))
    return 0


@command.command()
@story_option
@click.option("--head", metavar="HASH", default="", help="A head noted earlier, which must still be there.")
@format_option
def verify(story: str, head: str, format_: str) -> int:
    """Read every row and say what was lost or changed since it was written.

    Exits with 1 where something was.
    """
    with open_store(story) as store:
        found = store.verify(head)
    if format_ == "json":
        _give(found)
    else:
        for wrong in found.wrong:
            say(wrapped(f"wrong: {wrong}", rest="  "))
        for one in found.branches:
            state = "read" if found.wrong else "as written"
            say(f"{one.name}: {count(one.rows, 'row')} {state}, head {one.head}")
    return int(bool(found.wrong))


@command.command()
@story_option
@click.option("-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="A new folder.")
def export(story: str, output: Path) -> int:
    """Write the story as a folder of files that answers the same."""
    if output.resolve().is_relative_to(Path(story).resolve()):
        raise BadRequest(f"“{output}” lies in the story itself; choose a folder elsewhere")
    logs = export_store(story, output)
    say(wrapped(f"{output}: the story, its log in {', '.join(logs)}."))
    return 0


def _say_added(numbers: Sequence[int], branch: str) -> None:
    more = f"row {numbers[0]}" if len(numbers) == 1 else f"rows {numbers[0]} to {numbers[-1]}"
    say(wrapped(f"{more} of “{branch}”."))


def _give(answer: object) -> None:
    give(msgspec.json.format(msgspec.json.encode(answer)).decode())
