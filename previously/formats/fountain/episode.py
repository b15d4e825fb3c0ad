"""A Fountain script as an episode: headings are scenes, cues are speakers, `[[prev: …]]` notes are lines."""

from previously.core.atoms import EpisodeText
from previously.core.codes import text_finding
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding, few
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.fountain.pieces import pieces_of
from previously.formats.fountain.scan import Element, survey
from previously.formats.manuscript.telling import scenes_of
from previously.formats.manuscript.where import position_of


def read_script(block: Block, template: Template) -> tuple[EpisodeText | None, tuple[Finding, ...]]:
    """Read one script. Its position comes from the title page's `Episode:`, else from the file's name."""
    script = survey(block.text)
    elements = script.elements
    wrong = few(text_finding("unreadable-line", Span(block, t.row, t.column), t.message) for t in script.troubles)
    try:
        episode = _position(block, elements, template)
    except UnknownPosition as error:
        return None, (text_finding("unknown-position", Span(block, 0), str(error), fix=FIX), *wrong)
    title = next((e.text for e in elements if e.kind == "title" and e.key.casefold() == "title"), "")
    scenes, twice = scenes_of(block, tuple(pieces_of(block.text, elements)), script=True, acted=True)
    if not scenes and any(element.kind in {"action", "cue"} for element in elements):
        twice = (
            text_finding(
                "nothing-told", Span(block, 0), "this script has no scene heading, so no scene of it is read", fix=HEAD
            ),
            *twice,
        )
    return EpisodeText(episode, Span(block, 0), " ".join(title.split()), scenes), (*wrong, *twice)


FIX = "name the file after its episode, or give “Episode: …” on the title page"


HEAD = "begin its scenes with a heading: INT. BARN - DAY"


def _position(block: Block, elements: tuple[Element, ...], template: Template) -> tuple[int, ...]:
    for element in () if template.given else elements:
        if element.kind == "title" and element.key.casefold() == "episode":
            return template.parse(element.text.strip())[0]
    return position_of(block.path, template)
