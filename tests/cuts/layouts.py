"""One story as the text of a folder, in a layout of its own: files, order, line ends, quotes, brackets, scripts.

Scenes and lines stand in the order they are told in; all other order is the author's, and is shuffled.
"""

import json
import re
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

from tests.cuts.tale import CANARY, Episode, Fields, Scene, Series, Tale

PLAIN = re.compile(r"[A-Za-z][\w .;,()'’-]*[\w.)’]")
LOGGED = {"place", "present", "flashback"}
SCRIPTED = {"place", "present", "bodies", "ghosts", "flashback", "day", "later", "vision"}
BEFORE, AFTER = "00", "zz"
"""Files whose names begin so hold what comes after the rest, and sort before or after it."""


def written(tale: Tale, rng: Random) -> dict[str, bytes]:
    """The files of a folder."""
    files: dict[str, bytes] = dict(tale.files)
    if tale.universe:
        names = [series.name for series in tale.series]
        rng.shuffle(names)
        root = dict(_Writer(rng).any_order({**tale.shared, "series": names}.items()))
        files["story.yaml"] = _bytes(_Writer(rng).document(root), rng)
    for series in tale.series:
        home = f"{series.name}/" if tale.universe else ""
        for path, text in _Writer(rng).series(series, named=tale.universe).items():
            files[home + path] = _bytes(text, rng)
    return files


def _bytes(text: str, rng: Random) -> bytes:
    """A file as some editor saves it."""
    if rng.random() < 0.3:
        text = text.replace("\n", "\r\n")
    kind = rng.random()
    if "\udcff" in text:  # a byte that is no text
        return text.encode("utf-8", "surrogateescape")
    return text.encode("utf-8-sig" if kind < 0.1 else "utf-16" if kind < 0.13 else "utf-8")


class _Writer:
    """Writes one series, choosing as it goes."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.flow = rng.random()
        self.remarks = rng.random() < 0.5

    def series(self, series: Series, *, named: bool) -> dict[str, str]:
        """story.yaml and the files beside it."""
        files = {"story.yaml": self.document(self.declared(series, named=named))}
        seasons: dict[str, list[str]] = {}
        few = self.rng.choice(("all.yaml", "s01.yaml", "a/b.yml", ""))
        for episode in series.episodes:
            self.place(series, episode, files, seasons, few)
        for text in series.broken:
            name = self.rng.choice([*seasons, f"{CANARY}.yaml", f"{CANARY}.yaml"])
            seasons.setdefault(name, []).append(text)
        for name, texts in seasons.items():
            files[name] = "".join(self.remark(0) + text for text in self.any_order(texts))
        return files

    def declared(self, series: Series, *, named: bool) -> Fields:
        """What stands in story.yaml."""
        ids = dict(series.ids)
        found: Fields = {"title": series.title, **series.declared}
        if named or self.rng.random() < 0.3:
            found["series"] = series.name
        if series.positions != "S{season}E{episode}":
            found["positions"] = series.positions
        found["cast"] = {ids.get(who, who): self.entry(entry, ids) for who, entry in self.any_order(series.cast)}
        found["cast"] |= {f"torn {i}": _Torn(text) for i, (key, text) in enumerate(series.torn) if key == "cast"}
        found["cast"] = dict(self.any_order(found["cast"].items()))
        found |= {f"torn {i}": _Torn(text) for i, (key, text) in enumerate(series.torn) if key != "cast"}
        if series.before:
            found["before"] = [dict(self.any_order(entry.items())) for entry in self.any_order(series.before)]
        if series.verbs:
            found["verbs"] = dict(self.any_order(series.verbs))
        return dict(self.any_order(found.items()))

    def entry(self, entry: Fields, ids: dict[str, str]) -> Any:
        """An entry of the cast, whom it names filed as this folder has them."""
        if entry.keys() == {"name"} and self.rng.random() < 0.6:
            return entry["name"]
        found = dict(self.any_order(entry.items()))
        for part in ("temperament", "standards", "goals", "bonds"):
            if part in found:
                found[part] = dict(self.any_order(found[part].items()))
        if "bonds" in found:
            found["bonds"] = {ids.get(who, who): value for who, value in found["bonds"].items()}
        if "goals" in found:
            found["goals"] = {goal: _aimed(aim, ids) for goal, aim in found["goals"].items()}
        if "is" in found:
            found["is"] = ids.get(found["is"], found["is"])
        if "known to" in found:
            found["known to"] = [ids.get(who, who) for who in found["known to"]]
        if "aliases" in found:
            found["aliases"] = self.any_order(found["aliases"])
        return found

    def any_order(self, items: Iterable[Any]) -> list[Any]:
        """The same, in another order."""
        found = list(items)
        self.rng.shuffle(found)
        return found

    def place(
        self, series: Series, episode: Episode, files: dict[str, str], seasons: dict[str, list[str]], few: str
    ) -> None:
        """Put one episode into one file or two."""
        at = series.at(episode.number)
        scenes = episode.scenes
        kind = self.rng.random()
        if episode.script or (kind < 0.2 and _is_filmed(episode)):
            files[f"{at.replace(' ', '-')}-{self.rng.randrange(99)}.fountain"] = self.script(at, episode)
        elif (
            kind < 0.3
            and not episode.title
            and not episode.torn
            and all(s.lines for s in scenes)
            and _fits(episode, LOGGED)
        ):
            files[f"log-{at}.jsonl"] = self.logged(at, scenes)
        elif kind < 0.45 and len(scenes) > 1:
            half = self.rng.randrange(1, len(scenes))
            first = few or f"{at}.yaml"
            seasons.setdefault(first, []).append(self.episode(at, episode._replace(scenes=scenes[:half], torn="")))
            self.rest(at, episode._replace(scenes=scenes[half:], title=""), kind, (files, seasons, first))
        else:
            seasons.setdefault(few or f"{at}.yaml", []).append(self.episode(at, episode))

    def rest(
        self, at: str, episode: Episode, kind: float, into: tuple[dict[str, str], dict[str, list[str]], str]
    ) -> None:
        """Put an episode's later scenes into a file that sorts after the first, or before it, or is of another kind."""
        files, seasons, first = into
        how = int(kind * 1e6) % 4  # no draw of its own, so that the examples stay as they are
        if how == 0 and not episode.torn and all(s.lines for s in episode.scenes) and _fits(episode, LOGGED):
            files[f"{BEFORE}-{at}.jsonl"] = self.logged(at, episode.scenes)
            return
        if how == 2 and _is_filmed(episode):
            files[f"{AFTER if kind < 0.4 else BEFORE}-{at.replace(' ', '-')}.fountain"] = self.script(at, episode)
            return
        name = f"{BEFORE if how == 1 else AFTER}-{first.replace('/', '-')}"
        seasons.setdefault(name, []).append(self.episode(at, episode, counted=False))

    def episode(self, at: str, episode: Episode, *, counted: bool = True) -> str:
        """One episode of a season file."""
        names = [scene.name for scene in episode.scenes]
        scenes: Any = {scene.name: _Scene(scene) for scene in episode.scenes}
        if (
            counted
            and not episode.torn
            and names == [str(i) for i in range(1, len(names) + 1)]
            and self.rng.random() < 0.2
        ):
            scenes = list(scenes.values())
        elif episode.torn:
            scenes["torn"] = _Torn(episode.torn)
        fields: Fields = {"scenes": scenes}
        if episode.title:
            fields = dict(self.any_order([("title", episode.title), ("scenes", scenes)]))
        return self.document({at: fields})

    def scene(self, scene: Scene) -> Fields:
        """What stands under a scene."""
        return dict(self.any_order([*scene.fields.items(), ("lines", _Lines(scene.lines))]))

    def document(self, fields: Fields) -> str:
        """A block of YAML, a key at column 1 each."""
        return "".join(self.remark(0) + self.pair(key, value, 0) for key, value in fields.items())

    def pair(self, key: str, value: Any, depth: int) -> str:
        """One key and what it holds."""
        pad = "  " * depth
        if isinstance(value, _Torn):
            return "".join(f"{pad}{row}\n" for row in value.text.split("\n"))
        return f"{pad}{self.scalar(key, key=True)}:{self.value(value, depth)}"

    def value(self, value: Any, depth: int) -> str:
        """A value behind its key, up to the end of its last row."""
        value = self.scene(value.scene) if isinstance(value, _Scene) else value
        if isinstance(value, _Lines):
            return self.lines(value.lines, depth)
        if isinstance(value, dict | list) and value and not _has_lines(value) and self.rng.random() < self.flow:
            return f" {self.flowing(value)}\n"
        if isinstance(value, dict) and value:
            return "\n" + "".join(self.remark(depth + 1) + self.pair(k, v, depth + 1) for k, v in value.items())
        if isinstance(value, list) and value:
            return "\n" + "".join(self.item(one, depth + 1) for one in value)
        return f" {self.flowing(value)}\n"

    def item(self, value: Any, depth: int) -> str:
        """One item of a list."""
        value = self.scene(value.scene) if isinstance(value, _Scene) else value
        if isinstance(value, dict) and value and (_has_lines(value) or self.rng.random() < 0.4):
            rows = "".join(self.pair(k, v, depth + 1) for k, v in value.items())
            return f"{'  ' * depth}- {rows.lstrip(' ')}"
        return f"{'  ' * depth}- {self.flowing(value)}\n"

    def lines(self, lines: Sequence[str], depth: int) -> str:
        """The sentences of a scene."""
        pad = "  " * (depth + 1)
        if not lines:
            return " []\n"
        how = self.rng.random()
        if how < 0.2:
            return " |\n" + "".join(f"{pad}{line}\n" for line in lines)
        if how < 0.35:
            return f" [{', '.join(map(_quoted, lines))}]\n"
        return "\n" + "".join(f"{self.remark(depth + 1)}{pad}- {self.scalar(line)}\n" for line in lines)

    def flowing(self, value: Any) -> str:
        """A value in brackets, or a scalar."""
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.scalar(k, key=True)}: {self.flowing(v)}" for k, v in value.items()) + "}"
        if isinstance(value, list | tuple):
            return "[" + ", ".join(map(self.flowing, value)) + "]"
        return self.scalar(value, tight=True)

    def scalar(self, value: Any, *, key: bool = False, tight: bool = False) -> str:
        """A text, with quotes or without."""
        if not isinstance(value, str):
            return str(value)
        how = self.rng.random()
        plain = PLAIN.fullmatch(value) and not ((tight or key) and re.search(r"[,;()]", value))
        if plain and how < 0.6:
            return value
        return _quoted(value) if how < 0.8 else "'" + value.replace("'", "''") + "'"

    def remark(self, depth: int) -> str:
        """Now and then a comment, which is the author's."""
        return f"{'  ' * depth}# {CANARY}: see below\n" if self.remarks and self.rng.random() < 0.15 else ""

    def script(self, at: str, episode: Episode) -> str:
        """An episode as a script."""
        title = f"Title: {episode.title}\n" if episode.title else ""
        rows = [f"{title}Episode: {at}\nDraft date: {CANARY}"]
        for scene in episode.scenes:
            rows.append(f"INT. {str(scene.fields.get('place', 'somewhere')).upper()} - DAY #{scene.name}#")
            for key, value in scene.fields.items():
                said = ", ".join(value) if isinstance(value, list) else value
                rows.append(f"[[prev: {key}: {said}]]")
            notes = [f"[[prev: {line}]]" for line in scene.lines]
            rows += ["\n".join(notes)] if notes and self.rng.random() < 0.3 else notes
            rows += scene.tail
            rows += [f"[[{CANARY}, says the author]]"] if self.remarks and not scene.tail else []
        return "\n\n".join(rows) + "\n"

    def logged(self, at: str, scenes: Iterable[Scene]) -> str:
        """An episode as what machines log."""
        rows = [
            json.dumps({"at": f"{at}.{scene.name}", "line": line, **scene.fields}, ensure_ascii=self.rng.random() < 0.5)
            for scene in scenes
            for line in scene.lines
        ]
        return "\n".join(rows) + "\n"


class _Lines:
    """Sentences, which are written in their own ways."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines


class _Torn:
    """Rows that nobody can read."""

    def __init__(self, text: str) -> None:
        self.text = text


class _Scene:
    """A scene where it will be written."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene


def _has_lines(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return isinstance(value, _Lines | _Scene | _Torn) or any(map(_has_lines, inner))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _aimed(aim: Any, ids: dict[str, str]) -> Any:
    return (
        {**aim, "target": ids.get(aim["target"], aim["target"])} if isinstance(aim, dict) and "target" in aim else aim
    )


def _is_filmed(episode: Episode) -> bool:
    """Can a script say all there is in an episode?"""
    return not episode.torn and _fits(episode, SCRIPTED) and all(one.fields.get("place") for one in episode.scenes)


def _fits(episode: Episode, keys: set[str]) -> bool:
    return all(scene.fields.keys() <= keys and not scene.tail for scene in episode.scenes)
