"""A story as it is served: who answers for it, in this process or in others."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

from previously.live.ask import Ask, Made


class Served(Protocol):
    """Makes the answers about a story, and follows its files when it is told that they have changed."""

    @property
    def home(self) -> Path:
        """The folder its files lie in."""

    @property
    def audience(self) -> bool:
        """Is it served to an audience?"""

    @property
    def read_only(self) -> bool:
        """May nobody edit it?"""

    @property
    def version(self) -> str:
        """What is shown now, as a hash; another one whenever a page may be another."""

    @property
    def worked(self) -> int:
        """How many answers have been worked out that pages are shown without at first."""

    @property
    def generation(self) -> int:
        """A number that grows whenever an answer may be another one; until then one is as good as made anew."""

    def begin(self, tell: Callable[[], None]) -> None:
        """Begin, in the loop that is running; `tell` is called whenever an open page may be another."""

    async def end(self) -> None:
        """Have nothing worked out any more."""

    async def answered(self, ask: Ask) -> Made:
        """The answer to a request. Raises Busy."""

    async def refresh(self, changed: Collection[Path] | None) -> None:
        """Read the files that changed, or all of them again."""

    def look_ahead(self) -> None:
        """Work out what is likely to be asked."""
