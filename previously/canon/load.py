"""The door to a story: files to atoms, atoms to a cut, the cut to a canon."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from previously.canon.days.clock import Clock, is_undated
from previously.canon.days.undated import Past, days_of_undated
from previously.canon.episodes import Episode, resolve
from previously.canon.kept_tables import KeptTables
from previously.canon.log import Canon, Serial
from previously.canon.masks.joined_cast import joined, masks_among
from previously.canon.masks.masks import NOBODY
from previously.canon.masks.unmasking import unmasked
from previously.canon.merging import merge
from previously.canon.names import Cast, cast_of, declared_in
from previously.canon.overlay import overlay
from previously.canon.setting import ReadFrom, Setting
from previously.canon.stipulations import premises_of
from previously.canon.view.addressed import addressed
from previously.canon.view.cut import cut
from previously.canon.world.stated_ways import stated_ways
from previously.core.atoms import BeforeText, EpisodeText, FolderText, LineText, SceneText, StoryText
from previously.core.codes import text_finding
from previously.core.collector import collector_off
from previously.core.entries import Event
from previously.core.errors import BadRequest, UnreadableInput
from previously.core.finding import MOST_LIKE, Finding, few
from previously.core.nearest import Spelling, did_you_mean
from previously.core.position import Template
from previously.core.series import SIGN, Realm, realms
from previously.core.source import Block, Layout, Span
from previously.formats.files import (
    STORY,
    Texts,
    Where,
    find_files,
    find_plan,
    find_press,
    folder_of,
    homes,
    press_among,
    universe_of,
)
from previously.formats.folder import Shelf
from previously.formats.registry import read_plan
from previously.language.lexicon.kept import keep_in

keep_in(KeptTables())


class Loader:
    """Builds canons of one folder as its files stand in `texts`; of an `older` loader, what has not changed is kept.

    The loader of a view for an audience has the atoms it may see (`told`), how far it has come, and nothing else.
    """

    def __init__(
        self,
        texts: Texts,
        home: Where | None = None,
        told: FolderText | None = None,
        progress: str = "",
        older: "Loader | None" = None,
    ) -> None:
        self.texts, self.home, self.told, self.progress = texts, home, told, progress
        with collector_off():
            self.shelf: Shelf | None = Shelf(texts, older.shelf if older else None) if told is None else None
        self.layout = self.shelf.layout if self.shelf else Layout()

    @property
    def folder(self) -> FolderText:
        """The atoms of the whole folder, or those that an audience may see."""
        return self.shelf.folder if self.shelf else self.told or FolderText(StoryText())

    def starts(self) -> dict[Block, int]:
        """At which character of its file each block begins that does not begin it."""
        return dict(self.shelf.starts()) if self.shelf else {}

    def edited(self, path: str, text: str) -> "Loader":
        """The loader with another text for one file, by its path in the series one stands in, or in the folder."""
        if self.told is not None:
            raise BadRequest(f"a view for an audience has no files; given “{path}”")
        ours = f"{self.texts.home}/{path}"
        known = ours if ours in self.texts.files else path
        return self.reread(self.texts.edited(known, text))

    def reread(self, texts: Texts) -> "Loader":
        """The loader with the files as they are now."""
        return Loader(texts, self.home, older=self)

    @property
    def paths(self) -> list[str]:
        """The names of the paths through choices that the story lists."""
        stories = (self.folder.story, *(member.story for member in self.folder.members))
        return [one.name.text for story in stories for one in story.paths]

    def along(self, path: str) -> "Loader":
        """The loader of the story told along a path through its choices. Raises BadRequest where there is none."""
        known = self.paths
        if self.told is not None or path not in known:
            there = f"; it has {', '.join(known)}" if known else "; story.yaml lists none under “paths”"
            raise BadRequest(f"this story has no path “{path}”{did_you_mean(path, known) or there}")
        return self.reread(self.texts.taking(path))

    def canon(self, plan: FolderText | None = None, older: Canon | None = None) -> Canon:
        """The canon of everything told, with a plan laid on top; what an `older` one has of the same serves again."""
        with collector_off():
            folder = self.folder if plan is None else overlay(self.folder, plan)
            return _Resolving(folder, older).canon(self.texts.home, self.layout, for_audience=self.told is not None)

    def seen(self, progress: str) -> "Loader":
        """A loader of what is told up to a progress, that holds nothing of the rest. Raises UnknownPosition."""
        with collector_off():
            return Loader(Texts({}), told=addressed(cut(self.folder, progress)), progress=progress)

    def press(self) -> tuple[dict[str, str], tuple[Finding, ...]]:
        """The articles a story keeps about itself, by path; an audience has none."""
        if self.told is not None:
            return {}, ()
        if self.home is None:
            return press_among(self.texts.files), ()
        found, wrong = find_press(folder_of(self.home), homes(self.texts.files))
        return {**found, **press_among(self.texts.files)}, wrong

    def plan(self, path: str) -> FolderText:
        """Read a plan of this folder. Raises UnreadableInput where there is none."""
        if self.shelf is None:
            raise UnreadableInput(f"a view for an audience has no plans; given “{path}”")
        if self.home is None:
            raise UnreadableInput(f"there is no plan “{path}”: this story has no folder")
        name, text, wrong = find_plan(folder_of(self.home), path, self.texts.home)
        return read_plan(name, text, self.shelf.template_at(name), wrong)


class _Resolving:
    """Atoms on their way to a canon, beside the one that was made of them before."""

    def __init__(self, folder: FolderText, older: Canon | None) -> None:
        self.folder, self.realms = folder, realms(folder)
        self.former = older
        self.older = {part.episode: part.raw or part for part in older.episodes} if older else {}
        self.old_before = {part.episode: part.raw or part for part in older.before} if older else {}
        self.cast = self._cast(older.names if older else None)
        known = older.raw_with if older else {}
        self.settings = {realm.prefix: _setting(realm, self.cast, known) for realm in self.realms}

    def canon(self, home: str, layout: Layout, *, for_audience: bool) -> Canon:
        """The canon."""
        folder, every, template = self.folder, self.realms, self.realms[0].template
        before = tuple(map(self._before, every))
        episodes = self._episodes(template, {realm.prefix: part for realm, part in zip(every, before, strict=True)})
        cast, settings, before, episodes = self._unmasked(before, episodes, for_audience=for_audience)
        premises, wrong = premises_of(every)
        told = (finding for episode in (*before, *episodes) for finding in episode.findings)
        astray = _retellings((*before, *episodes))
        stories = [realm.story for realm in every]
        ways, no_ways = stated_ways(stories)
        wrong = [*self.cast.findings, *wrong, *no_ways]
        return Canon(
            title=_title(folder),
            template=template,
            serials={realm.prefix: _serial(realm, self.settings[realm.prefix]) for realm in every},
            cast=cast,
            before=before,
            episodes=episodes,
            premises=premises,
            sources=tuple(source for story in stories for source in story.sources),
            facts=tuple((word.text, value) for story in stories for word, value in story.facts),
            props=tuple(prop for story in stories for prop in story.props),
            ways=ways,
            findings=few((*folder.findings, *wrong, *_heard(folder, told), *astray), MOST_LIKE),
            home=f"{home}/" if home else f"{folder.home}{SIGN}" if folder.home else "",
            allow=tuple(allowed for story in stories for allowed in story.allow),
            layout=layout,
            read_with=settings,
            raw_with=self.settings,
            for_audience=for_audience,
        )

    def _cast(self, older: Cast | None) -> Cast:
        """The resolved cast; the same object while its declarations are the same."""
        known = older.raw or older if older else None
        declared = declared_in(self.folder)
        same = known is not None and len(known.declared) == len(declared) and all(map(_same, known.declared, declared))
        return known if known is not None and same else cast_of(self.folder)

    def _unmasked(
        self, before: tuple[Episode, ...], episodes: tuple[Episode, ...], *, for_audience: bool
    ) -> tuple[Cast, dict[tuple[int, ...], Setting], tuple[Episode, ...], tuple[Episode, ...]]:
        """The cast, what it reads lines with, and the episodes, with everybody one who is one."""
        worn = self.cast.worn or any(part.reach.unmasking for part in (*before, *episodes))
        masks = masks_among(self.cast, (*before, *episodes), told=for_audience) if worn else NOBODY
        if not masks:
            return self.cast, self.settings, before, episodes
        former = self.former
        same = former is not None and former.names.raw is self.cast and former.masks.same(masks)
        cast = former.names if former is not None and same else joined(self.cast, masks)
        known = former.read_with if former is not None and same else {}
        settings = {realm.prefix: _setting(realm, cast, known) for realm in self.realms}
        parts = {id(part.raw): part for part in former.parts} if former is not None and same else {}

        def one(part: Episode) -> Episode:
            setting, old = settings[self.realms[0].template.series_of(part.episode)], parts.get(id(part))
            return old if old is not None and old.read.setting is setting else unmasked(part, cast.masks, setting)

        return cast, settings, tuple(map(one, before)), tuple(map(one, episodes))

    def _before(self, realm: Realm) -> Episode:
        """What was lived before a series opens."""
        read, known = (
            ReadFrom(realm.story.before, self.settings[realm.prefix], Clock()),
            self.old_before.get(realm.prefix),
        )
        return known if known and known.read.same(read) else resolve(_before_text(realm), read, known, before=True)

    def _episodes(self, template: Template, before: Mapping[tuple[int, ...], Episode]) -> tuple[Episode, ...]:
        """Every episode, from where lived time stands after the one before it in its series."""
        parts: dict[tuple[int, ...], list[EpisodeText]] = {}
        for text in self.folder.episodes:
            parts.setdefault(text.episode, []).append(text)
        clocks: dict[tuple[int, ...], Clock] = {}
        told = {series: [part] for series, part in before.items()}
        past = {series: Past(parts) for series, parts in told.items()}
        found: list[Episode] = []
        for numbers, group in sorted(parts.items(), key=lambda item: item[0]):
            series = template.series_of(numbers)
            read = ReadFrom(tuple(group), self.settings[series], clocks.get(series, Clock()))
            known = self.older.get(numbers)
            text = merge(group) if len(group) > 1 else group[0]
            episode = _resolved(text, read, known, past[series])
            clocks[series] = episode.end
            told[series].append(episode)
            found.append(episode)
        return tuple(found)


def _resolved(text: EpisodeText, read: ReadFrom, known: Episode | None, past: Past) -> Episode:
    """An episode; the one that was there before, where it is read from the same.

    One with undated flashbacks is read once to see what they show, and again with the days that this gives them.
    """
    if not _has_undated(text):
        return known if known and known.read.same(read) else resolve(text, read, known)
    first = resolve(text, read)
    read = read._replace(dated=days_of_undated(first, past))
    if known and known.read.same(read):
        return known
    return resolve(text, read, known) if read.dated else first


def _same(one: object, other: object) -> bool:
    """Are two parts of what a cast is resolved from the same? A set is made anew each time."""
    return one is other or (isinstance(one, frozenset) and one == other)


def _has_undated(text: EpisodeText) -> bool:
    return any(scene.flashback is not None and is_undated(scene.flashback.text) for scene in text.scenes)


def _setting(realm: Realm, cast: Cast, known: Mapping[tuple[int, ...], Setting]) -> Setting:
    """What episodes are read with; the same object while the cast and the clock are the same."""
    setting, old = Setting(cast.lexicons[realm.prefix], realm.template, realm.story.clock), known.get(realm.prefix)
    return old if old is not None and old.alike(setting) else setting


def load(path: Where, seen: str | None = None) -> Canon:
    """The canon of the story in a folder: all of it, or what is told up to `seen` (`S01E05`, `S01`, `none`).

    Never raises for what the author wrote: `canon.findings` says it. Raises UnreadableInput where there is no story,
    and UnknownPosition where `seen` is no position.
    """
    whole = loader(path)
    return (whole if seen is None else whole.seen(seen)).canon()


def loader(path: Where, along: str | None = None) -> Loader:
    """A loader over a folder's files as they are now, told `along` one of the story's paths. Raises BadRequest."""
    root, series = universe_of(folder_of(path))
    found = Loader(find_files(root, series), root)
    return found if along is None else found.along(along)


def loader_of(files: Mapping[str, str]) -> Loader:
    """A loader over files given as text, by relative path."""
    return Loader(Texts(files))


def _heard(folder: FolderText, told: Iterable[Finding]) -> Iterator[Finding]:
    """What is wrong with lines. Where the cast could not be read, that everybody is unknown says no more than that."""
    unread = not any(realm.story.cast for realm in realms(folder)) and any(
        finding.code == "PV001" and finding.span.path.endswith(STORY) for finding in folder.findings
    )
    return (finding for finding in told if not (unread and finding.code in {"PV003", "PV004"}))


def _retellings(parts: Sequence[Episode]) -> Iterator[Finding]:
    """What is wrong with retellings: an event that is not there, or a line that comes back to itself."""
    retelling = [event for part in parts for event in part.reach.retelling]
    if not retelling:
        return
    known = {entry.id: entry for part in parts for entry in part.entries}
    spelling, round_ = Spelling(known), _circling(retelling, known)
    for event in retelling:
        if event.retells not in known:
            near = spelling.did_you_mean(event.retells)
            yield _bad_retelling(event, f"there is no event “{event.retells}” to retell{near}")
        elif event.id in round_:
            yield _bad_retelling(event, f"“{event.retells}” retells this line in turn: that goes round in a circle")


def _circling(retelling: Sequence[Event], known: Mapping[str, object]) -> set[str]:
    """The lines from which following what is retold comes to no end; each line is followed once."""
    ends: dict[str, bool] = {}
    for event in retelling:
        way: dict[str, None] = {}
        at: object = event
        while isinstance(at, Event) and at.retells and at.id not in ends and at.id not in way:
            way[at.id] = None
            at = known.get(at.retells)
        comes_back = isinstance(at, Event) and bool(at.retells) and (at.id in way or not ends[at.id])
        ends |= dict.fromkeys(way, not comes_back)
    return {line for line, end in ends.items() if not end}


def _bad_retelling(event: Event, message: str) -> Finding:
    return text_finding("unknown-position", event.span, message, at=event.scene.at)


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
