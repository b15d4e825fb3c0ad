"""What the public door gives; loaded when somebody first asks it for a name."""

from previously.canon.knowledge.knowing import Fact, Known
from previously.canon.knowledge.secrets import Secret
from previously.core.errors import (
    BadExpression,
    BadRequest,
    PreviouslyError,
    UnknownName,
    UnknownPosition,
    UnreadableInput,
)
from previously.core.finding import Finding, Reason
from previously.core.version import __version__
from previously.formats.store.opened import begin_store, export_store, open_store
from previously.formats.store.store import Store
from previously.live.scale.survey import survey
from previously.mind.carried import Carried
from previously.mind.headspace import Bond, Drive, Headspace, Wound
from previously.mind.standing import Standing
from previously.questions.registry import ask
from previously.recap.recap import Recap
from previously.story.story import Story, story_of
from previously.story.story import open_story as open
from previously.surfaces.deeds.draft import check_draft
from previously.surfaces.deeds.log import log

__all__ = [
    "BadExpression",
    "BadRequest",
    "Bond",
    "Carried",
    "Drive",
    "Fact",
    "Finding",
    "Headspace",
    "Known",
    "PreviouslyError",
    "Reason",
    "Recap",
    "Secret",
    "Standing",
    "Store",
    "Story",
    "UnknownName",
    "UnknownPosition",
    "UnreadableInput",
    "Wound",
    "__version__",
    "ask",
    "begin_store",
    "check_draft",
    "export_store",
    "log",
    "open",
    "open_store",
    "story_of",
    "survey",
]
