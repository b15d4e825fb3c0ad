"""The fixed words by which an article is read, from `words.yaml`."""

import re
from functools import cache, cached_property
from importlib.resources import files

import msgspec

from previously.core.source import Block
from previously.formats.bible.season import read_block
from previously.formats.yaml.fields import Fields

SEPARATOR = ";"
"""What stands between phrases; words stand apart by themselves."""


class PressWords(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Words in small letters, by what they tell; `press.yaml` says of each group what it is."""

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
        """Any of the set phrases, in a text of small words with single spaces."""
        return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, sorted(self.phrases, key=len, reverse=True)))})(?!\S)")

    @cached_property
    def anybody(self) -> frozenset[str]:
        """Nouns that may stand for somebody."""
        return self.roles | self.someone

    @cached_property
    def of_works(self) -> frozenset[str]:
        """The words of a sentence about a work."""
        return self.about | self.traits | self.genres | self.showing | self.stative | self.be

    @cached_property
    def of_people(self) -> frozenset[str]:
        """The words of a sentence about what somebody is like."""
        return self.person | self.traits | self.be

    @cached_property
    def off_story(self) -> frozenset[str]:
        """The words of a sentence about anything but what happens in a work."""
        return self.of_works | self.world | self.dark | self.hurt


@cache
def press_words() -> PressWords:
    """The words that come with the program."""
    text = files("previously.press.article").joinpath("words.yaml").read_text("utf-8")
    page, tree = read_block(Block("press.yaml", 1, text))
    fields = Fields(page, tree, "press.yaml")
    return PressWords(**{name: _group(fields.text(name)) for name in PressWords.__struct_fields__})


def _group(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(SEPARATOR) if SEPARATOR in text) or frozenset(
        text.split()
    )
