"""What may be posted: each with the body it takes, what it gives, and whether something is done."""

from typing import NamedTuple

from previously.questions.brief import BriefAnswer
from previously.questions.question import Answer
from previously.questions.say import SayAnswer
from previously.surfaces.deeds.draft import DraftAnswer
from previously.surfaces.deeds.log import LogAnswer
from previously.surfaces.deeds.takes import TakeAnswer
from previously.surfaces.web.doors import bodies

LARGEST = 1 << 18
"""Bytes of what is posted."""
KEY = "idempotency-key"
"""The header of a call's key."""


class Call(NamedTuple):
    """Something that is posted: its path under the API, what it is sent and gives; `writes`: it is a deed."""

    path: str
    takes: type
    gives: type
    said: str
    writes: bool = False


class KnownRow(Answer, frozen=True):
    """Something somebody takes to be so, hides or remembers, in words."""

    section: str
    text: str
    weight: float


class KnownAnswer(Answer, frozen=True):
    """All that somebody knows after a position, as they would say it: right or wrong, they cannot tell."""

    character: str
    at: str
    rows: tuple[KnownRow, ...]


CALLS = (
    Call("/log", bodies.LogBody, LogAnswer, "Add lines to the log: all, or none and why.", writes=True),
    Call("/branch", bodies.BranchBody, TakeAnswer, "Take a branch of the story's store.", writes=True),
    Call("/keep", bodies.KeepBody, TakeAnswer, "Add a branch's rows to what it was taken from.", writes=True),
    Call("/discard", bodies.DiscardBody, TakeAnswer, "Remove a branch with its rows.", writes=True),
    Call("/rewind", bodies.RewindBody, TakeAnswer, "Remove a branch's rows after one.", writes=True),
    Call("/brief", bodies.BriefBody, BriefAnswer, "All that a character may know, and how they are, for a prompt."),
    Call("/knows", bodies.KnowsBody, KnownAnswer, "What a character takes to be so, hides and remembers."),
    Call("/say", bodies.SayBody, SayAnswer, "What a line is read as, and whom it falls on."),
    Call("/check", bodies.CheckBody, DraftAnswer, "What a draft would contradict; nothing is kept."),
)
BY_PATH = {call.path: call for call in CALLS}
