"""The atoms of a cut, placed by their told address: `S01E05.4, 2nd line`. Nothing of the files is left."""

from collections.abc import Iterator, Sequence

import msgspec

from previously.core.atoms import (
    BeforeText,
    CastText,
    Cue,
    EpisodeText,
    FolderText,
    GroupText,
    LineText,
    MemberText,
    NameText,
    SceneText,
    SeriesText,
    StoryText,
    Word,
)
from previously.core.passage import AUTHORS, Passage
from previously.core.position import Template
from previously.core.series import BEFORE, series_template, template_of
from previously.core.source import Block, Span

CAST = "the cast"
"""Where an audience is told of people: in no place of the story."""


def addressed(folder: FolderText) -> FolderText:
    """The same atoms, each standing where it is told."""
    template = template_of(folder)
    return FolderText(
        _story(folder.story, template),
        tuple(_episode(episode, template) for episode in folder.episodes),
        folder.verbs,
        members=tuple(_series(member) for member in folder.members),
        home=folder.home,
    )


def _series(series: SeriesText) -> SeriesText:
    return msgspec.structs.replace(series, story=_story(series.story, series_template(series)))


def _story(story: StoryText, template: Template) -> StoryText:
    before = template.address(BEFORE)
    return msgspec.structs.replace(
        story,
        cast=tuple(map(_cast, story.cast)),
        groups=tuple(map(_group, story.groups)),
        before=tuple(_before(entry, f"{before}.{i}") for i, entry in enumerate(story.before, 1)),
    )


def _cast(entry: CastText) -> CastText:
    span = _at(CAST)
    return msgspec.structs.replace(
        entry,
        span=span,
        name=NameText(entry.name.text, span),
        aliases=tuple(NameText(alias.text, span) for alias in entry.aliases),
        goals=tuple(msgspec.structs.replace(goal, span=span) for goal in entry.goals),
        bonds=tuple(msgspec.structs.replace(bond, other=Word(bond.other.text, span)) for bond in entry.bonds),
        known_to=tuple(Word(word.text, span) for word in entry.known_to),
    )


def _group(group: GroupText) -> GroupText:
    span = _at(CAST)
    members = tuple(MemberText(Word(one.word.text, span), one.from_) for one in group.members)
    return GroupText(Word(group.name.text, span), members)


def _before(entry: BeforeText, at: str) -> BeforeText:
    return msgspec.structs.replace(entry, line=_line(entry.line, at, 1), when=Word(entry.when.text, _at(at)))


def _episode(episode: EpisodeText, template: Template) -> EpisodeText:
    scenes = tuple(_scene(scene, template.show(episode.episode, scene.name)) for scene in episode.scenes)
    return EpisodeText(episode.episode, _at(template.show(episode.episode)), episode.title, scenes)


def _scene(scene: SceneText, at: str) -> SceneText:
    passages = tuple(_passages(scene.passages, at))
    return msgspec.structs.replace(
        scene,
        span=_at(at),
        present=None if scene.present is None else _words(scene.present, at),
        bodies=_words(scene.bodies, at),
        ghosts=_words(scene.ghosts, at),
        overheard=_words(scene.overheard, at),
        flashback=_word(scene.flashback, at),
        day=_word(scene.day, at),
        later=_word(scene.later, at),
        lines=tuple(_line(line, at, i) for i, line in enumerate(scene.lines, 1)),
        cues=tuple(_cue(cue, scene, at) for cue in scene.cues),
        passages=passages,
        staged=(),
        acted=scene.acted and bool(passages),  # of a page that is not told, nothing is
    )


def _line(line: LineText, at: str, ordinal: int) -> LineText:
    return LineText(line.text, Span(Block(at, ordinal, line.text, told=True), 0))


def _cue(cue: Cue, scene: SceneText, at: str) -> Cue:
    """Somebody speaks after so many of the scene's lines."""
    above = sum(line.span.block is cue.span.block and line.span.row < cue.span.row for line in scene.lines)
    return Cue(cue.name, Span(Block(at, above, cue.name, told=True), 0), cue.speaks, cue.also, cue.there)


def _passages(passages: Sequence[Passage], at: str) -> Iterator[Passage]:
    """What the audience reads of a scene, placed by how much of it stands before; not what the author notes."""
    start = 0
    for one in passages:
        if one.kind not in AUTHORS:
            end = start + len(one.text)
            span = Span(Block(at, 0, one.text, told=True), 0)
            called = one.called if one.kind == "dialogue" else ()  # whom a direction means is said by its words
            yield Passage(one.kind, one.text, span, start, end, one.speaker, one.elsewhere, called=called)
            start = end + 1


def _words(words: Sequence[Word], at: str) -> tuple[Word, ...]:
    return tuple(Word(word.text, _at(at)) for word in words)


def _word(word: Word | None, at: str) -> Word | None:
    return None if word is None else Word(word.text, _at(at))


def _at(at: str) -> Span:
    """A place in told order, no line of it in particular."""
    return Span(Block(at, 0, "", told=True), 0)
