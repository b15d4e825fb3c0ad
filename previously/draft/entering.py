"""The gate for what is no line: a cast entry, and who is in a scene."""

import re
from collections.abc import Iterator

from previously.canon.log import Canon
from previously.canon.pages.anchors import pages_of
from previously.canon.pages.folding import fold
from previously.canon.pages.page import OnPage, Work
from previously.core.proposal import Proposal
from previously.draft.gate import FOUND, MARKS, readings
from previously.draft.wordings import person_in, scene_in

_WORD = re.compile(r"\w+")


def refusals_of_person(proposal: Proposal, before: Canon, after: Canon) -> Iterator[str]:
    """Why a cast entry may not enter. `after` is the story with it."""
    yield from _misquoted(proposal)
    one = person_in(proposal.line)
    known = next((known for name in (one.name, *one.aliases) if (known := before.names.id_of(name))), "")
    if known:
        yield f"that is a name of {before.cast[known].name} already"
    elif one.id in before.cast:
        yield f"the cast has somebody by the id “{one.id}”: say “id …” behind the name"
    elif {*after.cast} != {*before.cast, one.id}:
        yield "the entry does not read as one more of the cast"
    words = _plain(proposal.quote)
    if not any(_plain(name) in words for name in (one.name, *one.aliases)):
        yield "its quote does not name them"
    yield from _unfound(proposal, before)
    yield from _changed(before, after)


def refusals_of_scene(proposal: Proposal, before: Canon, after: Canon) -> Iterator[str]:
    """Why a scene's place and presence may not be set so. `after` is the story with them."""
    yield from _misquoted(proposal)
    said = scene_in(proposal.line)
    strangers = [name for name in said.present if not before.names.id_of(name)]
    yield from (f"“{name}” is nobody of the cast" for name in strangers)
    yield from _unfound(proposal, before)
    old, new = (next((one for one in canon.scenes() if _is_at(one.at, proposal.at)), None) for canon in (before, after))
    if old is not None and new is not None and (old.present, old.where, old.day) == (new.present, new.where, new.day):
        yield "its scene says that already"
    yield from _changed(before, after)


def _plain(text: str) -> str:
    """Words between spaces, to look for whole ones."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _is_at(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _changed(before: Canon, after: Canon) -> Iterator[str]:
    """A line that nobody understood may come to be read; no other line is read otherwise."""
    new = readings(after)
    if any(new.get(id_) != told for id_, told in readings(before).items() if told[0] != "note"):
        yield "it changes how another line is read"


def place_of(quote: str, at: str, canon: Canon) -> OnPage | None:
    """Where words stand on the page of a position; None where they do not, or stand in several places of it."""
    found = _looked_up(quote.strip(MARKS), at, canon)
    return found[0] if found and len(found) == 1 else None


def _looked_up(quote: str, at: str, canon: Canon) -> tuple[OnPage, ...] | None:
    numbers, name = canon.template.parse(at)
    part = canon.told_at(numbers)
    if part is None:
        return ()
    whole, scenes = pages_of(part.whole.placed)
    own = next((page for scene, page in scenes.items() if name and _is_at(scene, at)), None)
    return (own.places(quote, Work()) if own else None) or whole.places(quote, Work())


def _unfound(proposal: Proposal, canon: Canon) -> Iterator[str]:
    places = _looked_up(proposal.quote.strip(MARKS), proposal.at, canon)
    if not places:
        yield FOUND["nowhere"]
    elif len(places) > 1:
        yield FOUND["often"]


def _misquoted(proposal: Proposal) -> Iterator[str]:
    if any(sign in proposal.quote.strip(MARKS) for sign in '"“”\n'):
        yield "its quote has quotation marks in it: quote what lies between them"
