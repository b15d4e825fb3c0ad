"""`previously sheet`."""

from collections.abc import Iterator
from pathlib import Path

import click

from previously.core.errors import BadRequest
from previously.questions.phrases import HOWS
from previously.questions.question import dumps
from previously.questions.sheet import SheetAnswer, SheetQuestion, SheetRow
from previously.questions.words import TRUST, word
from previously.story.story import Story
from previously.surfaces.cli.options import CastName, asks, opened_for, story_argument
from previously.surfaces.cli.outputs import cleared, force_option, write_output
from previously.surfaces.cli.terminal import give, say, styled

EPILOG = """\b
Examples:
  previously sheet mara                       what is so of her at the end of what is told
  previously sheet mara --at S01E02           … at a position
  previously sheet mara --seen S01E02         … as far as an audience has come
  previously sheet mara --format markdown     for a bible
  previously sheet mara -o bible              one Markdown file a character, in a folder"""
SECTIONS = (("traits", "Traits"), ("state", "State"), ("injuries", "Injuries"), ("things", "Has"))


@click.command("sheet", epilog=EPILOG)
@click.argument("name", metavar="NAME", type=CastName())
@story_argument
@asks(SheetQuestion)
@click.option(
    "--format", "format_", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="For people, a bible, or programs.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="FOLDER", type=click.Path(path_type=Path),
    help="Write everybody's sheet into a folder, one Markdown file each, instead of NAME's.",
)  # fmt: skip
@force_option
def command(story: str, question: SheetQuestion, format_: str, output: Path | None, *, force: bool) -> int:
    """Show what is so of somebody, each with its line.

    Age, traits, state, injuries, things, trust, what they know and hide, and where they were last seen.
    """
    told = opened_for(story, question)
    if output is not None:
        return _write(told, question, output, force=force)
    answer = question.answer(told)
    if format_ == "json":
        give(dumps(answer))
    elif format_ == "markdown":
        for line in markdown(answer):
            say(line)
    else:
        for line in text(answer):
            say(line)
    return 0


def _write(story: Story, question: SheetQuestion, folder: Path, *, force: bool) -> int:
    """Write a sheet for everybody. Raises BadRequest where the folder is a file, or holds another's text."""
    if folder.exists() and not folder.is_dir():
        raise BadRequest(f"“{folder}” is a file; -o names a folder")
    folder.mkdir(parents=True, exist_ok=True)
    for who in story.canon.cast:
        answer = SheetQuestion(name=who, at=question.at).answer(story)
        path = folder / f"{who}.md"
        written = "\n".join(markdown(answer)) + "\n"
        over = cleared(path, force=force, made=written.encode())
        write_output(path, [written], over, f"wrote {path}")
    return 0


def text(answer: SheetAnswer) -> Iterator[str]:
    """A sheet for people."""
    yield styled(f"{answer.name} at {answer.at or 'the start'}, day {answer.day:g}", bold=True)
    if answer.also:
        yield f"also {', '.join(answer.also)}"
    for title, rows in parts(answer):
        yield ""
        yield title
        yield from (f"  {row}" for row in rows)


def markdown(answer: SheetAnswer) -> Iterator[str]:
    """A sheet as a page of a bible."""
    yield f"# {answer.name}"
    yield ""
    yield f"*As of {answer.at or 'the start'}, day {answer.day:g}.*"
    for title, rows in parts(answer):
        yield ""
        yield f"## {title}"
        yield ""
        yield from (f"- {row}" for row in rows)


def parts(answer: SheetAnswer) -> Iterator[tuple[str, list[str]]]:
    """The parts of a sheet that hold anything, each with its rows in words."""
    if answer.age is not None:
        yield "Age", [_row(answer.age, named=False)]
    for field, title in SECTIONS:
        rows: tuple[SheetRow, ...] = getattr(answer, field)
        if rows:
            yield title, [_row(row) for row in rows]
    if answer.bonds:
        by_trust = sorted(answer.bonds.items(), key=lambda pair: (-pair[1], pair[0]))
        yield "Trusts", [f"{name}: {word(TRUST, trust)}" for name, trust in by_trust]
    if answer.knows:
        yield "Knows", [f"{one.fact}: {one.value} ({HOWS[one.how]}, {one.since})" for one in answer.knows]
    if answer.hides:
        yield (
            "Hides",
            [f"{one.fact}, from {one.how or 'whoever does not know it'} ({one.since})" for one in answer.hides],
        )
    if answer.last_seen:
        yield "Last seen", [f"{answer.place} ({answer.last_seen})" if answer.place else answer.last_seen]


def _row(row: SheetRow, *, named: bool = True) -> str:
    """A row in words: what, its value, and the line that says so."""
    said = ": ".join(part for part in ((row.what, row.value) if named else (row.value,)) if part)
    return f"{said} ({row.at}: “{row.text.partition(';')[0].strip()}”)" if row.event else said
