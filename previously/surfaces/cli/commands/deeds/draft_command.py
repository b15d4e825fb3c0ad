"""`previously draft`."""

from collections.abc import Iterator
from pathlib import Path

import click

from previously.core.errors import BadRequest
from previously.questions.question import dumps
from previously.surfaces.cli.files import text_of
from previously.surfaces.cli.options import format_option, seen_of, seen_option
from previously.surfaces.cli.terminal import give, say, wrapped
from previously.surfaces.deeds.propose import ProposalsAnswer

LARGEST = 10 << 20
EPILOG = """\b
Examples:
  previously draft --by proposals/mine.yaml              what passes, and why the rest does not
  previously draft --by proposals/mine.yaml --accept all
  previously draft --by proposals/mine.yaml --accept a1 --reject a2"""


@click.command("draft", epilog=EPILOG)
@click.option("--in", "story", metavar="STORY", default=".", show_default=True, help="The story's folder.")
@click.option("--by", "file", metavar="FILE", required=True, help="Proposals: a YAML list, - for what is piped in.")
@click.option(
    "--accept",
    metavar="ID",
    multiple=True,
    help="Write this one into the story; all of a kind (person, line …); “all” that pass.",
)
@click.option(
    "--reject", metavar="ID", multiple=True, help="Never propose this again, or all of a kind; “all” that pass."
)
@seen_option
@format_option
def command(story: str, file: str, accept: tuple[str, ...], reject: tuple[str, ...], format_: str) -> int:
    """Hold proposed lines against their pages, and accept or reject them.

    Exits with 1 where one is refused.
    """
    from previously.formats.yaml.proposals import read_proposals
    from previously.live.room import Room
    from previously.surfaces.deeds.propose import propose

    if seen_of() is not None:
        raise BadRequest("an audience drafts nothing; leave out --seen")
    answer = propose(Room(Path(story)), read_proposals(file, text_of(file, LARGEST)), accept, reject)
    if format_ == "json":
        give(dumps(answer))
    else:
        for text in page(answer):
            say(text)
    return int(any(one.stands == "refused" for one in answer.proposals))


def page(answer: ProposalsAnswer) -> Iterator[str]:
    """Each proposal, how it stands and why, in words."""
    for one in answer.proposals:
        kind = "" if one.kind == "line" else f" {one.kind}"
        yield wrapped(f"{one.stands}{kind} {one.id} [{one.at}]: {one.line}", rest="  ")
        yield wrapped(f"“{one.quote}”", first="  ", rest="  ")
        yield from (wrapped(f"because {why}", first="  ", rest="    ") for why in one.why)
