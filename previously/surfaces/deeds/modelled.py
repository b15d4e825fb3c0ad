"""What a user's model proposes of a story's pages, each answer held against the gate and asked again at most once."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

import msgspec

from previously.core.passage import AUTHORS, Passage
from previously.core.proposal import Proposal
from previously.draft.model.asking import Message, Model
from previously.draft.model.prompt import SCHEMA, SYSTEM, answered, asked_again, asked_of, parts_of
from previously.draft.model.stream import NoAnswer, Usage
from previously.draft.rules.drafted import proposal
from previously.formats.cache import FOLDER, Cache, home
from previously.live.room import Room
from previously.surfaces.deeds.decided import Memory
from previously.surfaces.deeds.drafting import is_of
from previously.surfaces.deeds.placed import placed
from previously.surfaces.deeds.trial import Trial

MOST = 64 << 20
TOLD = "its scene tells that already"


class Failed(NamedTuple):
    """A proposal that does not pass, and why; or a scene of which no answer came, and why."""

    at: str
    line: str
    quote: str
    why: tuple[str, ...]


class _Kept(msgspec.Struct, frozen=True):
    """The answers to a question: the first, and where something in that was wrong, the second."""

    answers: tuple[str, ...]


def cache() -> Cache:
    """Where answers are kept."""
    return Cache(home() / f"{FOLDER}-drafted", MOST)


class Modelled:
    """One run over a story, or a part of it. `usage` is what it has cost so far, `failed` what does not pass."""

    def __init__(
        self, room: Room, part: str | None, model: Model, progress: Callable[["Modelled"], None] = lambda _: None
    ) -> None:
        self.model, self.progress = model, progress
        self.trial, self.memory, self.kept = Trial(room), Memory(room), cache()
        self.usage, self.failed = Usage(), list[Failed]()
        story = room.story()
        told = [one for one in story.passages() if one.kind not in AUTHORS and is_of(story, one.at, part)]
        self.parts = [
            (at, rows) for at, group in groupby(told, key=lambda one: one.at) for rows in parts_of(list(group))
        ]
        self.done = 0

    def proposals(self) -> Iterator[Proposal]:
        """Those that pass, scene by scene. Raises Unreachable."""
        for at, passages in self.parts:
            try:
                yield from self._scene(at, passages)
            except NoAnswer as error:
                self.failed.append(Failed(at, "", "", (str(error),)))
            self.done += 1
            self.progress(self)

    def _scene(self, at: str, passages: Sequence[Passage]) -> Iterator[Proposal]:
        """What one scene gives: the answer, and once more what was wrong in it."""
        texts = [(one.kind, one.speaker, one.text) for one in passages]
        key = sha256(msgspec.msgpack.encode(("drafted", SYSTEM, self.model.url, self.model.model, texts))).digest()
        raw = self.kept.get(key)
        kept = msgspec.msgpack.decode(raw, type=_Kept) if raw is not None else None
        messages = self._question(at, passages)
        first = kept.answers[0] if kept else self._asked(messages)
        found = self._read(first, at)
        yield from found.passed
        again = kept.answers[1] if kept and len(kept.answers) > 1 else ""
        if found.failed and kept is None:
            again = self._asked(asked_again(messages, first, [_said(one) for one in found.failed]))
        if again:
            second = self._read(again, at)
            yield from second.passed
            self.failed += second.failed
        else:
            self.failed += found.failed
        if kept is None:
            self.kept.put(key, msgspec.msgpack.encode(_Kept((first, again) if again else (first,))))

    def _asked(self, messages: Sequence[Message]) -> str:
        answer = self.model.ask(messages, SCHEMA)
        self.usage += answer.usage
        return answer.text

    def _question(self, at: str, passages: Sequence[Passage]) -> list[Message]:
        canon = self.trial.story().canon
        cast = [", also ".join((one.name, *one.aliases)) for one in canon.cast.values()]
        lines = {(one.scene.at, int(one.ordinal)): one.text.partition("; quoting")[0] for one in canon.entries()}
        here = [text for (where, _), text in lines.items() if where == at]
        places = [scene.at for scene in canon.scenes()]
        before = {*places[: places.index(at)]} if at in places else set(places)
        return asked_of(passages, cast, [text for (where, _), text in lines.items() if where in before], here)

    def _read(self, answer: str, at: str) -> "_Read":
        """What of an answer passes, the people first."""
        passed, failed = list[Proposal](), list[Failed]()
        for one in sorted(answered(answer, at, 0), key=lambda one: one.kind != "person"):
            told = proposal(one.kind, at, one.line, one.quote, one.confidence)
            known = self.memory.of(told)
            if known is not None:
                passed += [told] * (known.stands == "accepted")
                continue
            found, why = placed(self.trial, told)
            if found is not None and not why:
                self.trial.lay(found)
                passed.append(told)
            elif TOLD not in why:
                failed.append(Failed(at, told.line, told.quote, why))
        return _Read(passed, failed)


class _Read(NamedTuple):
    passed: list[Proposal]
    failed: list[Failed]


def _said(one: Failed) -> str:
    return f"- “{one.line}”, quoting “{one.quote}”: {'; '.join(one.why)}"
