"""What a story's sentences are read by: `lexicon: de`, or a file beside its story.yaml, `lexicon: house-words.yaml`."""

from importlib.resources import files

import msgspec

from previously.core.atoms import LexiconText, Listed, StoryText, Word
from previously.core.codes import text_finding
from previously.core.english import count
from previously.core.finding import Finding, few
from previously.core.ids import composed
from previously.core.source import Block
from previously.core.verbs import Verb
from previously.formats.bible.format import read_block
from previously.formats.yaml.fields import Fields

Declared = tuple[StoryText, tuple[Verb, ...], tuple[Finding, ...]]
ENDINGS = (".yaml", ".yml")
KEYS = ("spaces", "words", "frames", "verbs", "patterns")
MOST, MOST_FRAMES, LONGEST = 2_000, 60, 120
"""The most rows of a file, the most frames among them, and the most characters of a row."""


def lexicon_of(fields: Fields) -> LexiconText | None:
    """The lexicon that a story names: one of those that ship, or a file, not yet read."""
    named, folder = fields.word("lexicon"), files("previously.language.lexicon").joinpath("others")
    if named is None:
        return None
    name = Word(composed(named.text.strip()), named.span)
    if name.text.casefold().endswith(ENDINGS):
        return LexiconText(name, file=name.text.removeprefix("./"))
    known = sorted(file.name.removesuffix(".txt") for file in folder.iterdir())
    if not name.text or name.text in known:
        return LexiconText(name) if name.text else None
    message = f"there is no lexicon “{name.text}”; there are {', '.join(known)}, and the English one if none is named"
    fix = "name one of these, or a file of your own: “lexicon: house-words.yaml”"
    fields.reader.findings.append(text_finding("bad-value", named.span, message, fix=fix))
    return None


def read_lexicon(named: LexiconText, path: str, text: str | None) -> tuple[LexiconText | None, tuple[Finding, ...]]:
    """The file that a story names, at its path in the folder; None if it is not there or cannot be read."""
    if text is None:
        message = f"there is no file “{named.file}” beside this story.yaml"
        return None, (text_finding("bad-value", named.name.span, message, fix="name a file in the story’s folder"),)
    reader, tree = read_block(Block(path, 1, text))
    if tree is None:
        return None, tuple(reader.findings)
    fields = Fields(reader, tree, "a lexicon file")
    fields.check(KEYS)
    spaced = fields.flag("spaces")
    found = LexiconText(
        named.name, path, spaced is not False, _listed(fields, "words"), _rows(fields, "frames"),
        _listed(fields, "verbs"), _listed(fields, "patterns"),
    )  # fmt: skip
    return _bounded(found, reader.findings), few(reader.findings)


def with_lexicon(declared: Declared, path: str, text: str | None) -> Declared:
    """What a story declares, its lexicon file read: the file at this path in its folder."""
    story, verbs, findings = declared
    if story.lexicon is None:
        return declared
    found, wrong = read_lexicon(story.lexicon, path, text)
    return msgspec.structs.replace(story, lexicon=found), verbs, (*findings, *wrong)


def _listed(fields: Fields, key: str) -> Listed:
    """The words under each key of a mapping."""
    inner = fields.map(key, f"“{key}”")
    return tuple((fields.reader.word(under), _rows(inner, under.text)) for under, _ in inner.items())


def _rows(fields: Fields, key: str) -> tuple[Word, ...]:
    """The rows of a list, their spaces evened out; one that is too long is told and left out."""
    found = []
    for word in fields.words(key) or ():
        text = " ".join(composed(word.text).split())
        if len(text) > LONGEST:
            message = f"this row has {count(len(text), 'character')}; at most {LONGEST} are read"
            fields.reader.findings.append(text_finding("bad-value", word.span, message, fix="make it shorter"))
        elif text:
            found.append(Word(text, word.span))
    return tuple(found)


def _bounded(found: LexiconText, findings: list[Finding]) -> LexiconText:
    """As many rows as are read of a file."""
    left, parts = MOST, dict[str, Listed]()
    for part in ("words", "verbs", "patterns"):
        kept: list[tuple[Word, tuple[Word, ...]]] = []
        for under, rows in getattr(found, part):
            kept.append((under, _first(rows, left, findings)))
            left -= len(kept[-1][1])
        parts[part] = tuple(kept)
    return msgspec.structs.replace(found, frames=_first(found.frames, MOST_FRAMES, findings), **parts)


def _first(rows: tuple[Word, ...], most: int, findings: list[Finding]) -> tuple[Word, ...]:
    """The first so many rows; that there are more is told."""
    if len(rows) > most:
        message = (
            f"a lexicon file has at most {MOST:,} rows and {MOST_FRAMES} frames; this and what follows is not read"
        )
        findings.append(text_finding("bad-value", rows[most].span, message, fix="leave out what no line uses"))
    return rows[:most]
