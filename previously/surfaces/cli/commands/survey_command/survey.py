"""Many stories at once, a row each."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

import click

from previously.core.english import count
from previously.core.errors import BadRequest
from previously.live.scale.mapped import MOST_WORKERS, Over
from previously.live.scale.survey import Serial, Surveyed, survey
from previously.questions.question import dumps
from previously.questions.words import HURT, LIFT, word
from previously.surfaces.cli.options import StoryPath, format_option
from previously.surfaces.cli.table import Column, plain, table
from previously.surfaces.cli.terminal import give, say, styled, wrapped

EPILOG = """\b
Examples:
  previously survey .                              every story beneath the folder
  previously survey . --at S01E01
  previously survey . --over pool --workers 2
  previously survey . --constant phi=0.5           how everybody would be, were less of a wound to stay
  previously survey . --format json | jq '.serials[].people[].hurt'"""
MOVED = 1e-9
"""The least by which somebody is another one by other constants."""


@click.command("survey", epilog=EPILOG)
@click.argument("stories", metavar="FOLDER...", type=StoryPath(), nargs=-1, required=True)
@click.option("--at", metavar="POS", help="After everything told up to and including this position.")
@click.option("--constant", "constants", metavar="NAME=VALUE", multiple=True, help="Another constant of the model.")
@click.option(
    "--over",
    type=click.Choice(get_args(Over)),
    default="here",
    show_default=True,
    help="Where to work: in this process, in a pool of them, or on Ray.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, MOST_WORKERS),
    default=None,
    help="Processes; one a core by default.",
)
@click.option("--along", metavar="PATH", help="Tell stories with choices along one of the “paths” of story.yaml.")
@format_option
def command(
    stories: tuple[str, ...],
    at: str | None,
    constants: tuple[str, ...],
    over: Over,
    workers: int | None,
    along: str | None,
    format_: str,
) -> int:
    """Show many stories at once: how much of each is read, what contradicts what, who is worst and best off.

    With --constant every mind is replayed by a changed model, and whoever it changes is counted. Answers are the same
    wherever they are worked out.
    """
    given = dict(map(_constant, constants))
    found = survey(stories, at, constants=given, over=over, workers=workers or 0, along=along)
    with click.progressbar(found, label="Stories", show_pos=True, file=sys.stderr, hidden=not _watched()) as watched:
        serials = list(watched)
    if format_ == "json":
        give(dumps({"serials": serials}))
    else:
        for line in page(serials):
            say(line)
    return 2 if any(one.error for one in serials) else 0


def _watched() -> bool:
    """Does somebody wait in front of a screen?"""
    return sys.stderr is not None and sys.stderr.isatty()


def _constant(said: str) -> tuple[str, float]:
    name, _, value = said.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        raise BadRequest(f"a constant is given as NAME=VALUE, such as phi=0.5; given “{said}”") from None


def page(serials: Sequence[Serial]) -> Iterator[str]:
    """A row each, whatever could not be read, and how many there are of all."""
    read = [one for one in serials if not one.error]
    if read:
        yield from table(_columns(read))
        yield ""
    for one in serials:
        if one.error:
            yield wrapped(f"{one.folder}: {one.error}.", rest="  ")
    yield styled(wrapped(_total(serials, read)), dim=True)


def _columns(read: Sequence[Serial]) -> list[Column]:
    return [
        Column("Story", _titles(read), 14),
        Column("After", [one.at for one in read], 7),
        Column("People", [f"{len(one.people):,}" for one in read], 6),
        Column("Findings", [_findings(one) for one in read], 12),
        Column("Understood", [f"{one.coverage.understood:,} of {one.coverage.lines:,}" for one in read], 10),
        Column("Changed", [_changed(one) for one in read], 10),
        Column("Worst off", [_worst(one) for one in read], 14),
        Column("Best off", [_best(one) for one in read], 14),
    ]


def _titles(read: Sequence[Serial]) -> list[str]:
    """The titles; with the folder, where several stories have one title."""
    often = Counter(one.title for one in read)
    return [plain(f"{one.title} ({one.folder})" if often[one.title] > 1 else one.title) for one in read]


def _findings(serial: Serial) -> str:
    return ", ".join(count(number, severity) for severity, number in serial.findings.items()) or "none"


def _worst(serial: Serial) -> str:
    found = max(_living(serial), key=lambda one: one.hurt, default=None)
    return f"{plain(found.name)}, {word(HURT, found.hurt)}" if found and found.hurt >= HURT[0][0] else ""


def _best(serial: Serial) -> str:
    found = max(_living(serial), key=lambda one: one.lift, default=None)
    return f"{plain(found.name)}, {word(LIFT, found.lift)}" if found and found.lift >= LIFT[0][0] else ""


def _living(serial: Serial) -> list[Surveyed]:
    return [one for one in serial.people if one.alive]


def _changed(serial: Serial) -> str:
    """How many of its people are others by other constants, and by how much the most changed of them is."""
    moves = [_move(one) for one in serial.people if one.was_hurt is not None]
    moved = [by for by in moves if by > MOVED]
    return f"{len(moved):,}, by up to {max(moved):.2g}" if moved else "nobody" if moves else ""


def _move(one: Surveyed) -> float:
    return max(abs(one.hurt - (one.was_hurt or 0.0)), abs(one.lift - (one.was_lift or 0.0)))


def _total(serials: Sequence[Serial], read: Sequence[Serial]) -> str:
    people, unread = sum(len(one.people) for one in read), len(serials) - len(read)
    rest = f"; {_stories(unread)} could not be read" if unread else ""
    return f"{_stories(len(read))}, {people:,} {'person' if people == 1 else 'people'}{rest}."


def _stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"
