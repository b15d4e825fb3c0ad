"""Aliases that are masks, though the cast has them as names of one: who acts under them, and who has seen behind."""

import re
from collections.abc import Iterator

from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.core.entries import Entry, Event
from previously.core.ids import folded
from previously.language.lexicon.lookup import tokens
from previously.language.lexicon.news_words import speaks_of_mask
from previously.language.world.mark import WorldLine

_IS = re.compile(
    r"\bthat (@\d+) (?:is|was) (?:(?:really|in truth|in fact|secretly|actually|none other than) )?(@\d+)(?! ?['’]s\b)"
)
_BARES = re.compile(
    r"\b(?:(?:reveals|unmasks|shows|exposes) (?:himself|herself|themself)"
    r"|(?:shows|bares) (?:\S+ )?(?:his|her|their) face)\b"
)


def may_name_as_one(line: Event) -> bool:
    """May a line tell a person and a mask to be one?"""
    return " that " in line.text


def named_as_one(canon: Canon, line: Event) -> Iterator[tuple[str, str]]:
    """The person and the mask that a line tells to be one: `tells Ann that Joe is the Fox`, said by neither."""
    if not may_name_as_one(line):
        return
    read = WorldLine(line.text, line.subject, canon.lexicon.people, ())
    for found in _IS.finditer(read.masked):
        person = read.who(found[1])
        if person and person == read.who(found[2]) != line.subject:
            names = [folded(alias) for alias in canon.cast[person].aliases]
            yield from ((person, name) for name in names if _names(line.text, name))


def first_name(canon: Canon, deed: Event) -> str:
    """The name, folded, with which a line begins; empty if it begins with none."""
    said = tokens(deed.text)
    found = canon.lexicon.names.longest(said, 0)
    return " ".join(word for word, _, _ in said[: found[0]]) if found else ""


def worn_alias(canon: Canon, deed: Event) -> str:
    """The mask under which a deed is told: a name of its doer that some line calls one."""
    name = first_name(canon, deed)
    if name not in {folded(alias) for alias in canon.cast[deed.subject].aliases}:
        return ""
    return name if any(_of_mask(entry, name) for entry in canon.entries()) else ""


def may_know(canon: Canon, who: str, person: str, mask: str, line: Event) -> bool:
    """Does a line name the mask, or has somebody seen behind it before?"""
    return _names(line.text, mask) or has_seen_behind(canon, who, person, mask, line)


def has_seen_behind(canon: Canon, who: str, person: str, mask: str, line: Event) -> bool:
    """Has a line before, with somebody there, tied the mask to a name, spoken of what is behind it, or bared it?"""
    one = canon.cast[person]
    names = [folded(name) for name in (one.name, *one.aliases) if folded(name) != mask]
    return any(
        _ties(entry, mask, names) or _bares(entry, who, person)
        for entry in canon.entries()
        if lived(entry) < lived(line) and _is_there(entry, who)
    )


def _ties(entry: Entry, mask: str, names: list[str]) -> bool:
    if not _names(entry.text, mask):
        return False
    vowed = isinstance(entry, Event) and entry.verb.opens
    return any(_names(entry.text, name) for name in names) or (speaks_of_mask(entry.text) and not vowed)


def _bares(entry: Entry, who: str, person: str) -> bool:
    """Does somebody show them who they are, or tell them something in confidence that no line spells out?"""
    if entry.subject != person:
        return False
    told = isinstance(entry, Event) and entry.object == who and entry.verb.effect("object") is not None
    return bool(_BARES.search(entry.text)) or (told and isinstance(entry, Event) and _is_confided(entry))


def _is_confided(entry: Event) -> bool:
    effect = entry.verb.effect("object")
    return effect is not None and effect.learn and not entry.facts and not entry.says


def _of_mask(entry: Entry, mask: str) -> bool:
    """Does a line speak of what is behind a name?"""
    return speaks_of_mask(entry.text) and _names(entry.text, mask)


def _names(text: str, name: str) -> bool:
    return f" {name} " in f" {' '.join(word for word, _, _ in tokens(text.replace(chr(39) + 's', ' ')))} "


def _is_there(entry: Entry, who: str) -> bool:
    present = entry.present if isinstance(entry, Event) else entry.scene.present
    return who in present or who in entry.scene.present
