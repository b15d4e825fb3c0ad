"""The door to a story: files to atoms, atoms to a cut, the cut to a canon."""

from collections.abc import Mapping

from previously.canon.cut import cut
from previously.canon.days import Clock
from previously.canon.episodes import Episode, Setting, merge, resolve
from previously.canon.log import Canon
from previously.canon.names import Cast, cast_of
from previously.canon.overlay import overlay
from previously.canon.retell import retellings
from previously.core.atoms import BeforeText, ClockText, EpisodeText, FolderText, LineText, SceneText, StoryText
from previously.core.codes import text_finding
from previously.core.collector import collector_off
from previously.core.entries import Premise
from previously.core.errors import UnknownPosition, UnreadableInput
from previously.core.finding import Finding
from previously.core.position import BEFORE_ALL, Template, Told
from previously.core.source import Block, Span
from previously.read.files import STORY, Texts, Where, find_files, find_plan, folder_of
from previously.read.folder import Shelf, read_plan

KEPT = 3
"""How many casts and clocks are kept beside the present one, for plans and edits of story.yaml."""


class Loader:
    """Builds canons of one folder, keeping what does not change between them. `texts` are its files as last read."""

    def __init__(self, texts: Texts, home: Where | None = None) -> None:
        self.texts, self.home = texts, home
        self._shelf = Shelf()
        self._cast: tuple[tuple[int, ...], FolderText, Cast] | None = None
        self._settings: list[tuple[Cast, Setting]] = []

    def edited(self, path: str, text: str) -> None:
        """Take another text for one file."""
        self.texts = Texts({**self.texts.files, path: text}, self.texts.findings)

    def canon(self, seen: str | None = None, plan: FolderText | None = None) -> Canon:
        """The canon of everything told, or of what is told up to `seen`, with a plan laid on top."""
        with collector_off():
            return self._canon(seen, plan)

    def _canon(self, seen: str | None, plan: FolderText | None) -> Canon:
        folder = self._shelf.read(self.texts)
        if plan is not None:
            folder = overlay(folder, plan)
        if seen is not None:
            folder = cut(folder, seen)
        return self._built(folder)

    def plan(self, path: str) -> FolderText:
        """Read a plan of this folder. Raises UnreadableInput where there is none."""
        template = Template(self._shelf.read(self.texts).story.positions)
        if self.home is None:
            raise UnreadableInput(f"there is no plan “{path}”: this story has no folder")
        name, text, wrong = find_plan(folder_of(self.home), path)
        return read_plan(name, text, template, wrong)

    def _built(self, folder: FolderText) -> Canon:
        story = folder.story
        template = Template(story.positions)
        cast = self._cast_of(folder)
        setting = self._setting(cast, template, story.clock)
        episodes = self._resolved(folder.episodes, setting)
        before = self._episode((_before_text(story),), setting, Clock(), before=True)
        premises, wrong = _premises(story, template)
        told = (finding for episode in (before, *episodes) for finding in episode.findings)
        astray = retellings((before, *episodes))
        return Canon(
            title=story.title or "this story",
            series=story.series,
            template=template,
            gaps=story.clock,
            scope=story.scope,
            cast=cast,
            before=before,
            episodes=episodes,
            premises=premises,
            sources=story.sources,
            facts=tuple((word.text, value) for word, value in story.facts),
            findings=(*folder.findings, *cast.findings, *wrong, *told, *astray),
        )

    def _setting(self, cast: Cast, template: Template, gaps: ClockText) -> Setting:
        """What episodes are read with; the same object while the cast and the clock are the same."""
        for known, setting in self._settings:
            if known is cast and setting.gaps == gaps and setting.template.text == template.text:
                return setting
        setting = Setting(cast.lexicon, template, gaps)
        self._settings = [*self._settings[-KEPT:], (cast, setting)]
        return setting

    def _cast_of(self, folder: FolderText) -> Cast:
        """The resolved cast; the same object while its declarations are the same."""
        key = (id(folder.story.cast), *map(id, folder.verbs))
        if self._cast is None or self._cast[0] != key:
            self._cast = (key, folder, cast_of(folder))
        return self._cast[2]

    def _resolved(self, texts: tuple[EpisodeText, ...], setting: Setting) -> tuple[Episode, ...]:
        parts: dict[tuple[int, ...], list[EpisodeText]] = {}
        for text in texts:
            parts.setdefault(text.episode, []).append(text)
        clock, found = Clock(), []
        for _, group in sorted(parts.items(), key=lambda item: item[0]):
            episode = self._episode(tuple(group), setting, clock)
            clock = episode.end
            found.append(episode)
        return tuple(found)

    def _episode(
        self, parts: tuple[EpisodeText, ...], setting: Setting, clock: Clock, *, before: bool = False
    ) -> Episode:
        key = (parts[0] if before else tuple(map(id, parts)), clock)
        known = setting.episodes.get(key)
        if known is None:
            known = setting.episodes[key] = (parts, resolve(merge(parts), setting, clock, before=before))
        return known[1]


def load(path: Where, seen: str | None = None) -> Canon:
    """The canon of the story in a folder: all of it, or what is told up to `seen` (`S01E05`, `S01`, `none`).

    Never raises for what the author wrote: `canon.findings` says it. Raises UnreadableInput where there is no story,
    and UnknownPosition where `seen` is no position.
    """
    return loader(path).canon(seen)


def loader(path: Where) -> Loader:
    """A loader over a folder's files as they are now."""
    root = folder_of(path)
    return Loader(find_files(root), root)


def loader_of(files: Mapping[str, str]) -> Loader:
    """A loader over files given as text, by relative path."""
    return Loader(Texts(files))


def _before_text(story: StoryText) -> EpisodeText:
    """What was lived before the story opens, as scenes of their own."""
    scenes = tuple(_before_scene(i, entry) for i, entry in enumerate(story.before, 1))
    return EpisodeText((), Span(Block(STORY, 1, ""), 0), "", scenes)


def _before_scene(number: int, entry: BeforeText) -> SceneText:
    return SceneText(
        str(number),
        entry.line.span,
        entry.place,
        flashback=entry.when,
        lines=(LineText(entry.line.text, entry.line.span),),
    )


def _premises(story: StoryText, template: Template) -> tuple[tuple[Premise, ...], list[Finding]]:
    found, wrong = [], []
    for text in story.premises:
        start = BEFORE_ALL
        try:
            start = Told(template.parse(text.from_)[0], 0) if text.from_ else start
        except UnknownPosition as error:
            wrong.append(text_finding("unknown-position", text.span, str(error)))
        found.append(Premise(text.id, text.always, text.condition, text.because, text.source, text.span, start))
    return tuple(found), wrong
