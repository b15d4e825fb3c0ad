"""What stands around every page: the story's title, the positions its sliders go over, who looks and how."""

from collections.abc import Collection
from typing import Any, NamedTuple

from previously.checks.rules.text.unreadable_file import CODE
from previously.core.kept import kept_with_it
from previously.live.look import Look
from previously.live.room import Room
from previously.story.story import Story


class Stop(NamedTuple):
    """An episode on a slider. `scenes` are the positions in it."""

    at: str
    title: str
    scenes: tuple[str, ...]


class Told(NamedTuple):
    """The story around a page. `episodes`: what is told, for “as of”; `reach`: all there is, for “as seen”.

    To an audience both are what it has seen. `coverage` says how many of the lines are understood. `paged`: it has
    pages.
    """

    title: str
    episodes: tuple[Stop, ...]
    reach: tuple[Stop, ...]
    plans: tuple[str, ...]
    cast: tuple[tuple[str, str], ...]
    coverage: str
    paged: bool


class Unread(NamedTuple):
    """What of a file cannot be read, where, and the page of that file; none where it is no text."""

    said: str
    where: str
    line: int
    page: str


class Facts(NamedTuple):
    """What a page may know of where it is served from."""

    read_only: bool
    audience: bool
    seen: str
    fault: str
    unread: tuple[Unread, ...]
    version: str


def told(room: Room, look: Look) -> Told:
    """The frame of a page."""
    story = room.story(look)
    whole = room.story() if look.seen else story
    cast = tuple((who, character.name) for who, character in story.canon.cast.items())
    coverage = f"{story.canon.coverage.sentence}."
    return Told(story.title, stops(story), stops(whole), tuple(room.plans()), cast, coverage, paged(story))


@kept_with_it
def stops(story: Story) -> tuple[Stop, ...]:
    """The episodes that are told, in told order."""
    return tuple(Stop(e.at, e.title, tuple(scene.at for scene in e.scenes)) for e in story.canon.episodes)


@kept_with_it
def paged(story: Story) -> bool:
    """Has it a page that may be read beside its log?"""
    placed = (one for episode in story.canon.episodes for one in episode.placed)
    return any(one.read.text.passages for one in placed)


def facts(room: Room, look: Look) -> Facts:
    """What a page may know of its room."""
    return Facts(room.read_only, room.audience, room.seen or "", room.fault, unread(room, look), room.version)


def unread(room: Room, look: Look) -> tuple[Unread, ...]:
    """What is missing from the story because a file cannot be read; an audience is told of no file."""
    if room.audience or look.seen:
        return ()
    pages = {*room.files(), *room.plans()}
    found = (finding for finding in room.story(look).findings if finding.code == CODE)
    return tuple(Unread(one.sentence, str(one.span), one.span.line, _page(one.span.path, pages)) for one in found)


def _page(path: str, pages: Collection[str]) -> str:
    return f"/source/{path}" if path in pages else ""


def context(room: Room, look: Look) -> dict[str, Any]:
    """What every template gets beside its own page's `data`, `extra` and `title`."""
    return {"look": look, "link": look.link, "room": facts(room, look), "story": told(room, look)}
