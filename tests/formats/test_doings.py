"""Who comes, goes, dies, embraces, fights and captures in a script: against a play that somebody read line by line."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from previously.story.first.first_story import first_story
from previously.story.story import story_of

SCRIPT = Path(__file__).parents[3] / "shared" / "data" / "scripts" / "equiv.fdx"
KINDS = {"+": "enters", "-": "exits", "x": "dies", "e": "embraces", "f": "fights", "c": "captures"}
READ = """
15-58 15-10 45-60 46-34 46-4 47-49 57e58,23 57-58 62+58 79+34 80+60 105+23 105-23 117-23 117-60 131-10 149-58 150+58
153e62,58 155e58,62 164+49 164-49 200+62 215x62 250+10 260-22 263-10 263+16 274+23 275-23 292f49,60 292f58,49 293f60,49
293c34,60 293c4,60 293f49,60 294f58,49 295f49,58 296+23 299-49 312+34 312+4 314-23 315+16 316+23 318-16 319+60 327+49
334+4 349+22 353-10 363x8 368+22 369-22 369-46 370-16 372+60 372+34 374+10 378+49 382+4 396f49,60 404-10 411+16 423x16
428e58,23 429e58,23
"""
"""The how-manieth paragraph of action, what is done, and by and to the how-manieth of the cast; by a reader."""
ARGUABLE = """
13+33 26-60 36f60,58 37e4,60 69+16 133+33 133+24 133+53 98c17,52 154e58,62 180e58,62 222x62 283-16 281+53 340+58
351+16 378+29 384-49 396x29 396x49 404-22 408e49,60 408-49 408-60 427e58,23 426e58,23 440e23,58
"""
"""What one may have so or not: a part played by another, somebody who only starts to go, a group."""

Read = set[tuple[int, str, str, str]]


def read(text: str, cast: list[str]) -> Read:
    rows = re.findall(r"(\d+)([-+xefc])(\d+)(?:,(\d+))?", text)
    return {(int(n), KINDS[kind], cast[int(who)], cast[int(to)] if to else "") for n, kind, who, to in rows}


@pytest.mark.skipif(not SCRIPT.exists(), reason="../shared/data is not here")
def test_what_is_done_is_what_a_reader_has_done() -> None:
    files = {"s01e01.fdx": SCRIPT.read_text("utf-8-sig")}
    story = story_of({"story.yaml": first_story(files, prose=False, name="x").text, **files})
    cast = sorted(story.canon.cast)
    action = [one for one in story.passages() if one.kind == "action" and not one.speaker]
    ends = [*(after.span for _, after in pairwise(action)), None]
    found: Read = set()
    for one in story.doings():
        at = next(n for n, end in enumerate(ends, 1) if end is None or one.span.line < end.line)
        found.add((at, one.kind, one.who, one.to))
    gold, arguable = read(READ, cast), read(ARGUABLE, cast)
    moves = {one for one in gold if one[1] in {"enters", "exits"}}
    assert len(found & gold) >= 0.95 * len(found - arguable)
    assert len(found & moves) >= 0.8 * len(moves)
    assert len(found & (gold - moves)) >= 0.7 * len(gold - moves)


CAST = """
title: x
cast:
  mara: {name: Mara, pronouns: she}
  joe: {name: Joe, pronouns: he}
  ann: {name: Ann, pronouns: she}
"""
INSIDE, OUTSIDE = "INT. KITCHEN - DAY", "EXT. YARD - DAY"
PUT = [
    (INSIDE, "Joe waits. The door groans open. Mara.", ["mara enters"]),
    (INSIDE, "Joe waits.\n\nMara in the doorway. Calm.", ["mara enters"]),
    (INSIDE, "Mara waits.\n\nMara in the doorway. Calm.", []),
    (INSIDE, "Joe and Mara wait.\n\nThe light comes back -- she's gone.", ["mara exits"]),
    (INSIDE, "Joe, Ann and Mara wait.\n\nThe light comes back -- she's gone.", []),
    (INSIDE, "Mara bleeds in his arms. Joe cries. Her pulse stops.\n\nShe's gone. No pulse.", []),
    (INSIDE, "Joe looks at Mara.\n\nThey kiss.", ["joe embraces mara"]),
    (INSIDE, "Joe looks at Mara. Ann watches.\n\nThey kiss.", []),
    (INSIDE, "Joe and Mara struggle with the lock.", []),
    (INSIDE, "Joe and Mara struggle, trading blows.", ["joe fights mara"]),
    (INSIDE, "Mara waits. Joe walks in.\n\nHe kisses her on the head.", ["joe enters", "joe embraces mara"]),
    (INSIDE, "Mara waits. Joe walks in. He kisses her hand.", ["joe enters"]),
    (INSIDE, "A nurse waits. Mara sleeps.\n\nJoe hugs her.", []),
    (INSIDE, "Mara and Joe wait. He looks at Joe. He leaves.", []),
    (INSIDE, "Joe lets himself in, and pushes his way out.", ["joe enters", "joe exits"]),
    (INSIDE, "Joe and Mara wait. Mara leads Joe out.", ["mara exits", "joe exits"]),
    (INSIDE, "Joe and Mara wait. Mara pulls Joe away from the door.", []),
    (INSIDE, "Ann waits. Joe and two nurses run in.", ["joe enters"]),
    (INSIDE, "Joe and Ann wait. A SHOT. Joe drops.\n\nAnn stares at the body.", ["joe dies"]),
    (INSIDE, "Joe and Ann wait. A SHOT. Joe drops.\n\nAnn stares at the body.\n\nJoe opens an eye.", []),
    (INSIDE, "Joe and Ann wait. A SHOT. Joe drops.\n\nAnn stares.", []),
    (OUTSIDE, "Joe waits. A pickup pulls up and Mara climbs out.", ["mara enters"]),
    (OUTSIDE, "Mara leads Joe out at gunpoint.", ["mara enters", "joe enters"]),
    (OUTSIDE, "Joe waits. Joe goes inside.", ["joe exits"]),
]


@pytest.mark.parametrize(("heading", "action", "told"), PUT)
def test_how_a_script_may_put_it(heading: str, action: str, told: list[str]) -> None:
    story = story_of({"story.yaml": CAST, "s01e01.fountain": f"{heading}\n\n{action}\n"})
    assert [f"{one.who} {one.kind} {one.to}".strip() for one in story.doings()] == told
