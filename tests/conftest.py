"""Stories in Markdown are tests: fences are files, `findings` is what must be said of them.

Fences above the first section belong to every section of their file; a section's own fence of the same name wins.
"""

import gc
import os
import re
import sys
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from previously.mind.kernel import fast
from tests.effort import SEED, TIMES, law
from tests.stories import Fence, fences, findings_of

gc.set_threshold(20_000, 20, 50)  # stories are many small values that stay

settings.register_profile("house", law(50), derandomize=not SEED)
settings.load_profile("house")
if not SEED:  # else Hypothesis draws from the constants of whatever modules are loaded: other examples in another order
    setattr(providers, "is_local_module_file", lambda _path: False)  # noqa: B010 - types take it for fixed

os.environ["PREVIOUSLY_CACHE"] = os.devnull  # nothing can be kept there: no test is answered by another's check
os.environ["PREVIOUSLY_CONFIG"] = os.devnull  # no test asks a model that somebody has named
fast.COMPILING = sys.maxsize  # tests that compile say so: none does because of what others before it have asked
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the commands that are begun here are compiled once, as if installed

SECTION = re.compile(r"^(?=## )", re.MULTILINE)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """A seed is one for all: Hypothesis draws from it too."""
    if SEED:
        config.option.hypothesis_seed = SEED


@pytest.hookimpl(optionalhook=True, wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Of `-n auto`, one worker more than there are cores: many tests wait, for a browser, a server or a process."""
    cores = yield
    return cores if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else cores + 1


@pytest.hookimpl(tryfirst=True)  # before xdist looks for groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A module's browser is launched in one worker, once."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """What is loaded by now lasts: the garbage collector need not look through it again and again."""
    for item in session.items:
        _grouped(item)
    gc.collect()
    gc.freeze()


def _grouped(item: pytest.Item) -> None:
    """Name a test with its group: xdist 3.8 writes it where pytest 9.2 no longer reads it, and the group is lost."""
    named: str = vars(item).get("_nodeid", item.nodeid)
    if named != item.nodeid:
        setattr(item, "_id", type(getattr(item, "id")).parse(named))  # noqa: B009, B010 - types take it for fixed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how to have the same examples again."""
    if SEED:
        terminalreporter.write_line(f"The same again: PREVIOUSLY_SEED={SEED} PREVIOUSLY_EXAMPLES={TIMES:g}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` takes the findings as they are now for the answer."""
    parser.addoption("--update", action="store_true", help="accept the findings as they are now")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "StoryFile | None":
    """Every Markdown file beside the checks is a file of stories."""
    if file_path.suffix == ".md" and file_path.parent.name == "checks":
        return StoryFile.from_parent(parent, path=file_path)
    return None


class StoryFile(pytest.File):
    """One rule's stories."""

    def collect(self) -> "Iterable[StoryTest]":
        """One test for each section."""
        head, *parts = SECTION.split(self.path.read_text("utf-8"))
        for part in parts:
            title = part[3:].partition("\n")[0]
            yield StoryTest.from_parent(self, name=title, shared=fences(head), part=part)


class StoryTest(pytest.Item):
    """One section: a story, and what is said of it."""

    def __init__(self, *, shared: list[Fence], part: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.shared, self.part = shared, part

    def runtest(self) -> None:
        """Compare, or accept."""
        own = fences(self.part)
        files = {fence.name: fence.text for fence in (*self.shared, *own) if fence.kind != "findings"}
        (said,) = [fence.text for fence in own if fence.kind == "findings"]
        now = findings_of(files)
        if self.config.getoption("--update") and now != said:
            new = self.part.replace(f"```findings\n{said}```", f"```findings\n{now}```")
            whole = self.path.read_text("utf-8")
            assert whole.count(self.part) == 1, "two sections are the same"
            self.path.write_text(whole.replace(self.part, new), "utf-8")
        else:
            assert now == said

    def reportinfo(self) -> tuple[Path, None, str]:
        """A section by its title."""
        return self.path, None, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What differs, without our frames."""
        if isinstance(excinfo.value, AssertionError):
            return f"{self.path.name}: {self.name}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)
