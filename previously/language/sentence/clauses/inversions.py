"""Verbs that stand before their subject: `Never again will Ann trust Bob`, `In walks Bob`, `Exit Bob`."""

from typing import NamedTuple

from previously.language.lexicon.closed import DO, HAVE, MODALS
from previously.language.lexicon.forms import is_form
from previously.language.sentence.clauses.verb_group import VerbGroup, VerbGroups
from previously.language.sentence.phrases.phrase import Phrase

_DENYING = ("never again", "never", "not once", "at no point", "at no time", "nowhere", "under no circumstances")
_GRANTING = (
    "not only",
    "no sooner",
    "only then",
    "only now",
    "only later",
    "so",
    "rarely",
    "seldom",
    "once again",
    "hardly",
    "scarcely",
    "barely",
    "not just",
)
_FIRST = frozenset(one.split()[0] for one in (*_DENYING, *_GRANTING))
_ENTERING = frozenset(["in", "along", "up", "back", "enter"])
_LEAVING = frozenset(["out", "off", "away", "exit", "exeunt"])
_STAGE = frozenset(["enter", "exit", "exeunt"])


class Inverted(NamedTuple):
    """A subject with the verb that stands before it."""

    subject: Phrase
    group: VerbGroup


def inverted(groups: VerbGroups, i: int, hi: int) -> Inverted | None:
    """A clause of a sentence that begins there with what turns its subject and its verb about."""
    return _after_adverb(groups, i, hi) or _after_particle(groups, i, hi)


def _after_adverb(groups: VerbGroups, i: int, hi: int) -> Inverted | None:
    words, phrases = groups.words, groups.phrases
    if words.low[i] not in _FIRST:
        return None
    said = " ".join(words.low[i : i + 3])
    fronted = next((one for one in (*_DENYING, *_GRANTING) if said.startswith(one + " ")), "")
    at = i + fronted.count(" ") + 1
    low = words.at(at)
    if not fronted or low not in DO | HAVE | MODALS:
        return None
    subject = phrases.at(at + 1, subject=True)
    group = groups.bare(subject.end, "n" if low in HAVE else "b") if subject is not None and subject.somebody else None
    if subject is None or group is None or group.main >= hi:
        return None
    group.negative, group.perfect = fronted in _DENYING, low in HAVE
    group.modal, group.form = (low, "m") if low in MODALS else ("", "d" if low in {"did", "had"} else "3")
    return Inverted(subject, group)


def _after_particle(groups: VerbGroups, i: int, hi: int) -> Inverted | None:
    """`In walks Bob`, `Enter Bob`: who comes or goes."""
    words, low = groups.words, groups.words.low[i]
    at = i + (1 if low in _STAGE else 2)
    moves = low in _STAGE or (low in _ENTERING | _LEAVING and is_form(words.at(i + 1), "3d"))
    subject = groups.phrases.at(at, subject=True) if moves and at < hi else None
    if subject is None or not subject.who or subject.owner is not None:
        return None
    verb = "arrive" if low in _ENTERING else "leave"
    return Inverted(subject, VerbGroup(i, i, subject.end, (verb,), "3"))
