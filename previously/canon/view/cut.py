"""A cut: the atoms told up to a point, and no more. It is made before any name is resolved.

Lines and scenes are told at their own position. An entry of the cast, or a name, is told from its `from:` on, and not
before; without one, from the first told text that contains it. Who turns out to be another (`is:`) is somebody of their
own until the `from:` of that. Whatever
has no label is the author's alone: scope, premises, sources, facts of the start, and all that was wrong in the text.
Each series of a shared universe is cut by what is seen of it; of a series of which nothing is said, nothing is told.
"""

from collections.abc import Iterator
from functools import partial

import msgspec

from previously.canon.days.clock import lived_day
from previously.canon.merging import merge
from previously.canon.view.floor import standing
from previously.canon.view.progress import Progress
from previously.canon.view.told_cast import renamed, told_cast
from previously.canon.view.told_groups import told_groups
from previously.canon.view.told_quotes import with_told_quotes, without_pages
from previously.canon.view.told_words import Words
from previously.core.atoms import BeforeText, CastText, ClockText, EpisodeText, FolderText, SeriesText, StoryText
from previously.core.position import Template
from previously.core.series import series_template, template_of
from previously.core.verbs import Verb


def cut(folder: FolderText, seen: str) -> FolderText:
    """The atoms of a story that are told up to `seen`. Raises UnknownPosition."""
    template = template_of(folder)
    progress = Progress(template, seen, folder.story.series)
    episodes = tuple(_told(folder.episodes, progress))
    story, verbs = _declared(folder.story, folder.verbs, episodes, progress, template)
    named = (member for member in folder.members if progress.names((member.number,)))
    members = tuple(_member(member, episodes, progress, story.cast) for member in named)
    return renamed(_renumbered(FolderText(story, episodes, verbs, members=members, home=folder.home)))


def _renumbered(folder: FolderText) -> FolderText:
    """Series numbered among those that are seen of."""
    numbers = {member.number: i for i, member in enumerate(sorted(folder.members, key=lambda member: member.number))}
    if not numbers:
        return folder
    return msgspec.structs.replace(
        folder,
        members=tuple(SeriesText(m.name, numbers[m.number], m.story, m.verbs) for m in folder.members),
        episodes=tuple(
            msgspec.structs.replace(e, episode=(numbers[e.episode[0]], *e.episode[1:])) for e in folder.episodes
        ),
    )


def _member(
    series: SeriesText, episodes: tuple[EpisodeText, ...], progress: Progress, shared: tuple[CastText, ...]
) -> SeriesText:
    """What is told of one series' declarations; names are told by its own episodes."""
    own = tuple(episode for episode in episodes if episode.episode[0] == series.number)
    story, verbs = _declared(series.story, series.verbs, own, progress, series_template(series), shared)
    return SeriesText(series.name, series.number, story, verbs)


def _declared(
    story: StoryText,
    verbs: tuple[Verb, ...],
    episodes: tuple[EpisodeText, ...],
    progress: Progress,
    template: Template,
    shared: tuple[CastText, ...] = (),
) -> tuple[StoryText, tuple[Verb, ...]]:
    """What is told of a story's declarations, and of its own verbs."""
    reached = partial(progress.reached, template=template)
    lived = (without_pages(entry) for entry in story.before if reached(entry.told))
    before = tuple(sorted(lived, key=partial(_lived, story.clock)))
    story = msgspec.structs.replace(story, cast=standing(story.cast, reached))
    words = Words(episodes, before, story, shared)
    used = tuple(words.told_verbs(verbs))
    cast = told_cast(story.cast, words, used, reached, shared)
    groups = told_groups(story.groups, words, reached, (*story.cast, *shared), (*cast, *shared))
    public = (story.title, story.series, story.positions, story.clock)
    lexicon = msgspec.structs.replace(story.lexicon, known=False) if story.lexicon else None
    told = StoryText(*public, seasons=story.seasons, cast=cast, before=before, groups=groups, lexicon=lexicon)
    return told, used


def _lived(clock: ClockText, entry: BeforeText) -> tuple[float, str, str, str, str]:
    """Where an entry stands among what was lived before: by its day; the order in the file is the author's."""
    try:
        day = lived_day(entry.when.text, clock)
    except ValueError:
        day = 0.0
    return (day, entry.line.text, entry.when.text, entry.place, entry.told)


def _told(episodes: tuple[EpisodeText, ...], progress: Progress) -> Iterator[EpisodeText]:
    parts: dict[tuple[int, ...], list[EpisodeText]] = {}
    for text in episodes:
        parts.setdefault(text.episode, []).append(text)
    for _, group in sorted(parts.items(), key=lambda item: item[0]):
        part = progress.part_of(merge(group))
        if part is not None:
            yield with_told_quotes(part)
