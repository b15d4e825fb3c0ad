"""`previously cast`."""

import csv
import io
from collections.abc import Iterator, Sequence

import click
import msgspec

from previously.canon.log import Moment
from previously.core.english import count, joined
from previously.mind.ranking import Made, makers
from previously.mind.standing import Standing
from previously.questions import phrases
from previously.questions.cast import CastAnswer, CastQuestion, CastRow
from previously.questions.question import dumps
from previously.questions.words import HURT, LIFT, VOID, VULNERABILITY, word
from previously.story.story import Story
from previously.surfaces.cli.options import asks, opened_for, story_argument
from previously.surfaces.cli.table import Column, plain, table
from previously.surfaces.cli.terminal import give, say, styled, wrapped

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""
EPILOG = """\b
Examples:
  previously cast                             at the end of what is told
  previously cast --at S01E01.2               that scene's people in it, the others at rest
  previously cast --sort distress --numbers
  previously cast --without joe               had there been no Joe
  previously cast --format csv                for a spreadsheet"""


@click.command("cast", epilog=EPILOG)
@story_argument
@asks(CastQuestion)
@click.option("--numbers", "-n", is_flag=True, help="Show the numbers behind the words.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
    help="For people, programs or spreadsheets.",
)  # fmt: skip
def command(story: str, question: CastQuestion, format_: str, *, numbers: bool) -> int:
    """Show everyone at a point in the story: alive or dead, where, in what state, and who made them so.

    Leading characters come first, then those who carry most into the next scene.
    """
    found = question.find(opened_for(story, question))
    if format_ == "text":
        for line in page(*found, numbers=numbers):
            say(line)
    else:
        answer = CastAnswer.of(*found)
        give(dumps(answer) if format_ == "json" else sheet(answer))
    return 0


def sheet(answer: CastAnswer) -> str:
    """The cast as CSV: flat, each line with its story and position."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("story", "at", *CastRow.__struct_fields__))
    for row in answer.cast:
        made = "; ".join(f"{who} {share:.4f}" for who, share in row.made_by.items())
        values = {**msgspec.structs.asdict(row), "made_by": made}
        writer.writerow(map(_cell, (answer.story, answer.at, *values.values())))
    return out.getvalue().removesuffix("\n")


def _cell(value: object) -> str:
    """A cell that no spreadsheet reads as a formula."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text


MOST_MAKERS, MOST_MADE, MOST_UNSEEN, MOST_DEAD = 12, 8, 12, 16
NOTHING = 0.005


def page(story: Story, moment: Moment, cast: Sequence[Standing], *, numbers: bool) -> Iterator[str]:
    """The whole of it: the living a row each, the dead, who made whom, and who is not seen yet and carries nothing."""
    living = [row for row in cast if row.alive]
    shown = [row for row in living if row.last_seen or row.carries or row.made_by]
    unseen = [row for row in living if row not in shown]
    yield styled(wrapped(f"{plain(story.title)} after {moment.at} (day {moment.day:g})"), bold=True)
    writer = _Writer(story, numbers=numbers)
    if shown:
        yield ""
        yield from table(writer.columns(shown))
    dead = [row for row in cast if not row.alive]
    for lines in (writer.dead(dead), writer.makers(makers(cast)), writer.unseen(unseen)):
        said = list(lines)
        if said:
            yield ""
            yield from said
    yield ""
    yield styled(wrapped(f"{story.canon.coverage.sentence}."), dim=True)


class _Writer:
    """Puts rows into words, with the numbers behind them where they are asked for."""

    def __init__(self, story: Story, *, numbers: bool) -> None:
        self.cast, self.numbers = story.canon.people, numbers

    def columns(self, rows: Sequence[Standing]) -> list[Column]:
        """The table's columns, the most telling first."""
        return [
            Column("Who", [row.name for row in rows], 12),
            Column("Is", [self._word(HURT, row.hurt) for row in rows], 9),
            Column("And", [self._word(LIFT, row.lift) if row.lift >= LIFT[0][0] else "" for row in rows], 9),
            Column("Carries", [self._carries(row) for row in rows], 13),
            Column("Whose doing", [self._maker(row) for row in rows], 11),
            Column("Last seen", [_seen(row) for row in rows], 12),
            Column("Missed", [self._word(VOID, row.missed) for row in rows], 9),
            Column("Purpose", [phrases.aim(self.cast, row.purpose) if row.purpose else "" for row in rows], 13),
            Column("Beneath", [self._beneath(row.vulnerability) for row in rows], 10),
        ]

    def makers(self, made: Sequence[Made]) -> Iterator[str]:
        """Who has made whom."""
        if made:
            yield styled("Whose doing", bold=True)
        for one in made[:MOST_MAKERS]:
            amount = f" ({one.amount:.2f})" if self.numbers else ""
            yield wrapped(f"{self._name(one.character)}{amount}: {self._made(one)}", first="  ", rest="    ")
        if len(made) > MOST_MAKERS:
            yield f"  and {len(made) - MOST_MAKERS} more"

    def dead(self, rows: Sequence[Standing]) -> Iterator[str]:
        """Who is dead, and since when."""
        if rows:
            yield styled("Dead", bold=True)
            shown = [f"{plain(row.name)} {phrases.since(row.dead_since or '')}" for row in rows[:MOST_DEAD]]
            rest = [count(len(rows) - MOST_DEAD, "other")] if len(rows) > MOST_DEAD else []
            yield wrapped(joined([*shown, *rest]), first="  ", rest="  ")

    def unseen(self, rows: Sequence[Standing]) -> Iterator[str]:
        """Who is of the cast and has not been seen so far."""
        if rows:
            shown = [plain(row.name) for row in rows[:MOST_UNSEEN]]
            rest = [count(len(rows) - MOST_UNSEEN, "other")] if len(rows) > MOST_UNSEEN else []
            yield wrapped(f"Not seen yet: {joined([*shown, *rest])}.", rest="  ")

    def _made(self, made: Made) -> str:
        """`most of Mara and Ann, some of Joe`; with numbers, the share of each."""
        shown = list(made.shares.items())[:MOST_MADE]
        if self.numbers:
            said = [f"{self._name(who)} {share:.0%}" for who, share in shown]
        else:
            groups: dict[str, list[str]] = {}
            for who, share in shown:
                groups.setdefault(phrases.part(share), []).append(self._name(who))
            said = [f"{part} of {joined(names)}" for part, names in groups.items()]
        more = len(made.shares) - len(shown)
        return "; ".join([*said, *([f"and of {count(more, 'other')}"] if more else [])])

    def _carries(self, row: Standing) -> str:
        return phrases.carried(self.cast, row.carries) + self._figure(row.carries.level) if row.carries else ""

    def _maker(self, row: Standing) -> str:
        """Whoever made most of her."""
        who, share = next(iter(row.made_by.items()), ("", 0.0))
        return self._name(who) + (f" {share:.0%}" if self.numbers else "") if who else ""

    def _word(self, scale: Sequence[tuple[float, str]], value: float) -> str:
        said = word(scale, value)
        return said + self._figure(value) if said else ""

    def _beneath(self, value: float) -> str:
        """The word for a vulnerability, where there is any."""
        return self._word(VULNERABILITY, value) if value >= NOTHING else ""

    def _figure(self, value: float) -> str:
        return f" ({value:.2f})" if self.numbers else ""

    def _name(self, who: str) -> str:
        return plain(phrases.named(self.cast, who))


def _seen(row: Standing) -> str:
    return "here" if row.here else " ".join(filter(None, (row.last_seen or "", row.place)))
