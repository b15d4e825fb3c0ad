"""The door to a story: files to atoms, atoms to a cut, the cut to a canon."""

from collections.abc import Iterable, Iterator, Mapping

from previously.canon.days import Clock
from previously.canon.episodes import Episode, Setting, merge, resolve
from previously.canon.log import Canon, Serial
from previously.canon.names import Cast, cast_of
from previously.canon.overlay import overlay
from previously.canon.realms import Realm, realms
from previously.canon.retell import retellings
from previously.canon.stipulations import premises_of
from previously.canon.view.addressed import addressed
from previously.canon.view.cut import cut
from previously.core.atoms import BeforeText, EpisodeText, FolderText, LineText, SceneText
from previously.core.collector import collector_off
from previously.core.errors import BadRequest, UnreadableInput
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.series import SIGN
from previously.core.source import Block, Span
from previously.formats.articles import find_press, press_among
from previously.formats.files import Texts, Where, find_files, find_plan, folder_of, universe_of
from previously.formats.folder import Shelf
from previously.formats.registry import read_plan
from previously.formats.universe import STORY, homes

KEPT = 3
"""How many casts are kept beside the present one, for plans and edits of story.yaml."""


class Loader:
    """Builds canons of one folder, keeping what does not change between them. `texts` are its files as last read.

    The loader of a view for an audience has the atoms it may see (`told`), how far it has come, and nothing else.
    """

    def __init__(
        self, texts: Texts, home: Where | None = None, told: FolderText | None = None, progress: str = ""
    ) -> None:
        self.texts, self.home, self.told, self.progress = texts, home, told, progress
        self._shelf = Shelf()
        self._casts: dict[tuple[int, ...], tuple[FolderText, Cast]] = {}  # the one asked for last at the end
        self._settings: list[tuple[Cast, Setting]] = []

    def edited(self, path: str, text: str) -> None:
        """Take another text for one file."""
        if self.told is not None:
            raise BadRequest(f"a view for an audience has no files; given “{path}”")
        ours = f"{self.texts.home}/{path}"
        known = ours if ours in self.texts.files else path
        self.texts = Texts({**self.texts.files, known: text}, self.texts.findings, self.texts.home)

    def canon(self, plan: FolderText | None = None) -> Canon:
        """The canon of everything told, with a plan laid on top."""
        with collector_off():
            folder = self._folder()
            self._cast_of(folder)  # the story's own is kept, however many plans have others
            return self._built(folder if plan is None else overlay(folder, plan))

    def seen(self, progress: str) -> "Loader":
        """A loader of what is told up to a progress, that holds nothing of the rest. Raises UnknownPosition."""
        with collector_off():
            return Loader(Texts({}), told=addressed(cut(self._folder(), progress)), progress=progress)

    def _folder(self) -> FolderText:
        return self._shelf.read(self.texts) if self.told is None else self.told

    def press(self) -> tuple[dict[str, str], tuple[Finding, ...]]:
        """The articles a story keeps about itself, by path; an audience has none."""
        if self.told is not None:
            return {}, ()
        if self.home is None:
            return press_among(self.texts.files), ()
        return find_press(folder_of(self.home), homes(self.texts.files))

    def plan(self, path: str) -> FolderText:
        """Read a plan of this folder. Raises UnreadableInput where there is none."""
        if self.told is not None:
            raise UnreadableInput(f"a view for an audience has no plans; given “{path}”")
        if self.home is None:
            raise UnreadableInput(f"there is no plan “{path}”: this story has no folder")
        name, text, wrong = find_plan(folder_of(self.home), path, self.texts.home)
        return read_plan(name, text, self._shelf.template_at(self.texts, name), wrong)

    def _built(self, folder: FolderText) -> Canon:
        every = realms(folder)
        cast = self._cast_of(folder)
        settings = {realm.prefix: self._setting(cast, realm) for realm in every}
        episodes = self._resolved(folder.episodes, settings, every[0].template)
        before = tuple(self._before(realm, settings[realm.prefix]) for realm in every)
        premises, wrong = premises_of(every)
        told = (finding for episode in (*before, *episodes) for finding in episode.findings)
        astray = retellings((*before, *episodes))
        stories = [realm.story for realm in every]
        return Canon(
            title=_title(folder),
            template=every[0].template,
            serials={realm.prefix: _serial(realm, settings[realm.prefix]) for realm in every},
            cast=cast,
            before=before,
            episodes=episodes,
            premises=premises,
            sources=tuple(source for story in stories for source in story.sources),
            facts=tuple((word.text, value) for story in stories for word, value in story.facts),
            findings=(*folder.findings, *cast.findings, *wrong, *_heard(folder, told), *astray),
            home=f"{self.texts.home}/" if self.texts.home else f"{folder.home}{SIGN}" if folder.home else "",
            allow=tuple(allowed for story in stories for allowed in story.allow),
        )

    def _before(self, realm: Realm, setting: Setting) -> Episode:
        """What was lived before a series opens."""
        return self._episode((_before_text(realm),), setting, Clock(), before=True)

    def _setting(self, cast: Cast, realm: Realm) -> Setting:
        """What episodes are read with; the same object while the cast and the clock are the same."""
        gaps, template, lexicon = realm.story.clock, realm.template, cast.lexicons[realm.prefix]
        for _, setting in self._settings:
            if setting.lexicon is lexicon and setting.gaps == gaps and setting.template.text == template.text:
                return setting
        setting = Setting(lexicon, template, gaps)
        casts = [known for _, known in self._casts.values()]
        self._settings = [*(pair for pair in self._settings if pair[0] in casts), (cast, setting)]
        return setting

    def _cast_of(self, folder: FolderText) -> Cast:
        """The resolved cast; the same object while its declarations are the same."""
        every = realms(folder)
        key = tuple(id(part) for realm in every for part in (realm.story.cast, *realm.verbs))
        found = self._casts.pop(key, None) or (folder, cast_of(folder))
        self._casts = {**dict([*self._casts.items()][-KEPT:]), key: found}
        return found[1]

    def _resolved(
        self, texts: tuple[EpisodeText, ...], settings: Mapping[tuple[int, ...], Setting], template: Template
    ) -> tuple[Episode, ...]:
        parts: dict[tuple[int, ...], list[EpisodeText]] = {}
        for text in texts:
            parts.setdefault(text.episode, []).append(text)
        clocks: dict[tuple[int, ...], Clock] = {}
        found = []
        for numbers, group in sorted(parts.items(), key=lambda item: item[0]):
            series = template.series_of(numbers)
            episode = self._episode(tuple(group), settings[series], clocks.get(series, Clock()))
            clocks[series] = episode.end
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
    whole = loader(path)
    return (whole if seen is None else whole.seen(seen)).canon()


def loader(path: Where) -> Loader:
    """A loader over a folder's files as they are now."""
    root, series = universe_of(folder_of(path))
    return Loader(find_files(root, series), root)


def loader_of(files: Mapping[str, str]) -> Loader:
    """A loader over files given as text, by relative path."""
    return Loader(Texts(files))


def _heard(folder: FolderText, told: Iterable[Finding]) -> Iterator[Finding]:
    """What is wrong with lines. Where the cast could not be read, that everybody is unknown says no more than that."""
    unread = not any(realm.story.cast for realm in realms(folder)) and any(
        finding.code == "PV001" and finding.span.path.endswith(STORY) for finding in folder.findings
    )
    return (finding for finding in told if not (unread and finding.code == "PV003"))


def _title(folder: FolderText) -> str:
    """The title of the series one stands in, else of what is shared, else of all of them."""
    own = next((member.story.title for member in folder.members if member.name == folder.home), "")
    every = " & ".join(member.story.title for member in folder.members if member.story.title)
    return own or folder.story.title or every or "this story"


def _serial(realm: Realm, setting: Setting) -> Serial:
    """A series, with the template it keeps over edits."""
    story = realm.story
    own = (story.clock, story.scope, story.settings, story.seasons)
    return Serial(realm.prefix, story.series, story.title, setting.template, *own)


def _before_text(realm: Realm) -> EpisodeText:
    """What was lived before a series opens, as scenes of their own."""
    scenes = tuple(_before_scene(i, entry) for i, entry in enumerate(realm.story.before, 1))
    return EpisodeText(realm.prefix, Span(Block(STORY, 1, ""), 0), "", scenes)


def _before_scene(number: int, entry: BeforeText) -> SceneText:
    return SceneText(
        str(number),
        entry.line.span,
        entry.place,
        flashback=entry.when,
        told=entry.told,
        lines=(LineText(entry.line.text, entry.line.span),),
    )
