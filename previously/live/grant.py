"""What a token of a served story allows: as whom one asks, and how far that one has come."""

from typing import Literal

from msgspec import Struct

Role = Literal["author", "character", "audience"]


class Grant(Struct, frozen=True):
    """A role. A character is `who`; `seen` is the progress that all they are told is cut to, empty for no cut.

    `name` is what the token's holder is called: what they log is by them, and their keys are their own.
    """

    role: Role = "author"
    name: str = ""
    who: str = ""
    seen: str = ""
