"""A whole story.yaml, or a plan: its declarations, verbs included."""

from previously.core.atoms import EpisodeText, FolderText, StoryText
from previously.core.finding import Finding, few
from previously.core.position import Template
from previously.core.source import Block
from previously.core.verbs import Verb
from previously.formats.bible.declarations import before_of, cast_of, facts_of, premises_of, story_of
from previously.formats.bible.format import read_block, read_section, rows_of_yaml
from previously.formats.bible.to_rules import allow_of
from previously.formats.conflicts import settled
from previously.formats.format import Room
from previously.formats.twice import told_twice
from previously.formats.vocabulary import own_verbs
from previously.formats.yaml.fields import Fields
from previously.formats.yaml.tree import Map, Node, split

KEYS = ("cast", "before", "premises", "facts", "verbs", "sources", "allow")
"""What a plan may declare besides its episodes."""
Declared = tuple[StoryText, tuple[Verb, ...], tuple[Finding, ...]]


def read_story(path: str, text: str) -> Declared:
    """A story.yaml's declarations, its own verbs, and its faults."""
    text, conflicts = settled(path, text)
    reader, tree = read_block(Block(path, 1, text))
    if tree is None:
        return StoryText(), (), few((*conflicts, *reader.findings))
    story = story_of(reader, tree)
    verbs = own_verbs(reader, tree.get("verbs"))
    return story, verbs, few((*conflicts, *reader.findings))


def read_plan(path: str, text: str, template: Template, wrong: tuple[Finding, ...] = ()) -> FolderText:
    """A plan: the form of a season file, which may also add `cast`, `before`, `premises`, `facts` and `verbs`."""
    story = StoryText(positions=template.text)
    verbs: tuple[Verb, ...] = ()
    text, conflicts = settled(path, text)
    findings: list[Finding] = [*wrong, *conflicts]
    episodes: list[EpisodeText] = []
    room = Room()
    kept = room.take(path, text, rows_of_yaml(text), rows_of_yaml)
    for part in split(kept):
        block = Block(path, part.row + 1, part.text)
        if part.key in KEYS:
            reader, tree = read_block(block)
            fields = Fields(reader, tree, "a plan")
            story, verbs = _with(story, fields), verbs + own_verbs(reader, _verbs(tree))
            findings += reader.findings
        else:
            episode, wrong = read_section(block, template)
            episodes += [episode] if episode else []
            findings += wrong
    findings += told_twice(episodes, template)
    return FolderText(story, tuple(episodes), verbs, (*few(findings), *room.findings()))


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
