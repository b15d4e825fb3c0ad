"""Proposals looked through in the terminal: one at a time, with its quote where it stands, decided by a key."""

from collections import Counter
from collections.abc import Iterator, Sequence

from previously.core.proposal import Proposal
from previously.live.room import Room
from previously.surfaces.cli.terminal import key, say, styled, typed, wrapped
from previously.surfaces.deeds.propose import ProposalRow, propose

KEYS = "a accept, e edit, r reject, s skip, A all of this kind, q stop"
AROUND = 300
"""So many characters of the page are shown before a quote, and behind it."""


def review(room: Room, given: Sequence[Proposal]) -> None:
    """Show each proposal that is not decided and passes, and do what is asked; what is decided is written at once."""
    done, left = Counter[str](), list(given)
    number = 0
    while left:
        one = left.pop(0)
        number += 1
        row = _row(room, one)
        while row.stands == "passes":
            for text in shown(row, f"{number} of {len(given)}"):
                say(text)
            pressed = key(f"{KEYS}: ", "aersAq")
            if pressed == "q":
                _end(done)
                return
            if pressed == "s":
                break
            row = _decide(room, one, row, pressed, left, done)
        if row.stands == "refused":
            done["refused"] += 1
    _end(done)


def _decide(
    room: Room, one: Proposal, row: ProposalRow, pressed: str, left: Sequence[Proposal], done: Counter[str]
) -> ProposalRow:
    """Do what a key says; how the proposal stands then."""
    if pressed == "A":
        alike = [one, *(other for other in left if other.kind == one.kind)]
        rows = propose(room, alike, accept=[one.kind]).proposals
        done["accepted"] += sum(each.stands == "accepted" for each in rows)
        return rows[0]
    if pressed == "e":
        line = typed("line", row.line)
        after = propose(room, [one], edits={one.id: line}).proposals[0]
        for why in after.why:
            say(wrapped(f"that does not pass: {why}", rest="  "))
        if after.why:
            return row
    elif pressed == "a":
        after = propose(room, [one], accept=[one.id]).proposals[0]
    else:
        after = propose(room, [one], reject=[one.id]).proposals[0]
    done[after.stands] += 1
    return after


def _row(room: Room, one: Proposal) -> ProposalRow:
    return propose(room, [one]).proposals[0]


def shown(row: ProposalRow, number: str) -> Iterator[str]:
    """A proposal, with its quote where it stands on the page."""
    yield ""
    head = f"{row.kind} {row.id} [{row.at}], {number}"
    place = f", {row.page.file}:{row.page.line}" if row.page else ""
    yield wrapped(styled(f"{head}{place}", dim=True))
    yield wrapped(styled(row.line, bold=True), first="  ", rest="  ")
    yield wrapped(_in_context(row), first="  > ", rest="    ")


def _in_context(row: ProposalRow) -> str:
    """The words around a quote, itself marked."""
    text = " ".join(row.page.passage.split()) if row.page else row.quote
    start = text.casefold().find(" ".join(row.quote.split()).casefold())
    if start < 0:
        return text
    end = start + len(" ".join(row.quote.split()))
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    quote = styled(text[start:end], fg="yellow")
    return f"{'… ' if start > AROUND else ''}{before}{quote}{after}{' …' if end + AROUND < len(text) else ''}"


def _end(done: Counter[str]) -> None:
    number = done["refused"]
    refused = f"; {number:,} other{' does' if number == 1 else 's do'} not pass" if number else ""
    say(f"\n{done['accepted']:,} accepted, {done['rejected']:,} rejected{refused}.")
