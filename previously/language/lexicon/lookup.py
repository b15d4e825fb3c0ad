"""The words a line can use: a trie over names, verbs and states, built at run time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from previously.core.groups import Here, Member, everybody, standing
from previously.core.ids import folded
from previously.core.nearest import Spelling
from previously.core.verbs import State, Verb, Vocabulary
from previously.language.lexicon.own import NONE, OwnWords

if TYPE_CHECKING:
    from previously.language.foreign.frames import FrameReader
    from previously.language.sentence.cast import People
    from previously.language.sentence.wordings import Wordings

TOKEN = re.compile(r"[^\s;,\"“”]+")
EDGES = ".,!?:;()…"
"""Characters around a word that are not part of it."""
_PARTS = re.compile(r"['’]s\b|[—–]")
"""What joins words that are two: `the launch's`, `postponed—again`."""
REFLEXIVE = {"herself", "himself", "themself", "themselves", "itself"}


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word's canonical form: case-folded, no closing punctuation, one kind of apostrophe."""
    return folded(word.strip(EDGES).replace("’", "'")) or folded(word)


def tokens(text: str) -> list[tuple[str, int, int]]:
    """A text's words, folded, each with its start and end."""
    return list(_tokens(text))


@lru_cache(maxsize=1 << 8)
def _tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple([(fold(m[0]), m.start(), m.end()) for m in TOKEN.finditer(text)])


def said_in(text: str) -> frozenset[str]:
    """Which words a text has, folded; an owner's without its `'s`."""
    return frozenset(word for word, _, _ in _tokens(_PARTS.sub(" ", text)))


class Trie:
    """Phrases by their folded words. A phrase may have several meanings, in the order added."""

    def __init__(self, phrases: Iterable[tuple[str, Any]] = ()) -> None:
        self._root: dict[str, Any] = {}
        self.phrases: list[str] = []
        for phrase, meaning in phrases:
            self.add(phrase, meaning)

    def add(self, phrase: str, meaning: Any) -> None:
        """Add a meaning to a phrase."""
        node = self._root
        for word, _, _ in tokens(phrase):
            node = node.setdefault(word, {})
        if node is not self._root:
            node.setdefault("", []).append(meaning)
            self.phrases.append(phrase)

    @cached_property
    def spelling(self) -> Spelling:
        """The phrases, for finding the nearest to a misspelling."""
        return Spelling(self.phrases)

    def matches(self, words: list[tuple[str, int, int]], start: int) -> Iterator[tuple[int, list[Any]]]:
        """Phrases that begin at word `start`, longest first: (index after the last word, meanings)."""
        node: dict[str, Any] = self._root
        found: list[tuple[int, list[Any]]] = []
        for i in range(start, len(words)):
            if words[i][0] not in node:
                break
            node = node[words[i][0]]
            if "" in node:
                found.append((i + 1, node[""]))
        return iter(found[::-1])

    def starts(self, words: list[tuple[str, int, int]]) -> list[int]:
        """The words at which a phrase may begin."""
        root = self._root
        return [i for i, (word, _, _) in enumerate(words) if word in root]

    def longest(self, words: list[tuple[str, int, int]], start: int) -> tuple[int, Any] | None:
        """The longest phrase that begins at word `start`: (index after it, first meaning)."""
        for end, meanings in self.matches(words, start):
            return end, meanings[0]
        return None

    def whole(self, text: str) -> Any:
        """What exactly this text means, or None."""
        words = tokens(text)
        found = self.longest(words, 0)
        return found[1] if found and found[0] == len(words) else None


class Words:
    """The verbs and the states of a vocabulary, ready for reading lines."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.verbs = Trie((form, verb) for verb in vocabulary.verbs for form in _forms(verb))
        self.states = Trie((word, state) for state in vocabulary.states for word in (state.id, *state.also))

    @cached_property
    def forms_of(self) -> dict[int, Spelling]:
        """Verb forms, by number of words."""
        counts = sorted({form.count(" ") + 1 for form in self.verbs.phrases})
        return {n: Spelling(form for form in self.verbs.phrases if form.count(" ") + 1 == n) for n in counts}


def _forms(verb: Verb) -> tuple[str, ...]:
    """The forms in which a line may have a verb: one of the story's own in all of them (`slaps`, `slapped`)."""
    if not verb.own:
        return verb.forms
    from previously.language.lexicon.forms import inflected

    return tuple(form for said in verb.forms for form in inflected(said))


_OF_GROUPS = ("people", "wordings", "_group_names")
"""What a lexicon makes of its groups."""


def _sayings(name: str) -> Iterator[tuple[str, bool]]:
    """How a line may name a group, and whether it says that its members are meant, whenever they join."""
    bare = name.removeprefix("the ")
    yield f"the {bare}", False
    yield f"the {bare}'s members", True
    yield f"the members of the {bare}", True


words_of = lru_cache(maxsize=8)(Words)
"""The words of a vocabulary. Stories without verbs of their own have one, and what is made of it is made once."""


class Lexicon:
    """Names, verbs and states, ready for reading lines.

    `names` are (words, cast id). If two people share a name, the earlier keeps it. `pronouns` are by cast id.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        vocabulary: Vocabulary,
        pronouns: Mapping[str, str] | None = None,
        own_words: OwnWords = NONE,
    ) -> None:
        self.own_words = own_words  # what the story's lexicon file makes of its sentences
        self.called, self.pronouns = tuple(names), dict(pronouns or {})
        self.members: dict[str, tuple[Member, ...]] = {}
        """Several of the cast under one name, each with when they join."""
        self.groups: dict[str, tuple[str, ...]] = {}
        """The same as of a place; of none in particular, all who are ever of a group."""
        self._standing: dict[tuple[tuple[str, ...], ...], Lexicon] = {}
        self.names = Trie(self.called)
        self.words = words_of(vocabulary)
        self.verbs, self.states, self.vocabulary = self.words.verbs, self.words.states, vocabulary
        self.who = lru_cache(maxsize=1 << 16)(self._who)
        """The cast id a text names, or None."""
        self.state = lru_cache(maxsize=1 << 12)(self._state)
        """The state a text names, or None."""
        self.apart = lru_cache(maxsize=1 << 14)(self._apart)
        """The cast ids a text names, and its other words, folded."""

    @cached_property
    def people(self) -> "People":
        """Whom the names mean, for a reader of sentences."""
        from previously.language.sentence.cast import people_called

        groups = {name: ids for name, ids in self.groups.items() if ids}
        return people_called(self.called, self.pronouns, groups, self.own_words)

    def form_group(self, name: str, members: Iterable[Member]) -> None:
        """Give several of the cast a name; the first to have it keeps it."""
        self.members.setdefault(name, tuple(members))
        self.groups.setdefault(name, everybody(self.members[name]))

    @cached_property
    def late(self) -> frozenset[str]:
        """Who joins a group by a line of the log."""
        return frozenset(one.who for members in self.members.values() for one in members if one.by_line)

    def named_in(self, text: str) -> frozenset[str]:
        """Whom of those a text calls by a name."""
        said = f" {fold(text)} "
        return frozenset(who for name, who in self.called if who in self.late and f" {fold(name)} " in said)

    def at(self, here: Here) -> "Lexicon":
        """The same words, with the groups as they are at a place; one object for all places where they are the same."""
        groups = standing(self.members, here) if self.members else self.groups
        if groups == self.groups:
            return self
        key = tuple(groups.values())
        if key not in self._standing:
            there = self._standing[key] = copy(self)
            there.groups = groups
            for made in _OF_GROUPS:
                there.__dict__.pop(made, None)
        return self._standing[key]

    @cached_property
    def _group_names(self) -> Trie:
        """What groups are called in a line, each with its name, and whether that means whoever is ever of it."""
        return Trie((said, (name, ever)) for name in self.groups for said, ever in _sayings(name))

    def group_at(self, words: list[tuple[str, int, int]], start: int) -> tuple[int, tuple[str, ...]] | None:
        """The group that words name from a place on (`the council`): the index after it, and who is of it."""
        found = self._group_names.longest(words, start) if self.groups else None
        return (found[0], self.groups[found[1][0]]) if found else None

    def joining(self, words: list[tuple[str, int, int]]) -> tuple[Member, ...]:
        """Who will be of the group and is not yet, where words begin with its members (`the council's members`)."""
        found = self._group_names.longest(words, 0) if self.groups else None
        name, ever = found[1] if found else ("", False)
        return tuple(one for one in self.members[name] if one.who not in self.groups[name]) if ever else ()

    def newcomers(self, text: str) -> tuple[Member, ...]:
        """Who will join a group that a text names, by a line of the log, and is not of it yet."""
        said = f" {fold(text)} "
        named = (name for name in self.members if f" the {fold(name).removeprefix('the ')} " in said)
        later = (one for name in named for one in self.members[name] if one.who not in self.groups[name])
        return tuple(one for one in later if one.by_line)

    def all_named(self, text: str) -> tuple[str, ...] | None:
        """Whom a text names: somebody, or a group; None if nobody is called that."""
        who = self.who(text)
        if who or not self.groups:
            return (who,) if who else None
        found = self._group_names.whole(text)
        return self.groups[found[0]] if found else None

    @cached_property
    def wordings(self) -> "Wordings | FrameReader":
        """What reads its sentences: by the frames of a lexicon file, where the story names one."""
        if self.own_words.grammar is not None:
            from previously.language.foreign.frames import FrameReader

            return FrameReader(self.own_words.grammar, self.people)
        from previously.language.sentence.wordings import Wordings

        return Wordings(self.people)

    def _apart(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        words, names, rest, at = tokens(text.replace("-", " ")), [], [], 0
        while at < len(words):
            found = self.names.longest(words, at)
            if found:
                names.append(found[1])
            else:
                rest.append(words[at][0])
            at = found[0] if found else at + 1
        return tuple(names), tuple(rest)

    def _who(self, text: str) -> str | None:
        found: str | None = self.names.whole(text)
        return found

    def _state(self, text: str) -> State | None:
        found: State | None = self.states.whole(text)
        return found

    def forms(self) -> list[str]:
        """Every form of every verb, for suggestions."""
        return self.verbs.phrases

    def nearest_verb(self, text: str) -> str | None:
        """The verb form most like the first words of a text, or None; the longest is tried first."""
        words = text.split()[:3]
        for count in range(len(words), 0, -1):
            spelt = " ".join(words[:count]).casefold()
            forms = self.words.forms_of.get(count)
            near = forms.nearest(spelt, 0.92, whole=True) if forms else None
            if near and near != spelt:
                return near
        return None

    def verb(self, verb_id: str) -> Verb | None:
        """A verb by its id."""
        return self._verbs.get(verb_id)

    @cached_property
    def own(self) -> dict[str, Verb]:
        """The story's own verbs of one word, by the word as the lexicon's patterns have it: `slap`."""
        from previously.language.lexicon.forms import forms

        said = [(form, verb) for verb in self.vocabulary.verbs if verb.own for form in verb.forms if " " not in form]
        return {base: verb for form, verb in reversed(said) for base, _ in forms(form.casefold())}

    @cached_property
    def _verbs(self) -> dict[str, Verb]:
        return {verb.id: verb for verb in reversed(self.vocabulary.verbs)}
