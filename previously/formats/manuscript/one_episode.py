"""A file that is one episode and named after it, as subtitles and stories with choices are."""

from collections.abc import Sequence

from previously.core.atoms import EpisodeText, SceneText
from previously.core.codes import text_finding
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.format import Read
from previously.formats.manuscript.where import position_of

FIX = "name the file after its episode, such as s01e01"


def one_episode(
    block: Block, template: Template, scenes: Sequence[SceneText], findings: Sequence[Finding], empty: str
) -> Read:
    """The episode that a file's name says, with its scenes; `empty` is what is said where there are none."""
    try:
        episode = position_of(block.path, template)
    except UnknownPosition as error:
        return (), (text_finding("unknown-position", Span(block, 0), str(error), fix=FIX),)
    if not scenes:
        return (), (*findings, text_finding("nothing-told", Span(block, 0), empty))
    return (EpisodeText(episode, Span(block, 0), "", tuple(scenes)),), tuple(findings)
