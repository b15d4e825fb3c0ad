"""A deed with a key is done once: in a story with a store its answer is kept there, else while the program runs."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

import msgspec

from previously.formats.store.keys import Call, OtherCall
from previously.formats.store.store import Store
from previously.questions.question import Answer

Done = TypeVar("Done", bound=Answer)
KEPT = 1000
"""Answers that are remembered where there is no store."""


def once(store: Store, call: Call | None, kind: type[Done], work: Callable[[], Done]) -> Done:
    """Do something in a store; with a key once, in one change with the note of what was answered.

    Raises OtherCall where the key came with another call.
    """
    if call is None:
        return work()
    before = before_in(store, call, kind)
    if before is not None:
        return before
    done = list[Done]()

    def noted() -> str:
        done.append(work())
        return msgspec.json.encode(done[0]).decode()

    text = store.once(call, noted)
    return done[0] if done else _again(msgspec.json.decode(text, type=kind))


def before_in(store: Store, call: Call | None, kind: type[Done]) -> Done | None:
    """What a call was answered before, marked as repeated. Raises OtherCall."""
    text = store.answered(call) if call is not None else None
    return None if text is None else _again(msgspec.json.decode(text, type=kind))


class Remembered:
    """The answers of a program that runs, by key."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[str, Answer]] = OrderedDict()

    def before(self, call: Call | None, kind: type[Done]) -> Done | None:
        """What a call was answered before, marked as repeated. Raises OtherCall."""
        if call is None or call.key not in self._known:
            return None
        asked, answer = self._known[call.key]
        if asked != call.asked:
            raise OtherCall("that key was given with another call; give each call a key of its own")
        assert isinstance(answer, kind)
        return _again(answer)

    def keep(self, call: Call | None, answer: Answer) -> None:
        """Remember an answer."""
        if call is not None:
            self._known[call.key] = (call.asked, answer)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)


def _again(answer: Done) -> Done:
    return msgspec.structs.replace(answer, repeated=True)
