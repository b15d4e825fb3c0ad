"""A module that gives the names of another, which is loaded when the first of them is used."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def loaded_on_use(behind: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a module that gives what the module `behind` it has in its `__all__`."""

    def __getattr__(name: str) -> Any:  # noqa: N807 - the name that Python looks for
        if name == "__all__" or (not _private(name) and name in __dir__()):
            return getattr(import_module(behind), name)
        raise AttributeError(f"there is no “{name}” in {behind.rpartition('.')[0]}")

    def __dir__() -> list[str]:  # noqa: N807 - the name that Python looks for
        return list(import_module(behind).__all__)

    return __getattr__, __dir__


def _private(name: str) -> bool:
    """Is it one of the names that Python itself asks a module for?"""
    return name.startswith("__") and name != "__version__"
