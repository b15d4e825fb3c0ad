"""The fixed words by which an article is read, from `vocabulary/press.yaml`."""

from functools import cache
from importlib.resources import files

import msgspec

from previously.core.source import Block
from previously.read.bible import read_block
from previously.read.fields import Fields


class PressWords(msgspec.Struct, frozen=True, eq=False):
    """Words in small letters, by what they tell; `press.yaml` says of each group what it is."""

    outcomes: frozenset[str]
    times: frozenset[str]
    turns: frozenset[str]
    roles: frozenset[str]
    pronouns: frozenset[str]
    several: frozenset[str]
    leaning: frozenset[str]
    be: frozenset[str]
    stative: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    traits: frozenset[str]
    about: frozenset[str]
    past_cut: frozenset[str]


@cache
def press_words() -> PressWords:
    """The words that come with the program."""
    text = files("previously").joinpath("vocabulary").joinpath("press.yaml").read_text("utf-8")
    page, tree = read_block(Block("press.yaml", 1, text))
    fields = Fields(page, tree, "press.yaml")
    return PressWords(**{name: frozenset(fields.text(name).split()) for name in PressWords.__struct_fields__})
