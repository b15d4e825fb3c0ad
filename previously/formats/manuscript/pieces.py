"""The pieces of a manuscript, in file order, as a format's reader gives them."""

from typing import Literal

import msgspec

PieceKind = Literal["front", "heading", "action", "cue", "speech", "aside", "note"]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A heading, a row or paragraph of action, a cue, what is spoken under it, an aside of the speaker, a note.

    `row` from 0 and `column` from 1 say where it begins, `start` and `end` which characters of the block it takes.
    """

    kind: PieceKind
    text: str
    row: int
    column: int
    start: int
    end: int
    joins: bool = False  # it goes on with what stands in the row above
    key: str = ""  # an entry's of the front matter; of a stage direction, what kind it is
    number: str = ""  # a heading's, where it has one
    where: str = ""  # the place that a heading gives
    when: str = ""  # the time that a heading gives
    voices: tuple[tuple[str, ...], ...] = ()  # who speaks: of each the name, and what else the manuscript calls them
    elsewhere: bool = False  # the speaker is heard, and not there
    near: bool = False  # the speaker is heard from near the scene, and not seen in it
    goes_on: bool = False  # the cue says that the speech before goes on
    called: tuple[tuple[str, ...], ...] = ()  # of a stage direction: whom it has there, each as `voices` has them
    part: str = ""

    @property
    def speaker(self) -> str:
        """Who speaks, in one: `Ann & Bob`."""
        return " & ".join(voice[0] for voice in self.voices)
