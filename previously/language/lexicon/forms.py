"""The forms of verbs, from a table made once (`scripts/verb_forms.py`)."""

from functools import cache, lru_cache

from previously.language.lexicon.kept import Table, table_of
from previously.language.lexicon.wordlists import lines_of

BASE, THIRD, PAST, PARTICIPLE, ING = "b3dng"
"""The forms: kill, kills, killed, killed, killing."""
Form = tuple[str, str]
"""A verb and which form of it: ("kill", "d")."""
_WORDS = 1 << 14
"""So many different words are remembered."""


@cache
def _table() -> Table:
    """What each form may be a form of: `kill d kill n` for killed."""
    return table_of("forms", _built)


def _built() -> Table:
    found: Table = {}
    for row in lines_of("verb_forms.tsv")[1:]:
        base = row.split("\t", 1)[0]
        for tag, cell in zip("b3dng", row.split("\t"), strict=True):
            for form in cell.split("/"):
                found[form] = f"{found[form]} {base} {tag}" if form in found else f"{base} {tag}"
    return found


@cache
def table() -> dict[str, tuple[Form, ...]]:
    """What each form may be a form of."""
    return {word: forms(word) for word in _table()}


@lru_cache(maxsize=_WORDS)
def forms(word: str) -> tuple[Form, ...]:
    """What a word may be a form of; nothing if it is no verb we know."""
    said = _table().get(word, "").split(" ")
    return tuple(zip(said[::2], said[1::2], strict=False))


@lru_cache(maxsize=_WORDS)
def tags_of(word: str) -> frozenset[str]:
    """Which forms a word may be; none if it is no verb we know."""
    return frozenset(tag for _, tag in forms(word))


def is_form(word: str, tags: str) -> bool:
    """May the word be one of these forms of a verb?"""
    return not tags_of(word).isdisjoint(tags)


def inflected(form: str) -> tuple[str, ...]:
    """A form of a verb as it stands in a line (`slaps`, `stares down`) in all its forms, itself the first."""
    first, _, rest = form.partition(" ")
    bases = dict.fromkeys(base for base, tag in forms(first.casefold()) if tag == THIRD)
    known = [one for base in bases for one in every(base)] or _regular(first)
    return tuple(dict.fromkeys((form, *(f"{one} {rest}".strip() for one in known))))


def every(base: str) -> tuple[str, ...]:
    """All the forms of a verb of the table."""
    return tuple(form for cell in _row(base) or (base,) for form in cell.split("/"))


def _regular(third: str) -> tuple[str, ...]:
    """The forms of a verb that no table has, from `slaps`, by the rule."""
    if not third.endswith("s") or third.endswith("ss"):
        return (third,)
    base = f"{third[:-3]}y" if third.endswith("ies") else third[:-1]
    base = base[:-1] if base.endswith(("she", "che", "xe", "sse", "zze")) else base
    return (base, third, *regular(base)[2:])


def regular(base: str) -> tuple[str, str, str, str]:
    """The forms of a verb that no table has, by the rule: zorb, zorbs, zorbed, zorbing."""
    stem, changes = base.removesuffix("e"), base.endswith("y") and base[-2:-1] not in set("aeiou")
    hissing = base.endswith(("s", "sh", "ch", "x", "z"))
    third = f"{base[:-1]}ies" if changes else f"{base}{'es' if hissing else 's'}"
    return base, third, f"{base[:-1]}ied" if changes else f"{stem}ed", f"{stem}ing"


def participle(base: str) -> str:
    """`taken`, of take; the first where there are several, and nothing for a verb that no table has."""
    row = _row(base)
    return row[3].split("/")[0] if row else ""


@lru_cache(maxsize=1 << 10)
def _row(base: str) -> tuple[str, ...]:
    row = _rows().get(base)
    return tuple(row.split("\t")) if row else ()


@cache
def _rows() -> dict[str, str]:
    """The rows of the table by their verb."""
    return {row.partition("\t")[0]: row for row in reversed(lines_of("verb_forms.tsv")[1:])}


_ENDINGS = (
    ("ies", "y"),
    ("ves", "f"),
    ("ves", "fe"),
    ("ses", "s"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("s", ""),
)
_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "teeth": "tooth"}


@lru_cache(maxsize=_WORDS)
def singulars(noun: str) -> tuple[str, ...]:
    """A noun, and what it may be the plural of."""
    if noun in _PLURALS:
        return noun, _PLURALS[noun]
    if noun.endswith("men"):
        return noun, noun[:-2] + "an"
    return noun, *(noun[: -len(end)] + one for end, one in _ENDINGS if noun.endswith(end) and len(noun) > 3)


@lru_cache(maxsize=_WORDS)
def is_plural(noun: str) -> bool:
    """Does the noun look like a plural?"""
    return noun in _PLURALS or noun.endswith("men") or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))


@lru_cache(maxsize=_WORDS)
def may_stand_for(word: str) -> frozenset[str]:
    """The words of patterns that a word may stand for: itself, what it is the plural of, the verbs it is a form of."""
    return frozenset((*singulars(word), *(verb for verb, _ in forms(word))))
