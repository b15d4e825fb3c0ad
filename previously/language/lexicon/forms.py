"""The forms of verbs, from a table made once (`scripts/verb_forms.py`)."""

from functools import cache

from previously.language.lexicon.wordlists import lines_of

BASE, THIRD, PAST, PARTICIPLE, ING = "b3dng"
"""The forms: kill, kills, killed, killed, killing."""
Form = tuple[str, str]
"""A verb and which form of it: ("kill", "d")."""


@cache
def table() -> dict[str, tuple[Form, ...]]:
    """What each form may be a form of."""
    found: dict[str, tuple[Form, ...]] = {}
    for row in lines_of("verb_forms.tsv")[1:]:
        base = row.split("\t", 1)[0]
        for tag, cell in zip("b3dng", row.split("\t"), strict=True):
            for form in cell.split("/"):
                found[form] = (*found.get(form, ()), (base, tag))
    return found


def forms(word: str) -> tuple[Form, ...]:
    """What a word may be a form of; nothing if it is no verb we know."""
    return table().get(word, ())


def is_form(word: str, tags: str) -> bool:
    """May the word be one of these forms of a verb?"""
    return any(tag in tags for _, tag in table().get(word, ()))


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


def singulars(noun: str) -> tuple[str, ...]:
    """A noun, and what it may be the plural of."""
    if noun in _PLURALS:
        return noun, _PLURALS[noun]
    if noun.endswith("men"):
        return noun, noun[:-2] + "an"
    return noun, *(noun[: -len(end)] + one for end, one in _ENDINGS if noun.endswith(end) and len(noun) > 3)


def is_plural(noun: str) -> bool:
    """Does the noun look like a plural?"""
    return noun in _PLURALS or noun.endswith("men") or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
