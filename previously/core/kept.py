"""What is worked out of a value that never changes, kept as long as that value."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Owner = TypeVar("Owner")
Given = ParamSpec("Given")
Value = TypeVar("Value")


def kept_with_it(work: Callable[Concatenate[Owner, Given], Value]) -> Callable[Concatenate[Owner, Given], Value]:
    """Remember what a function returns for its first argument, and forget it with that argument.

    The others are hashable and given by position. What is returned must not hold the first argument, or neither goes.
    """
    known: WeakKeyDictionary[Owner, dict[tuple[Hashable, ...], Value]] = WeakKeyDictionary()

    @wraps(work)
    def asked(owner: Owner, /, *given: Given.args, **named: Given.kwargs) -> Value:
        answers = known.setdefault(owner, {})
        if given not in answers:
            answers[given] = work(owner, *given, **named)
        return answers[given]

    return asked
