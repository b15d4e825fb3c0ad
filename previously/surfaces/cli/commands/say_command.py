"""`previously say`."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from previously.core.english import joined
from previously.core.errors import BadRequest, UnreadableInput
from previously.questions.question import dumps
from previously.questions.say import Row, SaidClaim, SaidEvent, SayAnswer, SayQuestion
from previously.surfaces.cli.files import text_of
from previously.surfaces.cli.options import at_option, format_option, opened, story_argument
from previously.surfaces.cli.terminal import give, say, styled, wrapped

EPILOG = """\b
Examples:
  previously say "Mara slaps Joe and walks out"
  previously say "He forgives her" --before "Mara apologises to Joe"
  previously say "She tries to kill him" --at S01E01.1
  previously say --rows lines.jsonl --format json"""
STATUSES = {
    "not": "does not happen",
    "tried": "is tried",
    "intended": "is meant to happen",
    "imagined": "is imagined",
    "reported": "is said to have happened",
}


def _lines(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> str | None:
    """Several `--before`, a line each."""
    del ctx, param
    return "\n".join(value) or None


@click.command("say", epilog=EPILOG)
@click.argument("line", required=False)
@story_argument
@at_option
@click.option("--before", multiple=True, metavar="LINE", callback=_lines, help="A line before it, for its pronouns.")
@click.option(
    "--rows", metavar="FILE", type=click.Path(path_type=Path), help="Lines with casts of their own, a JSON object each."
)
@format_option
def command(line: str | None, story: str, at: str | None, before: str | None, rows: Path | None, format_: str) -> int:
    """Show what a sentence is read as: what happens in it, to whom, and whom it falls on."""
    if rows is not None:
        for row in _rows(rows):
            if format_ == "json":
                give(_compact(row.answer()))
            else:
                say("\n".join(page(row.answer(), {who: one.name for who, one in row.cast.items()})))
        return 0
    if line is None:
        raise BadRequest("say needs a sentence, such as “Mara slaps Joe”; or --rows FILE")
    asked = opened(story)
    answer = SayQuestion(line=line, before=before, at=at).answer(asked)
    if format_ == "json":
        give(dumps(answer))
        return 0
    for text in page(answer, {who: one.name for who, one in asked.canon.cast.items()}):
        say(text)
    return 0


def _rows(file: Path) -> Iterator[Row]:
    """The rows of a file. Raises UnreadableInput."""
    for number, text in enumerate(text_of(file).split("\n"), 1):
        try:
            if text.strip():
                yield msgspec.json.decode(text, type=Row)
        except msgspec.DecodeError as error:
            raise UnreadableInput(f"line {number} of “{file}” is no row: {error}") from None


def _compact(answer: SayAnswer) -> str:
    built: dict[str, Any] = msgspec.to_builtins(answer)
    return json.dumps(built, ensure_ascii=False, allow_nan=False)


def page(answer: SayAnswer, names: Mapping[str, str]) -> Iterator[str]:
    """A reading in words; `names` by cast id."""
    yield wrapped(styled(answer.line, bold=True))
    for event in answer.events:
        yield wrapped(_event(event, names), first="  ", rest="    ")
    for claim in answer.claims or ():
        yield wrapped(_claim(claim, names), first="  ", rest="    ")
    for told in answer.tells:
        hearers = joined([names[who] for who in told.to]) or "whoever is there"
        yield wrapped(
            f"{hearers} {'hears' if told.true else 'is made to believe'}: {told.what}", first="  ", rest="    "
        )
    falls = [f"{'well' if x > 0 else 'badly'} on {names[who]}" for who, x in answer.bears.items() if x]
    if falls:
        yield wrapped(f"falls {joined(falls)}", first="  ", rest="    ")
    for note in answer.notes:
        yield wrapped(f"not read: {note}", first="  ", rest="    ")
    for may in answer.suggestions:
        yield wrapped(f"may be: {may}", first="  ", rest="    ")
    if answer.claims:
        return
    if not answer.read and not answer.notes:
        yield wrapped("nothing in it is read as something that happens", first="  ", rest="    ")
    if not answer.read and not answer.suggestions:
        yield wrapped("put it in other words, or “; as VERB” behind it", first="  ", rest="    ")


def _claim(claim: SaidClaim, names: Mapping[str, str]) -> str:
    """`asserts that Mara is happy, and changes nothing: a check holds it against what is so`."""
    about = f" about {names.get(claim.about, claim.about)}" if claim.about else ""
    said = {"plays": f"is {claim.what}{about}", "trusts": f"trusts {names.get(claim.what, claim.what)}"}
    what = said.get(claim.kind, f"relies on {claim.what}")
    return f"asserts that {names[claim.who]} {what}; it changes nothing, and check holds it against what is so"


def _event(event: SaidEvent, names: Mapping[str, str]) -> str:
    """`injure (slaps Bob): by Ann, to Bob; is tried`."""
    by, to = (
        joined([*(names[who] for who in ids), *others])
        for ids, others in ((event.by, event.by_other), (event.to, event.to_other))
    )
    roles = ", ".join(part for part in (f"by {by}" if by else "", f"to {to}" if to else "") if part)
    said = "; ".join(part for part in (roles, STATUSES.get(event.status, "")) if part)
    return f"{event.class_} ({event.verb})" + (f": {said}" if said else "")
