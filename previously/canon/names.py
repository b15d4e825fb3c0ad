"""Names to ids: the lexicon and the characters of one cut, with what is wrong among them."""

from collections.abc import Iterator

import msgspec

from previously.core.atoms import CastText, FolderText, NameText
from previously.core.codes import text_finding
from previously.core.entries import Character, Goal
from previously.core.finding import Finding
from previously.core.nearest import did_you_mean
from previously.core.verbs import Vocabulary
from previously.read.lexicon import Lexicon, fold
from previously.read.vocabulary import standard


class Cast(msgspec.Struct, frozen=True, eq=False):
    """Who there is, the words a line may use, and what was wrong in the declarations."""

    characters: dict[str, Character]
    lexicon: Lexicon
    findings: tuple[Finding, ...]


def cast_of(folder: FolderText) -> Cast:
    """Resolve the cast among the atoms of a cut. The earlier entry keeps a name that two of them claim."""
    entries: dict[str, CastText] = {}
    findings: list[Finding] = []
    for entry in folder.story.cast:
        if entry.id in entries:
            findings.append(text_finding("duplicate-key", entry.span, f"the cast has a second “{entry.id}”"))
        else:
            entries[entry.id] = entry
    names = list(_names(list(entries.values()), findings))
    lexicon = Lexicon(names, vocabulary_of(folder))
    characters = {id_: _character(entry, lexicon, findings) for id_, entry in entries.items()}
    return Cast(characters, lexicon, tuple(findings))


def vocabulary_of(folder: FolderText) -> Vocabulary:
    """The standard words, a story's own verbs before them; an own verb of the same id takes its place."""
    shipped = standard()
    own = {verb.id for verb in folder.verbs}
    if not own:
        return shipped
    return Vocabulary((*folder.verbs, *(verb for verb in shipped.verbs if verb.id not in own)), shipped.states)


def _names(entries: list[CastText], findings: list[Finding]) -> Iterator[tuple[str, str]]:
    owner: dict[str, str] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            if _claimed(name, entry.id, owner, findings):
                yield name.text, entry.id
    for entry in entries:
        if owner.setdefault(_key(entry.id), entry.id) == entry.id:
            yield entry.id, entry.id


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.split())


def _claimed(name: NameText, id_: str, owner: dict[str, str], findings: list[Finding]) -> bool:
    first = owner.setdefault(_key(name.text), id_)
    if first != id_:
        message = f"“{name.text}” already names {first}; here it is passed over"
        findings.append(text_finding("shared-name", name.span, message, fix="give one of them another name"))
    return first == id_ and bool(_key(name.text))


def _character(entry: CastText, lexicon: Lexicon, findings: list[Finding]) -> Character:
    return Character(
        entry.id,
        entry.name.text,
        tuple(alias.text for alias in entry.aliases),
        entry.lead,
        entry.temperament,
        entry.reactivity,
        _standards(entry, lexicon, findings),
        tuple(
            Goal(goal.name, goal.weight, lexicon.who(goal.target) or goal.target, goal.from_) for goal in entry.goals
        ),
        tuple(_bonds(entry, lexicon, findings)),
    )


def _standards(entry: CastText, lexicon: Lexicon, findings: list[Finding]) -> tuple[tuple[str, float], ...]:
    """Standards by verb id; a form of the verb will do."""
    found = []
    for word, value in entry.standards:
        verb = lexicon.verb(word) or lexicon.verbs.whole(word)
        if verb is None:
            message = f"“{word}” is no verb to have a standard for{did_you_mean(word, lexicon.forms())}"
            findings.append(text_finding("bad-value", entry.span, message))
        else:
            found.append((verb.id, value))
    return tuple(found)


def _bonds(entry: CastText, lexicon: Lexicon, findings: list[Finding]) -> Iterator[tuple[str, float]]:
    for bond in entry.bonds:
        other = lexicon.who(bond.other.text)
        if other is None:
            message = f"nobody here is called “{bond.other.text}”"
            near = did_you_mean(bond.other.text, lexicon.names.phrases)
            findings.append(text_finding("unknown-name", bond.other.span, message + near))
        elif other != entry.id:
            yield other, bond.value
