"""An episode's log as a manuscript of its own: a script in Fountain or for Final Draft, or a chapter in Markdown."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from previously.core.atoms import SceneText
from previously.core.errors import BadRequest, UnknownPosition
from previously.core.position import Template
from previously.formats.export.notes import heading_of, notes_of
from previously.formats.fountain.elements import Element
from previously.formats.fountain.write import write
from previously.formats.manuscript.where import position_of
from previously.formats.yaml.emit import scalar

_NUMBER = re.compile(r"[^\s#*\[\]]+")


class Kind(NamedTuple):
    """A format that a log is written in: its files' ending, their folder, and what writes one."""

    ending: str
    folder: str
    page: Callable[[str, str, Sequence[SceneText]], str]


def fountain(at: str, title: str, scenes: Sequence[SceneText]) -> str:
    """A script of an episode (`at`) and its scenes."""
    page = [("Title", title)] if title else []
    elements = [Element("title", text, key=key) for key, text in (*page, ("Episode", at))]
    for scene in scenes:
        number = scene.name if _NUMBER.fullmatch(scene.name) else ""
        heading = heading_of(scene)
        elements.append(Element("heading", heading, blank=1, forced=True, number=number))
        notes = notes_of(scene, heading, number or None)
        elements += (Element("note", note, blank=int(not i)) for i, note in enumerate(notes))
    return write(elements)


def final_draft(at: str, title: str, scenes: Sequence[SceneText]) -> str:
    """The same for Final Draft; which episode it is, its file's name says."""
    del at
    rows = [
        '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>',
        '<FinalDraft DocumentType="Script" Template="No" Version="5">',
        "  <Content>",
    ]
    for scene in scenes:
        heading, number = heading_of(scene), scene.name if scene.name == scene.name.strip() else ""
        numbered = f" Number={quoteattr(number)}" if number else ""
        rows += (f'    <Paragraph{numbered} Type="Scene Heading">', f"      <Text>{escape(heading)}</Text>")
        rows += (f"      {script_note(note)}" for note in notes_of(scene, heading, number or None))
        rows.append("    </Paragraph>")
    rows.append("  </Content>")
    if title:
        front = f'<Paragraph Alignment="Center"><Text>{escape(title)}</Text></Paragraph>'
        rows += ("  <TitlePage>", f"    <Content>{front}</Content>", "  </TitlePage>")
    return "\n".join([*rows, "</FinalDraft>", ""])


def script_note(note: str) -> str:
    """A note as Final Draft keeps it, within the paragraph that it is about."""
    return f"<ScriptNote><Paragraph><Text>{escape(note)}</Text></Paragraph></ScriptNote>"


def markdown(at: str, title: str, scenes: Sequence[SceneText]) -> str:
    """A chapter; its scenes have breaks between them."""
    return "\n\n".join(_chapter(at, title, scenes)) + "\n"


def _chapter(at: str, title: str, scenes: Sequence[SceneText]) -> Iterator[str]:
    yield f"---\nposition: {scalar(at)}\n---"
    if title:
        yield f"# {title}"
    for number, scene in enumerate(scenes, 1):
        if number > 1:
            yield "***"
        notes = list(notes_of(scene, "", str(number))) or [f"prev: scene: {scene.name}"]
        yield "\n".join(comment(note) for note in notes)


def comment(note: str) -> str:
    """A note as a comment."""
    return f"<!-- {note} -->"


KINDS = {
    "fountain": Kind(".fountain", "", fountain),
    "fdx": Kind(".fdx", "", final_draft),
    "markdown": Kind(".md", "manuscript/", markdown),
}
"""By the name of the format."""


def page_path(form: str, at: str, template: Template, episode: tuple[int, ...], taken: Collection[str]) -> str:
    """The path of a new file whose name says which episode it is; none that is `taken`. Raises BadRequest."""
    kind, plain = KINDS[form], at.replace("/", "-")
    stems = (plain.lower().replace(" ", "-"), plain)
    names = (f"{kind.folder}{stem}{more}{kind.ending}" for more in ("", "-log", "-log-2") for stem in stems)
    free = (name for name in names if name.casefold() not in taken and _says(name, template, episode))
    if (found := next(free, None)) is None:
        raise BadRequest(f"no name of a file says that it is {at}")
    return found


def _says(name: str, template: Template, episode: tuple[int, ...]) -> bool:
    """Is a file of this name read as that episode?"""
    try:
        return position_of(name, template) == episode
    except UnknownPosition:
        return False
