"""The tools that write: lines logged, and takes of a scene where a story names a store."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from previously.formats.store.keys import Call
from previously.live.room import Room
from previously.questions.question import Argument
from previously.surfaces.deeds import takes
from previously.surfaces.deeds.log import LogAnswer, log, log_in_store
from previously.surfaces.deeds.once import Remembered
from previously.surfaces.deeds.stored import Beside

Given = Mapping[str, Any]
BY = Beside("mcp")
"""Who a row of the store is said to be by."""
LINES = Argument(
    "lines", "lines", "Lines of the log, a sentence each, as they shall stand.", required=True, several=True
)
AT = Argument("at", "at", "The position at whose end they stand, such as S01E02.3; the end of what is told by default.")
DRY = Argument("dry_run", "dry_run", "Say what would be read and found, and write nothing.", raw=True)
KEY = Argument("key", "key", "A word of your own for this call: given again, nothing is done a second time.")
QUOTING = Argument("quoting", "quoting", "Words of the page that the lines rest on; refused where they are not on it.")
BRANCH = Argument("branch", "branch", "A branch of the story's store; by default the one that the story reads.")
NAME = Argument("name", "name", "The branch's name.", required=True)
OF = Argument("of", "of", "The branch it is taken from; by default the one that the story reads.")
AFTER = Argument("after", "after", "The row it is taken after; its last by default.", whole=True, least=0)
TO = Argument("to", "to", "The row that is the last again; 0 for none.", required=True, whole=True, least=0)


class Logs:
    """The deed, and what it has answered by the keys it was given, where there is no store to keep them."""

    def __init__(self) -> None:
        self._answered = Remembered()

    def run(self, room: Room, words: Given) -> LogAnswer:
        """Log lines, once for each key. Raises OtherCall where a key comes again with other lines."""
        call = called("log", words)
        given: Any = {"dry_run": words.get("dry_run", False), "quoting": words.get("quoting", "")}
        with room.lock:
            if room.stored:
                branch = words.get("branch", "")
                return log_in_store(
                    room, words["lines"], words.get("at"), **given, branch=branch, beside=BY, call=call
                )  # fmt: skip
            answer = self._answered.before(call, LogAnswer)
            if answer is None:
                answer = log(room, words["lines"], words.get("at"), **given)
                if answer.written:
                    self._answered.keep(call, answer)
            return answer


def _branch(room: Room, words: Given) -> takes.TakeAnswer:
    return takes.branch(room, words["name"], words.get("of", ""), words.get("after"), called("branch", words))


def _keep(room: Room, words: Given) -> takes.TakeAnswer:
    return takes.keep(room, words["name"], called("keep", words))


def _discard(room: Room, words: Given) -> takes.TakeAnswer:
    return takes.discard(room, words["name"], called("discard", words))


def _rewind(room: Room, words: Given) -> takes.TakeAnswer:
    return takes.rewind(room, words["to"], words.get("branch", ""), called("rewind", words))


TAKES: tuple[tuple[str, str, str, tuple[Argument, ...], Callable[[Room, Given], takes.TakeAnswer], bool], ...] = (
    ("branch", "Take a branch", "Take a branch of the log: what is logged there is not in the log until it is kept.",
     (NAME, OF, AFTER, KEY), _branch, False),
    ("keep", "Keep a branch", "Add a branch's rows to what it was taken from; the branch is done with.",
     (NAME, KEY), _keep, False),
    ("discard", "Discard a branch", "Remove a branch with its rows, without a trace.", (NAME, KEY), _discard, True),
    ("rewind", "Rewind the log", "Remove the rows of the log after one, without a trace.",
     (TO, BRANCH, KEY), _rewind, True),
)  # fmt: skip
"""Each with its title, what it is said to do, its arguments, and whether it removes something."""


def called(name: str, words: Given) -> Call | None:
    """A call by its key; of a dry run there is none."""
    key = words.get("key", "")
    return Call(f"mcp\n{key}", f"{name}\n{json.dumps(dict(words), sort_keys=True)}") if key else None
