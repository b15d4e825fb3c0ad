"""A Fountain script as an episode: headings are scenes, cues are speakers, `[[prev: …]]` notes are lines.

A speaker only heard (V.O.) is not present: a voice on the telephone, a recording, a dead narrator.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

import msgspec

from previously.core.atoms import Cue, EpisodeText, LineText, SceneText, Word
from previously.core.codes import text_finding
from previously.core.errors import UnknownPosition
from previously.core.finding import Finding, few
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.fountain.scan import Element, is_flashback, is_same_moment, place, survey

NOTE = re.compile(r"\s*prev\s*:", re.IGNORECASE)
SETTING = re.compile(
    r"(place|present|bodies|ghosts|overheard by|flashback|day|later|time|vision)\s*:\s*(.*)", re.IGNORECASE
)
"""A note that sets what a heading cannot, with a season file's scene keys: `[[prev: later: 2 days]]`."""
ELSEWHERE = {"VO", "VOICEOVER"}
"""Extensions of a speaker who is heard but not present."""


def read_script(block: Block, template: Template) -> tuple[EpisodeText | None, tuple[Finding, ...]]:
    """Read one script. Its position comes from the title page's `Episode:`, else from the file's name."""
    script = survey(block.text)
    elements = script.elements
    wrong = few(text_finding("unreadable-line", Span(block, t.row, t.column), t.message) for t in script.troubles)
    where = _position(block, elements)
    try:
        episode, _ = template.parse(where)
    except UnknownPosition as error:
        fix = "name the file after its episode, or give “Episode: …” on the title page"
        return None, (text_finding("unknown-position", Span(block, 0), str(error), fix=fix), *wrong)
    title = next((e.text for e in elements if e.kind == "title" and e.key.casefold() == "title"), "")
    told = [_scene(block, i, part) for i, part in enumerate(_parts(elements)) if _tells(i, part)]
    scenes, twice = _each_once(told)
    return EpisodeText(episode, Span(block, 0), " ".join(title.split()), scenes), (*wrong, *twice)


def _each_once(scenes: list[SceneText]) -> tuple[tuple[SceneText, ...], list[Finding]]:
    """Gives each scene a unique name; a repeated number is told apart by how often it has occurred."""
    stood: Counter[str] = Counter()
    found, twice = [], []
    for scene in scenes:
        stood[scene.name] += 1
        if stood[scene.name] == 1:
            found.append(scene)
            continue
        name = f"{scene.name}.{stood[scene.name]}"
        found.append(msgspec.structs.replace(scene, name=name))
        message = f"there is already a scene {scene.name}; this one is called {name}"
        twice.append(text_finding("duplicate-key", scene.span, message, fix="give it a number of its own, like #12A#"))
    return tuple(found), twice


def _position(block: Block, elements: tuple[Element, ...]) -> str:
    for element in elements:
        if element.kind == "title" and element.key.casefold() == "episode":
            return element.text.strip()
    return block.path.rpartition("/")[2].partition(".")[0]


def _parts(elements: tuple[Element, ...]) -> Iterator[list[Element]]:
    """The elements before the first heading, then each scene's, heading first."""
    part: list[Element] = []
    for element in elements:
        if element.kind == "heading":
            yield part
            part = []
        part.append(element)
    yield part


def _tells(index: int, part: list[Element]) -> bool:
    """Does this part tell anything? What precedes the first heading is a scene only if it does."""
    return index > 0 or any(e.kind == "cue" or (e.kind == "note" and NOTE.match(e.text)) for e in part)


def _scene(block: Block, index: int, part: list[Element]) -> SceneText:
    heading = part[0] if part and part[0].kind == "heading" else None
    where, when = place(heading.text) if heading else ("", "")
    span = Span(block, part[0].row, part[0].column)
    notes = list(_notes(block, part))
    said = {found[1].casefold(): Word(found[2], note.span) for note in notes if (found := SETTING.fullmatch(note.text))}
    return SceneText(
        (heading.number if heading else "") or str(index),
        span,
        place=said["place"].text if "place" in said else where,
        present=_list(said.get("present")),
        bodies=_list(said.get("bodies")) or (),
        ghosts=_list(said.get("ghosts")) or (),
        overheard=_list(said.get("overheard by")) or (),
        flashback=said.get("flashback") or (Word("true", span) if is_flashback(when) else None),
        day=said.get("day"),
        later=said.get("later"),
        time=said["time"].text if "time" in said else "",
        meanwhile=is_same_moment(when),
        vision="vision" in said,
        lines=tuple(note for note in notes if not SETTING.fullmatch(note.text)),
        cues=tuple(_cues(block, part)),
    )


def _list(word: Word | None) -> tuple[Word, ...] | None:
    """The names in `present: mara, joe`; None if not given."""
    return (
        None if word is None else tuple(Word(name.strip(), word.span) for name in word.text.split(",") if name.strip())
    )


def _notes(block: Block, part: list[Element]) -> Iterator[LineText]:
    """The scene's `[[prev: …]]` notes, each placed at its first word."""
    for element in part:
        found = NOTE.match(element.text) if element.kind == "note" else None
        if found:
            rest = element.text[found.end() :]
            column = element.column + 2 + found.end() + len(rest) - len(rest.lstrip())
            yield LineText(" ".join(rest.split()), Span(block, element.row, column))


def _elsewhere(cue: Element) -> bool:
    """Is a speaker only heard, from elsewhere?"""
    return any(extension.upper().replace(".", "").replace(" ", "") in ELSEWHERE for extension in cue.extensions)


def _cues(block: Block, part: list[Element]) -> Iterator[Cue]:
    heard = [element for element in part if element.kind not in {"note", "boneyard"}]
    for element, after in zip_longest(heard, heard[1:]):
        if element.kind == "cue" and not _elsewhere(element):
            speaks = after is not None and after.kind in {"dialogue", "parenthetical", "lyric"}
            yield Cue(element.name, Span(block, element.row, element.column), speaks)
