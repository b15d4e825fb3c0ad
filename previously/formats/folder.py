"""The atoms in a story's files, kept from one reading to the next where their text is the same."""

from previously.core.atoms import EpisodeText, FolderText, SeriesText, StoryText
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.series import series_template, template_of
from previously.core.source import Block
from previously.core.verbs import Verb
from previously.formats.articles import is_press
from previously.formats.bible.allowances import allow_of
from previously.formats.bible.declarations import before_of, cast_of, facts_of, premises_of, story_of
from previously.formats.bible.season import Known, read_block, read_part
from previously.formats.files import Texts
from previously.formats.fountain.episode import read_script
from previously.formats.jsonl.events import read_events
from previously.formats.universe import STORY, home_of, homes, names_of
from previously.formats.vocabulary import own_verbs
from previously.formats.yaml.fields import Fields
from previously.formats.yaml.tree import Map, Node, Part, split

KEYS = ("cast", "before", "premises", "facts", "verbs", "sources", "allow")
Read = tuple[tuple[EpisodeText, ...], tuple[Finding, ...]]
Declared = tuple[StoryText, tuple[Verb, ...], tuple[Finding, ...]]


class Shelf:
    """What was read before, so that only blocks whose text has changed are read again."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[tuple[str, str], list[Read]]] = {}
        self._blocks: dict[tuple[str, str, str], tuple[Block, Read]] = {}
        self._scenes: dict[tuple[str, str], Known] = {}
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
            self._stories[path] = (text, _story(path, text))
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
            parts = split(text) if path.endswith((".yaml", ".yml")) else (Part("", 0, text),)
            reads = [self._block(path, part, template) for part in parts]
            known = self._files[path] = ((text, template.text), reads)
            self._forget(path, {part.text for part in parts})
        return known[1]

    def _forget(self, path: str, texts: set[str]) -> None:
        """Drop what the file no longer says."""
        for key in [key for key in self._blocks if key[0] == path and key[1] not in texts]:
            del self._blocks[key]

    def _block(self, path: str, part: Part, template: Template) -> Read:
        key = (path, part.text, template.text)
        known = self._blocks.get(key)
        if known is None:
            block = Block(path, part.row + 1, part.text)
            scenes = self._scenes.setdefault((path, part.key), {})
            known = self._blocks[key] = (block, read_any(block, template, scenes))
        known[0].start = part.row + 1
        return known[1]


def read_any(block: Block, template: Template, scenes: Known | None = None) -> Read:
    """Read a block as what its file's name says it is; `scenes` are those of this episode read before."""
    if block.path.endswith(".jsonl"):
        return read_events(block, template)
    if block.path.endswith((".yaml", ".yml")):
        episode, findings = read_part(block, template, scenes)
    else:
        episode, findings = read_script(block, template)
    return ((episode,) if episode else ()), findings


def _story(path: str, text: str) -> Declared:
    """A story.yaml, each of its keys parsed alone, so that a fault in one is that one's."""
    page, tree = read_block(Block(path, 1, text))
    if tree is None:
        return StoryText(), (), tuple(page.findings)
    story = story_of(page, tree)
    verbs = own_verbs(page, tree.get("verbs"))
    return story, verbs, tuple(page.findings)


def read_plan(path: str, text: str, template: Template, wrong: tuple[Finding, ...] = ()) -> FolderText:
    """A plan: the form of a season file, which may also add `cast`, `before`, `premises`, `facts` and `verbs`."""
    story = StoryText(positions=template.text)
    verbs: tuple[Verb, ...] = ()
    findings: list[Finding] = [*wrong]
    episodes: list[EpisodeText] = []
    for part in split(text):
        block = Block(path, part.row + 1, part.text)
        if part.key in KEYS:
            page, tree = read_block(block)
            fields = Fields(page, tree, "a plan")
            story, verbs = _with(story, fields), verbs + own_verbs(page, _verbs(tree))
            findings += page.findings
        else:
            parts, wrong = read_any(block, template)
            episodes += parts
            findings += wrong
    return FolderText(story, tuple(episodes), verbs, tuple(findings))


def _verbs(tree: Map | None) -> Node | None:
    return tree.get("verbs") if tree else None


def _with(story: StoryText, fields: Fields) -> StoryText:
    return StoryText(
        positions=story.positions,
        cast=story.cast + cast_of(fields),
        before=story.before + before_of(fields),
        premises=story.premises + premises_of(fields),
        facts=story.facts + facts_of(fields),
        allow=story.allow + allow_of(fields),
    )
