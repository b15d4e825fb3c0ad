"""A story while it is being made up: plain data, written out as the text of a folder in several layouts."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import previously as pv
from previously.questions.findings import FindingsAnswer
from previously.questions.headspace import HeadspaceAnswer
from previously.questions.question import dumps

LAYOUTS = ("one file", "a file an episode", "two files an episode", "events", "script")
"""How the same story may lie in a folder."""


class Scene(NamedTuple):
    """One scene; `present` None: whoever the lines name."""

    name: str
    lines: tuple[str, ...] = ()
    place: str = ""
    present: tuple[str, ...] | None = None
    later: str = ""
    flashback: float | None = None
    bodies: tuple[str, ...] = ()
    ghosts: tuple[str, ...] = ()
    vision: bool = False

    def fields(self) -> dict[str, Any]:
        """What stands under a scene's name, but for its lines."""
        given = {
            "place": self.place or None,
            "present": None if self.present is None else list(self.present),
            "later": self.later or None,
            "flashback": self.flashback,
            "bodies": list(self.bodies) or None,
            "ghosts": list(self.ghosts) or None,
            "vision": "yes" if self.vision else None,
        }
        return {key: value for key, value in given.items() if value is not None}


class Episode(NamedTuple):
    """One episode: (season, episode), and its scenes."""

    number: tuple[int, int]
    scenes: tuple[Scene, ...] = ()

    @property
    def at(self) -> str:
        """Its position."""
        return f"S{self.number[0]:02d}E{self.number[1]:02d}"


class Draft(NamedTuple):
    """A whole story. `cast` and `before` hold entries as they stand in story.yaml."""

    cast: tuple[tuple[str, dict[str, Any]], ...]
    episodes: tuple[Episode, ...] = ()
    before: tuple[dict[str, Any], ...] = ()
    facts: Mapping[str, str] = {}
    premises: tuple[dict[str, str], ...] = ()
    clock: tuple[float, float] = (3.0, 90.0)
    waits: Mapping[str, int] = {}
    scope: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the cast."""
        return tuple(entry["name"] for _, entry in self.cast)

    @property
    def ids(self) -> list[str]:
        """The ids of the cast."""
        return [id_ for id_, _ in self.cast]

    def story(self, layout: str = "one file") -> pv.Story:
        """The story, opened."""
        return pv.story_of(self.files(layout))

    def files(self, layout: str = "one file") -> dict[str, str]:
        """The story as the text of a folder."""
        return {"story.yaml": self.declared(), **_WRITTEN[layout](self.episodes)}

    def declared(self) -> str:
        """The text of story.yaml."""
        rows = ['title: "A story made up"', f"clock: {{episode: {self.clock[0]}, season: {self.clock[1]}}}"]
        rows += ["cast:", *(f"  {id_}: {_json(entry)}" for id_, entry in self.cast)]
        rows += ["before:", *(f"  - {_json(entry)}" for entry in self.before)] if self.before else []
        rows += [f"facts: {_json(dict(self.facts))}"] if self.facts else []
        rows += [f"settings: {_json(dict(self.waits))}"] if self.waits else []
        rows += [f"scope: {self.scope}"] if self.scope else []
        rows += ["premises:", *(f"  - {_json(entry)}" for entry in self.premises)] if self.premises else []
        return "\n".join(rows) + "\n"

    def then(self, *lines: str, name: str = "1", **fields: Any) -> "Draft":
        """The story with one more episode, of one scene, at its end."""
        season, number = self.episodes[-1].number if self.episodes else (1, 0)
        last = Episode((season, number + 1), (Scene(name, lines, **fields),))
        return self._replace(episodes=(*self.episodes, last))

    def lived_before(self, line: str, day: float, place: str = "") -> "Draft":
        """The story with something more lived before it opens."""
        entry = {"day": day, "line": line, **({"place": place} if place else {})}
        return self._replace(before=(entry, *self.before))

    def with_scene(self, scene: Scene, episode: int, place: int) -> "Draft":
        """The story with a scene put in."""
        old = self.episodes[episode]
        new = old._replace(scenes=(*old.scenes[:place], scene, *old.scenes[place:]))
        return self._replace(episodes=(*self.episodes[:episode], new, *self.episodes[episode + 1 :]))

    def plain(self) -> "Draft":
        """The story with only what a script can say too: places, lines, and days that pass in them."""
        episodes = (
            episode._replace(
                scenes=tuple(Scene(s.name, s.lines, s.place or "street") for s in episode.scenes if s.lines)
            )
            for episode in self.episodes
        )
        return self._replace(episodes=tuple(episode for episode in episodes if episode.scenes))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _yaml(episode: Episode, scenes: Iterable[Scene]) -> str:
    rows = [f"{episode.at}:", "  scenes:"]
    for scene in scenes:
        rows.append(f"    {_json(scene.name)}:")
        rows += [f"      {key}: {_json(value)}" for key, value in scene.fields().items()]
        rows += ["      lines:" if scene.lines else "      lines: []", *(f"        - {_json(x)}" for x in scene.lines)]
    return "\n".join(rows) + "\n"


def _one(episodes: Iterable[Episode]) -> dict[str, str]:
    return {"s01.yaml": "\n".join(_yaml(episode, episode.scenes) for episode in episodes)}


def _each(episodes: Iterable[Episode]) -> dict[str, str]:
    return {f"{episode.at}.yaml": _yaml(episode, episode.scenes) for episode in episodes}


def _two(episodes: Iterable[Episode]) -> dict[str, str]:
    found = {}
    for episode in episodes:
        half = len(episode.scenes) // 2
        found[f"{episode.at}-a.yaml"] = _yaml(episode, episode.scenes[:half]) if half else ""
        found[f"{episode.at}-b.yaml"] = _yaml(episode, episode.scenes[half:])
    return found


def _events(episodes: Iterable[Episode]) -> dict[str, str]:
    rows = [
        _json({"at": f"{episode.at}.{scene.name}", "line": line, **scene.fields()})
        for episode in episodes
        for scene in episode.scenes
        for line in scene.lines
    ]
    return {"events.jsonl": "\n".join(rows) + "\n"}


def _scripts(episodes: Iterable[Episode]) -> dict[str, str]:
    return {f"{episode.at.lower()}.fountain": _script(episode) for episode in episodes}


def _script(episode: Episode) -> str:
    parts = ["Title: A story made up"]
    for scene in episode.scenes:
        parts.append(f"INT. {scene.place.upper()} - DAY #{scene.name}#")
        parts += [f"[[prev: {line}]]" for line in scene.lines]
    return "\n\n".join(parts) + "\n"


_WRITTEN = {
    "one file": _one,
    "a file an episode": _each,
    "two files an episode": _two,
    "events": _events,
    "script": _scripts,
}


def headspaces(story: pv.Story, *positions: str | None) -> str:
    """Everyone's headspace at some positions (the end by default), to the bit and with its reasons."""
    wanted = positions or (None,)
    return dumps([HeadspaceAnswer.of(story.headspace(who, at)) for who in sorted(story.canon.cast) for at in wanted])


def knowledge(story: pv.Story, *positions: str | None) -> str:
    """What everyone and the audience believe, and the secrets, with their lines."""
    wanted, holders = positions or (None,), (*sorted(story.canon.cast), "audience")
    known = [[(*one[:-1], str(one.line)) for one in story.knows(who, at)] for who in holders for at in wanted]
    kept = [(one.fact, one.by, one.kept_from, one.since) for at in wanted for one in story.secrets(at)]
    return dumps([known, kept])


def findings(story: pv.Story) -> str:
    """Everything found, with its lines."""
    return dumps(FindingsAnswer.of(story.check(), story.canon.coverage, story.extent.pages))


def told(story: pv.Story) -> list[str]:
    """The positions of every scene."""
    return [scene.at for scene in story.canon.scenes()]
