"""The front matter of a chapter or a scene, as writers and Obsidian's StoryLine and Longform keep it."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from previously.core.atoms import Word
from previously.core.position import Template
from previously.core.source import Block, Span
from previously.formats.manuscript.where import position_of

_FRONT = re.compile(r"---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"([^\s:#-][^:]*):(?:[ \t]+(.*))?")
_ITEM = re.compile(r"\s+- +(.*)|- +(.*)")
_LINK = re.compile(r"\[\[([^\]|]*)(?:\|[^\]]*)?\]\]")
_POSITION = ("position", "episode", "chapter")
PLACE = ("place", "location", "setting")
THERE = ("present", "characters", "character", "pov")
"""Whom a scene is said to have in it."""
ORDER = ("sequence", "scene", "order")
WHEN = ("date", "storydate", "day", "when")
_DATE = re.compile(r"-?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d")


class Front(msgspec.Struct):
    """What stands in front of a text: how many characters it takes, and its entries, each with its words."""

    size: int = 0
    entries: Mapping[str, Sequence[Word]] = msgspec.field(default_factory=dict)

    def text(self, *keys: str) -> str:
        """The first of these entries that says something."""
        return next((self.entries[key][0].text for key in keys if self.entries.get(key)), "")

    def words(self, *keys: str) -> tuple[Word, ...]:
        """Whom the entries name, each once."""
        found = {word.text: word for key in reversed(keys) for word in self.entries.get(key, ())}
        return tuple(dict(reversed(found.items())).values())

    def day(self) -> Word | None:
        """The day or the date it gives, if it is one."""
        found = next((word for key in WHEN for word in self.entries.get(key, ())), None)
        return found if found is not None and _DATE.fullmatch(found.text) else None

    def shown(self) -> str:
        """The entries as they are shown."""
        return "\n".join(f"{key}: {', '.join(word.text for word in words)}" for key, words in self.entries.items())


def stated(front: Front, template: Template) -> tuple[int, ...] | None:
    """The episode that front matter says a text is, unless the story itself does. Raises UnknownPosition."""
    word = "" if template.given else front.text(*_POSITION)
    if not word:
        return None
    return template.parse(word)[0] if template.matches(word) else position_of(f"chapter {word}", template)


def front_text(text: str) -> tuple[int, str]:
    """The row at which front matter begins, and its text; empty where there is none."""
    found = _FRONT.match(text)
    return (1, found[1]) if found else (0, "")


def front_of(block: Block) -> Front:
    """The front matter of a text."""
    found = _FRONT.match(block.text)
    if not found:
        return Front()
    entries: dict[str, list[Word]] = {}
    key = ""
    for row, text in enumerate(found[1].split("\n"), 1):
        if entry := _ENTRY.fullmatch(text):
            key = entry[1].strip().strip("\"'").casefold()
            entries.setdefault(key, []).extend(_listed(block, row, entry[2] or "", entry.start(2)))
        elif key and (item := _ITEM.fullmatch(text)):
            entries[key] += _listed(block, row, item[1] or item[2] or "", item.start(1 if item[1] else 2))
    return Front(found.end(), entries)


def _listed(block: Block, row: int, value: str, start: int) -> Iterator[Word]:
    """The words of an entry: one, or those in brackets; a link is what it points to."""
    plain = _LINK.sub(lambda link: link[1].rpartition("/")[2], value).strip()
    inner = plain[1:-1].split(",") if plain[:1] == "[" and plain[-1:] == "]" else [plain]
    for one in (one.strip().strip("\"'").strip() for one in inner):
        if one:
            yield Word(one, Span(block, row, max(start, 0) + 1))
