"""The scenes as they are told or as they were lived, each with its day, its people and its lines."""

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from previously.core.entries import Scene
from previously.questions.question import Answer, Plan, Question, Seen

if TYPE_CHECKING:
    from previously.story.story import Story


class ScenesQuestion(Question, frozen=True):
    """The scenes in told order, or in lived order."""

    order: Annotated[Literal["told", "lived"], Meta(description="As they are told, or as they were lived.")] = "told"
    plan: Plan | None = None
    seen: Seen | None = None

    def find(self, story: "Story") -> list[Scene]:
        """The scenes in that order; what was lived before the story opens comes first in both."""
        canon = story.canon
        before = [scene for part in canon.before for scene in part.scenes]
        scenes = [*before, *canon.scenes()]
        if self.order == "lived":
            scenes.sort(key=lambda scene: (scene.day, scene.told.episode, scene.told.scene))
        return scenes

    def answer(self, story: "Story") -> "ScenesAnswer":
        """Each scene with its lines."""
        return ScenesAnswer(story.title, self.order, tuple(_scene(story, scene) for scene in self.find(story)))


class SceneRow(Answer, frozen=True):
    """A scene: its lived day, the words of its heading or caption that this was read from, who is there, its lines.

    `told` is where a scene from before the story is told; of any other, its own position.
    """

    at: str
    told: str
    day: float
    read_as: str
    place: str
    flashback: bool
    vision: bool
    present: tuple[str, ...]
    lines: tuple[str, ...]


class ScenesAnswer(Answer, frozen=True):
    """Every scene, in that order."""

    story: str
    order: str
    scenes: tuple[SceneRow, ...]


def _scene(story: "Story", scene: Scene) -> SceneRow:
    entries = {entry.span: entry.text for entry in story.canon.entries_in(scene)}  # a line may tell of several deeds
    names = tuple(story.canon.cast[who].name for who in scene.present)
    lines, told = tuple(entries.values()), scene.label or scene.at
    return SceneRow(scene.at, told, scene.day, scene.read_as, scene.where, scene.flashback, scene.vision, names, lines)
