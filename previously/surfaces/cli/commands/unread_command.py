"""`previously unread`."""

from collections.abc import Iterator
from pathlib import Path

import click

from previously.core.errors import BadRequest
from previously.formats.files import folder_of, universe_of
from previously.formats.writing.lines import as_before, plain
from previously.formats.writing.place import digest
from previously.formats.writing.rows import with_row
from previously.formats.writing.write import worded, write_bytes
from previously.questions.question import dumps
from previously.questions.unread import UnreadAnswer, UnreadLine, UnreadQuestion
from previously.surfaces.cli.options import format_option, opened, story_argument
from previously.surfaces.cli.terminal import chosen, give, say, shown, styled, wrapped

EPILOG = """\b
Examples:
  previously unread stories/jessica-jones
  previously unread --write                   choose a reading for each, and write it into its line"""


@click.command("unread", epilog=EPILOG)
@story_argument
@click.option("--write", is_flag=True, help="Ask which reading each line is to have, and write it into the file.")
@format_option
def command(story: str, format_: str, *, write: bool) -> int:
    """Show the lines that nobody could read, with up to three readings each, the likeliest first."""
    answer = UnreadQuestion().answer(opened(story))
    if write and format_ == "json":
        raise BadRequest("--write asks, and prints text")
    if format_ == "json":
        give(dumps(answer))
    elif write:
        _ask(story, answer)
        say(_count(UnreadQuestion().answer(opened(story))))
    else:
        for line in page(answer):
            say(line)
    return 0


def page(answer: UnreadAnswer) -> Iterator[str]:
    """The lines with their readings, and the count."""
    for line in answer.lines:
        yield from _block(line)
        yield ""
    yield _count(answer)


def _count(answer: UnreadAnswer) -> str:
    return styled(wrapped(f"{answer.coverage.sentence}."), dim=True)


def _block(line: UnreadLine) -> Iterator[str]:
    yield wrapped(styled(f"{line.file}:{line.row}", dim=True) + (f"  speaks of {line.speaks}" if line.speaks else ""))
    yield wrapped(line.text, first="  > ", rest="    ")
    for number, one in enumerate(line.readings, 1):
        yield wrapped(f"{number} “{one.word}” reads as {one.verb}: {one.does}", first="  ", rest="     ")
    if line.clause:
        yield wrapped(
            f"“{line.clause}” is not read, and the rest is: put it in other words, on a line of its own",
            first="  ",
            rest="  ",
        )
    elif not line.readings:
        yield wrapped("no verb in it is known: put “; as VERB” behind it, or give it a verb under “verbs:”", first="  ")


def _ask(story: str, answer: UnreadAnswer) -> None:
    """Line by line: which reading, and into the file with it."""
    root, _ = universe_of(folder_of(story))
    for line in (line for line in answer.lines if line.readings):
        for row in _block(line):
            say(row)
        numbers = [str(number) for number in range(1, len(line.readings) + 1)]
        choice = chosen("  which? (s: skip, q: stop)", [*numbers, "s", "q"], "s")
        if choice == "q":
            return
        if choice != "s":
            say(_written(root, story, line, int(choice) - 1))


def _written(root: Path, story: str, line: UnreadLine, number: int) -> str:
    """Write a reading into its file, over the text it was read from. What cannot be written is said."""
    reading, place = line.readings[number], root / line.file
    with worded(place):
        raw = place.read_bytes()
    try:
        text = with_row(plain(raw.decode("utf-8-sig")), line.row, line.text, reading.line)
    except (BadRequest, UnicodeDecodeError) as error:
        return shown(f"  not written: {error}")
    read = opened(story).edited(line.file, text).canon.at(line.id)
    if getattr(getattr(read, "verb", None), "id", "") != reading.verb:
        return "  not written: the line would not be read so where it stands; change it in the file itself"
    kept = write_bytes(place, as_before(text, raw), digest(raw))
    beside = f"; what another program wrote meanwhile is in {kept}" if kept else ""
    return shown(f"  written: {reading.line}{beside}")
