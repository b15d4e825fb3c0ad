"""`check --watch`: a story checked again whenever one of its files is saved."""

import gc
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

from previously.core.english import count
from previously.core.errors import BadRequest, PreviouslyError, UnreadableInput
from previously.core.finding import Finding, Remark, compare
from previously.formats.files import displayed, find_files, find_plan, folder_of, universe_of
from previously.live.crash import write_report
from previously.live.rereading import read_again, told
from previously.live.warm import found_in
from previously.story.story import Story
from previously.surfaces.cli.baseline import read_baseline
from previously.surfaces.cli.options import opened
from previously.surfaces.cli.reporting import Checked, Wanted, block, checked, rendered, total
from previously.surfaces.cli.terminal import columns, say, styled, width

QUIET = 10
"""Milliseconds without another change after which what was saved is read."""
LONGEST = 200
"""Milliseconds after which it is read although files go on changing."""
STOPPED = 130


class Watched:
    """A story as it was last read, and what was found in it; it asks nothing of the clock or of who reports changes."""

    def __init__(self, root: str, wanted: Wanted) -> None:
        self.root, self.wanted = root, wanted
        self.home, self._series = _home(root)
        self._known = read_baseline(wanted.baseline).findings if wanted.baseline else ()
        self._told = opened(root, without=wanted.without)
        self._texts = self._told.loader.texts
        self._planned = opened(root, wanted.plan, wanted.without) if wanted.plan else None
        self._plan = find_plan(self.home, wanted.plan, self._series)[0] if wanted.plan else ""
        self._missed: set[str] | None = None
        self._last: tuple[Remark, ...] = ()

    @property
    def story(self) -> Story:
        """What is checked: the story with its plan, where there is one."""
        return self._planned or self._told

    def opening(self) -> Iterator[str]:
        """The first check, and that more will follow."""
        found, shown = self._check()
        self._last = tuple(map(Remark.of, shown))
        yield from rendered([found], self.wanted, "text")
        yield from _crashes(found)
        yield _rule(f"watching {displayed(Path(self.root))}; Ctrl-C ends it")

    def take(self, names: set[str], *, everything: bool = False) -> Iterator[str]:
        """Read what has changed (paths relative to the story's folder, or everything), and say what that changes."""
        try:
            folder_of(self.root)
        except UnreadableInput:
            if self._missed is None:
                yield _rule("story.yaml is gone; waiting for it to come back")
            self._missed = (self._missed or set()) | names
            return
        try:
            said = self._read(names, everything=everything)
            if said:
                yield from self._difference(said)
        except PreviouslyError as error:
            yield _rule(str(error))

    def _read(self, names: set[str], *, everything: bool) -> str:
        """Read again, and say what was read; nothing where it is no part of the story."""
        everything, names = everything or self._missed is not None, names | (self._missed or set())
        self._missed = None
        before = self._texts
        self._texts = (
            find_files(self.home, self._series, before) if everything else read_again(before, self.home, names)
        )
        planned = self._plan in names
        said = ", ".join(filter(None, (told(before, self._texts, names), f"{self._plan} saved" if planned else "")))
        if said:
            self._told = self._told.reread(self._texts)
            if self._planned is not None:
                plan = self.wanted.plan if planned else ""
                self._planned = self._planned.reread(self._texts, plan, self._told)
        return said

    def _check(self) -> tuple[Checked, list[Finding]]:
        """What is found now, and what of it is shown."""
        found = checked(self.root, found_in(self.story, self.wanted.question.rules()), self.wanted, self._known)
        shown = [finding for finding in found.found if self.wanted.shows_hints or finding.severity != "hint"]
        return found, shown

    def _difference(self, said: str) -> Iterator[str]:
        """What is new in full, how much is gone, and what it all adds up to."""
        found, shown = self._check()
        new, _, gone = compare(shown, self._last)
        self._last = tuple(map(Remark.of, shown))
        yield _rule(f"{said}: {_changes(len(gone), len(new))}")
        for finding in new:
            yield from block(finding)
            yield ""
        yield total(found.extent, shown, self.wanted.plan, len(found.kept))
        yield from _crashes(found)


def watch(root: str, wanted: Wanted, *, stop: Event | None = None) -> int:
    """Check a story, and again after each save, until one interrupts it. Raises BadRequest without watchfiles."""
    changes = _watchfiles()
    gc.enable()
    watched = Watched(root, wanted)
    _print(watched.opening())
    gc.freeze()  # what a story keeps is no garbage, and need not be looked through after each save
    batches = changes(
        watched.home, watch_filter=None, debounce=LONGEST, step=QUIET, rust_timeout=500, yield_on_timeout=True,
        stop_event=stop,
    )  # fmt: skip
    try:
        for number, batch in enumerate(batches):
            names = {displayed(Path(path).relative_to(watched.home)) for _, path in batch}
            _print(watched.take(names, everything=number == 0))  # what was saved before the watch began
    except KeyboardInterrupt:
        return STOPPED
    return 0


def _home(root: str) -> tuple[Path, str]:
    """The folder to watch, and the series one stands in where several share it."""
    home, series = universe_of(folder_of(root))
    return home.resolve(), series


def _watchfiles() -> Any:
    """The library that hears of changes."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise BadRequest("--watch needs the library watchfiles: pip install 'previously[watch]'") from None
    logging.getLogger("watchfiles").setLevel(logging.WARNING)
    return changes


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _changes(gone: int, new: int) -> str:
    """`1 finding gone, 2 new`."""
    parts = [f"{count(gone, 'finding')} gone"] if gone else []
    parts += [f"{new:,} new" if gone else f"{count(new, 'finding')} new"] if new else []
    return ", ".join(parts) or "no finding more or less"


def _crashes(found: Checked) -> Iterator[str]:
    for crash in {crash.rule.code: crash for crash in found.crashed}.values():
        yield write_report(crash.error, ["check", "--watch"], rule=crash.rule.name)


def _rule(text: str) -> str:
    """A line across, with what it begins."""
    head = f"── {text} "
    return styled(head + "─" * max(2, width() - columns(head)), dim=True)
