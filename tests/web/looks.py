"""Every page in every state somebody may meet it in: by a name, the site it stands on and its path there."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.web.asking import written
from tests.web.browser import Site, served
from tests.web.paged import PAGED
from tests.web.shipped import SHIPPED

ARTICLE = """This article contains spoilers for season 1 of Jessica Jones.

Kilgrave captures Jessica.

Jessica Jones is a drama.

In the finale she kills him.
"""
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosisologist"
ODD = {
    "story.yaml": f"""title: The Long and Winding Chronicle of the Department of Unforeseeable Consequences
cast:
  karen: {{name: Karen-Annemarie von Hohenstein-Wolkenkuckucksheim zu Donaudampfschifffahrt, aliases: [Karen]}}
  joe: {{name: Joe <b>O'Neill</b> & Søn}}
  scheherazade: {{name: شهرزاد بنت الوزير}}
  ologist: {{name: {LONG}}}
""",
    "s01.yaml": f"""S01E01:
  title: In which a great many things happen, none of which anybody could possibly have foreseen, though several did
  scenes:
    1:
      place: the very far end of the northernmost corridor of the seventh sub-basement, behind the boiler
      present: [karen, joe, scheherazade, ologist]
      lines:
        - Joe controls Karen; cues the smell of old paper and damp, a particular shade of municipal green
        - Joe tells Karen; sets where-the-missing-ledger-is = in the boiler room behind the third pipe from the left
        - Joe lies to {LONG}; sets where-the-missing-ledger-is = at home
        - A line that no verb reads, with https://example.org/{"an-address-that-nothing-breaks" * 4}
    2: {{present: [karen], lines: [Karen plays at ease]}}
""",
}
BROKEN = {"story.yaml": "title: Harbour\ncast: {mara: Mara}\n", "s01.yaml": "S01E01: {scenes: {1: [\n"}
EMPTY = {"story.yaml": "title: Nothing told yet\ncast: {}\n"}
LOOKS = {
    "a story": ("author", "/?at=S01E05.1"),
    "a story as seen": ("author", "/?seen=S01E04"),
    "a story with a plan": ("author", "/?plan=plans/hovercar.yaml"),
    "a mind": ("author", "/character/jessica?at=S01E10.2"),
    "a mind, had there been no other": ("author", "/character/jessica?without=kilgrave"),
    "the cast": ("author", "/cast?at=S01E10.2"),
    "who knows what": ("author", "/knows"),
    "a fact": ("author", "/knows/reva-killer"),
    "what is believed wrongly": ("author", "/knows/trish-is-dead?at=S01E01"),
    "what somebody knows": ("author", "/believes/jessica"),
    "somebody's sheet": ("author", "/sheet/jessica"),
    "the scenes as lived": ("author", "/scenes?order=lived"),
    "somebody's brief": ("author", "/brief/jessica"),
    "findings": ("author", "/findings?plan=plans/hovercar.yaml"),
    "nothing found": ("author", "/findings"),
    "the rules": ("author", "/rule"),
    "a rule": ("author", "/rule/reset"),
    "plans side by side": ("author", "/compare?plans=carry,hovercar"),
    "a recap": ("author", "/recap?at=S01E06"),
    "reading": ("author", "/read"),
    "an article with words withheld": ("author", "/read?press=press/review.txt&seen=S01E05"),
    "who said what": ("author", "/quotes?press=press/review.txt"),
    "files": ("author", "/source"),
    "a file": ("author", "/source/plans/hovercar.yaml#L15"),
    "an editor": ("author", "/source/plans/hovercar.yaml?edit=1#L15"),
    "a file to be read": ("reader", "/source/plans/carry.yaml"),
    "no such page": ("author", "/nowhere"),
    "nobody of that name": ("author", "/character/nobody"),
    "no such position": ("author", "/?at=nowhere"),
    "a story as an audience has it": ("audience", "/"),
    "a mind as an audience has it": ("audience", "/character/jessica"),
    "a cast as an audience has it": ("audience", "/cast"),
    "facts as an audience has them": ("audience", "/knows"),
    "findings as an audience has them": ("audience", "/findings"),
    "a recap as an audience has it": ("audience", "/recap"),
    "reading as an audience does": ("audience", "/read"),
    "a broken file": ("broken", "/"),
    "a broken file’s text": ("broken", "/source/s01.yaml"),
    "a manuscript beside its log": ("paged", "/manuscript"),
    "a manuscript that nobody has logged": ("paged", "/manuscript?at=S01E02"),
    "a manuscript as an audience has it": ("paged", "/manuscript?seen=S01E01"),
    "proposals": ("paged", "/proposals"),
    "nothing proposed": ("empty", "/proposals"),
    "no manuscript": ("empty", "/manuscript"),
    "several series": ("universe", "/"),
    "a mind in several series": ("universe", "/character/ines"),
    "another story’s mind": ("other", "/character/dexter"),
    "nothing told": ("empty", "/"),
    "nobody": ("empty", "/cast"),
    "no plans": ("empty", "/compare"),
    "nothing to retell": ("empty", "/recap"),
    "long names": ("odd", "/"),
    "a long name’s mind": ("odd", "/character/karen"),
    "a cast of long names": ("odd", "/cast"),
    "facts of long names": ("odd", "/knows"),
    "a long fact": ("odd", "/knows/where-the-missing-ledger-is"),
    "findings in long lines": ("odd", "/findings"),
    "a file of long lines": ("odd", "/source/s01.yaml"),
}


@contextmanager
def sites_of(root: Path) -> Iterator[Mapping[str, Site]]:
    """The sites that the looks stand on, served from copies below `root`."""
    author = written(shutil.copytree(SHIPPED, root / "author"), {"press/review.txt": ARTICLE})
    folders: dict[str, tuple[Path, dict[str, Any]]] = {
        "author": (author, {}),
        "reader": (author, {"read_only": True}),
        "audience": (author, {"seen": "S01E05"}),
        "universe": (SHIPPED.parent / "neighborhood", {}),
        "other": (SHIPPED.parent / "dexter", {}),
        "broken": (written(root / "broken", BROKEN), {}),
        "empty": (written(root / "empty", EMPTY), {}),
        "odd": (written(root / "odd", ODD), {}),
        "paged": (written(root / "paged", PAGED), {}),
    }
    with ExitStack() as stack:
        yield {name: stack.enter_context(served(folder, **given)) for name, (folder, given) in folders.items()}
