"""What is posted, as types: a body with another field, or a value out of range, is refused."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from previously.questions.brief import FEWEST, MOST, USUAL
from previously.surfaces.deeds.laid import LONGEST
from previously.surfaces.deeds.laid import MOST as LINES

Short = Annotated[str, Meta(max_length=200)]
Said = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
Branch = Annotated[str, Meta(max_length=80, description="A branch of the store; by default the one that is read.")]
Name = Annotated[str, Meta(min_length=1, max_length=80, description="A branch's name.")]
At = Annotated[str, Meta(min_length=1, max_length=200, description="A position, such as S01E02.3.")]
Row = Annotated[int, Meta(ge=0, le=2**62, description="A row's number in its branch; 0 for none.")]


class LogBody(Struct, frozen=True, forbid_unknown_fields=True):
    """Lines to log: all, or none where one is not understood. Some of it is for a story with a store alone."""

    lines: Annotated[list[Said], Meta(min_length=1, max_length=LINES)]
    at: At | None = None
    branch: Branch = ""
    quoting: Annotated[str, Meta(max_length=1000, description="What the lines quote; it stands on the page.")] = ""
    place: Short = ""
    present: Annotated[list[Short], Meta(max_length=100)] | None = None
    day: Annotated[float, Meta(ge=-1e9, le=1e9)] | None = None
    dry_run: bool = False
    check: Annotated[bool, Meta(description="Say what the story would contradict with them.")] = True


class BranchBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A branch to take: of another, after its last row or an earlier one."""

    name: Name
    of: Branch = ""
    after: Row | None = None


class KeepBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A branch whose rows are added to what it was taken from."""

    name: Name


class DiscardBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A branch that is removed with its rows."""

    name: Name


class RewindBody(Struct, frozen=True, forbid_unknown_fields=True):
    """The row that is the last again."""

    to: Row
    branch: Branch = ""


class BriefBody(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a brief is for; of a character's token it is theirs."""

    name: Short = ""
    at: At | None = None
    company: Annotated[list[Short], Meta(max_length=100)] | None = msgspec.field(default=None, name="with")
    about: Short = ""
    budget: Annotated[int, Meta(ge=FEWEST, le=MOST)] = USUAL
    branch: Branch = ""


class KnowsBody(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose knowledge is asked for; of a character's token it is theirs."""

    name: Short = ""
    at: At | None = None
    branch: Branch = ""


class SayBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A line to read, after others."""

    line: Said
    before: Annotated[list[Said], Meta(max_length=100)] = []
    at: At | None = None
    branch: Branch = ""


class CheckBody(Struct, frozen=True, forbid_unknown_fields=True):
    """A draft, a line a row, checked at the end of a position or of what is told."""

    draft: Annotated[str, Meta(min_length=1, max_length=200_000)]
    at: At | None = None
