# ruff: noqa: PTH103, PTH106, PTH108, PTH111, PTH118, PTH120 - no files are kept here; only the compiler does, by text
"""The kernel compiled, where numba is installed. Nothing here imports numba before it is asked for."""

import hashlib
import importlib.util
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from types import FunctionType
from typing import Any

from previously.mind.kernel import (
    aims,
    asking,
    company,
    dynamics,
    feeling,
    growing,
    healing,
    marks,
    packing,
    reading,
    shaping,
    traces,
)
from previously.mind.kernel import run as kernel

PARTS = (traces, company, marks, growing, feeling, healing, aims, dynamics, packing, kernel, reading, asking, shaping)
Run = Callable[..., tuple[int, int]]
Entry = Callable[..., Any]
FEW_STEPS, MANY_STEPS = 5_000, 20_000
"""Steps of a walk from which loading the compiled one pays, where numba is loaded already and where it is not."""
COMPILING = 1_000_000
"""Steps that take about as long without the compiled walk as compiling it does: half a minute."""
KERNEL, KEPT = re.compile("[0-9a-f]{16}"), 8
"""What a compiled kernel's folder is called, and how many are kept on a machine."""
WALK, SHAPES = asking.walks, shaping.shapes
"""What answers questions, and what lives a life without some people."""
_taken: dict[Entry, int] = {}  # steps taken in this process without each of them compiled
_ready: dict[Entry, Entry] = {}


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether numba is installed; looked up once a process."""
    return importlib.util.find_spec("numba") is not None


def cached() -> bool:
    """Whether the kernel was compiled on this machine before; if not, the first compile takes some seconds."""
    return any(names for _, _, names in os.walk(_folder()))


def loaded() -> bool:
    """Whether the compiled kernel is ready in this process."""
    return compiled.cache_info().currsize > 0


def ready(entry: Entry) -> bool:
    """Whether `WALK` or `SHAPES` is ready, compiled, in this process."""
    return entry in _ready


def pays(entry: Entry, steps: int) -> bool:
    """Whether so many steps more are taken sooner by `WALK` or `SHAPES` compiled.

    Where it lies compiled in the cache, it is loaded once this process has spent as long without it as loading takes.
    Else it is compiled once that has been as long as compiling takes. So nothing takes more than twice as long as it
    might.
    """
    if ready(entry) or not available():
        return ready(entry)
    taken = _taken[entry] = _taken.get(entry, 0) + steps
    return taken >= (FEW_STEPS if loaded() else MANY_STEPS) and (taken >= COMPILING or _is_cached(entry))


def _is_cached(entry: Entry) -> bool:
    of = f"{entry.__module__.rpartition('.')[2]}.{entry.__name__}-"
    return any(name.startswith(of) for _, _, names in os.walk(_folder()) for name in names)


@lru_cache(maxsize=1)
def compiled() -> Run:
    """The kernel's `run`, compiled, or read from the cache of an earlier process. Strict floating point."""
    run: Run = _compiled(kernel.run)
    return run


def compiled_as(entry: Entry) -> Entry:
    """Likewise `WALK` or `SHAPES`."""
    if entry not in _ready:
        _ready[entry] = _compiled(entry)
    return _ready[entry]


def _compiled(entry: Callable[..., Any]) -> Any:
    if not cached():
        import logging

        logging.getLogger("previously").info("compiling the kernel for large stories; this is done once (some seconds)")
    numba = _prepared()
    with _cache_folder(numba.config) as writable:
        return numba.njit(cache=writable, **LEAN)(entry)


LEAN: dict[str, bool] = {"_nrt": False}  # nothing is allocated inside, so that no references need counting


@lru_cache(maxsize=1)
def _prepared() -> Any:
    """Numba, with all functions of the kernel made known to it."""
    if "numba" not in sys.modules:
        os.environ.setdefault("NUMBA_DISABLE_INTEL_SVML", "1")  # one `exp` on both paths: the C library's
    import numba
    from numba.extending import overload

    from previously.mind.kernel.linked import HelperCompiler

    options: Any = {**LEAN, "forceinline": True, "no_cfunc_wrapper": True, "pipeline_class": HelperCompiler}
    for helper in _functions():
        if helper not in (kernel.run, WALK, SHAPES):
            overload(helper, jit_options=options, strict=False)(_itself(helper))
    return numba


def _functions() -> list[FunctionType]:
    """Every function of the kernel."""
    functions = ((part.__name__, x) for part in PARTS for x in vars(part).values() if isinstance(x, FunctionType))
    return [function for part, function in functions if function.__module__ == part]


def _itself(helper: FunctionType) -> Callable[..., FunctionType]:
    return lambda *_arguments: helper


@contextmanager
def _cache_folder(config: Any) -> Iterator[bool]:
    """Point numba's cache to the user's cache folder while the kernel is declared; false where none is writable.

    The folder is named for the kernel's own code, since numba does not see a change in a helper of another file, and
    for where that lies: what was compiled for the same code in another place does not count as kept.
    """
    folder = _folder()
    before = config.CACHE_DIR
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        config.CACHE_DIR = folder
        with suppress(OSError):  # another process may be at it too
            _forget_others(folder)
        yield os.access(folder, os.W_OK)
    except OSError:
        yield False
    finally:
        config.CACHE_DIR = before


def _forget_others(folder: str) -> None:
    """Keep the few kernels that were used last: what another version has compiled, nobody may ever ask for again."""
    os.utime(folder)
    home = os.path.dirname(folder)
    kernels = (entry for entry in os.scandir(home) if KERNEL.fullmatch(entry.name) and entry.is_dir())
    for old in sorted(kernels, key=lambda entry: -entry.stat().st_mtime_ns)[KEPT:]:
        for place, _, names in os.walk(old.path, topdown=False):
            for name in names:
                os.unlink(os.path.join(place, name))
            os.rmdir(place)


def _folder() -> str:
    homes = (os.environ.get(name) for name in ("NUMBA_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"))
    home = next((home for home in homes if home), os.path.expanduser("~/.cache"))
    return os.path.join(home, "previously", _fingerprint())


@lru_cache(maxsize=1)
def _fingerprint() -> str:
    codes = [helper.__code__ for helper in _functions()]
    text = [(code.co_name, code.co_code, code.co_names, code.co_varnames, repr(code.co_consts)) for code in codes]
    constants = [(name, x) for part in PARTS for name, x in vars(part).items() if isinstance(x, int | float)]
    return hashlib.sha256(repr((text, constants, kernel.__file__, sys.version)).encode()).hexdigest()[:16]
