"""What is served: the story as its files are now, or as far as an audience has come."""

import hashlib
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from threading import RLock
from typing import TypeVar
from weakref import WeakSet

import msgspec
from msgspec.structs import replace

from previously.canon.load import Loader, loader
from previously.checks.rules.text.unreadable_file import CODE
from previously.core.atoms import FolderText
from previously.core.errors import BadRequest, PreviouslyError, UnknownName, UnreadableInput
from previously.formats.files import (
    STORY,
    Texts,
    displayed,
    find_files,
    find_press,
    folder_of,
    homes,
    is_file,
    read_text,
    universe_of,
)
from previously.formats.store.opened import open_store
from previously.formats.store.store import Store
from previously.formats.store.told import NOTHING, log_named, told_on
from previously.live.ahead import Ahead, Signs, ahead_of, signs
from previously.live.crash import write_report
from previously.live.look import Look
from previously.live.rereading import read_again
from previously.story.story import Story

KEPT = 6
"""How many looks at the story are kept at once."""
WANTED = 6
"""How many looks are worked out for pages at once; a page of another one asks again."""
PLANS = "plans"
Name = TypeVar("Name", bound=Hashable)
Kept = TypeVar("Kept")


class Room:
    """A story that several pages look at, one at a time: whoever reads it holds `lock`.

    With `seen`, only what an audience has seen by then is held, whatever a URL asks; the rest is let go at once. Told
    `along` one of the story's paths through choices.
    Where the files as they are now cannot be read, `fault` says why, and the last good state goes on being served.
    `wanted` is what pages wait for, each with the steps to it; pages have come to wait `wants` times, and so many have
    been `worked` out. The `quick` are stories that have been looked through, or differ but little from one that has.
    """

    def __init__(
        self,
        where: Path,
        *,
        seen: str | None = None,
        along: str | None = None,
        read_only: bool = False,
        found: Loader | None = None,
    ) -> None:
        self.seen, self.along, self.read_only = seen, along, read_only or seen is not None
        self.lock = RLock()
        self.fault = self._read_as = ""
        self.wanted: dict[Hashable, Iterator[None]] = {}
        self.wants = self.worked = 0
        self.quick: WeakSet[Story] = WeakSet()
        self._failed: dict[Hashable, Exception] = {}
        self._where = where
        self.home, self._series = universe_of(folder_of(where))
        self._stories: OrderedDict[Look, Story] = OrderedDict()
        self._cuts: OrderedDict[str, Room] = OrderedDict()
        self._branches: OrderedDict[tuple[str, str], Story] = OrderedDict()
        self._signs: Signs | None = None
        self._ahead: Ahead | None = None
        self._take(found or loader(where, along))

    @property
    def version(self) -> str:
        """What is shown now, as a hash; another one whenever a page may be another."""
        self._catch_up()
        return self.shown

    @property
    def shown(self) -> str:
        """What was shown when somebody looked last, likewise."""
        return _hash((self._read_as, self.fault)) if self.fault else self._read_as

    def ahead(self, store: Store) -> Ahead | None:
        """The scene with which the log ends, where files and store are as they were when they were looked at last."""
        if self._signs is None or self._signs != self._look():
            return None
        branch = next(one for one in store.branches() if one.name == store.reads)
        if self._ahead is not None:
            return self._ahead if self._ahead.head == branch.head else None
        told = next((one for one in self._texts.stores.values() if one.name == self.stored), NOTHING)
        return ahead_of(self._whole, told, branch)

    @property
    def known(self) -> Story:
        """The whole story as it was when somebody looked at it last."""
        return self._whole

    def later(self, ahead: Ahead) -> None:
        """Something has been logged: that is read once somebody looks. `ahead` is the scene with it."""
        self._ahead = ahead

    @property
    def is_behind(self) -> bool:
        """Has something been logged since somebody looked last?"""
        return self._ahead is not None

    def _catch_up(self) -> None:
        if self.is_behind:
            self.refresh()

    def _look(self) -> Signs:
        return signs(self.home, {file for told in self._texts.stores.values() for file in told.files})

    @property
    def audience(self) -> bool:
        """Is this served to an audience?"""
        return self.seen is not None

    def look(self, look: Look) -> Look:
        """A look as this room allows it: an audience chooses neither how far it has come nor a plan."""
        return look._replace(seen="", plan="") if self.audience else look

    def story(self, look: Look | None = None) -> Story:
        """The story as it is looked at; `at` is for the page to ask. Raises what a caller gets wrong."""
        asked = self.look(look or Look())._replace(at="")
        with self.lock:
            self._catch_up()
            if asked not in self._stories:
                self._stories[asked] = self._made(asked)
            self._stories.move_to_end(asked)
            while len(self._stories) > KEPT:
                self._stories.popitem(last=False)
            return self._stories[asked]

    def cut(self, seen: str) -> "Room":
        """What is served, as an audience that has come so far is served; nothing of the rest is in it.

        Raises UnknownPosition.
        """
        with self.lock:
            self._catch_up()
            if seen not in self._cuts:
                self._cuts[seen] = Room(self._where, seen=seen, along=self.along, found=self._whole.loader)
            return _kept(self._cuts, seen)

    def on(self, branch: str) -> Story:
        """The story with another branch of its store for its log. Raises BadRequest, and UnreadableInput."""
        with self.lock:
            if self.audience:
                raise BadRequest("an audience has no branches")
            self._catch_up()
            top, name = self.home / self._series, "/".join(filter(None, (self._series, STORY)))
            text = told_on(self.home, top, name, self.text(name), branch)
            key = (branch, _hash(text))
            if key not in self._branches:
                self._branches[key] = self._whole.edited(self.stored, text)
            return _kept(self._branches, key)

    def let_go(self) -> None:
        """Keep no look but at the whole story."""
        with self.lock:
            self._catch_up()
            self._cuts.clear()
            self._branches.clear()
            self._stories.clear()
            self._stories[Look()] = self._whole

    def _made(self, look: Look) -> Story:
        if look.plan and look.without:
            with suppress(UnknownName):  # somebody, or something, that only the plan has
                return self.story(look._replace(plan="")).plan(look.plan)
        story = self._whole
        story = story.seen(look.seen) if look.seen else story
        story = story.plan(look.plan) if look.plan else story
        return story.what_if(without=look.without) if look.without else story

    def want(self, key: Hashable, steps: Iterator[None]) -> None:
        """Have something worked out that a page is shown without: the first that asks gives the steps to it.

        Raises what that came to, where it came to no end when it was asked for before.
        """
        if key in self._failed:
            raise self._failed.pop(key)
        self.wants += 1
        if len(self.wanted) < WANTED:
            self.wanted.setdefault(key, steps)

    def done_with(self, key: Hashable, failed: Exception | None = None) -> None:
        """No page waits for that any more."""
        self.wanted.pop(key, None)
        self._failed |= {} if failed is None else {key: failed}
        self.worked += 1

    def plans(self) -> list[str]:
        """The plans by path, as a look names them; an audience has none. What leads out of the folder is none."""
        folder = self.home / self._series / PLANS
        if self.audience or not folder.is_dir():
            return []
        home = self.home.resolve()
        found = [path for path in folder.rglob("*.yaml") if is_file(path) and path.resolve().is_relative_to(home)]
        return sorted(displayed(path.relative_to(self.home / self._series)) for path in found)

    def files(self) -> list[str]:
        """The files the story is read from, by path; an audience has none."""
        return [] if self.audience else sorted(self._texts.files)

    def text(self, name: str) -> str:
        """The text of a file of the story as it was read; nothing where there is none, and for an audience."""
        self._catch_up()
        return "" if self.audience else self._texts.files.get(name, "")

    @property
    def stored(self) -> str:
        """What the log of the story's store is called among the files; empty where it has none, and for an audience."""
        story = "" if self.audience else self._texts.files.get("/".join(filter(None, (self._series, STORY))), "")
        return log_named(self._series, story)

    def store(self) -> Store:
        """The story's store, opened to write in. Raises BadRequest where it names none, and UnreadableInput."""
        return open_store(self.home / self._series)

    def place(self, name: str) -> Path | None:
        """Where a file of the story or a plan lies; a link in the folder is followed. None where it is neither."""
        if name in self.plans():
            found = (self.home / self._series / name).resolve()
        elif name in self.files() and name != self.stored:
            found = (self.home / name).resolve()
        else:
            return None
        return found if found.is_relative_to(self.home.resolve()) else None

    def refresh(self, changed: Iterable[Path] | None = None, *, likely: Story | None = None) -> bool:
        """Read the files again, or those that `changed`. True where what is shown is another.

        `likely` is the story as it has been worked out already, should the files say just that.
        """
        before = self.shown
        with self.lock:
            self._ahead = self._signs = None
            whole = not self.audience and (changed is None or bool(self._texts.stores))  # all files are read again
            now = self._look() if whole else None
            try:
                folder_of(self._where)
                self._read(None if changed is None or self.fault else changed, likely)
                self.fault, self._signs = "", now
            except PreviouslyError as error:
                self.fault = "" if self.audience else str(error)
            except Exception as error:  # noqa: BLE001 - the page goes on; the report says what happened
                self.fault = "" if self.audience else write_report(error, ["serve"])
        return before != self.shown

    def _read(self, changed: Iterable[Path] | None, likely: Story | None) -> None:
        """Take the files as they are now."""
        if self.audience:
            self._take(loader(self._where, self.along))
            return
        home = self.home.resolve()
        names = {displayed(path.relative_to(home)) for path in changed or () if path.is_relative_to(home)}
        again = (
            find_files(self.home, self._series, self._texts)
            if changed is None
            else read_again(self._texts, self.home, names)
        )
        version = self._digest(again)
        if version != self._read_as:
            story = likely if likely is not None and likely.loader.texts.same(again) else self._whole.reread(again)
            if self.along is not None and self.along not in story.loader.paths:
                raise UnreadableInput(f"{STORY} lists no path “{self.along}” any more.")
            if (lost := _undeclared(story, again)) and not _undeclared(self._whole, self._texts):
                raise UnreadableInput(lost)
            if self._whole in self.quick and story.keeps_answers:
                self.quick.add(story)
            self._show(story, again, version)

    def _take(self, found: Loader) -> None:
        """Show a story from its start."""
        shown = found if self.seen is None else found.seen(self.seen)
        story = Story(shown)
        version = self._digest(found.texts) if shown.told is None else _hash(_seen(shown.told, story))
        if version != self._read_as:
            self._show(story, shown.texts, version)

    def _show(self, story: Story, texts: Texts, version: str) -> None:
        _ = story.case  # reads the press while it lies there, and lets go of the story before this one
        self._whole, self._texts, self._read_as = story, texts, version
        self._stories.clear()
        self._cuts.clear()
        self._branches.clear()
        self.wanted.clear()
        self._failed.clear()
        self._stories[Look()] = story

    def _digest(self, texts: Texts) -> str:
        """The hash of all that an author's pages rest on: the story's files, its plans and its press."""
        plans = [(name, read_text(self.home, self.home / self._series / name)[0]) for name in self.plans()]
        press, unread = find_press(self.home, homes(texts.files))
        wrong = [(finding.span.path, finding.message) for finding in (*texts.findings, *unread)]
        heads = {one.name: one.head.hex() for one in texts.stores.values() if one.head}  # each covers every row
        files = {name: text for name, text in texts.files.items() if name not in heads}
        return _hash((files, heads, wrong, texts.unread, plans, press))


def _kept(found: OrderedDict[Name, Kept], name: Name) -> Kept:
    """One of a few that are kept at hand; the one asked for longest ago is let go."""
    found.move_to_end(name)
    while len(found) > KEPT:
        found.popitem(last=False)
    return found[name]


def _undeclared(story: Story, texts: Texts) -> str:
    """Why a story has lost its title, its cast and its clock: its story.yaml says nothing now. Empty where it does."""
    wrong = [f"{one.span}: {one.message}." for one in story.findings if one.code == CODE and _declares(one.span.path)]
    empty = [f"{path} is empty." for path, text in texts.files.items() if _declares(path) and not text.strip()]
    return next(iter((*wrong, *empty)), "")


def _declares(path: str) -> bool:
    return PurePath(path).name == STORY


def _seen(told: FolderText, story: Story) -> object:
    """All that an audience's pages rest on: the atoms, but for how days are written, and for the id of a series."""
    episodes = tuple(
        replace(episode, scenes=tuple(replace(scene, flashback=None, day=None) for scene in episode.scenes))
        for episode in told.episodes
    )
    lived = [[(scene.day, scene.flashback) for scene in part.scenes] for part in story.canon.parts]
    return replace(told, story=replace(told.story, series=""), episodes=episodes), lived


def _hash(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()[:16]
