"""TEI: plays, whose divisions are acts and scenes and whose speeches say by an id who speaks."""

import re
from collections.abc import Sequence

import msgspec

from previously.core.atoms import EpisodeText, SceneText
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.format import KnownScenes, Read, Section
from previously.formats.manuscript.markup import Markup, plain_row, read_markup
from previously.formats.manuscript.telling import scenes_of
from previously.formats.manuscript.where import position_of
from previously.formats.tei.pieces import Act, acts_of

_IS_TEI = re.compile(r"<(?:\w+:)?TEI\b")


class Tei:
    """The format for plays in TEI: one episode a file, or an act where positions count acts last."""

    name = "tei"
    endings = (".tei", ".xml")

    def sections(self, text: str) -> tuple[Section, ...]:
        """One section, the whole file."""
        return (Section("", 0, text),)

    def read(self, block: Block, template: Template, known: KnownScenes) -> Read:
        """The episodes a play describes; other XML tells nothing."""
        del known
        return read_markup(block, template, _told) if _IS_TEI.search(block.text, 0, 4096) else ((), ())

    def rows(self, text: str) -> int:
        """One for each speech."""
        return max(text.count("<sp"), len(text) // 400)

    def excerpt(self, span: Span) -> str:
        """What is printed in a row."""
        return plain_row(span)


def _told(markup: Markup, template: Template) -> tuple[Sequence[EpisodeText], Sequence[Finding]]:
    acts = acts_of(markup)
    title = next((one.text() for one in markup.root.all("title")), "")
    span, findings = Span(markup.block, 0), list[Finding]()
    told: dict[tuple[int, ...], list[SceneText]] = {}
    by_act = template.fields[-1:] == ("act",)
    for act in acts:
        episode = _episode(markup, template, act) if by_act else position_of(markup.block.path, template)
        scenes, wrong = scenes_of(markup.block, act.pieces, acted=True)
        findings += wrong
        prefix = f"{act.number}." if act.number and not by_act else ""
        told.setdefault(episode, []).extend(msgspec.structs.replace(one, name=prefix + one.name) for one in scenes)
    return [EpisodeText(episode, span, title, tuple(scenes)) for episode, scenes in told.items()], findings


def _episode(markup: Markup, template: Template, act: Act) -> tuple[int, ...]:
    """The episode that an act is, of a play that its file's name numbers where plays are counted too."""
    alone = len(template.fields) == 1
    first = template.series_of(template.parse(template.show_first())[0])
    if not alone and template.given:
        play = template.season(template.given)
        return (*(play or template.parse(template.given)[0][:-1]), act.number)
    plays = () if alone else position_of(markup.block.path, Template("{" + template.fields[0] + "}"))
    return (*first, *plays, act.number)
