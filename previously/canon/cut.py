"""A cut: the atoms told up to a point, and no more. It is made before any name is resolved.

Lines and scenes are told at their own position. An entry of the cast is told from its `from:` or from the first told
text that contains one of its names, whichever is earlier; a name from its own `from:` or its first told use. Whatever
has no label is the author's alone: scope, premises, sources, facts of the start, and all that was wrong in the text.
Each series of a shared universe is cut by what is seen of it; of a series of which nothing is said, nothing is told.
"""

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from previously.canon.episodes import merge
from previously.canon.progress import Progress
from previously.core.atoms import (
    BeforeText,
    BondText,
    CastText,
    EpisodeText,
    FolderText,
    GoalText,
    NameText,
    SeriesText,
    StoryText,
)
from previously.core.position import Template
from previously.core.series import series_template, template_of
from previously.core.verbs import Verb
from previously.read.lexicon import Trie, tokens
from previously.read.vocabulary import standard

AIMING = {"vow", "hunt"}
Reached = Callable[[str], bool]
"""Is something with this label told?"""


def cut(folder: FolderText, seen: str) -> FolderText:
    """The atoms of a story that are told up to `seen`. Raises UnknownPosition."""
    template = template_of(folder)
    progress = Progress(template, seen, folder.story.series)
    episodes = tuple(_told(folder.episodes, progress))
    members = tuple(_member(m, episodes, progress) for m in folder.members if progress.names((m.number,)))
    story, verbs = _declared(folder.story, folder.verbs, episodes, progress, template)
    return FolderText(story, episodes, verbs, members=members, home=folder.home)


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
    words = _Words(episodes, before, story, verbs)
    cast = _cast(story.cast, words, reached)
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


class _Words:
    """The words of the told text: which names it uses, and in which order they first come."""

    def __init__(
        self,
        episodes: tuple[EpisodeText, ...],
        before: tuple[BeforeText, ...],
        story: StoryText,
        verbs: tuple[Verb, ...],
    ) -> None:
        self.texts = [text for episode in episodes for text in _texts(episode)]
        self.texts += [entry.line.text for entry in before]
        names = {name.text for entry in story.cast for name in (entry.name, *entry.aliases)}
        names |= {entry.id for entry in story.cast}
        self.first = self._first_uses(Trie((name, name) for name in sorted(names)))
        aiming = [f for verb in (*verbs, *standard().verbs) if verb.opens in AIMING for f in verb.forms]
        aims = Trie((form, form) for form in aiming)
        self.aiming = [text for text in self.texts if _holds(aims, text)]

    def _first_uses(self, trie: Trie) -> dict[str, int]:
        first: dict[str, int] = {}
        self.written: dict[str, str] = {}
        for text in self.texts:
            words = tokens(text)
            for i, (_, start, _) in enumerate(words):
                for after, found in trie.matches(words, i):
                    for name in found:
                        first.setdefault(name, len(first))
                        self.written.setdefault(name, text[start : words[after - 1][2]])
        return first

    def use(self, verb: Verb) -> bool:
        """Is one of a verb's forms told?"""
        forms = Trie((form, form) for form in verb.forms)
        return any(_holds(forms, text) for text in self.texts)

    def aim_at(self, names: set[str]) -> bool:
        """Does a told vow or hunt name one of these?"""
        trie = Trie((name, name) for name in sorted(names) if name)
        return any(_holds(trie, text) for text in self.aiming)


def _holds(trie: Trie, text: str) -> bool:
    words = tokens(text)
    return any(trie.longest(words, i) for i in range(len(words)))


def _texts(episode: EpisodeText) -> Iterator[str]:
    for scene in episode.scenes:
        yield from (word.text for word in (*(scene.present or ()), *scene.bodies, *scene.ghosts))
        yield from (cue.name for cue in scene.cues)
        yield from (line.text for line in scene.lines)


def _cast(entries: tuple[CastText, ...], words: _Words, reached: Reached) -> tuple[CastText, ...]:
    kept = [entry for entry in entries if reached(entry.from_) or _met(entry, words)]
    known = {entry.id for entry in kept} | {name.text for entry in kept for name in (entry.name, *entry.aliases)}
    return tuple(_entry(entry, words, reached, known) for entry in kept)


def _met(entry: CastText, words: _Words) -> bool:
    return any(name in words.first for name in (entry.id, entry.name.text, *(a.text for a in entry.aliases)))


def _entry(entry: CastText, words: _Words, reached: Reached, known: set[str]) -> CastText:
    told = [n for n in (entry.name, *entry.aliases) if reached(n.from_) or n.text in words.first]
    told = told or [_called(entry, words)]
    shown = min(told, key=lambda name: words.first.get(name.text, len(words.first)))
    return msgspec.structs.replace(
        entry,
        name=NameText(shown.text, shown.span),
        aliases=tuple(name for name in told if name is not shown),
        goals=tuple(goal for goal in entry.goals if _wanted(goal, words, reached)),
        bonds=tuple(bond for bond in entry.bonds if _bound(bond, reached, known)),
        from_="",
    )


def _called(entry: CastText, words: _Words) -> NameText:
    """What the told text calls somebody of whom it uses no name but the id, in its own writing."""
    return (
        NameText(words.written[entry.id].rstrip(".,!?:;"), entry.name.span) if entry.id in words.written else entry.name
    )


def _wanted(goal: GoalText, words: _Words, reached: Reached) -> bool:
    return reached(goal.from_) if goal.from_ else words.aim_at({goal.target})


def _bound(bond: BondText, reached: Reached, known: set[str]) -> bool:
    return bond.other.text in known and (not bond.from_ or reached(bond.from_))
