"""What an audience is told, as a story of its own with its log in notes; no page of the author's is in it."""

import msgspec

from previously.canon.setting import Placed
from previously.core.atoms import LineText, SceneText, Word
from previously.formats.export.declared import story_yaml
from previously.formats.export.pages import KINDS, page_path
from previously.formats.files import STORY
from previously.formats.writing.folder import Content
from previously.language.quoting import without_quotes
from previously.story.story import Story
from previously.surfaces.deeds.exporting.author import Exported, check_alone


def audiences_files(view: Story, form: str) -> Exported:
    """The files of a view. Raises BadRequest where several series share it, or it is read by a file of its own."""
    folder, canon = view.folder, view.canon
    check_alone(folder)
    files: dict[str, Content] = {STORY: story_yaml(folder.story, folder.verbs)}
    dated = any(one.read.text.says for part in canon.episodes for one in part.placed)
    lines = 0
    for part in canon.episodes:
        path = page_path(form, part.at, canon.template, part.episode, files)
        scenes = [_scene(one, dated=dated) for one in part.placed]
        files[path] = KINDS[form].page(part.at, part.title, scenes)
        lines += sum(len(scene.lines) for scene in scenes)
    return Exported(files, tuple(path for path in files if path != STORY), lines, 0)


def _scene(placed: Placed, *, dated: bool) -> SceneText:
    """A scene as its lines alone tell it: who speaks on its page is listed, what its page says of the day is dated."""
    text, scene = placed.read.text, placed.scene
    lines = tuple(LineText(without_quotes(line.text, lambda _: False), line.span) for line in text.lines)
    text = msgspec.structs.replace(text, lines=lines, passages=(), says=())
    if text.cues:
        present = tuple(Word(who, scene.span) for who in scene.present)
        text = msgspec.structs.replace(text, cues=(), present=present)
    if dated:
        day = Word(f"{scene.day!r}".removesuffix(".0"), scene.span)
        back = scene.flashback
        text = msgspec.structs.replace(text, flashback=day if back else None, day=None if back else day, later=None)
    return text
