"""`previously log`."""

from collections.abc import Iterator
from pathlib import Path

import click

from previously.core.errors import BadRequest
from previously.questions.question import dumps
from previously.surfaces.cli.files import text_of
from previously.surfaces.cli.options import at_option, format_option, room_of, seen_of, told_options
from previously.surfaces.cli.terminal import give, say, wrapped
from previously.surfaces.deeds.log import LogAnswer

NOTHING = "nothing in it is understood: put it in other words, or “; as VERB” behind it"
EPILOG = """\b
Examples:
  previously log "Mara slaps Joe" "Joe forgives Mara"     at the end of what is told
  previously log "Mara finds the boat" --at S01E01.2      at a position; a new one is begun
  previously log --file lines.txt --dry-run               what would be read, and found; nothing is written"""


@click.command("log", epilog=EPILOG)
@click.argument("lines", nargs=-1, metavar="LINE...")
@click.option("--in", "story", metavar="STORY", default=".", show_default=True, help="The story's folder.")
@told_options
@at_option
@click.option(
    "--file", metavar="FILE", type=click.Path(path_type=Path), help="Lines from a file, - for what is piped in."
)
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@format_option
def command(
    lines: tuple[str, ...], story: str, at: str | None, file: Path | None, format_: str, *, dry_run: bool
) -> int:
    """Add lines to a story, in its files as they are laid out: all of them, or none and why.

    Exits with 1 where a line is refused, or the story would contradict itself.
    """
    from previously.surfaces.deeds.log import log

    if seen_of() is not None:
        raise BadRequest("an audience logs nothing; leave out --seen")
    given = [*lines, *(row for row in (text_of(file).split("\n") if file else ()) if row.strip())]
    answer = log(room_of(story), given, at, dry_run=dry_run)
    if format_ == "json":
        give(dumps(answer))
    else:
        for text in page(answer, dry_run=dry_run):
            say(text)
    refused = any(not one.read or one.wrong for one in answer.lines)
    return int(refused or any(one.severity != "hint" for one in answer.findings))


def page(answer: LogAnswer, *, dry_run: bool) -> Iterator[str]:
    """What was logged, or why nothing was, in words."""
    refused = [one for one in answer.lines if not one.read or one.wrong]
    if refused:
        yield "nothing is written: not every line is read"
        for one in refused:
            yield wrapped(one.line, first="  ", rest="    ")
            yield from (wrapped(text, first="    ", rest="    ") for text in one.wrong or (NOTHING,))
            yield from (wrapped(f"may be: {text}", first="    ", rest="    ") for text in one.nearest)
    else:
        done = "would be logged" if dry_run else "logged"
        yield from (wrapped(f"{done} {one.event} [{answer.file}]: {one.line}") for one in answer.lines)
    for found in answer.findings:
        if found.severity != "hint":
            yield wrapped(f"{found.severity} {found.code} {found.rule}: {found.message} [{found.file}:{found.line}]")
            for side in found.because:
                yield wrapped(f"because of {side.event} [{side.file}:{side.line}]", first="  ", rest="  ")
