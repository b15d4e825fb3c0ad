"""Names to ids: the lexicon and the characters of one cut, with what is wrong among them."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from previously.canon.masks.masks import NOBODY, Masks
from previously.canon.world.joiners import Joiner, joiners_in
from previously.core.atoms import CastText, FolderText, MemberText, NameText, StoryText
from previously.core.codes import text_finding
from previously.core.entries import Character, Goal
from previously.core.errors import UnknownName, UnknownPosition
from previously.core.finding import Finding
from previously.core.groups import Member
from previously.core.ids import composed, folded
from previously.core.lookalikes import described, look, stray_letter
from previously.core.nearest import did_you_mean
from previously.core.position import Template
from previously.core.series import Realm, realms
from previously.core.verbs import Verb, Vocabulary
from previously.formats.vocabulary import standard
from previously.language.lexicon.callings import acts, part_of
from previously.language.lexicon.lookup import Lexicon, fold
from previously.language.lexicon.own import NONE, OwnWords


class Cast(msgspec.Struct, frozen=True, eq=False):
    """Who there is, the words a line may use, and what was wrong in the declarations.

    `lexicons` are the words that each series of a universe uses, by what its episodes begin with; `lexicon` knows all.
    `twins` are the ids that read as one, by how they read. `declared` is what it was resolved from.
    """

    characters: dict[str, Character]
    lexicon: Lexicon
    findings: tuple[Finding, ...]
    lexicons: dict[tuple[int, ...], Lexicon]
    twins: dict[str, list[str]]
    declared: tuple[object, ...] = ()
    worn: Mapping[str, str] = msgspec.field(default_factory=dict)
    """By cast id, who somebody is said to be in the cast."""
    open_to: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Who has known of that from the start."""
    masks: Masks = NOBODY
    raw: "Cast | None" = None
    """The same before it is known who is who."""

    def id_of(self, name: str) -> str | None:
        """Somebody's id, by id, name or alias. Of ids that read as one, each is itself. Raises UnknownName."""
        same = self.twins.get(_key(name), []) if self.twins else []
        if same and composed(name) not in same:
            known = " or ".join(f"“{one}”" for one in same)
            raise UnknownName(f"“{name}” may be {known}; write it as it stands in the cast")
        return composed(name) if same else self.lexicon.who(name)


def declared_in(folder: FolderText) -> tuple[object, ...]:
    """What a cast is resolved from: while it is the same, so is the cast. Who joins a group by a line is a set."""
    parts = (
        (realm.story.lexicon, realm.story.cast, realm.story.groups, _joiners(folder, realm), *realm.verbs)
        for realm in realms(folder)
    )
    return tuple(part for declared in parts for part in declared)


def _joiners(folder: FolderText, realm: Realm) -> frozenset[Joiner]:
    own = (one for one in folder.episodes if one.episode[: len(realm.prefix)] == realm.prefix)
    return joiners_in(realm.story.groups, own)


def cast_of(folder: FolderText) -> Cast:
    """Resolve the cast among the atoms of a cut. The earlier entry keeps a name that two of them claim.

    Each series resolves the names it declares itself, and those that all share. Who is declared under one id in
    several series is one person.
    """
    findings: list[Finding] = []
    shared, *members = realms(folder)
    entries = {realm.prefix: _entries(realm.story, findings) for realm in (shared, *members)}
    common = list(entries[()].values())
    lexicons: dict[tuple[int, ...], Lexicon] = {}
    read_by = _own_words(shared.story, findings)
    lexicons[()] = Lexicon(_names(common, findings), _vocabulary(shared.verbs), _pronouns(common), read_by)
    _form_groups(lexicons[()], folder, shared, findings)
    for realm in members:
        own = [*common, *entries[realm.prefix].values()]
        verbs = (*realm.verbs, *shared.verbs)
        its_own = _own_words(realm.story, findings) if realm.story.lexicon else read_by
        lexicons[realm.prefix] = Lexicon(_names(own, findings), _vocabulary(verbs), _pronouns(own), its_own)
        _form_groups(lexicons[realm.prefix], folder, realm, findings)
        _form_groups(lexicons[realm.prefix], folder, shared, findings)
    characters: dict[str, Character] = {}
    for realm in (shared, *members):
        for id_, entry in entries[realm.prefix].items():
            character = _character(entry, lexicons[realm.prefix], realm.template, findings)
            characters[id_] = united(characters[id_], character) if id_ in characters else character
    whole = _whole(folder, entries, lexicons[()]) if members else lexicons[()]
    twins = _twins(characters)
    told = [entry for own in entries.values() for entry in own.values() if entry.is_ in own]
    worn = {entry.id: entry.is_ for entry in told if entry.is_ != entry.id}
    open_to = {entry.id: tuple(_open_to(entry, whole, findings)) for entry in told if entry.known_to}
    known = tuple(dict.fromkeys(findings))
    return Cast(characters, whole, known, lexicons, twins, declared_in(folder), worn, open_to)


def _own_words(story: StoryText, findings: list[Finding]) -> OwnWords:
    """What sentences are read by, and what is wrong with that."""
    if story.lexicon is None:
        return NONE
    from previously.language.own_words.reading import own_words

    found = own_words(story.lexicon)
    findings += found.findings
    return found


def _open_to(entry: CastText, lexicon: Lexicon, findings: list[Finding]) -> Iterator[str]:
    """Who has known from the start who somebody is."""
    for word in entry.known_to:
        who = lexicon.who(word.text)
        if who is None:
            hint = lexicon.names.spelling.did_you_mean(word.text)
            findings.append(text_finding("unknown-name", word.span, f"nobody here is called “{word.text}”{hint}"))
        else:
            yield who


def _form_groups(lexicon: Lexicon, folder: FolderText, realm: Realm, findings: list[Finding]) -> None:
    """Let a lexicon know who is of which group, and from when on; what cannot be read of that is a finding."""
    joining = sorted(_joiners(folder, realm))
    for group in realm.story.groups:
        found = (_member(member, lexicon, realm.template, findings) for member in group.members)
        later = (_joined(one, lexicon, realm.template) for one in joining if one.group == group.name.text)
        lexicon.form_group(group.name.text, [member for member in (*found, *later) if member])


def _joined(joiner: Joiner, lexicon: Lexicon, template: Template) -> Member | None:
    """Whoever joins a group by a line, if they are of the cast."""
    who, place = lexicon.who(joiner.name), (joiner.episode, joiner.scene)
    return Member(who, (place,), len(template.series_of(joiner.episode)), by_line=True) if who else None


def _member(text: MemberText, lexicon: Lexicon, template: Template, findings: list[Finding]) -> Member | None:
    word, who = text.word, lexicon.who(text.word.text)
    if who is None:
        hint = lexicon.names.spelling.did_you_mean(word.text)
        findings.append(text_finding("unknown-name", word.span, f"nobody here is called “{word.text}”{hint}"))
        return None
    try:
        since = tuple(_place(part.strip(), template) for part in text.from_.split("&") if part.strip())
    except UnknownPosition as error:
        findings.append(text_finding("bad-value", word.span, str(error)))
        return None
    return Member(who, since, len(template.series_of(since[0][0])) if since else 0)


def _place(label: str, template: Template) -> tuple[tuple[int, ...], str]:
    episode, scene = template.parse(label)
    return episode, folded(scene)


def _twins(ids: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id_ in ids:
        found.setdefault(_key(id_), []).append(id_)
    return {key: same for key, same in found.items() if len(same) > 1}


def _entries(story: StoryText, findings: list[Finding]) -> dict[str, CastText]:
    entries: dict[str, CastText] = {}
    for entry in story.cast:
        if entry.id in entries:
            findings.append(text_finding("duplicate-key", entry.span, f"the cast has a second “{entry.id}”"))
        else:
            entries[entry.id] = entry
    findings += (_nobody(entry) for entry in entries.values() if entry.is_ and entry.is_ not in entries)
    return entries


def _nobody(entry: CastText) -> Finding:
    """Somebody is said to be one who is not there."""
    message = f"“{entry.id}” is said to be “{entry.is_}”, who is not in the cast"
    return text_finding("unknown-name", entry.span, message, fix="write the id of another entry after “is:”")


def _whole(folder: FolderText, entries: dict[tuple[int, ...], dict[str, CastText]], shared: Lexicon) -> Lexicon:
    """The words of all series together; of a name that two of them give to different people, the first has it."""
    every = [entry for realm in entries.values() for entry in realm.values()]
    own = tuple(verb for member in folder.members for verb in member.verbs)
    return Lexicon(_names(every, []), _vocabulary((*own, *folder.verbs)), _pronouns(every)) if every else shared


def united(one: Character, other: Character) -> Character:
    """Somebody as two series know them: the names of both; of what both say, what the first says."""
    names = dict.fromkeys((one.name, *one.aliases, other.name, *other.aliases))
    return msgspec.structs.replace(
        one,
        aliases=tuple(name for name in names if name != one.name),
        lead=one.lead if one.lead is not None else other.lead,
        temperament=one.temperament or other.temperament,
        reactivity=one.reactivity if one.reactivity != 1.0 else other.reactivity,
        delight=one.delight if one.delight != 1.0 else other.delight,
        standards=_both(one.standards, other.standards),
        duties=one.duties or other.duties,
        goals=tuple({goal.name: goal for goal in (*other.goals, *one.goals)}.values()),
        bonds=_both(one.bonds, other.bonds),
        pronouns=one.pronouns or other.pronouns,
        sheet=(*one.sheet, *(trait for trait in other.sheet if trait not in one.sheet)),
    )


def _both(one: tuple[tuple[str, float], ...], other: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    return tuple({**dict(other), **dict(one)}.items())


def _vocabulary(own: tuple[Verb, ...]) -> Vocabulary:
    """The standard words, own verbs before them; an own verb of the same id takes its place."""
    shipped, ids = standard(), {verb.id for verb in own}
    if not own:
        return shipped
    return Vocabulary((*own, *(verb for verb in shipped.verbs if verb.id not in ids)), shipped.states, shipped.parts)


def _names(entries: list[CastText], findings: list[Finding]) -> Iterator[tuple[str, str]]:
    owner: dict[str, str] = {}
    worn: dict[str, set[str]] = {}
    for entry in entries:
        worn.setdefault(entry.is_, set()).add(entry.id)
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            whose = owner.get(_key(name.text), "")
            if _claimed(name, entry.id, owner, findings, alike=whose in {entry.is_, *worn.get(entry.id, ())}):
                yield name.text, entry.id
    first: dict[str, str] = {}
    for entry in entries:
        key = _key(entry.id)
        if owner.setdefault(key, entry.id) == entry.id:
            yield entry.id, entry.id
        if first.setdefault(key, entry.id) != entry.id:
            message = f"the ids “{first[key]}” and “{entry.id}” read as one; in a line either means {owner[key]}"
            findings.append(text_finding("shared-name", entry.span, message, fix="give one of them another id"))
    findings += look_alikes(entries)


def _pronouns(entries: list[CastText]) -> dict[str, str]:
    """The pronouns of each, where they are given."""
    return {entry.id: entry.pronouns for entry in entries if entry.pronouns}


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.split())


def look_alikes(entries: Iterable[CastText]) -> Iterator[Finding]:
    """Names that another entry's name only looks like, and names with a letter that belongs to another alphabet."""
    fix = "type the name again, in one alphabet"
    first: dict[str, tuple[str, str]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases, NameText(entry.id, entry.span)):
            known, whose = first.setdefault(look(name.text), (name.text, entry.id))
            stray = stray_letter(name.text)
            if whose != entry.id and _key(known) != _key(name.text):
                message = f"“{name.text}” only looks like “{known}”, a name of {whose}"
                yield text_finding("look-alike", name.span, message, fix="give one of them another name")
            elif stray:
                message = f"the letter {stray[0] + 1} of “{name.text}” is a {described(stray[1])}; the rest is not"
                yield text_finding("look-alike", name.span, message, fix=fix)


def _claimed(name: NameText, id_: str, owner: dict[str, str], findings: list[Finding], *, alike: bool) -> bool:
    first = owner.setdefault(_key(name.text), id_)
    if first != id_ and not alike:
        message = f"“{name.text}” already names {first}; here it is passed over"
        findings.append(text_finding("shared-name", name.span, message, fix="give one of them another name"))
    return first == id_ and bool(_key(name.text))


def _character(entry: CastText, lexicon: Lexicon, template: Template, findings: list[Finding]) -> Character:
    return Character(
        entry.id,
        entry.name.text,
        tuple(alias.text for alias in entry.aliases),
        entry.lead,
        entry.temperament,
        entry.reactivity,
        entry.delight,
        _standards(entry, lexicon, findings),
        tuple(
            Goal(goal.name, goal.weight, lexicon.who(goal.target) or goal.target, template.address(goal.from_))
            for goal in entry.goals
        ),
        tuple(_bonds(entry, lexicon, findings)),
        _duties(entry, lexicon, findings),
        entry.pronouns,
        tuple((trait.what, trait.value) for trait in entry.sheet),
        entry.span,
        template.address(entry.from_),
        tuple((folded(alias.text), template.address(alias.from_)) for alias in entry.aliases if alias.from_),
    )


def _standards(entry: CastText, lexicon: Lexicon, findings: list[Finding]) -> tuple[tuple[str, float], ...]:
    """Standards by verb id; a form of the verb will do."""
    found = []
    for word, value in entry.standards:
        verb = lexicon.verb(word) or lexicon.verbs.whole(word)
        if verb is None:
            message = f"“{word}” is no verb to have a standard for{lexicon.verbs.spelling.did_you_mean(word)}"
            findings.append(text_finding("bad-value", entry.span, message))
        else:
            found.append((verb.id, value))
    return tuple(found)


def _duties(entry: CastText, lexicon: Lexicon, findings: list[Finding]) -> tuple[tuple[str, float], ...]:
    """The standards of the part somebody plays; of one that only a title tells, those that free from guilt."""
    parts = dict(lexicon.vocabulary.parts)
    if entry.part and entry.part not in parts:
        known = f"it can be {', '.join(parts)}{did_you_mean(entry.part, parts)}"
        findings.append(text_finding("bad-value", entry.span, f"“{entry.part}” is no part that is known; {known}"))
    called = entry.part or part_of((entry.name.text, *(alias.text for alias in entry.aliases)))
    return tuple(
        (act, praise) for said, praise in parts.get(called, ()) for act in acts(said) if entry.part or praise >= 0
    )


def _bonds(entry: CastText, lexicon: Lexicon, findings: list[Finding]) -> Iterator[tuple[str, float]]:
    for bond in entry.bonds:
        other = lexicon.who(bond.other.text)
        if other is None:
            message = f"nobody here is called “{bond.other.text}”"
            near = lexicon.names.spelling.did_you_mean(bond.other.text)
            findings.append(text_finding("unknown-name", bond.other.span, message + near))
        elif other != entry.id:
            yield other, bond.value
