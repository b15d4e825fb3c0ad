"""Which episode a manuscript is, by its file's name: `101`, `1x01`, `s01e01-pilot`, `ch 3`, `Pilot`, `Film`."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from previously.core.errors import UnknownPosition
from previously.core.position import Template
from previously.core.series import Universe

_PAIRS = (
    re.compile(
        r"(?<![a-z0-9])s(?:eason)?[ ._-]*(\d{1,3})[ ._-]*e(?:p(?:isode)?)?[ ._-]*(\d{1,4})(?!\d)", re.IGNORECASE
    ),
    re.compile(r"(?<![\w.])(\d{1,2})x(\d{1,3})(?!\w)", re.IGNORECASE),
    re.compile(r"(?:^|\b(?:episode|ep)[ ._-]*)(?!19\d\d|20\d\d)([1-9]\d?)(\d\d)(?!\d|[ ._-]?\d)", re.IGNORECASE),
)
"""A season and an episode."""
_WORDS = re.compile(
    r"(?<![^\W_])(?:chapter|chap|ch|episode|ep|e|part|pt|act|book|play|volume|vol|kapitel|chapitre|capitulo|capítulo|teil)"
    r"[ ._-]*(\d{1,4}|[ivxlc]+|[a-z]+)(?![^\W_])",
    re.IGNORECASE,
)
_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(_COUNTED.split(), 1)}
_LEADING = re.compile(r"(\d{1,3})(?![\dx])", re.IGNORECASE)
_WHOLE = re.compile(r"(?:the )?(?:pilot|film|movie|play|feature|short film|feature film)", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_IS_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def position_of(path: str, template: Template) -> tuple[int, ...]:
    """The episode that a file is by what the story says of it, or else by its name. Raises UnknownPosition."""
    if template.given:
        return template.parse(template.given)[0]
    name = PurePosixPath(path).name
    stems = tuple(dict.fromkeys((name.rpartition(".")[0] or name, name.partition(".")[0])))
    for stem in stems:
        for text in _readings(stem):
            try:
                return template.parse(text)[0]
            except UnknownPosition:
                continue
    numbers = None if isinstance(template, Universe) else _guessed(stems[0], len(template.fields))
    if numbers is None:
        return template.parse(stems[-1])[0]  # which says what is wrong
    return (*template.series_of(template.parse(template.show_first())[0]), *numbers)


def first_scene(template: Template) -> int:
    """The number of a file's first scene, where the story says where it stands; else 1."""
    scene = template.parse(template.given)[1] if template.given and template.matches(template.given) else ""
    return int(scene) if scene.isdecimal() and len(scene) < 9 else 1


def number_of(text: str) -> int | None:
    """The number that a word says: `12`, `XII`, `twelve`."""
    if text.isdecimal():
        return int(text)
    word = text.casefold()
    if word in _NUMBERS:
        return _NUMBERS[word]
    if not _IS_ROMAN.fullmatch(word):
        return None
    values = [_ROMAN[letter] for letter in word]
    return sum(-one if any(other > one for other in values[i + 1 :]) else one for i, one in enumerate(values))


def numbered(text: str) -> int | None:
    """The number that follows `chapter`, `part` or the like in a text."""
    return next((number for found in _WORDS.finditer(text) if (number := number_of(found[1])) is not None), None)


def _readings(stem: str) -> Iterator[str]:
    """A name as a story may write its positions, or the first word of it."""
    plain = re.sub(r"[-_ ]+", " ", stem).strip()
    first = plain.partition(" ")[0]
    yield from (stem, plain)
    if not first.isdigit():
        yield first


def _guessed(stem: str, fields: int) -> tuple[int, ...] | None:
    """The numbers of an episode, of a story that counts in one or two."""
    plain = re.sub(r"[-_ ]+", " ", stem).strip()
    if fields == 2:
        for pattern in _PAIRS:
            if found := pattern.search(plain):
                return int(found[1]), int(found[2])
    number = numbered(plain)
    if number is None and (found := _LEADING.match(plain)):
        number = int(found[1])
    if number is None and _WHOLE.fullmatch(plain):
        number = 1
    if number is None or fields > 2:
        return None
    return (number,) if fields == 1 else (1, number)
