"""Headings of acts and scenes as they are typed: `ACT ONE`, `Scene 2: The quay`, `ACT I, SCENE 2`, `PROLOGUE`."""

import re
from typing import NamedTuple

from previously.formats.fountain.cuts import SLUG
from previously.formats.manuscript.where import number_of

_NUMBER = r"(?:\d{1,3}|[ivxlcIVXLC]{1,7}|[A-Za-z]{3,12})"
_ACT = r"(?:act|akt|acte|aufzug|atto|acto)"
_SCENE = r"(?:scene|szene|scène|scena|escena|auftritt|tableau|episode)"
_REST = r"(?P<rest>(?:[.:,]|\s*[-–—(]|\s+(?=[^\W\d_])).{0,160})?"
_ACTED = re.compile(
    rf"{_ACT}\s+(?P<act>{_NUMBER})(?:[\s.:,;–—-]+{_SCENE}\s+(?P<scene>{_NUMBER}))?(?![^\W_]){_REST}", re.IGNORECASE
)
_SCENED = re.compile(rf"{_SCENE}\s+(?P<scene>{_NUMBER})(?![^\W_]){_REST}", re.IGNORECASE)
_NAMED = re.compile(
    r"(?P<name>prologue|epilogue|induction|interlude|prolog|epilog|vorspiel|nachspiel|coda)\b(?P<rest>[.:]?.{0,80})",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_SLUG = re.compile(rf"{SLUG}\S")
_EMPHASIS = "*_ \t"


class Heading(NamedTuple):
    """A heading: its words, the act and the scene that it says (0, "" where none), and what follows the number."""

    text: str
    act: int
    scene: str
    rest: str


def heading_of(row: str) -> Heading | None:
    """The heading of an act or a scene that a row is."""
    marked = _MARKED.fullmatch(row.strip())
    text = (marked[2] if marked else row).strip(_EMPHASIS)
    if not text[:1].isupper() or len(text) > 200:
        return None
    if found := _ACTED.fullmatch(text):
        act, scene = number_of(found["act"]), number_of(found["scene"]) if found["scene"] else None
        if act is not None and _stands(text, found["rest"]):
            return Heading(text, act, str(scene) if scene is not None else "", _bare(found["rest"]))
    elif (found := _SCENED.fullmatch(text)) and _stands(text, found["rest"]):
        scene = number_of(found["scene"])
        return Heading(text, 0, str(scene), _bare(found["rest"])) if scene is not None else None
    elif (found := _NAMED.fullmatch(text)) and (marked or not _bare(found["rest"]) or text.isupper()):
        return Heading(text, 0, found["name"].casefold(), _bare(found["rest"]))
    elif text.isupper() and _SLUG.match(text):
        return Heading(text, 0, "", text)
    return None


def marked_heading(row: str) -> str:
    """The words of a heading in Markdown; nothing of any other row."""
    found = _MARKED.fullmatch(row.strip())
    return found[2].strip(_EMPHASIS) if found else ""


def _stands(text: str, rest: str | None) -> bool:
    """Is what follows a number set off from it, or all in capitals? `Act one was over` is a sentence."""
    return not rest or not rest[:1].isspace() or rest.lstrip()[:1] in "-–—(" or text[:3].isupper()


def _bare(rest: str | None) -> str:
    return (rest or "").strip(" \t.:,;–—-*_")
