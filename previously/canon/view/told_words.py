"""The words of a told text: which names it uses, in which order they first come, and how it writes them."""

from collections.abc import Collection, Iterable, Iterator

import msgspec

from previously.core.atoms import BeforeText, CastText, EpisodeText, StoryText
from previously.core.ids import folded
from previously.core.verbs import Verb
from previously.language.foreign.known import Known
from previously.language.lexicon.lookup import Trie, tokens

Tokens = list[tuple[str, int, int]]
_APOSTROPHES = str.maketrans("’", "'")
_ENDS = ".,!?:;()…"


class Words:
    """What is told of a series' own names and verbs; `shared` are those told of whom all series share.

    A name is told where the text writes those very words. Who is listed as present, or cued in a script, is named
    however that is written. An id is a name where it is written like one, or where a line begins with it.
    """

    def __init__(
        self,
        episodes: Iterable[EpisodeText],
        before: Iterable[BeforeText],
        story: StoryText,
        shared: Iterable[CastText] = (),
    ) -> None:
        self.first: dict[str, int] = {}
        self.written: dict[str, str] = {}
        self.listed: set[str] = set()  # names that are only ever listed, which an audience does not read
        names = {name.text for entry in (*story.cast, *shared) for name in (entry.name, *entry.aliases)}
        self._ids = {entry.id for entry in story.cast}
        known = Trie((name, name) for name in sorted(names | self._ids))
        said = dict.fromkeys((*_said(episodes), *((entry.line.text, False) for entry in before)))
        self.texts = {text: tokens(text) for text, _ in said}
        unspaced = Known(names) if story.lexicon is not None and not story.lexicon.spaced else None
        for text, listed in said:  # once: what is said again brings nothing new
            self._meet(text, self.texts[text], known, listed=listed)
            if unspaced is not None and not listed:
                self._meet_within(text, unspaced, names)

    def _meet(self, text: str, words: Tokens, known: Trie, *, listed: bool) -> None:
        for i in known.starts(words):
            start, longest = words[i][1], 0  # the name that stands here; an id that is but a part of it does not
            for after, found in known.matches(words, i):
                written = text[start : words[after - 1][2]].rstrip(_ENDS)
                for name in found:
                    same = (i == 0 and after == len(words)) if listed else _same(written, name)
                    longest = max(longest, after if same else 0)
                    if same or (not listed and after >= longest and self._is_id(written, name, opens=i == 0)):
                        self._note(name, written, listed=listed and written.islower())

    def _meet_within(self, text: str, known: Known, names: Collection[str]) -> None:
        """The names in a text of a language that writes its words without spaces, as its reader finds them."""
        for name in (text[lo:hi] for lo, hi in known.cut(text, 0, len(text))):
            if name in names:
                self._note(name, name, listed=False)

    def _note(self, name: str, written: str, *, listed: bool) -> None:
        self.first.setdefault(name, len(self.first))
        if name not in self.written:
            self.written[name] = written
            self.listed |= {name} if listed else set()
        elif name in self.listed and not listed:
            self.written[name] = written
            self.first[name] = len(self.first)
            self.listed.discard(name)

    def _is_id(self, written: str, name: str, *, opens: bool) -> bool:
        """Is this somebody's id, used as a name?"""
        return name in self._ids and (opens or written[0].isupper()) and folded(written) == folded(name)

    def told_verbs(self, verbs: Iterable[Verb]) -> Iterator[Verb]:
        """The verbs that are told, each with the forms that are, under one of these: an id is the author's."""
        for verb in sorted(verbs, key=lambda verb: (verb.id, verb.forms)):
            forms = tuple(sorted(form for form in verb.forms if self._uses(form)))
            if forms:
                named = verb.id if verb.id in forms else forms[0]
                yield msgspec.structs.replace(verb, id=named, forms=forms)

    def has(self, name: str) -> bool:
        """Is something told by this name?"""
        return self._uses(name)

    def _uses(self, form: str) -> bool:
        trie = Trie([(form, form)])
        return any(_holds(trie, words) for words in self.texts.values())


def _same(written: str, name: str) -> bool:
    """Are these the very words, but for how they are spaced and which apostrophe is typed?"""
    if not name[:1].isupper() and name.islower():
        return False  # a name in small letters is a word like any other, unless a line begins with it
    return written == name or _plain(written) == _plain(name)


def _plain(text: str) -> str:
    return " ".join(text.translate(_APOSTROPHES).split()).rstrip(_ENDS)


def _holds(trie: Trie, words: Tokens) -> bool:
    return any(trie.longest(words, i) for i in trie.starts(words))


def _said(episodes: Iterable[EpisodeText]) -> Iterator[tuple[str, bool]]:
    """Every told text that may name somebody, and whether it is a name as a whole: listed, or a cue."""
    for scene in (scene for episode in episodes for scene in episode.scenes):
        yield from (
            (word.text, True) for word in (*(scene.present or ()), *scene.bodies, *scene.ghosts, *scene.overheard)
        )
        yield from ((cue.name, True) for cue in scene.cues)
        yield from ((line.text, False) for line in scene.lines)
