"""Where lines, or what is said of a scene, stand in a story's files: the file, and its text with them."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from previously.canon.episodes import Episode
from previously.canon.log import Canon
from previously.core.atoms import EpisodeText
from previously.core.entries import Scene
from previously.core.errors import BadRequest
from previously.core.source import Span
from previously.draft.wordings import SceneSet
from previously.formats.writing.added import SCRIPTS, YAML, Stretch, as_episode, as_scene, to_scene
from previously.formats.writing.settings import set_scene, setting_rows
from previously.story.story import Story


class Desk(Protocol):
    """A story whose files are looked at: its desk, or a trial of it."""

    @property
    def stored(self) -> str:
        """What the log of its store is called; empty where it has none."""

    def story(self) -> Story:
        """The story."""

    def files(self) -> list[str]:
        """Its files, by path."""

    def text(self, name: str) -> str:
        """The text of a file."""


NEW_FILE = "log.yaml"
"""What is written where nothing is told yet, or the last file takes no new episode."""
TAKES = (*YAML, *SCRIPTS, ".jsonl")


def put(
    desk: Desk, canon: Canon, lines: Sequence[str], at: str | None, said: SceneSet | None = None
) -> tuple[str, str, str]:
    """The file, its text with the lines (or with what is `said` of the scene), and the position they stand at."""
    if at is None and not canon.episodes:
        at = _first_position(canon)
    if at is None:
        episode = canon.episodes[-1]
        name = ""
    else:
        numbers, name = canon.template.parse(at)
        found = next((one for one in canon.episodes if one.episode == numbers), None)
        if found is None:
            return _new_episode(desk, canon, canon.template.show(numbers), name or "1", lines, said)
        episode = found
    told = [scene for scene in episode.scenes if not name or scene.at.casefold() == f"{episode.at}.{name}".casefold()]
    if told and not _logged_in(canon, told[-1]):
        return _new_scene(desk, canon, episode, told[-1].at.removeprefix(f"{episode.at}."), lines, said)
    if told:
        scene = told[-1]
        path, text, stands = _stands(desk, canon, scene)
        if said is not None:
            return path, set_scene(path, text, scene.at, stands, said.place, said.present, said.later), scene.at
        return path, to_scene(path, text, scene.at, stands, lines), scene.at
    return _new_scene(desk, canon, episode, name or "1", lines, said)


def _first_position(canon: Canon) -> str:
    return canon.template.show((1,) * len(canon.template.fields), "1")


def _new_scene(
    desk: Desk, canon: Canon, episode: Episode, name: str, lines: Sequence[str], said: SceneSet | None
) -> tuple[str, str, str]:
    at = f"{episode.at}.{name}"
    if not episode.scenes:
        raise BadRequest(f"{episode.at} has no scene yet, and its layout does not say where one goes; write it there")
    logged = [scene for scene in episode.scenes if _logged_in(canon, scene)]
    if not logged:
        return _new_episode(desk, canon, episode.at, name, lines, said)
    path, text, stands = _stands(desk, canon, logged[-1])
    return path, as_scene(path, text, at, name, stands, lines, _says(said)), at


def _logged_in(canon: Canon, scene: Scene) -> str:
    """The file that takes a scene's lines; empty where it has only a page, in a manuscript that takes none."""
    if entries := canon.entries_in(scene):
        return canon.where(entries[-1].span).path
    return next((span.path for span in _begun(canon, scene) if span.path.casefold().endswith(TAKES)), "")


def _says(said: SceneSet | None) -> Sequence[str]:
    return setting_rows(said.place, said.present, said.later) if said is not None else ()


def _new_episode(
    desk: Desk, canon: Canon, episode: str, name: str, lines: Sequence[str], said: SceneSet | None
) -> tuple[str, str, str]:
    """At the end of the file that tells the last episode, if it takes one; else in a file of the log's own."""
    last = canon.where(canon.episodes[-1].scenes[-1].span).path if canon.episodes and canon.episodes[-1].scenes else ""
    fits = last.casefold().endswith(YAML if said is not None else (*YAML, ".jsonl"))
    path = last if fits else desk.stored or NEW_FILE
    return path, as_episode(path, desk.text(path), episode, name, lines, _says(said)), f"{episode}.{name}"


def _stands(desk: Desk, canon: Canon, scene: Scene) -> tuple[str, str, Stretch]:
    """Where a scene stands: its file, that file's text, its rows."""
    spans = [canon.where(entry.span) for entry in canon.entries_in(scene)]
    path = _logged_in(canon, scene)
    heading = _heading(canon, scene, path)
    text = desk.text(path)
    last = max((span for span in spans if span.path == path), key=lambda span: (span.line, span.column), default=None)
    others = [canon.where(one.span) for one in canon.scenes() if one is not scene]
    later = [span.line for span in others if span.path == path and span.line > heading.line]
    end = min(later, default=text.count("\n") + 2) - 1
    stands = (
        Stretch(heading.line - 1, last.line - 1, end, last.column - 1) if last else Stretch(heading.line - 1, -1, end)
    )
    return path, text, stands


def _heading(canon: Canon, scene: Scene, path: str) -> Span:
    """Where a file begins a scene, which may begin in others too: its page is one."""
    return next((span for span in _begun(canon, scene) if span.path == path), canon.where(scene.span))


def _begun(canon: Canon, scene: Scene) -> Iterator[Span]:
    """Where each file that tells something of a scene begins it."""
    parts = (text for part in canon.episodes if part.episode == scene.told.episode for text in part.read.parts)
    name = scene.at.rpartition(".")[2]
    texts = (text for text in parts if isinstance(text, EpisodeText))
    yield from (canon.where(one.span) for text in texts for one in text.scenes if one.name == name)
