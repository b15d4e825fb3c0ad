"""How numba is to compile the kernel's helpers, which are called from inside alone. Imported where numba is needed.

Of its own, numba optimises each helper with all that it calls, and writes its machine code: once for itself, and again
in each of its callers. Here that is done once, of an entry with all the helpers it is linked to.
"""

from typing import Any

from numba.core import codegen, compiler

_Library: Any = codegen.JITCodeLibrary
_Compiler: Any = compiler.Compiler


class _Nowhere:
    @staticmethod
    def set_env(_name: str, _environment: object) -> None:
        """Where Python would look for a helper's globals, were it called from there."""


class _Helper(_Library):  # type: ignore[misc]
    codegen = _Nowhere

    def _optimize_final_module(self) -> None:
        """Its entry's is."""

    def _finalize_final_module(self) -> None:
        self._finalize_dynamic_globals()
        self._finalized = True

    def get_pointer_to_function(self, _name: str) -> int:
        """There is no machine code to point to."""
        self._ensure_finalized()
        return 0


class HelperCompiler(_Compiler):  # type: ignore[misc]
    """Compiles a helper as far as its entry needs it."""

    def __init__(self, typing: Any, target: Any, library: Any, *more: Any) -> None:
        if library is None and target is not None:  # without a target, only types are looked at
            library = _Helper(target.codegen(), "helper")
        super().__init__(typing, target, library, *more)
