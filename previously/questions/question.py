"""The base classes of questions and answers, and the one place that turns words into arguments."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec
from msgspec import Meta

from previously.core.english import joined
from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean

if TYPE_CHECKING:
    from previously.story.story import Story


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question: its fields are its arguments; None means not given."""

    def answer(self, story: "Story") -> Any:
        """The answer. Raises a PreviouslyError for a caller's mistake."""
        raise NotImplementedError


Asked = TypeVar("Asked", bound=Question)


class Answer(msgspec.Struct, frozen=True):
    """An answer: its fields, in this order, are exactly its JSON."""


Words = tuple[str, ...]
At = Annotated[
    str, Meta(description="After everything told up to and including this position.", extra={"metavar": "POS"})
]
Seen = Annotated[
    str,
    Meta(
        description="Only what an audience has seen: S01E05, S01, none, street=S01,watch=E03.",
        extra={"metavar": "POS"},
    ),
]
Plan = Annotated[
    str,
    Meta(description="Add a draft of the future from plans/.", extra={"metavar": "FILE", "short": "-p"}),
]
Without = Annotated[
    str, Meta(description="As if this person or event had never existed.", extra={"metavar": "NAME|EVENT"})
]
Name = Annotated[str, Meta(description="A character: an id, a name or an alias.", extra={"metavar": "NAME"})]
By = Annotated[
    str,
    Meta(description="What this character takes others to know, by what they saw of it.", extra={"metavar": "NAME"}),
]
"""Arguments shared by several questions."""
Given = str | int | Sequence[str]
"""What a caller may pass for an argument: text, or the value it stands for."""


class Argument(NamedTuple):
    """One argument: its Python name, its external name (`word`), its help text, and the values it accepts.

    `choices`: the allowed words; `whole`: a whole number from `least` to `most`; `several`: words separated by commas;
    `raw`: data, not text. `metavar` and `short` are for the command line.
    """

    name: str = ""
    word: str = ""
    said: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    whole: bool = False
    least: int | None = None
    most: int | None = None
    several: bool = False
    raw: bool = False
    metavar: str = ""
    short: str = ""
    default: Any = None

    def value(self, given: Given) -> Any:
        """The value that text (or a ready value) stands for. Raises BadRequest."""
        if self.raw:
            return given
        if self.several and isinstance(given, str):
            return tuple(part.strip() for part in given.split(",") if part.strip())
        if self.several and not isinstance(given, int):
            return tuple(given)
        text = str(given) if isinstance(given, str | int) else ",".join(given)
        if self.whole:
            return self._number(text)
        if self.choices and text not in self.choices:
            near = did_you_mean(text, self.choices) or f"; there are {joined(list(self.choices))}"
            raise BadRequest(f"there is no “{self.word}” “{text}”{near}")
        return text

    def _number(self, text: str) -> int:
        number = int(text) if text.isascii() and text.strip().isdecimal() and len(text) < 10 else None
        least, most = self.least or 0, self.most
        if number is None or number < least or (most is not None and number > most):
            range_ = f"at least {least:,}" if most is None else f"from {least:,} to {most:,}"
            raise BadRequest(f"“{self.word}” is a whole number, {range_}; given “{text}”")
        return number


@cache
def arguments(question: type[Question]) -> tuple[Argument, ...]:
    """A question's arguments, in order."""
    hints = get_type_hints(question, include_extras=True)
    return tuple(_argument(field, hints[field.name]) for field in msgspec.structs.fields(question))


def asked(question: type[Asked], words: Mapping[str, Given]) -> Asked:
    """Build a question from words, by external argument names. Raises BadRequest for bad ones."""
    known = {argument.word: argument for argument in arguments(question)}
    for word in words:
        if word not in known:
            raise BadRequest(f"there is no argument “{word}”{did_you_mean(word, known)}")
    missing = [one.word for one in known.values() if one.required and one.word not in words]
    if missing:
        raise BadRequest(f"“{missing[0]}” is missing")
    return question(**{known[word].name: known[word].value(given) for word, given in words.items()})


def dumps(answer: object) -> str:
    """An answer as JSON, for people and programs alike."""
    return json.dumps(msgspec.to_builtins(answer), ensure_ascii=False, indent=2, allow_nan=False)


def shared(name: str, hint: Any) -> Argument:
    """A shared argument on its own."""
    return _described(hint)._replace(name=name, word=name)


def _argument(field: msgspec.structs.FieldInfo, hint: Any) -> Argument:
    default = None if field.required else field.default
    found = _described(hint)
    return found._replace(name=field.name, word=field.encode_name, required=field.required, default=default)


def _described(hint: Any) -> Argument:
    """What a type says about an argument."""
    layers = list(_layers(hint))
    notes = [layer for layer in layers if isinstance(layer, Meta)]
    extra: dict[str, str] = dict(pair for note in notes for pair in (note.extra or {}).items())
    return Argument(
        said=next((note.description for note in notes if note.description), ""),
        choices=next((get_args(layer) for layer in layers if get_origin(layer) is Literal), ()),
        whole=int in layers,
        least=next((int(note.ge) for note in notes if note.ge is not None), None),
        most=next((int(note.le) for note in notes if note.le is not None), None),
        several=any(get_origin(layer) is tuple for layer in layers),
        raw=Any in layers,
        metavar=extra.get("metavar", ""),
        short=extra.get("short", ""),
    )


def _layers(hint: Any) -> Iterator[Any]:
    """A type, its annotations and its union members, from the outside in."""
    yield hint
    origin = get_origin(hint)
    if origin is Annotated:
        yield from hint.__metadata__
        yield from _layers(hint.__origin__)
    elif origin in {Union, UnionType}:
        for one in get_args(hint):
            yield from _layers(one)
