"""What we add to an entry of a card or a lorebook, so that it can be read back; written and read by this one type."""

from typing import Literal

import msgspec

OURS = "previously"
"""The key of `extensions` under which an entry says what it is of."""


class LoreSaid(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an entry says: of somebody what is so of them, or of a fact who believes what.

    `who` and the keys of `believes` are ids of one book. A `value` that is empty is one that nobody says is so.
    `told_by`: by whose lie somebody believes it.
    """

    kind: Literal["person", "fact"]
    who: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    pronouns: str = ""
    traits: dict[str, str] = msgspec.field(default_factory=dict)
    fact: str = ""
    value: str = ""
    believes: dict[str, str] = msgspec.field(default_factory=dict)
    told_by: dict[str, str] = msgspec.field(default_factory=dict)
