"""The atoms in a story's files, reused from one reading to the next where the text is unchanged."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from previously.core.atoms import EpisodeText, FolderText, SeriesText, StoryText, Word
from previously.core.finding import MOST_LIKE, Finding, few
from previously.core.position import Template
from previously.core.series import series_template, template_of
from previously.core.source import Block, Layout, Standing
from previously.formats.conflicts import MARKS, settled
from previously.formats.copies import copied, copies
from previously.formats.files import STORY, Texts, homes, is_press
from previously.formats.format import DECLARED, Format, KnownScenes, Room, Section
from previously.formats.lexicon_file import with_lexicon
from previously.formats.manuscript.rows import Rows
from previously.formats.paths import on_path, steps_by_file, taken
from previously.formats.registry import Declared, format_of, read_story, rows_of_story
from previously.formats.standing import ORDERING, astray, given_in, standing
from previously.formats.twice import told_twice
from previously.formats.unread import given, unread_findings
from previously.formats.untold import untold

Members = tuple[tuple[Declared, ...], tuple[SeriesText, ...]]
"""What each series declares, and what was built from it."""
_NAME = re.compile(r"[^\W_][\w-]*")
"""A name that a series may have."""


class SectionRead(NamedTuple):
    """One section of a file: its key, its text as a block, where it now begins in the file, and what it says."""

    key: str
    block: Block
    start: int
    episodes: tuple[EpisodeText, ...]
    findings: tuple[Finding, ...]
    scenes: KnownScenes

    def standing(self) -> Iterator[Standing]:
        """Where the section and each of its scenes now stand in the file."""
        yield self.block, self.start
        yield from ((block, self.start + row) for block, row in self.scenes.rows)

    def moved(self) -> tuple[Standing, ...]:
        """Those that do not stand where they were first read."""
        known = self.scenes.moved
        if known is None or known[0] != self.start:
            found = tuple((block, start) for block, start in self.standing() if block.start != start)
            known = self.scenes.moved = (self.start, found)
        return known[1]

    def starting(self, start: int) -> Iterator[tuple[Block, int]]:
        """At which character its own block begins, where that is `start`, and each of its scenes read on its own."""
        if start:
            yield self.block, start
        if self.scenes.rows:
            rows = Rows(self.block.text)
            yield from ((block, start + rows.starts[row]) for block, row in self.scenes.rows)


class StoryRead(NamedTuple):
    """One story.yaml as read: its text, what it declares, the lexicon file it names, and what both say."""

    text: str
    alone: Declared
    lexicon: str | None
    declared: Declared


class FileRead(NamedTuple):
    """One file as read: its text, its position template, its sections, and what is wrong between them.

    Of its first `clean` characters it is known that no mark of a conflict stands in them.
    """

    text: str
    positions: str
    sections: tuple[SectionRead, ...]
    findings: tuple[Finding, ...] = ()
    clean: int = 0


class Shelf:
    """The atoms in a folder's files. An older reading of the same text is reused; nothing is modified."""

    def __init__(self, texts: Texts, older: "Shelf | None" = None) -> None:
        self._texts = texts
        self._old_files = older.files if older else {}
        self._old_stories = older.stories if older else {}
        self._old_members: Members = older.members if older else ((), ())
        self._old_rows = older.rows if older else {}
        self.files: dict[str, FileRead] = {}
        self.rows: dict[str, tuple[str, int]] = {}
        self.stories: dict[str, StoryRead] = {}
        self.lexicons: set[str] = set()
        """The paths of lexicon files."""
        self.members: Members = ((), ())
        self.folder = self._read()
        self.layout = Layout(section for file in self.files.values() for section in file.sections)
        del self._old_files, self._old_stories, self._old_members, self._old_rows, self.room, self.declared

    def _read(self) -> FolderText:
        """A folder's atoms: one story's, or several series' in a shared universe."""
        texts = self._texts
        self.room, self.declared = Room(), Room()
        story, verbs, findings = self._declarations(STORY, texts.files.get(STORY, ""))
        found = [*texts.findings, *findings]
        among = homes(texts.files)
        members = self._universe(among, found) if among else ()
        home = next((m.name for h, m in zip(among, members, strict=True) if h == texts.home), "") if members else ""
        folder = FolderText(story, verbs=verbs, members=members, home=home)
        templates = {home: series_template(m) for home, m in zip(among, members, strict=True)}
        own = template_of(folder)
        self.manuscript = tuple(_manuscripts(story, zip(among, members, strict=True)))
        episodes: list[EpisodeText] = []
        beside = dict(copies([*texts.files], texts.files.__getitem__))
        found += (copied(path, original) for path, original in beside.items())

        def plain(path: str) -> Template:
            return templates.get(_home_of(path, among), own)

        given = given_in(story, zip(among, members, strict=True))
        found += astray(given, texts.files) if given else ()
        ordering = {path: text for path, text in texts.files.items() if path.casefold().endswith(ORDERING)}
        stands = standing(ordering, given, plain) if ordering or given else {}

        steps = self._steps(story, members, found)

        def template(path: str) -> Template:
            placed = plain(path).giving(stands[path]) if path in stands else plain(path)
            return placed.taking(steps[path]) if path in steps else placed

        for path in sorted(texts.files):
            apart = path in beside or path in self.lexicons or is_press(path)
            if path != STORY and not path.endswith(f"/{STORY}") and not apart:
                file = self._file(path, texts.files[path], template(path))
                found += file.findings
                for section in file.sections:
                    episodes += section.episodes
                    found += section.findings
        episodes = list(on_path(episodes)) if steps else episodes
        told = {episode.episode for episode in episodes}
        found += unread_findings(texts.unread, [*texts.files], told, template)
        if not _tells(episodes, (story, *(member.story for member in members))):
            read = [path for path in texts.files if path != STORY and not path.endswith(f"/{STORY}")]
            found.append(untold(f"{texts.home}/{STORY}" if texts.home else STORY, read, texts.others))
        found = [*self.declared.findings(), *self.room.findings(), *found]
        return FolderText(story, tuple(episodes), verbs, few(found, MOST_LIKE), members, home)

    def _steps(
        self, story: StoryText, members: Iterable[SeriesText], found: list[Finding]
    ) -> dict[str, tuple[Word, ...]]:
        """The path through the choices of each file that is told along one."""
        paths = (taken(one, self._texts.along) for one in (story, *(member.story for member in members)))
        path = next((path for path in paths if path), None)
        return steps_by_file(path, self._texts.files, found) if path else {}

    def _universe(self, among: tuple[str, ...], found: list[Finding]) -> tuple[SeriesText, ...]:
        """What each series declares; the same objects as before if nothing has changed."""
        declared = {home: self._declarations(f"{home}/{STORY}", self._texts.files[f"{home}/{STORY}"]) for home in among}
        for _, _, findings in declared.values():
            found += findings
        key = tuple(declared.values())
        self.members = self._old_members
        if self.members[0] != key or any(a is not b for a, b in zip(self.members[0], key, strict=True)):
            names = dict(names_of({home: story.series for home, (story, _, _) in declared.items()}))
            numbers = {name: number for number, name in enumerate(sorted(names.values()))}
            made = (SeriesText(names[h], numbers[names[h]], story, verbs) for h, (story, verbs, _) in declared.items())
            self.members = (key, tuple(made))
        return self.members[1]

    def _declarations(self, path: str, text: str) -> Declared:
        text = self._kept(self.declared, path, text, _declared_rows)
        known = self._old_stories.get(path)
        alone = known.alone if known is not None and known.text == text else read_story(path, text)
        named = alone[0].lexicon
        at = f"{path.removesuffix(STORY)}{named.file}" if named is not None and named.file else ""
        lexicon = self._texts.files.get(at)
        if known is None or known.alone is not alone or known.lexicon != lexicon:
            known = StoryRead(text, alone, lexicon, with_lexicon(alone, at, lexicon) if at else alone)
        self.lexicons.add(at)
        self.stories[path] = known
        return known.declared

    def _kept(self, room: Room, path: str, text: str, work: Callable[[str], int]) -> str:
        """As much of a file as there is room for."""
        known = self._old_rows.get(path)
        self.rows[path] = known if known is not None and known[0] == text else (text, work(text))
        return room.take(path, text, self.rows[path][1], work)

    def starts(self) -> Iterator[tuple[Block, int]]:
        """At which character of its file each section begins."""
        for file in self.files.values():
            start = 0
            for section in file.sections:
                yield from section.starting(start)
                start += len(section.block.text)

    def template_at(self, path: str) -> Template:
        """How a file in this folder writes its positions."""
        among = homes(self._texts.files)
        home = _home_of(path, among)
        member = next((m for h, m in zip(among, self.folder.members, strict=True) if h == home), None)
        return series_template(member) if member else template_of(self.folder)

    def _file(self, path: str, text: str, template: Template) -> FileRead:
        form = format_of(path, self.manuscript)
        text = self._kept(self.room, path, text, form.rows) if form else text
        known = self._old_files.get(path)
        if known is None or known.positions != _written(template) or bool(known.sections) != bool(form):
            known = _file_read(form, path, text, template)
        elif known.text != text:
            known = _file_read(form, path, text, template, known)
        self.files[path] = known
        return known


def _written(template: Template) -> str:
    """How a file's positions are written, and where it is said to stand."""
    if not template.given and not template.along:
        return template.text
    return "\n".join((template.text, template.given, *(f"{one.span.line}:{one.text}" for one in template.along)))


def _manuscripts(story: StoryText, members: Iterable[tuple[str, SeriesText]]) -> Iterator[str]:
    """The folders and files that a story, or a series by its own folder, says are its manuscript."""
    yield from story.manuscript
    for home, member in members:
        yield from (f"{home}/{one.removeprefix('./')}" for one in member.story.manuscript)


def _file_read(
    form: Format | None, path: str, text: str, template: Template, known: FileRead | None = None
) -> FileRead:
    """A file, one side of each merge conflict in it; an unchanged section of an older reading is reused."""
    if form is None:
        return FileRead(text, _written(template), (), (given(path),))
    older = known.sections if known else ()
    more = text[known.clean :] if known and text.startswith(known.text) else text
    marked = any(mark in more for mark in MARKS)
    plain, conflicts = settled(path, text) if marked else (text, ())
    sections = _sections(form, path, plain, template, older)
    twice = told_twice((episode for section in sections for episode in section.episodes), template)
    clean = 0 if marked else text.rfind("\n") + 1
    return FileRead(text, _written(template), sections, (*conflicts, *twice), clean)


def _sections(
    form: Format, path: str, text: str, template: Template, older: Sequence[SectionRead]
) -> tuple[SectionRead, ...]:
    """A file's sections. An unchanged section is reused; a changed one keeps its unchanged scenes."""
    same: dict[str, list[SectionRead]] = {}
    for read in older:
        same.setdefault(read.block.text, []).append(read)
    sections = form.sections(text)
    found = [same[section.text].pop(0) if same.get(section.text) else None for section in sections]
    former: dict[str, list[SectionRead]] = {}
    for left in chain.from_iterable(same.values()):
        former.setdefault(left.key, []).append(left)
    return tuple(
        known._replace(start=section.row + 1)
        if known
        else _section(form, path, section, template, former.get(section.key, []))
        for section, known in zip(sections, found, strict=True)
    )


def _section(form: Format, path: str, section: Section, template: Template, former: list[SectionRead]) -> SectionRead:
    block = Block(path, section.row + 1, section.text)
    scenes = KnownScenes(former.pop(0).scenes if former else None)
    episodes, findings = form.read(block, template, scenes)
    scenes.before = {}
    return SectionRead(section.key, block, block.start, episodes, few(findings), scenes)


def _tells(episodes: Iterable[EpisodeText], stories: Iterable[StoryText]) -> bool:
    """Is there any scene, or a line of what happened before?"""
    return any(episode.scenes for episode in episodes) or any(story.before for story in stories)


def _declared_rows(text: str) -> int:
    """How many rows of log a story.yaml counts for."""
    return DECLARED * rows_of_story(text)


def _home_of(path: str, among: Sequence[str]) -> str:
    """The series folder a file is in, or an empty string."""
    return next((home for home in among if path.startswith(f"{home}/")), "")


def names_of(declared: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each series folder and its name: as its story.yaml gives it, unless that is taken or invalid."""
    taken: set[str] = set()
    for home, name in declared.items():
        folder = re.sub(r"\W+", "-", home.rpartition("/")[2]).strip("-") or "series"
        wanted = name if _NAME.fullmatch(name) else folder
        found = wanted if wanted not in taken else home.replace("/", "-")
        taken.add(found)
        yield home, found
