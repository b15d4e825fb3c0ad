"""What a page is looked at with: as of when, by whom, with which plan, without whom. All of it stands in the URL."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from previously.core.errors import BadRequest

LONGEST = 2000
"""Letters of a position, a progress, a plan's name or somebody's."""


class Look(NamedTuple):
    """`?at=S01E13.9&seen=S01E05&plan=carry&without=kilgrave`; what is empty is not asked."""

    at: str = ""
    seen: str = ""
    plan: str = ""
    without: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Look":
        """What a URL's query asks; other keys are a page's own. Raises BadRequest: each link of a page repeats it."""
        asked = cls(*(query.get(key, "").strip() for key in cls._fields))
        for key, value in asked._asdict().items():
            if len(value) > LONGEST:
                raise BadRequest(f"“{key}” has at most {LONGEST:,} letters here; given {len(value):,}")
        return asked

    def query(self, **changes: object) -> str:
        """`?at=…&plan=…`: what is set, in the fields' order, then other keys given; nothing where nothing is."""
        asked = {**self._asdict(), **changes}
        said = {key: str(value) for key, value in asked.items() if value not in {None, ""}}
        return f"?{urlencode(said, quote_via=quote, safe='')}" if said else ""

    def link(self, path: str, **changes: object) -> str:
        """A page's URL, seen the same way but for `changes`. `path` is plain text: `/character/Jessica Jones`."""
        return quote(path, safe="/") + self.query(**changes)
