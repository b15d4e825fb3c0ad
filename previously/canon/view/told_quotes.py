"""What an audience is told of quotes: those of pages that it has read; words of other pages are not on its lines."""

import msgspec

from previously.canon.pages.page import PageText, Work
from previously.core.atoms import BeforeText, EpisodeText, LineText, SceneText
from previously.language.quoting import quotes_in, without_quotes


def with_told_quotes(episode: EpisodeText) -> EpisodeText:
    """An episode that is told as far as an audience has come, without quotes of what it has not read."""
    if not any(map(_quotes, episode.scenes)):
        return episode
    page, work = PageText((s.name, 0, passage) for s in episode.scenes for passage in s.passages), Work()
    scenes = tuple(_scene(scene, page, work) if _quotes(scene) else scene for scene in episode.scenes)
    return msgspec.structs.replace(episode, scenes=scenes)


def without_pages(entry: BeforeText) -> BeforeText:
    """What was lived before the story opens, without quotes: it stands on no page that an audience has read."""
    text = without_quotes(entry.line.text, lambda _: False)
    return entry if text == entry.line.text else msgspec.structs.replace(entry, line=LineText(text, entry.line.span))


def _quotes(scene: SceneText) -> bool:
    return any(quotes_in(line.text) for line in scene.lines)


def _scene(scene: SceneText, page: PageText, work: Work) -> SceneText:
    def told(quote: str) -> bool:
        return bool(page.places(quote, work))

    lines = tuple(LineText(without_quotes(line.text, told), line.span) for line in scene.lines)
    return msgspec.structs.replace(scene, lines=lines)
