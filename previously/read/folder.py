"""A story's folder: which files it holds, and the atoms in them."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from previously.core.atoms import EpisodeText, FolderText, StoryText
from previously.core.codes import text_finding
from previously.core.errors import UnreadableInput
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.core.verbs import Verb
from previously.read.bible import read_block, read_part
from previously.read.declarations import before_of, cast_of, facts_of, premises_of, story_of
from previously.read.events import read_events
from previously.read.fields import Fields
from previously.read.script import read_script
from previously.read.tree import Map, Node, split
from previously.read.vocabulary import own_verbs

STORY = "story.yaml"
LARGEST = 64 << 20
MOST_FILES = 10_000
APART = {"plans", "press"}
DECLARED = ("cast", "before", "premises", "facts", "verbs", "sources")
Read = tuple[tuple[EpisodeText, ...], tuple[Finding, ...]]


class Texts:
    """The files of a folder as text, by relative path, and what was wrong with any of them."""

    def __init__(self, files: Mapping[str, str], findings: tuple[Finding, ...] = ()) -> None:
        self.files, self.findings = dict(files), findings


def find_files(root: Path) -> Texts:
    """Read a folder's files, `plans/` and `press/` left out. Raises UnreadableInput where there is no story."""
    if not (root / STORY).is_file():
        raise UnreadableInput(f"“{root}” holds no {STORY}; “previously new {root}” makes a story to start from")
    files: dict[str, str] = {}
    findings: list[Finding] = []
    for path in _walk(root):
        text, finding = read_text(root, path)
        if text is not None:
            files[path.relative_to(root).as_posix()] = text
        if finding is not None:
            findings.append(finding)
    return Texts(files, tuple(findings))


def _walk(root: Path) -> Iterator[Path]:
    count = 0
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in APART)
        for name in sorted(files):
            if name == STORY or name.endswith((".yaml", ".yml", ".fountain", ".spmd", ".jsonl")):
                count += 1
                if count > MOST_FILES:
                    raise UnreadableInput(f"“{root}” holds more than {MOST_FILES:,} files; is it a story's folder?")
                yield Path(folder) / name


def read_text(root: Path, path: Path) -> tuple[str | None, Finding | None]:
    """One file's text. A link out of the folder, a file too large or not UTF-8 gives a finding."""
    span = Span(Block(path.relative_to(root).as_posix(), 1, ""), 0)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return None, text_finding("unreadable-file", span, "this file is a link out of the story's folder")
        if not path.is_file():
            return None, text_finding("unreadable-file", span, "this is no file")
        if path.stat().st_size > LARGEST:
            return None, text_finding("unreadable-file", span, f"this file is larger than {LARGEST >> 20} MB")
        raw = path.read_bytes()
    except OSError as error:
        return None, text_finding("unreadable-file", span, f"this file cannot be read: {error.strerror}")
    return _decoded(raw, span)


def _decoded(raw: bytes, span: Span) -> tuple[str, Finding | None]:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start)
        message = f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8; it is read as “�”"
        text = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        return text, text_finding("unreadable-file", Span(span.block, row), message, fix="save the file as UTF-8")


class Shelf:
    """What was read before, so that only blocks whose text has changed are read again."""

    def __init__(self) -> None:
        self._blocks: dict[tuple[str, str, str], tuple[Block, Read]] = {}
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

    def _file(self, path: str, text: str, template: Template) -> Iterator[Read]:
        if path.endswith((".yaml", ".yml")):
            for part in split(text):
                yield self._block(path, part.row + 1, part.text, template)
        else:
            yield self._block(path, 1, text, template)

    def _block(self, path: str, first: int, text: str, template: Template) -> Read:
        key = (path, text, template.text)
        known = self._blocks.get(key)
        if known is None:
            block = Block(path, first, text)
            known = self._blocks[key] = (block, read_any(block, template))
        known[0].first = first
        return known[1]


def read_any(block: Block, template: Template) -> Read:
    """Read a block as what its file's name says it is."""
    if block.path.endswith(".jsonl"):
        return read_events(block, template)
    reader = read_part if block.path.endswith((".yaml", ".yml")) else read_script
    episode, findings = reader(block, template)
    return ((episode,) if episode else ()), findings


def _story(text: str) -> tuple[StoryText, tuple[Verb, ...], tuple[Finding, ...]]:
    """story.yaml, each of its keys parsed alone, so that a fault in one is that one's."""
    page, tree = read_block(Block(STORY, 1, text))
    if tree is None:
        return StoryText(), (), tuple(page.findings)
    story = story_of(page, tree)
    verbs = own_verbs(page, tree.get("verbs"))
    return story, verbs, tuple(page.findings)


def read_plan(path: str, text: str, template: Template) -> FolderText:
    """A plan: the form of a season file, which may also add `cast`, `before`, `premises`, `facts` and `verbs`."""
    story = StoryText(positions=template.text)
    verbs: tuple[Verb, ...] = ()
    findings: list[Finding] = []
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
