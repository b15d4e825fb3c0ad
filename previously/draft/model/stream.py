"""An answer's pieces: the events of a stream, or the one object of a server that does not stream."""

from collections.abc import Iterable, Iterator

import msgspec

from previously.core.errors import PreviouslyError


class Usage(msgspec.Struct, frozen=True):
    """Tokens read and written."""

    prompt_tokens: int = 0
    completion_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(self.prompt_tokens + other.prompt_tokens, self.completion_tokens + other.completion_tokens)


class _Said(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    delta: _Said | None = None
    message: _Said | None = None
    finish_reason: str | None = None


class _Event(msgspec.Struct):
    choices: list[_Choice] = []
    usage: Usage | None = None


class Delta(msgspec.Struct, frozen=True):
    """A piece of an answer. `ended` says why it ends there; `usage` comes once."""

    text: str = ""
    refusal: str = ""
    ended: str = ""
    usage: Usage | None = None


class NoAnswer(PreviouslyError):
    """The model gave no answer to one question; the next may be put."""


LONGEST = 4 << 20
"""Characters of one row, or of an answer that is not streamed."""


def deltas_in(pieces: Iterable[str], kind: str) -> Iterator[Delta]:
    """The pieces of an answer. Raises NoAnswer where it is none."""
    if "event-stream" not in kind:
        yield from _delta(_whole(pieces))
        return
    for row in _rows(pieces):
        data = row.removeprefix("data:").strip()
        if row.startswith("data:") and data != "[DONE]":
            yield from _delta(data)


def _whole(pieces: Iterable[str]) -> str:
    text = ""
    for piece in pieces:
        text += piece
        if len(text) > LONGEST:
            raise NoAnswer("its answer is too long")
    return text


def _rows(pieces: Iterable[str]) -> Iterator[str]:
    held = ""
    for piece in pieces:
        *rows, held = (held + piece).split("\n")
        yield from rows
        if len(held) > LONGEST:
            raise NoAnswer("a row of its answer is too long")
    if held:
        yield held


def _delta(data: str) -> Iterator[Delta]:
    try:
        event = msgspec.json.decode(data, type=_Event)
    except msgspec.DecodeError:
        raise NoAnswer(f"what came is no answer: {' '.join(data.split())[:80]}") from None
    for choice in event.choices[:1]:
        said = choice.delta or choice.message or _Said()
        yield Delta(said.content or "", said.refusal or "", choice.finish_reason or "", event.usage)
    if not event.choices:
        yield Delta(usage=event.usage)
