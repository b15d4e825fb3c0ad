"""How `previously draft` reads pages, and shows what it finds on the way."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from previously.core.proposal import Proposal
from previously.formats.writing.write import write_text
from previously.formats.yaml.proposals import read_proposals, written
from previously.live.room import Room
from previously.surfaces.cli.terminal import over, say, wrapped
from previously.surfaces.deeds.decided import Memory, bytes_of
from previously.surfaces.deeds.drafting import Drafting
from previously.surfaces.deeds.proposed import FOLDER

RULES = "rules"
HEAD = "# What {by} proposes. previously draft --review, or --accept ID, --reject ID\n"


def by_rules(room: Room, part: str | None) -> tuple[str, tuple[Proposal, ...]]:
    """Have the rules read the pages; what they propose is written into a file. That file, and all in it."""
    drafting = Drafting(room, part, shown)
    found = tuple(drafting.proposals())
    if drafting.missing:
        say(wrapped(f"Prose is read for names and speakers only: no parser is installed. {drafting.missing}"), err=True)
    return kept(room, RULES, found, {one.at for one in drafting.part})


def kept(room: Room, by: str, found: Sequence[Proposal], scenes: Iterable[str]) -> tuple[str, tuple[Proposal, ...]]:
    """Write what was found into a file of proposals, in place of what it said of these scenes."""
    path, read_now = Path(FOLDER) / f"{by}.yaml", {*scenes}
    before = read_proposals(str(path), bytes_of(room.home / path).decode("utf-8-sig", "replace") or "[]")
    memory, new = Memory(room), {one.id for one in found}
    rest = [one for one in before if one.id not in new and (one.at not in read_now or _stands(memory, one))]
    every = sorted((*rest, *found), key=lambda one: one.kind != "person")  # whoever is named is known first
    text = HEAD.format(by=by) + written(every)
    if every or before:
        write_text(room.home / path, text if every else "[]\n")
    return str(path), tuple(every)


def _stands(memory: Memory, one: Proposal) -> bool:
    """Was it accepted?"""
    known = memory.of(one)
    return known is not None and known.stands == "accepted"


def shown(done: int, every: int) -> None:
    """How far the reading is, on a terminal."""
    over(f"read {done:,} of {every:,} passages", last=done >= every)
