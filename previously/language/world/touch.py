"""What nobody does to somebody who is elsewhere: `kisses Joe`, `bandages Joe`, `shakes Joe's hand`."""

import re
from functools import cache

from previously.language.lexicon.wordlists import lines_of
from previously.language.world.mark import WorldLine, lemmas

_HANDS = frozenset({"hand", "hands"})
_DONE = re.compile(
    r"^@0 (?:(?:then|also|finally|[a-z]+ly|quickly|at last) )?([a-z-]+) (?:(with) )?(@\d+)"
    r"(?: 's (?:[a-z]+ )?(hands?|[a-z]+)(?= ?$| ?[,.]| (?:and|with|in|on|while|as|again|to)\b))?(?! 's)"
)


@cache
def _verbs(kind: str) -> frozenset[str]:
    rows = (line.partition(": ") for line in lines_of("world/touch.txt"))
    return next(frozenset(said.split()) for head, _, said in rows if head == kind)


@cache
def _forms() -> frozenset[str]:
    bases = frozenset().union(*map(_verbs, ("touch", "touch hand", "touch with")))
    rows = (row.replace("/", "\t").split("\t") for row in lines_of("verb_forms.tsv")[1:])
    return frozenset(form for row in rows if row[0] in bases for form in row) | {f"{base}s" for base in bases}


def may_touch(text: str) -> bool:
    """Has a line a form of one of these verbs, and no word of dreams or pictures?"""
    said = text.casefold().split()
    return not _forms().isdisjoint(said) and _verbs("apart").isdisjoint(said)


def may_be_done_to_a_body(text: str) -> bool:
    """Has a line a form of a verb by which a body is touched or moved?"""
    return may_touch(text) or any(not lemmas(word).isdisjoint(_verbs("body")) for word in text.casefold().split())


def is_from_afar(text: str) -> bool:
    """Is it done by a verb that hurts whoever is elsewhere?"""
    return any(not lemmas(word).isdisjoint(_verbs("afar")) for word in text.casefold().split())


def touched(line: WorldLine) -> str:
    """Whom whoever acts touches by a line; nobody, where it touches none."""
    found = _DONE.search(line.masked)
    if found is None:
        return ""
    kind = "touch hand" if found[4] in _HANDS else "touch with" if found[2] else "touch"
    ways = _verbs(kind) | _verbs("touch") if found[4] in _verbs("on") else _verbs(kind)
    of_them = not found[4] or found[4] in _verbs("on")
    return line.who(found[3]) if of_them and lemmas(found[1]) & ways else ""
