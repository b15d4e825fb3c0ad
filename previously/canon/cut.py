"""A cut: the atoms told up to a point, and no more. It is made before any name is resolved.

Lines and scenes are told at their own position. An entry of the cast is told from its `from:` or from the first told
text that contains one of its names, whichever is earlier; a name from its own `from:` or its first told use. Whatever
has no label is the author's alone: scope, premises, sources, facts of the start, and all that was wrong in the text.
"""

from collections.abc import Iterator

import msgspec

from previously.canon.episodes import merge
from previously.core.atoms import (
    BeforeText,
    BondText,
    CastText,
    EpisodeText,
    FolderText,
    GoalText,
    NameText,
    StoryText,
)
from previously.core.errors import UnknownPosition
from previously.core.position import Template
from previously.core.verbs import Verb
from previously.read.lexicon import Trie, tokens
from previously.read.vocabulary import standard

AIMING = {"vow", "hunt"}


class Progress:
    """How far an audience has come: everything up to and with one position."""

    def __init__(self, template: Template, text: str) -> None:
        self.template, self.text = template, text.strip()
        self.nothing, self.all = self.text.casefold() == "none", self.text.casefold() == "all"
        self.season = template.season(self.text)
        self.episode: tuple[int, ...] = ()
        self.scene = ""
        if not (self.nothing or self.all or self.season is not None):
            self.episode, self.scene = template.parse(self.text)

    def part_of(self, episode: EpisodeText) -> EpisodeText | None:
        """What is told of an episode: all, some scenes, or nothing."""
        if self.nothing:
            return None
        if self.all or (self.season is not None and episode.episode[0] <= self.season):
            return episode
        if self.season is not None or episode.episode > self.episode:
            return None
        if not self.scene or episode.episode < self.episode:
            return episode
        names = [scene.name for scene in episode.scenes]
        if self.scene not in names:
            return None
        return msgspec.structs.replace(episode, scenes=episode.scenes[: names.index(self.scene) + 1])

    def reached(self, label: str) -> bool:
        """Is something labelled `told: …` or `from: …` told? Without a label it is not."""
        if not label or self.nothing:
            return False
        if self.all:
            return True
        try:
            episode, scene = self.template.parse(label)
        except UnknownPosition:
            return False
        if self.season is not None:
            return episode[0] <= self.season
        if episode == self.episode and self.scene:
            return bool(scene) and scene == self.scene
        return episode <= self.episode


def cut(folder: FolderText, seen: str) -> FolderText:
    """The atoms of a story that are told up to `seen`. Raises UnknownPosition."""
    progress = Progress(Template(folder.story.positions), seen)
    episodes = tuple(_told(folder.episodes, progress))
    before = tuple(entry for entry in folder.story.before if progress.reached(entry.told))
    words = _Words(episodes, before, folder)
    story = StoryText(
        folder.story.title,
        folder.story.series,
        folder.story.positions,
        folder.story.clock,
        cast=_cast(folder.story.cast, words, progress),
        before=before,
    )
    return FolderText(story, episodes, tuple(verb for verb in folder.verbs if words.use(verb)))


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

    def __init__(self, episodes: tuple[EpisodeText, ...], before: tuple[BeforeText, ...], folder: FolderText) -> None:
        self.texts = [text for episode in episodes for text in _texts(episode)]
        self.texts += [entry.line.text for entry in before]
        names = {name.text for entry in folder.story.cast for name in (entry.name, *entry.aliases)}
        names |= {entry.id for entry in folder.story.cast}
        self.first = self._first_uses(Trie((name, name) for name in sorted(names)))
        aiming = [f for verb in (*folder.verbs, *standard().verbs) if verb.opens in AIMING for f in verb.forms]
        aims = Trie((form, form) for form in aiming)
        self.aiming = [text for text in self.texts if _holds(aims, text)]

    def _first_uses(self, trie: Trie) -> dict[str, int]:
        first: dict[str, int] = {}
        for text in self.texts:
            words = tokens(text)
            for i in range(len(words)):
                for _, found in trie.matches(words, i):
                    for name in found:
                        first.setdefault(name, len(first))
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


def _cast(entries: tuple[CastText, ...], words: _Words, progress: Progress) -> tuple[CastText, ...]:
    kept = [entry for entry in entries if progress.reached(entry.from_) or _met(entry, words)]
    known = {entry.id for entry in kept} | {name.text for entry in kept for name in (entry.name, *entry.aliases)}
    return tuple(_entry(entry, words, progress, known) for entry in kept)


def _met(entry: CastText, words: _Words) -> bool:
    return any(name in words.first for name in (entry.id, entry.name.text, *(a.text for a in entry.aliases)))


def _entry(entry: CastText, words: _Words, progress: Progress, known: set[str]) -> CastText:
    told = [n for n in (entry.name, *entry.aliases) if progress.reached(n.from_) or n.text in words.first]
    told = told or [entry.name]
    shown = min(told, key=lambda name: words.first.get(name.text, len(words.first)))
    return msgspec.structs.replace(
        entry,
        name=NameText(shown.text, shown.span),
        aliases=tuple(name for name in told if name is not shown),
        goals=tuple(goal for goal in entry.goals if _wanted(goal, words, progress)),
        bonds=tuple(bond for bond in entry.bonds if _bound(bond, progress, known)),
        from_="",
    )


def _wanted(goal: GoalText, words: _Words, progress: Progress) -> bool:
    return progress.reached(goal.from_) if goal.from_ else words.aim_at({goal.target})


def _bound(bond: BondText, progress: Progress, known: set[str]) -> bool:
    return bond.other.text in known and (not bond.from_ or progress.reached(bond.from_))
