"""Threads: what a story has left open (a vow, a hunt, a search, a secret, a set-up, an injury), and how it goes on.

A verb opens a thread and others close it, as the vocabulary says; a death that leaves it without owner or object
closes it too. Whatever else comes back to it touches it. All of this goes by told order: what an audience waits for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from previously.canon.digest import GRAVE, Line, causes, texts
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.part import Part
from previously.canon.reach import lived, place
from previously.core.entries import Claim, Event
from previously.core.verbs import Verb
from previously.language.lexicon.lookup import Lexicon, tokens

PURPOSES = {"vow", "hunt", "search"}
CLOSED = {
    "vow": PURPOSES,
    "search": {"search"},
    "secret": {"secret"},
    "set-up": {"set-up"},
    "injury": {"injury"},
    "any": {*PURPOSES, "secret", "set-up"},
}
"""The kinds of thread that a closing verb can end."""
SMALL = {
    "a",
    "an",
    "the",
    "and",
    "or",
    "to",
    "of",
    "for",
    "in",
    "on",
    "at",
    "from",
    "with",
    "this",
    "that",
    "what",
    "which",
}
SMALL |= {"who", "whose", "has", "have", "had", "is", "was", "be", "he", "she", "they", "it", "him", "her", "them"}
SMALL |= {"my", "his", "their", "its"}
"""Words that say nothing of what a thread is about."""
MOST_OPEN = 100
"""So many threads of one kind that somebody never closes are followed; whoever opens more, closes none."""


class Thread(msgspec.Struct, frozen=True, eq=False):
    """Something left open. `names` and `words` say what it is about; `touched` is the last line that came back to it.

    `owner` is whose it is: who vows, hunts, searches or hides, who is hurt; a set-up is the story's.
    """

    kind: str
    owner: str
    opened: Event
    names: frozenset[str]  # cast ids
    words: frozenset[str]  # of the text and the facts it is about
    facts: frozenset[str]
    touched: Line
    closed: Line | None = None
    followed: bool = True  # not, where its owner has left too many of its kind open


class Step(NamedTuple):
    """A line that comes back to a thread: whether it closes it, and whether it opens it again."""

    line: Line
    closes: bool
    again: bool


def threads(canon: Canon) -> Iterator[Thread]:
    """Every thread that an episode opens, in told order. What is vowed again while it is open is one thread."""
    known: set[str] = set()
    left: Counter[tuple[str, str]] = Counter()
    for episode in canon.episodes:
        for event in episode.digest.opening:
            if event.id not in known and event.id not in canon.retold and _opens(event):
                thread = _opened(canon, event)
                if left[thread.kind, thread.owner] >= MOST_OPEN:
                    yield msgspec.structs.replace(thread, followed=False)
                    continue
                closed, touched, again = followed(canon, event.id)
                left[thread.kind, thread.owner] += closed is None
                known |= again
                yield msgspec.structs.replace(thread, closed=closed, touched=touched or event)


def _opens(event: Event) -> bool:
    """Is it worth waiting for? A blow heals by itself, a grave injury does not."""
    return event.verb.opens != "injury" or event.severity >= GRAVE


def _opened(canon: Canon, event: Event) -> Thread:
    kind, facts = event.verb.opens, frozenset(name for name, _ in event.facts)
    aims = (event.topic,) if event.topic else (event.object, event.object_text)
    names = frozenset(name for aim in aims for name in _names(aim, canon))
    if kind == "injury":
        names = frozenset({event.agent, event.subject} - {event.victim})
    words = frozenset(word for aim in aims if aim not in canon.cast for word in content(aim, canon.lexicon))
    return Thread(kind, event.victim if kind == "injury" else event.subject, event, names, words, facts, event)


def _names(text: str, canon: Canon) -> tuple[str, ...]:
    return (text,) if text in canon.cast else canon.lexicon.apart(text)[0]


def content(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a text that say what it is about, names apart."""
    return tuple(word for word in lexicon.apart(text)[1] if word not in SMALL)


Followed = tuple[Line | None, Line | None, frozenset[str]]
"""The line that closes a thread, the last that comes back to it, and those that open it again."""


@remembered("canon")
def followed(canon: Canon, address: str) -> Followed:
    """How the thread that a line opens goes on, up to where it is closed, or to the end of what is told."""
    opening = canon.at(address)
    return _followed(canon, _opened(canon, opening)) if isinstance(opening, Event) else (None, None, frozenset())


def _followed(canon: Canon, thread: Thread) -> Followed:
    touched: Line = thread.opened
    again: set[str] = set()
    ends, seems = _deaths(canon, thread), _deaths(canon, thread, seeming=True)
    for death in ends:
        if place(death) < place(touched) and lived(death) > lived(thread.opened):
            return death, touched, frozenset()
    keys = _Keys(canon, thread)
    dead: dict[tuple[int, ...], list[Event]] = {}
    for event in (*ends, *seems):
        dead.setdefault(event.scene.told.episode, []).append(event)
    for part in _parts(canon, keys, dead):
        deaths = dead.get(part.episode, [])
        for step in _walked(canon, thread, _later(keys, part, deaths)):
            touched = step.line
            if step.closes:
                return touched, touched, frozenset(again)
            again |= {touched.id} if step.again else set()
    return None, touched, frozenset(again)


class _Keys:
    """By what the lines are looked up that may come back to a thread; each worked out when it is first needed."""

    def __init__(self, canon: Canon, thread: Thread) -> None:
        self.canon, self.thread = canon, thread

    @cached_property
    def anybody(self) -> set[str]:
        """The words of anybody's line: the thread's address, and what is hidden or set up."""
        thread = self.thread
        if thread.kind not in {"secret", "set-up"}:
            return {thread.opened.id}
        return {thread.opened.id, *thread.words, *self._facts()}

    @cached_property
    def owner(self) -> set[str]:
        """The words of a line its owner is there for: what and whom the thread is about."""
        thread, cast = self.thread, self.canon.cast
        called = (name for who in thread.names for name in (cast[who].name, *cast[who].aliases))
        names = {words[0][0] for name in called if (words := tokens(name))}
        return {*thread.words, *thread.facts, *self._facts(), *thread.names, *names}

    @cached_property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What people have to do with such a line."""
        owner, verbs = self.thread.owner, self.canon.lexicon.vocabulary.verbs
        first = next(iter(tokens(vowed(self.canon, self.thread.opened))), None) if self.thread.kind == "vow" else None
        done = (verb.id for verb in verbs if first is not None and _is_done(first[0], verb))
        named = (("named", who) for who in self.thread.names)
        return (*named, *((how, owner) for how in ("closes", "bears", *done)))

    @cached_property
    def sought(self) -> tuple[str, ...]:
        """Whoever is searched for: at any of their events, they may be found."""
        return tuple(sorted(self.thread.names)[:1]) if self.thread.kind == "search" else ()

    def _facts(self) -> Iterator[str]:
        return (word for fact in self.thread.facts for word in content(fact, self.canon.lexicon))


def _walked(canon: Canon, thread: Thread, lines: Iterable[Line]) -> Iterator[Step]:
    """The lines that come back to a thread, up to one that closes it."""
    for line in lines:
        if _closes(canon, thread, line):
            yield Step(line, closes=True, again=False)
            return
        if _touches(canon, thread, line):
            yield Step(line, closes=False, again=_same(canon, thread, line))


def _same(canon: Canon, thread: Thread, line: Line) -> bool:
    """Does a line open the same thread again?"""
    if isinstance(line, Claim) or line.verb.opens != thread.kind:
        return False
    other = _opened(canon, line)
    return (other.owner, other.names, other.words) == (thread.owner, thread.names, thread.words)


def _later(keys: _Keys, part: Part, deaths: list[Event]) -> Iterable[Line]:
    """The lines of an episode told after a thread's opening that may concern it, in told order."""
    thread, start = keys.thread, place(keys.thread.opened)
    other = part.episode < thread.opened.scene.told.episode
    near: list[Line] = [line for key in keys.owner for line in part.speaking_of(key)]
    near += [line for how, who in keys.parts for line in part.having_to_do(how, who)]
    near += [line for who in keys.sought for line in part.events_of(who)]
    found: list[Line] = [*deaths, *(line for line in near if _meets(thread.owner, line))]
    found += [line for key in keys.anybody for line in part.speaking_of(key)]
    later = {place(line): line for line in found if other or place(line) > start}
    return [later[at] for at in sorted(later)]


def _parts(canon: Canon, keys: _Keys, dead: Iterable[tuple[int, ...]]) -> list[Part]:
    """The episodes with a line that may concern a thread, from its own on, and any of the other series.

    `dead`: the episodes of the deaths that would end it. Between two series nothing is later.
    """
    of, opened = canon.template.series_of, keys.thread.opened.scene.told.episode
    found = canon.told_about({*keys.owner, *keys.anybody}, keys.parts, keys.sought)
    parts = {part.episode: part for part in (*found, *filter(None, map(canon.told_at, dead)))}
    return [parts[at] for at in sorted(parts) if at >= opened or of(at) != of(opened)]


def _meets(who: str, line: Line) -> bool:
    """Is somebody there at a line, or claimed something of?"""
    return who == line.subject if isinstance(line, Claim) else who in line.present


def vowed(canon: Canon, event: Event) -> str:
    """What is vowed, without whom it is promised to: “free Joe” of “promises Ann to free Joe”."""
    words = tokens(event.object_text) if event.verb.opens == "vow" else []
    said, at = [word for word, _, _ in words], 0
    while hearer := canon.lexicon.names.longest(words, at):
        at = hearer[0] + (said[hearer[0] : hearer[0] + 1] == ["and"])
    if at and len(words) > at + 1 and said[at] in {"to", "that"}:
        return event.object_text[words[at + 1][1] :]
    return event.object_text


def _is_done(word: str, verb: Verb) -> bool:
    """Is what was vowed (“to free”) what a verb says (“frees”)?"""
    done = {word + "s", word + "es", word[:-1] + "ies"}
    return any(form.split()[0] in done for form in verb.forms)


def _deaths(canon: Canon, thread: Thread, *, seeming: bool = False) -> list[Event]:
    """The deaths that would end a thread: of its owner, or of whoever a purpose is about."""
    if thread.kind == "set-up":
        return []
    people = (thread.owner, *(thread.names if thread.kind in PURPOSES else ()))
    turns = (turn for who in people for turn in canon.turns_of(who))
    return [turn.event for turn in turns if not turn.alive and turn.seems is seeming]


def _closes(canon: Canon, thread: Thread, line: Line) -> bool:
    if isinstance(line, Claim) or line.scene.vision:
        return False
    if line.verb.dies and any(line is event for event in _deaths(canon, thread)):
        return True
    if thread.kind == "secret" and _learnt(canon, thread, line):
        return True
    if thread.kind == "search" and {thread.owner, *thread.names} <= set(line.present) and thread.names:
        return True
    if thread.kind == "vow" and _done(canon, thread, line):
        return True
    return thread.kind in CLOSED.get(line.verb.closes, ()) and _ends(canon, thread, line)


def _ends(canon: Canon, thread: Thread, line: Event) -> bool:
    """Does a line with a closing verb end this very thread?"""
    doers = {line.subject, *line.companions}
    if thread.kind == "injury":
        return thread.owner == line.victim or (thread.owner in doers and not line.object)
    if thread.kind == "set-up":
        return _worded(canon, thread, line) or (thread.owner in doers and not _says(line))
    if thread.kind == "secret":
        return _worded(canon, thread, line) or (thread.owner in doers and _about(canon, thread, line))
    return thread.owner in doers and _about(canon, thread, line)


def _done(canon: Canon, thread: Thread, line: Event) -> bool:
    """Is it what was vowed, in the vow's own verb: she vowed to free him, and she frees him?"""
    what = vowed(canon, thread.opened)
    first = next(iter(tokens(what)), None)
    if first is None or thread.owner not in {line.subject, *line.companions}:
        return False
    if not _is_done(first[0], line.verb):
        return False
    if what != thread.opened.object_text and not thread.opened.topic:  # whom it is promised to is not what it is about
        names, words = frozenset(_names(what, canon)), frozenset(content(what, canon.lexicon))
        thread = msgspec.structs.replace(thread, names=names, words=words)
    return _about(canon, thread, line) or not (thread.names or thread.words - {first[0]})


def _learnt(canon: Canon, thread: Thread, line: Event) -> bool:
    """Does somebody from whom it was kept come to know it?"""
    hearer, learner = line.verb.effect("object"), line.verb.effect("subject")
    if hearer is not None and hearer.believe:
        return False
    if thread.facts & {name for name, _ in line.facts}:
        return not {line.subject, *line.present} <= {*thread.opened.present, thread.owner}
    learns = learner is not None and learner.learn and line.subject not in {*thread.opened.present, thread.owner}
    return learns and _worded(canon, thread, line)


def _about(canon: Canon, thread: Thread, line: Event) -> bool:
    """Is a line about what the thread is about, or about nothing that it names?"""
    said = _says(line) or (bool(line.object) and thread.kind != "secret")  # a secret's object is whoever hears it
    if not said or not (thread.names or thread.words or thread.facts):
        return True
    return bool(thread.names & _named(canon, line)) or _worded(canon, thread, line)


def _says(line: Event) -> bool:
    return bool(line.object_text or line.topic or line.facts or line.companions)


def _touches(canon: Canon, thread: Thread, line: Line) -> bool:
    """Does a line come back to a thread?"""
    if thread.opened.id in causes(line) or (thread.kind in {"secret", "set-up"} and _worded(canon, thread, line)):
        return True
    if isinstance(line, Event) and line.verb.dies and line.victim in thread.names:
        return True
    if thread.owner not in {line.subject, *line.present}:
        return False
    return _bears_on(thread, line) or bool(thread.names & _named(canon, line)) or _worded(canon, thread, line)


def _bears_on(thread: Thread, line: Line) -> bool:
    """Is a line about somebody's purpose, or about how an injury goes, without a word of which?"""
    if isinstance(line, Event):
        return thread.kind == "injury" and line.verb.heals and line.victim == thread.owner
    if line.state is None or line.topic or line.subject != thread.owner:
        return False
    return thread.kind == "injury" or (thread.kind in PURPOSES and "purpose" in line.state.bears)


def _named(canon: Canon, line: Line) -> set[str]:
    """Whom a line names."""
    if isinstance(line, Claim):
        return {line.object, line.topic}
    said = {line.subject, line.object, *line.companions, line.topic, line.because_of, line.forced_by, line.told_by}
    return {*said, line.blames, *line.cues, *_names(line.object_text, canon)}


def _worded(canon: Canon, thread: Thread, line: Line) -> bool:
    """Does a line say what the thread is about, in the same words or by the same fact?"""
    facts = {line.fact} if isinstance(line, Claim) else {name for name, _ in line.facts}
    if thread.facts & facts:
        return True
    if not (thread.words or thread.facts):
        return False
    about = [thread.words, *(frozenset(content(fact, canon.lexicon)) for fact in thread.facts)]
    said = [frozenset(content(text, canon.lexicon)) for text in texts(line) if text not in canon.cast]
    return any(mine and theirs and (mine <= theirs or theirs <= mine) for mine in about for theirs in said)
