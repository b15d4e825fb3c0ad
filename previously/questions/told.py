"""The story in told order: its episodes and, at one position, its scenes line by line."""

from typing import TYPE_CHECKING

from previously.canon.log import Moment
from previously.core.entries import Scene
from previously.questions.question import Answer, At, Plan, Question, Seen, Without

if TYPE_CHECKING:
    from previously.story.story import Story

MOST = 60
"""The most scenes listed with their lines."""


class ToldQuestion(Question, frozen=True):
    """The story in told order, and what is told at one position."""

    at: At | None = None
    without: Without | None = None
    plan: Plan | None = None
    seen: Seen | None = None

    def find(self, story: "Story") -> tuple[Moment, list[Scene]]:
        """The moment, and its scene or its episode's scenes."""
        moment = story.canon.moment(self.at)
        if moment.scene is not None:
            return moment, [moment.scene]
        here = (episode for episode in story.canon.episodes if episode.episode == moment.told.episode)
        return moment, [scene for episode in here for scene in episode.scenes]

    def answer(self, story: "Story") -> "ToldAnswer":
        """Raises UnknownPosition."""
        moment, scenes = self.find(story)
        told = tuple(_scene(story, scene) for scene in scenes[:MOST])
        return ToldAnswer(story.title, moment.at, moment.day, tuple(_episodes(story)), told)


class ToldEpisode(Answer, frozen=True):
    """An episode, with its number of scenes and flashbacks."""

    at: str
    title: str
    scenes: int
    flashbacks: int


class ToldLine(Answer, frozen=True):
    """A line as written, with its file and line number."""

    event: str
    text: str
    file: str
    line: int


class ToldScene(Answer, frozen=True):
    """A scene, its lived day, and its lines."""

    at: str
    day: float
    place: str
    flashback: bool
    vision: bool
    lines: tuple[ToldLine, ...]


class ToldAnswer(Answer, frozen=True):
    """Every episode, and the scenes told at `at`."""

    story: str
    at: str
    day: float
    episodes: tuple[ToldEpisode, ...]
    scenes: tuple[ToldScene, ...]


def _episodes(story: "Story") -> list[ToldEpisode]:
    return [
        ToldEpisode(one.at, one.title, len(one.scenes), sum(scene.flashback for scene in one.scenes))
        for one in story.canon.episodes
    ]


def _scene(story: "Story", scene: Scene) -> ToldScene:
    entries = [(entry, story.canon.where(entry.span)) for entry in story.canon.entries_in(scene)]
    lines = tuple(ToldLine(entry.id, entry.text, span.path, span.line) for entry, span in entries)
    return ToldScene(scene.at, scene.day, scene.where, scene.flashback, scene.vision, lines)
