"""The leaks that are planted, each by name."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.cuts import leaks


class Planted(NamedTuple):
    """One channel: what it lets out, how it is opened, and the view it is looked for in; else, in all."""

    name: str
    plant: Callable[[pytest.MonkeyPatch], None]
    command: str = ""
    format_: str = ""


LEAKS = (
    Planted("names of the whole cast", leaks.names),
    Planted("all names of somebody", leaks.aliases),
    Planted("verbs that no line uses", leaks.verbs, "check", "json"),
    Planted("traits told later", leaks.layers, "on", "json"),
    Planted("goals told later", leaks.goals, "cast", "text"),
    Planted("bonds told later", leaks.bonds, "on", "json"),
    Planted("labels by existence", leaks.labels),
    Planted("the order of the cast in its file", leaks.order),
    Planted("the author's ids", leaks.ids),
    Planted("files and lines", leaks.places),
    Planted("faults in later text", leaks.faults, "check", "json"),
    Planted("the author's premises", leaks.premises, "check", "json"),
    Planted("episodes without their scenes", leaks.titles),
    Planted("numbers by the order of a file", leaks.numbering, "check", "json"),
    Planted("series by name", leaks.series, "cast", "refused"),
    Planted("counts of all scenes", leaks.counts, "check", "text"),
    Planted("an axis over all scenes", leaks.axis, "chart", "text"),
    Planted("a picture's words", leaks.described, "chart", "svg"),
    Planted("who leads over all", leaks.leading),
    Planted("suggestions from all names", leaks.suggestions, "on", "text"),
    Planted("unseen is not unknown", leaks.unseen, "on", "text"),
    Planted("without an event that comes", leaks.without_unseen),
    Planted("a position that comes", leaks.past, "on", "text"),
    Planted("floats by the size of the folder", leaks.floats, "on", "json"),
    Planted("a cache in the folder", leaks.cached),
    Planted("sizes of files", leaks.sizes),
    Planted("a note that is not closed", leaks.scripts, "check", "json"),
    Planted("a file parsed as one", leaks.blocks),
    Planted("completion from the whole", leaks.completed, "on", "completion"),
    Planted("plans by existence", leaks.plans, "on", "refused"),
    Planted("a recap of the coming scene", leaks.coming, "recap", "text"),
    Planted("an article's later names", leaks.read_names, "read", "text"),
    Planted("columns as wide as all names", leaks.widths, "cast", "text"),
    Planted("how much is to come", leaks.highest, "chart", "text"),
)
