"""`/manuscript`: a chapter or script with the lines that quote it in its margin, and what no line rests on."""

from itertools import pairwise

from starlette.requests import Request

from previously.formats.prose.paragraphs import says_who
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.pages.manuscript import STANDS, ManuscriptAnswer, ManuscriptQuestion, PagePassage
from previously.surfaces.web.asking import Shown, asked_for

NARROWEST = 50
"""Characters of a row, at least, where an editor breaks rows. Set."""
MOST = 400
"""Passages on one page, about as many as fifteen pages of a script have."""


def answer(room: Room, look: Look, request: Request) -> ManuscriptAnswer:
    """The API's answer, the whole chapter."""
    return asked_for(ManuscriptQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """A stretch of it; `from` is the number of a passage that is in it."""
    found = answer(room, look, request)
    first = _first(request.query_params.get("from", ""), len(found.passages))
    counted = [one for one in found.passages if one.counts]
    extra = {
        "found": found,
        "passages": found.passages[first : first + MOST],
        "texts": {one.number: unwrapped(one.text) for one in found.passages[first : first + MOST]},
        "first": first,
        "most": MOST,
        "files": () if room.audience or look.seen else frozenset(room.files()),
        "rests": sum(map(rests, counted)),
        "counted": len(counted),
        "cued": frozenset(one.number for one in found.passages if _is_cued(one)),
        "bare": frozenset(one.number for one in counted if not one.lines),
        "open": [one.number for one in counted if not one.lines],
        "stale": [one.number for one in found.passages if any(line.stands == "changed" for line in one.lines)],
    }
    return Shown("manuscript.html", f"{found.at or 'Manuscript'} beside its log", extra)


def unwrapped(text: str) -> str:
    """A paragraph as one row where an editor has broken it at some width; verse and lists keep their rows."""
    rows = [row.strip() for row in text.split("\n")]
    widest = max(map(len, rows))
    full = (len(row) + len(after.split(" ", 1)[0]) >= widest for row, after in pairwise(rows))
    return " ".join(rows) if widest >= NARROWEST and all(full) else text


def rests(passage: PagePassage) -> bool:
    """Does a line rest on a passage, whose words stand there?"""
    return any(line.stands in STANDS for line in passage.lines)


def _is_cued(passage: PagePassage) -> bool:
    """Does the speaker's name stand above a speech? In chapters the words around it say who speaks."""
    speaker = passage.speaker if passage.kind == "dialogue" else ""
    return bool(speaker) and not says_who(passage.text, speaker)


def _first(word: str, total: int) -> int:
    """The first passage of the stretch that has the one asked for."""
    asked = int(word) if word.isdecimal() and len(word) < 10 else 0
    return min(asked, max(0, total - 1)) // MOST * MOST
