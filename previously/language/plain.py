"""The way into the log for a line that the vocabulary's own forms do not read: as a sentence in plain English."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import product

import msgspec

from previously.core.entries import PAST, Lost
from previously.core.nearest import said as hint
from previously.core.verbs import Effect, Verb
from previously.core.words import NOWHERE, WordPlaces
from previously.language.aimed import aimed
from previously.language.asserted import asserted
from previously.language.clauses import Clauses, Problem
from previously.language.idioms import is_idiom
from previously.language.lexicon.befallen import suffered
from previously.language.lexicon.knowing import FOUND, effect_of, presumed
from previously.language.lexicon.lookup import Lexicon, tokens
from previously.language.lexicon.patterns import usual
from previously.language.lexicon.topics import speaks_of
from previously.language.lexicon.wordlists import words
from previously.language.lines import LONGEST, NOTHING, LineRead, has_content
from previously.language.misspelt import misspelt
from previously.language.second_deeds import second_deed, without_second
from previously.language.sentence.memory import OBJECT, SUBJECT, Memory
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import LEFT_OUT, Happening, told
from previously.language.sentence.roles import SHARED
from previously.language.sentence.telling import MUTUAL
from previously.language.spoken import (
    apart,
    as_told,
    channel_of,
    is_no_deed,
    is_the_reason,
    now,
    presumed_by,
    spoken,
)
from previously.language.time_words import passing
from previously.language.world.kin import kin_in

_JOINED = re.compile(r"^(?:and|but|or|then)\b,? (?:then )?", re.IGNORECASE)
_JOINS = re.compile(r"^(?:that )|[ ,]+(?:and|but|then|and then)$")
_ANSWERS = frozenset({"refuse", "obey", "resist"})
_PROPOSAL, _REFUSAL, _CONFESSION = "propose", "reject", "confess"
_FELT = frozenset({"love", "frighten", "feel"})
"""Classes of what somebody feels."""
_YES = frozenset({"say yes", "say yes to OBJ", "accept", "agree to"})
"""The patterns by which whoever has been proposed to accepts."""
LOST = "bad-clause"
"""The problem of a clause on a line that nothing reads; it is none on one that is read."""
_REMAINS = words("body corpse remains bones skeleton skull ashes grave tomb coffin funeral wake burial")
NEEDS = "wrong-object"
OTHERWISE = frozenset({NEEDS, "unknown-state"})
"""Problems of a verb's own form that are none where the line reads as a sentence: `Ann leaves`, `Ann plays cards`."""
_THINGS = words("lose-thing")
"""Classes of losing what is nobody."""


class PlainReader:
    """Reads the lines of one scene, in order; what the vocabulary reads stands as it is."""

    def __init__(self, lexicon: Lexicon, here: Iterable[str]) -> None:
        self.lexicon = lexicon
        self.memory = Memory(lexicon.people, lexicon.people.of(here))
        self.asked: dict[str, str] = {}
        """By whom somebody has been proposed to in this scene, and has not answered."""

    def read(self, text: str, line: LineRead) -> tuple[LineRead, ...]:
        """What a line says: as the vocabulary has it, else as a sentence, each event for itself."""
        if len(text) > LONGEST:
            return (line,)
        found = tuple(self._with_deaths(self._read(text, line)))
        for one in found:
            self._ask(one)
            self._bare(one)
        for mark in kin_in(text, line.subject, self.lexicon.people):
            self.memory.relate(mark.other, mark.what, mark.who)
        return found

    def _with_deaths(self, found: Iterable[LineRead]) -> Iterator[LineRead]:
        """With each body that somebody comes upon, a death, which may not have been told before."""
        known = effect_of(FOUND, "")
        for one in found:
            if known and one.object and one.verb and FOUND in {one.presumes, presumed().get(one.verb.id)}:
                yield LineRead("event", one.object, self.lexicon.verb(known.suffered), presumes=FOUND)
            yield one

    def _read(self, text: str, line: LineRead) -> tuple[LineRead, ...]:
        second, idiom = second_deed(text, line, self.lexicon), is_idiom(line, text, self.lexicon)
        if line.kind in {"event", "claim"} and second < 0 and not idiom:
            self._speak(text, line)
            return (line,)
        if not line.kind and not _may_be_plain(line):
            self._named(line)
            return (line,)
        head = text.partition(";")[0]
        if not line.clauses.channel and (channel := apart(head)):
            line.clauses = msgspec.structs.replace(line.clauses, channel=channel)
        found = self.lexicon.wordings.read(head, self.memory)
        events, lost = as_told(head, told(found)), _lost(found, head)
        happened = [self._accepted(event) for event in aimed(events) if now(event)]
        if second >= 0:
            done = [without_second(line, head, second), *self._after(second, happened, line, head)]
            done[0].lost = lost
            return _said_once(done, line)
        if problems := tuple(self._astray(head, events)):
            return (LineRead(problems=problems),)
        said = spoken(events, head, self.memory.people)
        done = [
            one
            for event in happened
            for one in _as_reason(
                head, event, happened, self._lines(event, line, _goes_on(head, event, happened), told=bool(said))
            )
        ]
        for one in done:
            one.says = said
        if not done and not line.kind and ((line.problems[0].rule == NEEDS and not _is_whole(events)) or not events):
            return (line,)
        if not done and (idiom or line.kind in {"", "note"}):
            done = [*self._set(line, happened)] or self._asserted(head, line) or [self._kept(head, line, events)]
        done = done or [line]
        done[0].lost = lost
        return _said_once(done, line)

    @cached_property
    def _proposing(self) -> Verb | None:
        return self._verb_of(_PROPOSAL)

    def _verb_of(self, sense: str) -> Verb | None:
        """What a class of events is in the log."""
        known = effect_of(sense, "")
        return self.lexicon.verb(known.own) if known else None

    def _ask(self, one: LineRead) -> None:
        """Keep who is proposed to by a line, until an answer."""
        if one.verb is None or one.verb not in (self._proposing, self._verb_of(_REFUSAL)):
            return
        asker = self.asked.pop(one.subject, "")
        if one.verb is self._proposing and one.object not in {"", asker}:
            self.asked[one.object] = one.subject

    def _bare(self, one: LineRead) -> None:
        """What is confessed is no wrong where it is only what somebody feels: `admits to Bob that she is afraid`."""
        if one.verb is self._verb_of(_CONFESSION) and one.says and {said.sense for said in one.says} <= _FELT:
            one.verb = self.lexicon.verb("bares")

    def _accepted(self, event: Happening) -> Happening:
        """`Tom proposes to Nell`, `She says yes`: she takes him."""
        asker = self.asked.get(event.by[0]) if len(event.by) == 1 else None
        said = event.pattern is not None and event.pattern.text in _YES
        verb = self._proposing
        if not (asker and said and verb is not None):
            return event
        return msgspec.structs.replace(event, sense=_PROPOSAL, to=(asker,), severity=verb.severity)

    def _after(self, at: int, happened: Sequence[Happening], line: LineRead, head: str) -> Iterator[LineRead]:
        """What the subject of a line does besides, in the words from a place on."""
        for event in happened:
            if event.words and event.words[-1][0] >= at and line.subject in event.by:
                yield from self._lines(event, line, _goes_on(head, event, happened))

    def _speak(self, text: str, line: LineRead) -> None:
        """Keep in mind whom a line of the vocabulary names, and of which deeds it speaks."""
        if has_content(line):
            head = text.partition(";")[0]
            line.says = spoken(
                told(self.lexicon.wordings.read(head, self.memory)), head, self.memory.people, known=True
            )
        else:
            self._named(line)

    def _set(self, line: LineRead, happened: Sequence[Happening]) -> Iterator[LineRead]:
        """What has no effect of its own and makes a fact so: `Ann moves the ball; sets ball = box`."""
        verb = self.lexicon.verb("does") if line.clauses.sets or line.clauses.reveals else None
        doing = next((event for event in happened if event.by), None)
        if verb is not None and doing is not None:
            yield _line(doing, line, verb, doing.by[0])

    def _asserted(self, head: str, line: LineRead) -> list[LineRead]:
        """The states that a line says somebody is in; a lexicon file has no words for that."""
        if self.lexicon.own_words.grammar is not None:
            return []
        return list(asserted(head, line, self.lexicon, self.memory))

    def _kept(self, head: str, line: LineRead, events: Sequence[Happening]) -> LineRead:
        """A line of which nothing happens in the log: it is understood, or nobody could read what it speaks of."""
        who = line.subject or _first(events) or ("" if events else self._owner(head))
        topic = "" if events else speaks_of(self.lexicon.people.words(head).low)
        on = None if who else passing(head)
        goes_on = on is not None and on.kind == "on"
        clauses = msgspec.structs.replace(line.clauses, later=on.days) if on is not None and goes_on else line.clauses
        return LineRead(
            "note", who, object_text=line.object_text or head.strip(), clauses=clauses, words=line.words,
            problems=line.problems if line.kind == "note" else (), understood=bool(events) or goes_on, speaks=topic,
        )  # fmt: skip

    def _astray(self, head: str, events: Iterable[Happening]) -> Iterator[Problem]:
        """The strangers of a line who are of the cast, but for a slip of the pen."""
        for said in dict.fromkeys(said for event in events for said in (*event.by_other, *event.to_other)):
            if (at := head.find(said)) >= 0 and (near := misspelt(said, self.lexicon)):
                yield Problem("unknown-name", f"nobody here is called “{said}”{hint(said, near)}", at + 1)

    def _named(self, line: LineRead) -> None:
        """Keep in mind whom a line of the vocabulary names."""
        for who, role in ((line.subject, SUBJECT), (line.object, OBJECT)):
            if who:
                self.memory.name(Phrase(0, 0, who=(who,)), role)
        self.memory.end_sentence()

    def _owner(self, text: str) -> str:
        """Whose something is with which a line begins: `Mara's eyes are grey`."""
        name, apart, _ = text.replace("’", "'").partition("'s ")
        return (self.lexicon.who(name) or "") if apart else ""

    def _lines(self, event: Happening, line: LineRead, rest: str, *, told: bool = False) -> Iterator[LineRead]:
        """An event as the log has it: once for each who does it and each whom it befalls.

        `rest`: the words that follow its own; `told`: it tells of deeds.
        """
        mine = self.lexicon.own.get(event.pattern.head) if event.pattern and not event.pattern.fixed else None
        if mine is not None and event.by:
            yield from self._done(event, line, mine, rest)
            return
        found = presumed_by(event) == FOUND and event.sense != "die"
        sense = event.pattern.notes.get("effect", event.sense) if event.pattern else event.sense
        known = effect_of(FOUND if found else sense, event.pattern.signs[1:] if event.pattern else "")
        if known is None or is_no_deed(event) or _is_of_a_body(event, rest):
            return
        own = known.own if event.to or not known.alone or _between(event) else known.alone
        if event.by and own:
            verb = self.lexicon.verb(own)
            if event.to or told or _adds(line) or not _only_tells(verb):
                yield from self._done(event, line, verb, rest)
        elif event.to and (verb := suffered(known, self.lexicon.verb)):
            yield from (_line(event, line, verb, who) for who in event.to)

    def _without(self, rest: str, to: Sequence[str]) -> str:
        """Some words without the name of one of these before them: `promises | Bob | to write`."""
        found = self.lexicon.names.longest(tokens(rest), 0)
        if found is None or found[1] not in to:
            return rest
        return rest[tokens(rest)[found[0] - 1][2] :].strip().removeprefix("that ").removeprefix("to ")

    def _done(self, event: Happening, line: LineRead, verb: Verb | None, rest: str) -> Iterator[LineRead]:
        if verb is None:
            return
        by, to = event.by, event.to
        both = event.kind == MUTUAL or (_between(event) and verb.binds_one)
        if _between(event) and not both:
            by, to = by[:1], by[1:]
        if rest and verb.aims_at_words:  # what is promised is the aim, and not whoever it is promised to
            yield from (_line(event, line, verb, one, words=self._without(rest, to)) for one in by)
        elif to and "name" in verb.takes:
            yield from (_line(event, line, verb, one, other) for one, other in product(by, to))
        elif both and len(by) == 2:
            yield from (_line(event, line, verb, *pair) for pair in (by, by[::-1]))
        elif verb.moves and to and event.pattern is not None and "with" in event.pattern.text.split():
            yield from (_line(event, line, verb, one) for one in dict.fromkeys((*by, *to)))
        elif verb.moves and (to or event.to_other):
            return
        elif "none" in verb.takes or "rest" in verb.takes:
            yield from (_line(event, line, verb, one) for one in by)


def _as_reason(
    head: str, event: Happening, happened: Sequence[Happening], done: Iterable[LineRead]
) -> Iterator[LineRead]:
    """The lines of an event; of one that is why another is done, as past, and as told by whoever does the other."""
    over = next((one for one in happened if one is not event and one.by), None) if is_the_reason(head, event) else None
    for one in done:
        if over is not None:
            one.presumes = PAST
            one.clauses.told_by = over.by[0]
        yield one


def _is_of_a_body(event: Happening, rest: str) -> bool:
    """Is it done to what is left of somebody: `examines Mabel's | body`, in whatever manner the living are treated?"""
    whose = event.pattern is not None and event.pattern.text.endswith("OBJ's")
    return whose and presumed_by(event) != "dead" and rest.casefold().split(" ", 1)[0].strip(".,") in _REMAINS


def _is_whole(events: Iterable[Happening]) -> bool:
    """Is it an answer that needs nobody it is given to: `Ann refuses`?"""
    return any(event.sense in _ANSWERS and event.pattern and not event.pattern.slots for event in events)


def _between(event: Happening) -> bool:
    """Do two people do it to each other: `Ann and Bob kiss`?"""
    return event.sense in SHARED and not event.to and len(event.by) == 2


def _lost(found: Iterable[Happening], head: str) -> tuple[Lost, ...]:
    """The clauses of a line that nobody could read, without the words that join them, and what each speaks of."""
    places = (one.words[0] for one in found if one.sense == LEFT_OUT)
    return tuple(
        Lost(_JOINED.sub("", head[lo:hi].strip(" ,")), speaks_of(word for word, _, _ in tokens(head[lo:hi])))
        for lo, hi in places
    )


def _goes_on(head: str, event: Happening, happened: Iterable[Happening]) -> str:
    """The words after an event's own, up to the next deed that is done: `swears to | bring her home | and leaves`."""
    if not event.words:
        return ""
    start = event.words[-1][1]
    ends = [other.words[0][0] for other in happened if other.words and other.words[0][0] >= start]
    ends += [other.words[-1][0] for other in happened if other.words and other.words[-1][0] >= start]
    return _JOINS.sub("", head[start : min(ends, default=len(head))].strip(" ,.!"))


def _only_tells(verb: Verb | None) -> bool:
    """Does it do nothing but let somebody know, so that it says nothing where nothing is told?"""
    return verb is not None and bool(verb.roles) and all(effect == Effect(learn=True) for _, effect in verb.roles)


def _adds(line: LineRead) -> bool:
    """Do its clauses say what is told?"""
    clauses = line.clauses
    return bool(clauses.sets or clauses.reveals or clauses.topic or clauses.because_of)


def _said_once(done: Sequence[LineRead], line: LineRead) -> tuple[LineRead, ...]:
    """What a line's clauses say belongs to the first of its deeds; what is told, to each whom it is told."""
    first, *others = done
    for one in others:
        said = first.clauses if _tells_too(one, first) else NOTHING
        channel = line.clauses.channel if _lets_know(one.verb) else ""
        one.clauses = Clauses(
            severity=one.clauses.severity, place=line.clauses.place, sets=said.sets, reveals=said.reveals,
            topic=said.topic, told_by=said.told_by or one.clauses.told_by, channel=said.channel or channel,
        )  # fmt: skip
        one.problems = ()
    return (first, *others)


def _lets_know(verb: Verb | None) -> bool:
    """Does it let anybody know of something?"""
    return verb is not None and any(effect.learn or effect.believe for _, effect in verb.roles)


def _tells_too(one: LineRead, first: LineRead) -> bool:
    """Is it the same that is told, to one more: `Ann tells the council`?"""
    effect = one.verb.effect("object") if one.verb else None
    same = one.verb is first.verb and one.subject == first.subject and one.object != first.object != ""
    return effect is not None and same and (effect.learn or effect.believe)


def _may_be_plain(line: LineRead) -> bool:
    """May a line that the vocabulary finds fault with be a sentence all the same?"""
    faults = line.problems[:1] if not line.kind else ()
    return any(fault.rule in OTHERWISE and not fault.near for fault in faults)


def _first(events: Iterable[Happening]) -> str:
    """The first of the cast in what is understood and has no effect; nobody, if there is none or they are mourned."""
    there = ((*event.by, *(() if presumed_by(event) in {"dead", FOUND} else event.to)) for event in events)
    return next((who for whom in there for who in whom), "")


def _is_grave(event: Happening) -> bool:
    """Is what is lost no person, and more than most things are: `loses her home`?"""
    return event.sense in _THINGS and event.severity > usual(event.sense)[0]


def _line(
    event: Happening, line: LineRead, verb: Verb, subject: str, object_: str = "", *, words: str = ""
) -> LineRead:
    clauses = msgspec.structs.replace(line.clauses)
    if clauses.severity is None and (not verb.weighs or _is_grave(event)):
        clauses.severity = event.severity
    clauses.channel = clauses.channel or channel_of(event)
    if event.by and not object_ and subject not in event.by:
        clauses.because_of = event.by[0]
    words = words or ("" if object_ or "rest" not in verb.takes else " ".join(event.to_other))
    problems = tuple(problem for problem in line.problems if line.kind == "note" and problem.rule != LOST)
    return LineRead(
        "event", subject, verb, object_, words, clauses=clauses, presumes=presumed_by(event), words=_places(event),
        problems=problems,
    )  # fmt: skip


def _places(event: Happening) -> WordPlaces:
    """Where the words stand: who acts, and the verb with what belongs to it."""
    *subject, verb = event.words
    return WordPlaces((*(subject[0] if subject else NOWHERE), *verb, *NOWHERE))
