"""A cut: the atoms told up to a point, and no more. It is made before any name is resolved.

Lines and scenes are told at their own position. An entry of the cast is told from its `from:` or from the first told
text that contains one of its names, whichever is earlier; a name from its own `from:` or its first told use. Whatever
has no label is the author's alone: scope, premises, sources, facts of the start, and all that was wrong in the text.
Each series of a shared universe is cut by what is seen of it; of a series of which nothing is said, nothing is told.
"""

from collections.abc import Iterator
from functools import partial

from previously.canon.episodes import merge
from previously.canon.progress import Progress
from previously.canon.told_cast import renamed, told_cast
from previously.canon.told_words import Words
from previously.core.atoms import EpisodeText, FolderText, SeriesText, StoryText
from previously.core.position import Template
from previously.core.series import series_template, template_of
from previously.core.verbs import Verb


def cut(folder: FolderText, seen: str) -> FolderText:
    """The atoms of a story that are told up to `seen`. Raises UnknownPosition."""
    template = template_of(folder)
    progress = Progress(template, seen, folder.story.series)
    episodes = tuple(_told(folder.episodes, progress))
    members = tuple(_member(m, episodes, progress) for m in folder.members if progress.names((m.number,)))
    story, verbs = _declared(folder.story, folder.verbs, episodes, progress, template)
    return renamed(FolderText(story, episodes, verbs, members=members, home=folder.home))


def _member(series: SeriesText, episodes: tuple[EpisodeText, ...], progress: Progress) -> SeriesText:
    """What is told of one series' declarations; names are told by its own episodes."""
    own = tuple(episode for episode in episodes if episode.episode[0] == series.number)
    story, verbs = _declared(series.story, series.verbs, own, progress, series_template(series))
    return SeriesText(series.name, series.number, story, verbs)


def _declared(
    story: StoryText,
    verbs: tuple[Verb, ...],
    episodes: tuple[EpisodeText, ...],
    progress: Progress,
    template: Template,
) -> tuple[StoryText, tuple[Verb, ...]]:
    """What is told of a story's declarations, and of its own verbs."""
    reached = partial(progress.reached, template=template)
    before = tuple(entry for entry in story.before if reached(entry.told))
    words = Words(episodes, before, story, verbs)
    cast = told_cast(story.cast, words, reached)
    told = StoryText(story.title, story.series, story.positions, story.clock, cast=cast, before=before)
    return told, tuple(verb for verb in verbs if words.use(verb))


def _told(episodes: tuple[EpisodeText, ...], progress: Progress) -> Iterator[EpisodeText]:
    parts: dict[tuple[int, ...], list[EpisodeText]] = {}
    for text in episodes:
        parts.setdefault(text.episode, []).append(text)
    for _, group in sorted(parts.items(), key=lambda item: item[0]):
        part = progress.part_of(merge(group))
        if part is not None:
            yield part
