"""Notes put beside an author's text: at the end of the scene they are of; every other character stays as it is."""

import re
from collections.abc import Iterable, Mapping, Sequence

from previously.core.atoms import SceneText
from previously.formats.export.notes import lines_of, settings_of
from previously.formats.export.pages import comment, script_note

_ENDS = {"note": re.compile(r"</(?:\w+:)?ScriptNote>"), "text": re.compile(r"</(?:\w+:)?Text>")}


def notes_beside(page: SceneText, logged: SceneText, whole: SceneText) -> list[str]:
    """What the log adds to a scene of a manuscript, of which both make the `whole`."""
    said = dict(settings_of(page))
    of_log = {key for key, _ in settings_of(logged)}
    more = ((key, value) for key, value in settings_of(whole) if key in of_log and said.get(key) != value)
    return [*(f"prev: {key}: {value}".rstrip() for key, value in more), *lines_of(logged)]


def places_beside(
    kind: str, text: str, scenes: Sequence[SceneText], notes: Mapping[str, Sequence[str]]
) -> list[tuple[int, str]] | None:
    """Where notes go into a manuscript, by their scenes' names, and as what; None where one has no place for them.

    `scenes` are of those the text tells, their passages counted in its characters.
    """
    places = [(_end(kind, text, scene), _shown(kind, notes[scene.name])) for scene in scenes]
    return None if any(at < 0 for at, _ in places) else places


def with_notes(text: str, places: Iterable[tuple[int, str]]) -> str:
    """A text with more at some of its characters; no other is changed."""
    for at, added in sorted(places, key=lambda place: place[0], reverse=True):
        text = text[:at] + added + text[at:]
    return text


def _shown(kind: str, notes: Sequence[str]) -> str:
    if not notes:
        return ""
    if kind == "fdx":
        return "".join(map(script_note, notes))
    return "\n\n" + "\n".join(f"[[{note}]]" if kind == "fountain" else comment(note) for note in notes)


def _end(kind: str, text: str, scene: SceneText) -> int:
    """The character at which a scene's notes go in: behind all that stands in it; -1 where that is nowhere."""
    last = max(scene.passages, key=lambda one: (one.end, one.kind == "note"), default=None)
    if last is None:
        return -1
    if kind != "fdx":
        return last.end
    found = _ENDS["note" if last.kind == "note" else "text"].search(text, last.end)
    return found.end() if found else -1
