"""`previously draft`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from previously.core.english import count, joined
from previously.core.errors import BadRequest
from previously.core.proposal import KINDS, Proposal
from previously.formats.files import STORY, is_file
from previously.live.room import Room
from previously.questions.question import dumps
from previously.surfaces.cli.files import text_of
from previously.surfaces.cli.options import format_option, room_of, seen_of, told_options
from previously.surfaces.cli.terminal import give, say, styled, wrapped
from previously.surfaces.deeds.decided import Stands
from previously.surfaces.deeds.propose import ProposalsAnswer, propose

LARGEST = 10 << 20
EPILOG = """\b
Examples:
  previously draft --by rules                            read the pages, and propose what they tell
  previously draft S01E02 --by rules                     … those of one episode
  previously draft --by proposals/mine.yaml              what passes, and why the rest does not
  previously draft --by proposals/mine.yaml --accept all
  previously draft --accept person --reject a2           decide about what lies in proposals/
  previously draft --review                              look through all there are, key by key"""


@click.command("draft", epilog=EPILOG)
@click.argument("part", metavar="[PART]", required=False)
@click.option("--in", "story", metavar="STORY", default=".", show_default=True, help="The story's folder.")
@click.option("--by", metavar="rules|model|FILE", help="Who proposes: rules, the model of your settings, a file, or -.")
@click.option("--accept", metavar="ID", multiple=True, help="Write this into the story; all of a kind, or “all”.")
@click.option("--reject", metavar="ID", multiple=True, help="Never propose this again; all of a kind, or “all”.")
@click.option("--review", is_flag=True, help="Look through the proposals key by key: those of --by, or all there are.")
@told_options
@format_option
def command(
    story: str,
    part: str | None,
    by: str | None,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    format_: str,
    *,
    review: bool,
) -> int:
    """Read the story's pages for what they tell, or hold proposed lines against them; accept or reject them.

    A model reads them where your own settings name one. “all” takes those that pass. Exits with 1 where a proposal of a
    file is refused.
    """
    if seen_of() is not None:
        raise BadRequest("an audience drafts nothing; leave out --seen")
    if by is None and not (review or accept or reject):
        raise BadRequest("say who proposes: --by rules, --by model or --by FILE; or --review what is proposed already")
    if part is not None and is_file(Path(part) / STORY):  # where most commands take the story
        story, part = part, None
    room = room_of(story)
    name, given = _given(room, part, by, (*accept, *reject))
    if review:
        if accept or reject or format_ == "json":
            raise BadRequest("--review asks for each proposal; it goes with no --accept, --reject or --format json")
        from previously.surfaces.cli.reviewing import review as look_through

        look_through(room, given)
        return 0
    answer = propose(room, given, accept, reject, file=name)
    if format_ == "json":
        give(dumps(answer))
    else:
        for text in page(answer):
            say(text)
    return int(any(one.stands == "refused" for one in answer.proposals))


def _given(room: Room, part: str | None, by: str | None, asked: tuple[str, ...]) -> tuple[str, tuple[Proposal, ...]]:
    """What is proposed, and by which file; without `by` all that lies in the story's folder, `asked` for by its id."""
    if by is None:
        from previously.surfaces.deeds.proposed import FOLDER, proposals_in

        if part is not None:
            raise BadRequest(f"what lies in “{FOLDER}” is looked through as a whole; leave out “{part}”")
        every = tuple(one for _, one in proposals_in(room))
        known = Counter(one.id for one in every)
        if twice := next((one for one in asked if known[one] > 1), ""):
            raise BadRequest(f"“{twice}” is proposed twice; say in which file: --by {FOLDER}/…")
        return "", every
    if by in {"rules", "model"}:
        from previously.surfaces.cli.drafting import by_model, by_rules

        return (by_rules if by == "rules" else by_model)(room, part)
    from previously.formats.yaml.proposals import read_proposals

    if part is not None:
        raise BadRequest(f"a file says where its proposals belong; leave out “{part}”")
    return by, read_proposals(by, text_of(by, LARGEST))


DECIDED: tuple[Stands, ...] = ("accepted", "rejected", "refused")
"""How proposals may stand that one need not look at again, in the order they are counted in."""


def page(answer: ProposalsAnswer) -> Iterator[str]:
    """Each proposal, how it stands and why, in words; and how many there are of each kind."""
    for one in answer.proposals:
        kind = "" if one.kind == "line" else f" {one.kind}"
        yield wrapped(f"{one.stands}{kind} {one.id} [{one.at}]: {one.line}", rest="  ")
        yield wrapped(f"“{one.quote}”", first="  ", rest="  ")
        yield from (wrapped(f"because {why}", first="  ", rest="    ") for why in one.why)
    kinds = Counter(one.kind for one in answer.proposals)
    told = joined([count(kinds[kind], kind) for kind in KINDS if kinds[kind]])
    file = next((one.file for one in answer.proposals if one.file), "")
    if answer.proposals:
        stands = Counter(one.stands for one in answer.proposals)
        decided = joined([f"{stands[how]:,} {how}" for how in DECIDED if stands[how]])
        yield styled(wrapped(f"{told}{f', in {file}' if file else ''}{f': {decided}' if decided else ''}."), dim=True)
    else:
        yield "Nothing is proposed."
