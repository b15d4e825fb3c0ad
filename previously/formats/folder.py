"""The atoms in a story's files, kept from one reading to the next where their text is the same."""

from previously.core.atoms import EpisodeText, FolderText, SeriesText
from previously.core.codes import text_finding
from previously.core.english import joined
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.series import series_template, template_of
from previously.core.source import Block, Span
from previously.formats.articles import is_press
from previously.formats.files import Texts
from previously.formats.format import Format, KnownScenes, Read, Section
from previously.formats.registry import Declared, endings, format_of, read_story
from previously.formats.universe import STORY, home_of, homes, names_of


class Shelf:
    """What was read before, so that only blocks whose text has changed are read again."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[tuple[str, str], list[Read]]] = {}
        self._blocks: dict[tuple[str, str, str], tuple[Block, Read]] = {}
        self._scenes: dict[tuple[str, str], KnownScenes] = {}
        self._stories: dict[str, tuple[str, Declared]] = {}
        self._members: tuple[tuple[object, ...], tuple[SeriesText, ...]] = ((), ())

    def read(self, texts: Texts) -> FolderText:
        """The atoms of a folder: of one story, or of several series that share a universe."""
        story, verbs, findings = self._declarations(STORY, texts.files.get(STORY, ""))
        found = [*texts.findings, *findings]
        among = homes(texts.files)
        members = self._universe(texts, among, found) if among else ()
        home = next((m.name for h, m in zip(among, members, strict=True) if h == texts.home), "") if members else ""
        folder = FolderText(story, verbs=verbs, members=members, home=home)
        templates = {home: series_template(m) for home, m in zip(among, members, strict=True)}
        own = template_of(folder)
        episodes: list[EpisodeText] = []
        for path in sorted(texts.files):
            if path != STORY and not path.endswith(f"/{STORY}") and not is_press(path):
                for parts, wrong in self._file(path, texts.files[path], templates.get(home_of(path, among), own)):
                    episodes += parts
                    found += wrong
        return FolderText(story, tuple(episodes), verbs, tuple(found), members, home)

    def _universe(self, texts: Texts, among: tuple[str, ...], found: list[Finding]) -> tuple[SeriesText, ...]:
        """What each series declares; the same objects while none declares anything else."""
        declared = {home: self._declarations(f"{home}/{STORY}", texts.files[f"{home}/{STORY}"]) for home in among}
        for _, _, findings in declared.values():
            found += findings
        key = tuple(declared.values())
        if self._members[0] != key or any(a is not b for a, b in zip(self._members[0], key, strict=True)):
            names = dict(names_of({home: story.series for home, (story, _, _) in declared.items()}))
            numbers = {name: number for number, name in enumerate(sorted(names.values()))}
            made = (SeriesText(names[h], numbers[names[h]], story, verbs) for h, (story, verbs, _) in declared.items())
            self._members = (key, tuple(made))
        return self._members[1]

    def _declarations(self, path: str, text: str) -> Declared:
        if path not in self._stories or self._stories[path][0] != text:
            self._stories[path] = (text, read_story(path, text))
        return self._stories[path][1]

    def template_at(self, texts: Texts, path: str) -> Template:
        """How a file of this folder writes its positions."""
        folder = self.read(texts)
        home = home_of(path, homes(texts.files))
        member = next((m for h, m in zip(homes(texts.files), folder.members, strict=True) if h == home), None)
        return series_template(member) if member else template_of(folder)

    def _file(self, path: str, text: str, template: Template) -> list[Read]:
        known = self._files.get(path)
        if known is None or known[0] != (text, template.text):
            form = format_of(path)
            parts = form.sections(text) if form else ()
            reads = [self._block(form, path, part, template) for part in parts] if form else [_unread(path)]
            known = self._files[path] = ((text, template.text), reads)
            self._forget(path, {part.text for part in parts})
        return known[1]

    def _forget(self, path: str, texts: set[str]) -> None:
        """Drop what the file no longer says."""
        for key in [key for key in self._blocks if key[0] == path and key[1] not in texts]:
            del self._blocks[key]

    def _block(self, form: Format, path: str, part: Section, template: Template) -> Read:
        key = (path, part.text, template.text)
        known = self._blocks.get(key)
        if known is None:
            block = Block(path, part.row + 1, part.text)
            scenes = self._scenes.setdefault((path, part.key), {})
            known = self._blocks[key] = (block, form.read(block, template, scenes))
        known[0].start = part.row + 1
        return known[1]


def _unread(path: str) -> Read:
    """What is said of a file that nothing here can read."""
    message = f"no format reads a file of this name; they end in {joined(list(endings()))}"
    return (), (text_finding("unreadable-file", Span(Block(path, 1, ""), 0), message),)
