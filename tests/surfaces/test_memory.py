"""Where memory is short, one plain sentence says so: it is no mistake of ours, and no finding."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from previously.checks.registry import RULES
from previously.core.errors import out_of_memory
from tests.surfaces.conftest import Typed

JESSICA = str(Path(__file__).parents[2] / "stories" / "jessica-jones")
SENTENCE = "previously: there is not enough memory for this; give it more, or close other programs\n"


def test_a_limit_met_while_the_kernel_loads_is_a_sentence() -> None:
    resource = pytest.importorskip("resource", reason="limits of memory are set by it")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (90 << 20, 90 << 20))

    command = [sys.executable, "-m", "previously.surfaces", "check", JESSICA, "--no-cache"]
    done = subprocess.run(command, preexec_fn=limited, capture_output=True, check=False, cwd=Path(JESSICA).parents[1])  # noqa: S603
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", SENTENCE)


def _because_of(error: BaseException, cause: BaseException) -> BaseException:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "is_so"),
    [
        (MemoryError(), True),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), True),
        (ImportError("libx.so: failed to map segment from shared object"), True),
        (_because_of(ImportError("numpy cannot be loaded"), ImportError("failed to map segment from it")), True),
        (OSError(errno.ENOSPC, "No space left on device"), False),
        (ImportError("No module named numpy"), False),
        (ValueError("memory"), False),
    ],
)
def test_what_is_want_of_memory(error: BaseException, *, is_so: bool) -> None:
    assert out_of_memory(error) is is_so


def test_a_rule_that_has_no_memory_left_is_no_crash_of_that_rule(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> list[object]:
        raise MemoryError

    monkeypatch.setattr(RULES["PV301"].module, "check", greedy)
    said = typed("check", JESSICA, "--no-cache")
    assert (said.code, said.out, said.err) == (2, "", SENTENCE)
