"""A play's acts as episodes: one episode a file, or an act where positions count acts last."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from previously.core.atoms import EpisodeText, SceneText
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.manuscript.pieces import Piece
from previously.formats.manuscript.telling import scenes_of
from previously.formats.manuscript.where import position_of


class Act(NamedTuple):
    """An act by its number (0 where the play has none), and its pieces."""

    number: int
    pieces: list[Piece]


def told_by_acts(
    block: Block,
    template: Template,
    acts: Sequence[Act],
    title: str,
    whole: Callable[[str, Template], tuple[int, ...]] = position_of,
) -> tuple[Sequence[EpisodeText], Sequence[Finding]]:
    """The episodes that a play's acts are; `whole` says which a file is. Raises UnknownPosition."""
    span, findings = Span(block, 0), list[Finding]()
    told: dict[tuple[int, ...], list[SceneText]] = {}
    by_act = template.fields[-1:] == ("act",)
    for act in acts:
        episode = _episode(block, template, act) if by_act else whole(block.path, template)
        scenes, wrong = scenes_of(block, act.pieces, acted=True)
        findings += wrong
        prefix = f"{act.number}." if act.number and not by_act else ""
        told.setdefault(episode, []).extend(msgspec.structs.replace(one, name=prefix + one.name) for one in scenes)
    return [EpisodeText(episode, span, title, tuple(scenes)) for episode, scenes in told.items()], findings


def _episode(block: Block, template: Template, act: Act) -> tuple[int, ...]:
    """The episode that an act is, of a play that its file's name numbers where plays are counted too."""
    alone = len(template.fields) == 1
    first = template.series_of(template.parse(template.show_first())[0])
    if not alone and template.given:
        play = template.season(template.given)
        return (*(play or template.parse(template.given)[0][:-1]), act.number)
    plays = () if alone else position_of(block.path, Template("{" + template.fields[0] + "}"))
    return (*first, *plays, act.number)
