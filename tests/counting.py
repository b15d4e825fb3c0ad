"""Work that is counted, not timed, so that no busy or slow machine changes it.

It is counted in machine code, which takes half as long as in Python, and on the plain kernel whether or not the
compiled one is loaded by now: the same work is the same number in whatever order tests are run.
"""

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
import pytest

from previously.mind.kernel import fast

CALL, LINE, C_CALL = 0, 2, 4
"""What CPython tells of, by its own numbers: `PyTrace_CALL` and so on."""
HAPPENED = np.zeros(8, np.int64)
"""How often each has happened."""


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, ours and Python's own, until some work is done."""
    return _counted(ctypes.pythonapi.PyEval_SetProfile, work, CALL, C_CALL)


def lines(work: Callable[[], object]) -> int:
    """How many lines of Python are run until some work is done; each turn of a loop counts."""
    return _counted(ctypes.pythonapi.PyEval_SetTrace, work, LINE)


def _counted(tell: Any, work: Callable[[], object], *kinds: int) -> int:
    teller = ctypes.c_void_p(_teller().address)
    with plain():
        HAPPENED[:] = 0
        tell(teller, None)
        try:
            work()
        finally:
            tell(None, None)
    return int(HAPPENED[list(kinds)].sum())


@contextmanager
def plain() -> Iterator[None]:
    """Nothing is answered by the compiled kernel, nor compiled."""
    names = ("available", "loaded", "ready")
    usual = {name: getattr(fast, name) for name in names}
    for name in names:
        setattr(fast, name, _never)
    try:
        yield
    finally:
        for name in names:
            setattr(fast, name, usual[name])


def _never(*_: object) -> bool:
    return False


@cache
def _teller() -> Any:
    """What CPython calls with each event: a `Py_tracefunc` that adds one to how often it happened."""
    os.environ.setdefault("NUMBA_DISABLE_INTEL_SVML", "1")  # as the kernel has it, which may be compiled after this
    numba = pytest.importorskip("numba", reason="needs the extra “fast”")
    from llvmlite import ir
    from numba.extending import intrinsic

    def adding(_typing: Any, _kind: Any) -> Any:
        def written(context: Any, builder: Any, _signature: Any, given: Any) -> Any:
            number = ir.IntType(64)
            first = builder.inttoptr(ir.Constant(number, HAPPENED.ctypes.data), number.as_pointer())
            place = builder.gep(first, given)
            builder.store(builder.add(builder.load(place), ir.Constant(number, 1)), place)
            return context.get_dummy_value()

        return numba.types.void(numba.types.int32), written

    add_one: Any = intrinsic(adding)

    def told(_given: int, _frame: int, kind: int, _value: int) -> int:
        add_one(kind)
        return 0

    given, kind = numba.types.intp, numba.types.int32
    return numba.cfunc(kind(given, given, kind, given))(told)
