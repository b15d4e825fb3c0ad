"""A plan laid on a story: an equal scene position replaces, others insert. The story's own atoms stay as they are."""

import re

import msgspec

from previously.canon.merging import merge
from previously.core.atoms import CastText, EpisodeText, FolderText, StoryText


def overlay(folder: FolderText, plan: FolderText) -> FolderText:
    """The atoms of a story with a plan's laid on top."""
    parts: dict[tuple[int, ...], list[EpisodeText]] = {}
    for text in folder.episodes:
        parts.setdefault(text.episode, []).append(text)
    planned: dict[tuple[int, ...], list[EpisodeText]] = {}
    for text in plan.episodes:
        planned.setdefault(text.episode, []).append(text)
    for episode, texts in planned.items():
        new = merge(texts)
        parts[episode] = [_laid(merge(parts[episode]), new)] if episode in parts else [new]
    episodes = tuple(text for group in parts.values() for text in group)
    findings = (*folder.findings, *plan.findings)
    story, verbs = _declared(folder.story, plan.story), (*plan.verbs, *folder.verbs)
    return FolderText(story, episodes, verbs, findings, folder.members, folder.home)


def _laid(told: EpisodeText, plan: EpisodeText) -> EpisodeText:
    scenes = {scene.name: scene for scene in told.scenes}
    scenes |= {scene.name: scene for scene in plan.scenes}
    names, before = list(scenes), [scene.name for scene in told.scenes]
    if before == sorted(before, key=_natural):
        names.sort(key=_natural)
    return msgspec.structs.replace(told, title=plan.title or told.title, scenes=tuple(scenes[name] for name in names))


def _natural(name: str) -> list[tuple[int, str]]:
    """The order in which scenes are numbered: 2, 2A, 10. What a plan adds to another order stands at the end."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return [_number(part.lstrip("0")) if part[0] in "0123456789" else (-1, part.casefold()) for part in parts]


def _number(digits: str) -> tuple[int, str]:
    """A number as it is sorted, however long it is."""
    return (len(digits), digits)


def _declared(story: StoryText, plan: StoryText) -> StoryText:
    if not (plan.cast or plan.before or plan.premises or plan.facts or plan.sources or plan.allow):
        return story
    return msgspec.structs.replace(
        story,
        cast=_cast(story.cast, plan.cast),
        before=story.before + plan.before,
        premises=story.premises + plan.premises,
        facts=story.facts + plan.facts,
        sources=story.sources + plan.sources,
        allow=story.allow + plan.allow,
    )


def _cast(told: tuple[CastText, ...], plan: tuple[CastText, ...]) -> tuple[CastText, ...]:
    """A plan's entry takes the place of the story's of the same id; the story's very own where a plan has none."""
    if not plan:
        return told
    entries = {entry.id: entry for entry in told}
    entries |= {entry.id: entry for entry in plan}
    return tuple(entries.values())
