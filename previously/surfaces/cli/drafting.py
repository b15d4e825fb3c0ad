"""How `previously draft` reads pages, and shows what it finds on the way."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from previously.core.english import count
from previously.core.proposal import Proposal
from previously.formats.own_settings import endpoint
from previously.formats.writing.write import write_text
from previously.formats.yaml.proposals import read_proposals, written
from previously.live.room import Room
from previously.surfaces.cli.terminal import over, say, wrapped
from previously.surfaces.deeds.decided import Memory, bytes_of
from previously.surfaces.deeds.drafting import Drafting
from previously.surfaces.deeds.modelled import Modelled
from previously.surfaces.deeds.proposed import FOLDER

RULES, MODEL = "rules", "model"
HEAD = "# What {by} proposes. previously draft --review, or --accept ID, --reject ID\n"


def by_rules(room: Room, part: str | None) -> tuple[str, tuple[Proposal, ...]]:
    """Have the rules read the pages; what they propose is written into a file. That file, and all in it."""
    drafting = Drafting(room, part, shown)
    found = tuple(drafting.proposals())
    if drafting.missing:
        say(wrapped(f"Prose is read for names and speakers only: no parser is installed. {drafting.missing}"), err=True)
    return kept(room, RULES, found, {one.at for one in drafting.part})


def by_model(room: Room, part: str | None) -> tuple[str, tuple[Proposal, ...]]:
    """Have the user's model read the pages. What does not pass is said; what passes is kept, also if it is stopped."""
    from previously.draft.model.asking import Model

    named = endpoint()
    model = Model(named.url, named.model, named.key, seconds=named.minutes * 60.0)
    drafting = Modelled(room, part, model, cost)
    found = list[Proposal]()
    say(wrapped(f"{count(len(drafting.parts), 'scene')} of this story go to {named.model} at {named.url}."), err=True)
    try:
        for one in drafting.proposals():
            found.append(one)
    finally:
        model.close()
        done = {at for at, _ in drafting.parts[: drafting.done]}
        file, every = kept(room, MODEL, found, done)
        for out in drafting.failed:
            say(wrapped(f"left out [{out.at}] {out.line}: {'; '.join(out.why)}", rest="  "), err=True)
    return file, every


def cost(run: Modelled) -> None:
    """How far the reading is, and what it has cost so far, on a terminal."""
    used = f"{run.usage.prompt_tokens:,} tokens read, {run.usage.completion_tokens:,} written"
    over(f"{run.done:,} of {count(len(run.parts), 'scene')}, {used}", last=run.done >= len(run.parts))


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
