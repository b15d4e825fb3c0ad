"""The fixed words used to read an article, from `words.yaml`."""

import re
from functools import cache, cached_property
from importlib.resources import files

import msgspec

from previously.core.source import Block
from previously.formats.bible.format import read_block
from previously.formats.yaml.fields import Fields

SEPARATOR = ";"
"""Separates phrases; single words need no separator."""


class PressWords(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Lower-case words by what they signal; `words.yaml` describes each group."""

    outcomes: frozenset[str]
    phrases: frozenset[str]
    times: frozenset[str]
    turns: frozenset[str]
    roles: frozenset[str]
    someone: frozenset[str]
    pronouns: frozenset[str]
    several: frozenset[str]
    leaning: frozenset[str]
    be: frozenset[str]
    stative: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    traits: frozenset[str]
    dark: frozenset[str]
    hurt: frozenset[str]
    person: frozenset[str]
    genres: frozenset[str]
    showing: frozenset[str]
    about: frozenset[str]
    world: frozenset[str]
    props: frozenset[str]
    players: frozenset[str]
    moves: frozenset[str]
    past_cut: frozenset[str]

    @cached_property
    def phrase(self) -> re.Pattern[str]:
        """Matches any of the set phrases in lower-case words with single spaces."""
        return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, sorted(self.phrases, key=len, reverse=True)))})(?!\S)")

    @cached_property
    def anybody(self) -> frozenset[str]:
        """Nouns that may refer to a person."""
        return self.roles | self.someone

    @cached_property
    def of_works(self) -> frozenset[str]:
        """The words a sentence about a work may use."""
        return self.about | self.traits | self.genres | self.showing | self.stative | self.be

    @cached_property
    def of_people(self) -> frozenset[str]:
        """The words a sentence about what somebody is like may use."""
        return self.person | self.traits | self.be

    @cached_property
    def off_story(self) -> frozenset[str]:
        """The words a sentence about anything but a work's plot may use."""
        return self.of_works | self.world | self.dark | self.hurt


@cache
def press_words() -> PressWords:
    """The built-in words."""
    text = files("previously.press.article").joinpath("words.yaml").read_text("utf-8")
    page, tree = read_block(Block("press.yaml", 1, text))
    fields = Fields(page, tree, "press.yaml")
    return PressWords(**{name: _group(fields.text(name)) for name in PressWords.__struct_fields__})


def _group(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(SEPARATOR) if SEPARATOR in text) or frozenset(
        text.split()
    )
