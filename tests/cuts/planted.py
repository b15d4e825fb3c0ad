"""The leaks that are planted, each by name."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.cuts import leaks


class Planted(NamedTuple):
    """One channel: what it lets out, how it is opened, and the view it is looked for in; else, in all.

    `first`: the example to try first, which tells today; what examples are like may change, and with it which tells.
    """

    name: str
    plant: Callable[[pytest.MonkeyPatch], None]
    command: str = ""
    format_: str = ""
    first: int = 0


LEAKS = (
    Planted("names of the whole cast", leaks.names, first=1),
    Planted("a name before its label", leaks.floors, first=1),
    Planted("who somebody turns out to be", leaks.unmasked, first=1),
    Planted("who a later line says somebody is", leaks.unmasked_by_a_line, first=10),
    Planted("who joins a group by a later line", leaks.joined_by_a_line),
    Planted("all names of somebody", leaks.aliases, first=14),
    Planted("verbs that no line uses", leaks.verbs, "check", "json", first=4),
    Planted("traits told later", leaks.layers, "on", "json", first=47),
    Planted("goals told later", leaks.goals, "cast", "text", first=68),
    Planted("bonds told later", leaks.bonds, "on", "json", first=340),
    Planted("labels by existence", leaks.labels, first=1),
    Planted("the order of the cast in its file", leaks.order, first=6),
    Planted("the author's ids", leaks.ids, first=1),
    Planted("files and lines", leaks.places),
    Planted("faults in later text", leaks.faults, "check", "json"),
    Planted("the author's premises", leaks.premises, "check", "json", first=127),
    Planted("episodes without their scenes", leaks.titles),
    Planted("numbers by the order of a file", leaks.numbering, "check", "json", first=161),
    Planted("series by name", leaks.series, "cast", "refused", first=28),
    Planted("counts of all scenes", leaks.counts, "check", "text"),
    Planted("an axis over all scenes", leaks.axis, "chart", "text"),
    Planted("a picture's words", leaks.described, "chart", "svg"),
    Planted("who leads over all", leaks.leading, first=151),
    Planted("suggestions from all names", leaks.suggestions, "on", "text", first=111),
    Planted("unseen is not unknown", leaks.unseen, "on", "text", first=179),
    Planted("without an event that comes", leaks.without_unseen, first=44),
    Planted("a position that comes", leaks.past, "on", "text", first=200),
    Planted("floats by the size of the folder", leaks.floats, "on", "json", first=76),
    Planted("a cache in the folder", leaks.cached),
    Planted("sizes of files", leaks.sizes),
    Planted("a note that is not closed", leaks.scripts, "check", "json", first=481),
    Planted("a file parsed as one", leaks.blocks, first=3),
    Planted("completion from the whole", leaks.completed, "on", "completion", first=9),
    Planted("plans by existence", leaks.plans, "on", "refused", first=72),
    Planted("a recap of the coming scene", leaks.coming, "recap", "text", first=112),
    Planted("an article's later names", leaks.read_names, "read", "text", first=20),
    Planted("columns as wide as all names", leaks.widths, "cast", "text", first=31),
    Planted("how much is to come", leaks.highest, "chart", "text", first=1),
)
