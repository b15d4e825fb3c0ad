"""What the pages give as data, kept in files: the tests of the API and those of the browser read the same."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from previously.live.room import Room
from tests.web.asking import FILES, written
from tests.web.paged import PAGED
from tests.web.shipped import SHIPPED

ARTICLE = """<h1>Harbour, <b onclick="x()">reviewed</b></h1>
<p>Joe controls Mara.</p>
<p>“I never liked it,” said Mara Voss, its keeper.</p>
<p>Mara never gets over Joe’s death.</p>
<script>alert(1)</script>
"""


class Asked(NamedTuple):
    """What is asked of a page: its address, of the shipped story or of a small one; as what audience; what is sent.

    `paged`: of a small one that has pages.
    """

    url: str
    shipped: bool = False
    seen: str | None = None
    sent: Mapping[str, str] = {}
    paged: bool = False


SNAPSHOTS = {
    "story": Asked("/?at=S01E05.1", shipped=True),
    "character": Asked("/character/jessica?at=S01E10.2", shipped=True),
    "cast": Asked("/cast?at=S01E10.2", shipped=True),
    "knows": Asked("/knows?at=S01E08", shipped=True),
    "fact": Asked("/knows/reva-killer?at=S01E08", shipped=True),
    "believes": Asked("/believes/jessica?at=S01E08", shipped=True),
    "sheet": Asked("/sheet/jessica?at=S01E08", shipped=True),
    "brief": Asked("/brief/jessica?at=S01E08", shipped=True),
    "scenes": Asked("/scenes?order=lived"),
    "findings": Asked("/findings?plan=plans/calm.yaml"),
    "compare": Asked("/compare?plans=calm&on=mara"),
    "recap": Asked("/recap?at=S01E02&words=40"),
    "recap-seen": Asked("/recap", seen="S01E01"),
    "read": Asked("/read", sent={"article": ARTICLE, "seen": "S01E01"}),
    "quotes": Asked("/quotes", sent={"article": ARTICLE}),
    "unread": Asked("/unread"),
    "say": Asked("/say?line=Mara+slaps+Joe+and+walks+out"),
    "manuscript": Asked("/manuscript", paged=True),
    "proposals": Asked("/proposals", paged=True),
    "files": Asked("/source"),
    "source": Asked("/source/plans/calm.yaml"),
    "rules": Asked("/rule"),
    "rule": Asked("/rule/reset"),
}


def room_of(asked: Asked, folder: Path) -> Room:
    """The room that is asked; the small story is written into a folder of its own."""
    files = PAGED if asked.paged else FILES
    return Room(SHIPPED if asked.shipped else written(folder / "harbour", files), seen=asked.seen)
