"""`/`: the story in told order above lived order, and what is told at one position, line by line."""

from typing import Any

from starlette.requests import Request

from previously.canon.episodes import Episode
from previously.canon.log import Moment
from previously.core.english import joined
from previously.core.entries import Scene
from previously.core.finding import Finding
from previously.live.look import Look
from previously.live.room import Room
from previously.questions.findings import SEVERITIES
from previously.questions.told import MOST, ToldAnswer, ToldQuestion
from previously.story.story import Story
from previously.surfaces.pictures.axis import when
from previously.surfaces.pictures.strip import FEW, strip, strip_picture
from previously.surfaces.web.asking import Shown, asked_for
from previously.surfaces.web.pages.cite import cited
from previously.surfaces.web.pages.found import Found, found_for
from previously.surfaces.web.pages.picture import on_page
from previously.surfaces.web.pages.steps import here


def answer(room: Room, look: Look, request: Request) -> ToldAnswer:
    """The API's answer."""
    return asked_for(ToldQuestion, look, request).answer(room.story(look))


def page(room: Room, look: Look, request: Request) -> Shown:
    """The story as of a position."""
    story, looked = room.story(look), found_for(room, look)
    moment, scenes = asked_for(ToldQuestion, look, request).find(story)
    found, long = _by_scene(looked), _is_long(story)
    marked = _but_hints(found)
    marks = _by_episode(story, marked) if long else marked
    rules, stands = _rules(marks), here(story, moment)
    woven = strip(story, moment, {at: _gravest(some) for at, some in marks.items()})
    picture = strip_picture(
        woven,
        f"{woven.at}, {stands.day}",
        to=lambda at: look.link(request.url.path, at=at),
        found=lambda at: look.link("/findings", rule=rules.get(at)),
    )
    said = f"{len(woven.weave.blocks)} episodes; the story stands at {woven.at}, {stands.day}"
    extra = {
        "here": stands,
        "strip": woven,
        "picture": on_page(picture, said),
        "episodes": [_episode(episode, moment, marked) for episode in story.canon.episodes],
        "scenes": [_scene(story, look, scene, found.get(scene.at, [])) for scene in scenes[:MOST]],
        "more": max(0, len(scenes) - MOST),
        "findings": sum(map(len, marked.values())),
        "long": long,
        "waits": looked.waits,
    }
    return Shown("story.html", story.title, extra)


def _by_scene(looked: Found) -> dict[str, list[Finding]]:
    """The findings, by position."""
    found: dict[str, list[Finding]] = {}
    for finding in looked.findings:
        found.setdefault(finding.at, []).append(finding)
    return found


def _but_hints(found: dict[str, list[Finding]]) -> dict[str, list[Finding]]:
    """The findings worth a mark; hints are shown only at their line and among the findings."""
    graver = {at: [finding for finding in some if finding.severity != "hint"] for at, some in found.items()}
    return {at: some for at, some in graver.items() if some}


def _by_episode(story: Story, found: dict[str, list[Finding]]) -> dict[str, list[Finding]]:
    """The same by episode."""
    marks = {e.at: [f for at in _places(e) for f in found.get(at, ())] for e in story.canon.episodes}
    return {at: some for at, some in marks.items() if some}


def _places(episode: Episode) -> list[str]:
    """The positions of an episode: its own and its scenes'."""
    return [episode.at, *(scene.at for scene in episode.scenes)]


def _is_long(story: Story) -> bool:
    """Are there too many scenes to draw them all?"""
    return sum(len(episode.scenes) for episode in story.canon.episodes) > FEW


def _gravest(found: list[Finding]) -> str:
    return min((finding.severity for finding in found), key=SEVERITIES.index)


def _rules(found: dict[str, list[Finding]]) -> dict[str, str]:
    """The rule behind a position's findings, if there is just one."""
    codes = {at: {finding.code for finding in some} for at, some in found.items()}
    return {at: next(iter(some)) if len(some) == 1 else "" for at, some in codes.items()}


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
    once = {entry.span: entry for entry in reversed(story.canon.entries_in(scene))}  # a line may tell of several deeds
    entries = [*once.values()][::-1]
    placed = [(story.canon.where(entry.span), entry) for entry in entries]
    on = {(span.path, span.line): entry for span, entry in placed}
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
