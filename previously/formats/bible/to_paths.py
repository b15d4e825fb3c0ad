"""`paths:` and `path:`, the ways through stories with choices, and the one that is told."""

from collections.abc import Iterator

from previously.core.atoms import PathText, Word
from previously.core.nearest import did_you_mean
from previously.formats.yaml.fields import Fields, words
from previously.formats.yaml.tree import Map, Scalar


def paths_of(fields: Fields) -> tuple[PathText, ...]:
    """Each path by its name: a list of choices and scenes, or such a list for each file."""
    given = fields.map("paths", "“paths”")
    return tuple(PathText(given.reader.word(key), tuple(_steps(given, key))) for key, _ in given.items())


def _steps(given: Fields, key: Scalar) -> Iterator[tuple[str, tuple[Word, ...]]]:
    node = given.get(key.text)
    if not isinstance(node, Map):
        yield "", words(given.reader, node, key.text) if node is not None else ()
        return
    files = Fields(given.reader, node, f"the path “{key.text}”")
    yield from ((file.text.strip().removeprefix("./"), files.words(file.text) or ()) for file, _ in files.items())


def path_of(fields: Fields, paths: tuple[PathText, ...]) -> Word | None:
    """The path that is told; one that there is not is said."""
    word = fields.word("path")
    known = [path.name.text for path in paths]
    if word is not None and word.text.strip() not in known:
        there = f"it has {', '.join(known)}" if known else "there are none under “paths”"
        node = fields.scalar("path")
        if node is not None:
            said = f"there is no path “{word.text}”{did_you_mean(word.text, known) or f'; {there}'}"
            fields.reader.say("bad-value", node, said)
        return None
    return word
