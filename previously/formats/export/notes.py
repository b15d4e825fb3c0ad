"""A scene's log as notes of a manuscript, each `prev: …`: what its heading cannot say, then its lines."""

from collections.abc import Iterable, Iterator

from previously.core.atoms import SceneText, Word
from previously.formats.fountain.places import is_flashback, is_same_moment, place, spoken_times

_YES = "true"


def heading_of(scene: SceneText) -> str:
    """Where and when a scene plays, as a heading; where its words would be read otherwise, what it is called."""
    where, when = scene.place, scene.time
    for text in (f"{where} - {when}", where) if where and when else (where,):
        if _is_plain(loud := text.upper()) and place(loud)[0] == where.lower():
            return loud
    return f"SCENE {scene.name}".strip()


def _is_plain(text: str) -> bool:
    """Does a heading say where, and nothing of a day?"""
    when = place(text)[1]
    opens = text[:1].isalnum() and text == " ".join(text.split()) and "#" not in text and len(text) < 150
    return opens and not (spoken_times(text) or is_flashback(when) or is_same_moment(when))


def notes_of(scene: SceneText, heading: str, named: str | None) -> Iterator[str]:
    """The notes of a scene under a heading; `named` is what its format calls it there, None where by no number."""
    where, when = place(heading) if heading else ("", "")
    for key, value in settings_of(scene):
        if (key, value) not in {("place", where), ("time", when)}:
            yield f"prev: {key}: {value}".rstrip()
    if not scene.place and where:
        yield "prev: place:"
    if not scene.time and when:
        yield "prev: time:"
    if named != scene.name:
        yield f"prev: scene: {scene.name}".rstrip()
    yield from lines_of(scene)


def lines_of(scene: SceneText) -> Iterator[str]:
    """Its lines, each as a note."""
    return (f"prev: {line.text}" for line in scene.lines)


def settings_of(scene: SceneText) -> Iterator[tuple[str, str]]:
    """What is said of a scene beside its lines, by the keys of a season file."""
    yield from ((key, said) for key, said in (("place", scene.place), ("time", scene.time)) if said)
    if scene.present is not None:
        yield "present", _listed(scene.present)
    listed = (("bodies", scene.bodies), ("ghosts", scene.ghosts), ("overheard by", scene.overheard))
    yield from ((key, _listed(words)) for key, words in listed if words)
    dated = (("flashback", scene.flashback), ("day", scene.day), ("later", scene.later))
    yield from ((key, word.text) for key, word in dated if word is not None)
    yield from ((key, _YES) for key, so in (("meanwhile", scene.meanwhile), ("vision", scene.vision)) if so)


def _listed(words: Iterable[Word]) -> str:
    return ", ".join(word.text for word in words)
