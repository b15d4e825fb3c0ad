"""Lazy modules: another module's names, loaded when one is first used."""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def loaded_on_use(behind: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` for a module that re-exports the `__all__` of module `behind`."""

    def __getattr__(name: str) -> Any:  # noqa: N807 - the name Python looks for
        if name == "__all__" or (not _private(name) and name in __dir__()):
            return getattr(import_module(behind), name)
        raise AttributeError(f"there is no “{name}” in {behind.rpartition('.')[0]}")

    def __dir__() -> list[str]:  # noqa: N807 - the name Python looks for
        return list(import_module(behind).__all__)

    return __getattr__, __dir__


def _private(name: str) -> bool:
    """Is it a name Python itself asks a module for?"""
    return name.startswith("__") and name != "__version__"
