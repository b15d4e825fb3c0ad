"""`/`: the story as it is told with the time it is lived in beneath, and what is told at one position, line by line."""

from typing import Any

from starlette.requests import Request

from previously.canon.episodes import Episode
from previously.canon.log import Moment
from previously.core.english import joined
from previously.core.entries import Scene
from previously.core.finding import Finding
from previously.live.look import Look, Shown
from previously.live.room import Room
from previously.story.story import Story
from previously.surfaces.charts.axis import when
from previously.surfaces.cli.reporting import SEVERITIES
from previously.surfaces.pictures.strip import FEW, strip
from previously.surfaces.web.pages.cite import cited
from previously.surfaces.web.pages.found import Found, found_for
from previously.surfaces.web.pages.steps import here

MOST = 60
"""Scenes whose lines are shown at once."""


def page(room: Room, look: Look, request: Request) -> Shown:
    """The story as of a position."""
    del request
    story = room.story(look)
    moment = story.canon.moment(look.at or None)
    looked = found_for(room, look)
    found, scenes, long = _by_scene(looked), _scenes(story, moment), _is_long(story)
    marked = _but_hints(found)
    marks = _by_episode(story, marked) if long else marked
    extra = {
        "here": here(story, moment),
        "strip": strip(story, moment, {at: _gravest(some) for at, some in marks.items()}),
        "episodes": [_episode(episode, moment, marked) for episode in story.canon.episodes],
        "scenes": [_scene(story, look, scene, found.get(scene.at, [])) for scene in scenes[:MOST]],
        "more": max(0, len(scenes) - MOST),
        "findings": sum(map(len, marked.values())),
        "rule": _rules(marks),
        "long": long,
        "waits": looked.waits,
    }
    return Shown("story.html", story.title, _data(story, moment, scenes), extra)


def _by_scene(looked: Found) -> dict[str, list[Finding]]:
    """What is found, by the position it stands at."""
    found: dict[str, list[Finding]] = {}
    for finding in looked.findings:
        found.setdefault(finding.at, []).append(finding)
    return found


def _but_hints(found: dict[str, list[Finding]]) -> dict[str, list[Finding]]:
    """What is worth a mark; a hint stands at its line, and with the findings."""
    graver = {at: [finding for finding in some if finding.severity != "hint"] for at, some in found.items()}
    return {at: some for at, some in graver.items() if some}


def _by_episode(story: Story, found: dict[str, list[Finding]]) -> dict[str, list[Finding]]:
    """The same by episode."""
    marks = {e.at: [f for at in _places(e) for f in found.get(at, ())] for e in story.canon.episodes}
    return {at: some for at, some in marks.items() if some}


def _places(episode: Episode) -> list[str]:
    """The positions at which something of an episode may be found: its own, and its scenes'."""
    return [episode.at, *(scene.at for scene in episode.scenes)]


def _is_long(story: Story) -> bool:
    """Are there too many scenes to draw each?"""
    return sum(len(episode.scenes) for episode in story.canon.episodes) > FEW


def _gravest(found: list[Finding]) -> str:
    return min((finding.severity for finding in found), key=SEVERITIES.index)


def _rules(found: dict[str, list[Finding]]) -> dict[str, str]:
    """The rule behind the findings of a position, where it is one."""
    codes = {at: {finding.code for finding in some} for at, some in found.items()}
    return {at: next(iter(some)) if len(some) == 1 else "" for at, some in codes.items()}


def _scenes(story: Story, moment: Moment) -> list[Scene]:
    """The scene that is named, or those of the episode."""
    if moment.scene is not None:
        return [moment.scene]
    return [scene for e in story.canon.episodes if e.episode == moment.told.episode for scene in e.scenes]


def _episode(episode: Episode, moment: Moment, found: dict[str, list[Finding]]) -> dict[str, Any]:
    return {
        "at": episode.at,
        "title": episode.title,
        "scenes": len(episode.scenes),
        "findings": sum(len(found.get(at, ())) for at in _places(episode)),
        "here": episode.episode == moment.told.episode,
    }


def _scene(story: Story, look: Look, scene: Scene, found: list[Finding]) -> dict[str, Any]:
    cast = story.canon.cast
    entries = story.canon.entries_in(scene)
    on = {(entry.span.path, entry.span.line): entry for entry in entries}
    by_line: dict[str, list[Finding]] = {}
    for finding in found:
        entry = on.get((finding.span.path, finding.span.line))
        by_line.setdefault(entry.id if entry else "", []).append(finding)
    there = dict.fromkeys([*scene.present, *(who for e in entries for who in getattr(e, "present", ()))])
    return {
        "at": scene.at,
        "day": when(scene.day),
        "place": scene.where,
        "kind": "a vision" if scene.vision else "a flashback" if scene.flashback else "",
        "present": joined([cast[who].name for who in there]),
        "lines": [(cited(story, look, entry), by_line.get(entry.id, [])) for entry in entries],
        "findings": by_line.get("", []),
    }


def _data(story: Story, moment: Moment, scenes: list[Scene]) -> dict[str, Any]:
    """The story, its episodes, and what is told in the scenes that are shown."""
    episodes = [
        {"at": e.at, "title": e.title, "scenes": len(e.scenes), "flashbacks": sum(s.flashback for s in e.scenes)}
        for e in story.canon.episodes
    ]
    told = [_told(story, scene) for scene in scenes[:MOST]]
    return {"story": story.title, "at": moment.at, "day": moment.day, "episodes": episodes, "scenes": told}


def _told(story: Story, scene: Scene) -> dict[str, Any]:
    lines = [
        {"event": entry.id, "text": entry.text, "file": entry.span.path, "line": entry.span.line}
        for entry in story.canon.entries_in(scene)
    ]
    flags = {"flashback": scene.flashback, "vision": scene.vision}
    return {"at": scene.at, "day": scene.day, "place": scene.where, **flags, "lines": lines}
