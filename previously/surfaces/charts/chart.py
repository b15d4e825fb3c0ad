"""A chart: one definition, from which each format is drawn, and the same in words."""

from typing import Any, NamedTuple


class Chart(NamedTuple):
    """A Vega-Lite spec, a title, sentences that say what the picture says, and its numbers as a table."""

    title: str
    said: tuple[str, ...]
    spec: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> str:
        """The sentences as one text."""
        return " ".join(self.said)
