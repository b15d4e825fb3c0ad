"""The atoms in a story's files, kept from one reading to the next where their text is the same."""

from previously.core.atoms import EpisodeText, FolderText, StoryText
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block
from previously.core.verbs import Verb
from previously.read.bible import Known, read_block, read_part
from previously.read.declarations import before_of, cast_of, facts_of, premises_of, story_of
from previously.read.events import read_events
from previously.read.fields import Fields
from previously.read.files import STORY, Texts
from previously.read.script import read_script
from previously.read.tree import Map, Node, Part, split
from previously.read.vocabulary import own_verbs

DECLARED = ("cast", "before", "premises", "facts", "verbs", "sources")
Read = tuple[tuple[EpisodeText, ...], tuple[Finding, ...]]


class Shelf:
    """What was read before, so that only blocks whose text has changed are read again."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[tuple[str, str], list[Read]]] = {}
        self._blocks: dict[tuple[str, str, str], tuple[Block, Read]] = {}
        self._scenes: dict[tuple[str, str], Known] = {}
        self._story: dict[str, tuple[StoryText, tuple[Verb, ...], tuple[Finding, ...]]] = {}

    def read(self, texts: Texts) -> FolderText:
        """The atoms of a folder."""
        story, verbs, findings = self._declarations(texts.files.get(STORY, ""))
        template = Template(story.positions)
        found = [*texts.findings, *findings]
        episodes: list[EpisodeText] = []
        for path in sorted(texts.files):
            if path != STORY:
                for parts, wrong in self._file(path, texts.files[path], template):
                    episodes += parts
                    found += wrong
        return FolderText(story, tuple(episodes), verbs, tuple(found))

    def _declarations(self, text: str) -> tuple[StoryText, tuple[Verb, ...], tuple[Finding, ...]]:
        if text not in self._story:
            self._story = {text: _story(text)}
        return self._story[text]

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


def _story(text: str) -> tuple[StoryText, tuple[Verb, ...], tuple[Finding, ...]]:
    """story.yaml, each of its keys parsed alone, so that a fault in one is that one's."""
    page, tree = read_block(Block(STORY, 1, text))
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
        if part.key in DECLARED:
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
    )
