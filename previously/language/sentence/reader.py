"""The reader of a line: tokens, phrases, verb groups, clauses, patterns, status."""

from collections.abc import Iterator, Sequence

from previously.language.lexicon.forms import is_form
from previously.language.lexicon.patterns import senses
from previously.language.sentence.bearing import bearings
from previously.language.sentence.cast import People
from previously.language.sentence.clause import Clause
from previously.language.sentence.labels import told_as
from previously.language.sentence.matching import Match, Matcher
from previously.language.sentence.memory import OBJECT, OTHER, SUBJECT, Memory
from previously.language.sentence.nominals import nominal
from previously.language.sentence.phrase import Phrase
from previously.language.sentence.phrases import Phrases
from previously.language.sentence.reading import Happening, Reading, Telling
from previously.language.sentence.roles import ADDRESSES, MEANT, SHARED, UNDERGONE, Roles, roles
from previously.language.sentence.sentences import sentences
from previously.language.sentence.splitting import Splitter
from previously.language.sentence.status import Statuses
from previously.language.sentence.tokens import Words
from previously.language.sentence.verb_group import VerbGroups

_SILENT = frozenset({"op", "feel", "other"})
"""Classes that make no event of their own."""
_HEARD = frozenset({"tell", "reveal", "confess", "confide", "warn", "deceive", "learn", "overhear"})


def read(line: str, people: People, before: Sequence[str] = ()) -> Reading:
    """Read one line, with the lines before it in the scene for its pronouns."""
    memory = Memory(people)
    for earlier in before:
        _Line(earlier, people, memory).read()
    return _Line(line, people, memory).read()


class _Line:
    """One line while it is being read."""

    def __init__(self, text: str, people: People, memory: Memory) -> None:
        self.words, self.people, self.memory = Words(text), people, memory
        self.phrases = Phrases(self.words, people)
        self.groups = VerbGroups(self.words, self.phrases)
        self.splitter = Splitter(self.words, self.phrases, self.groups)
        self.events: list[Happening] = []
        self.tells: list[Telling] = []
        self.notes: list[str] = []

    def read(self) -> Reading:
        """Read every sentence of the line."""
        for lo, hi in sentences(self.words, self.people):
            status, lo = told_as(self.words, lo, hi)
            _Sentence(self, lo, hi, status).read()
            self.memory.sentence += 1
        return Reading(self.words.text, tuple(self.events), tuple(self.tells), bearings(self.events), tuple(self.notes))


class _Sentence:
    """One sentence of a line."""

    def __init__(self, line: _Line, lo: int, hi: int, status: str) -> None:
        self.line, self.words, self.memory, self.lo, self.hi = line, line.words, line.memory, lo, hi
        self.clauses = line.splitter.read(lo, hi)
        self.matcher = Matcher(line.words, line.phrases, self.clauses)
        self.governed: dict[int, tuple[Clause, Match]] = {}
        self.statuses = Statuses(self.governed, status)
        self.main = next((one for one in self.clauses if one.joined == "main"), None)

    def read(self) -> None:
        """Read its clauses in order."""
        found = []
        if (
            self.main is not None
            and self.main is not self.clauses[0]
            and self.main.subject is not None
            and self.main.subject.who
        ):
            self.memory.name(self.main.subject, OTHER)
        for clause in self.clauses:
            self._subject(clause)
            match = self.matcher.best(clause) or self._shared(clause) or self._headline(clause)
            if match is not None:
                self._resolve(clause, match)
                self.statuses.matches[id(clause)] = match
                if match.filled.child is not None:
                    self.governed.setdefault(id(match.filled.child), (clause, match))
            at = len(found) + 1
            self._in_passing(clause, self.clauses[at].begin if at < len(self.clauses) else self.hi)
            found.append((clause, match))
        if not self.clauses:
            self._nominal()
        for clause, match in found:
            if match is None:
                self.line.notes.append(self._said(clause))
            else:
                self._event(clause, match)

    def _nominal(self) -> None:
        """A sentence without a verb may name a deed: `Pip's betrayal of Nora`."""
        found = nominal(self.matcher, self.lo, self.hi)
        if found is not None:
            clause, match = found
            self._subject(clause)
            self._resolve(clause, match)
            self._event(clause, match)

    def _said(self, clause: Clause) -> str:
        return self.words.said(clause.begin, max(clause.limit, clause.group.end))

    def _shared(self, clause: Clause) -> Match | None:
        """`hugs and kisses Bob`: a verb without an object shares that of the next."""
        at = self.clauses.index(clause)
        if at + 1 < len(self.clauses) and clause.limit <= clause.group.end:
            after = self.clauses[at + 1]
            if after.like is clause:
                clause.limit = after.limit
                return self.matcher.best(clause, after.group.end)
        return None

    def _headline(self, clause: Clause) -> Match | None:
        """`Bob arrested`: a participle that lacks its auxiliary."""
        group = clause.group
        if (
            self.line.phrases.at(group.end) is not None
            or clause.joined != "main"
            or len(self.clauses) > 1
            or self.hi - group.end > 4
            or group.form != "d"
            or group.passive
            or not is_form(self.words.low[group.main], "n")
        ):
            return None
        group.passive = True
        return self.matcher.best(clause)

    def _subject(self, clause: Clause) -> None:
        """Find who acts in a clause, and whom that means."""
        if clause.subject is None:
            clause.subject = self._controlled(clause)
        elif clause.subject.negative:
            clause.group.negative = True
        if clause.subject is not None and not clause.subject.told:
            self.memory.resolve(clause.subject, self._acting(clause.parent))
            self.memory.name(clause.subject, SUBJECT)
            for who in self.line.people.within(self.words, clause.subject.start, clause.subject.end):
                self.memory.name(Phrase(0, 0, who=(who,)), OTHER)

    def _acting(self, clause: Clause | None) -> Phrase | None:
        return None

    def _controlled(self, clause: Clause) -> Phrase | None:
        """Who does what an infinitive or a participle says."""
        if id(clause) in self.governed:
            parent, match = self.governed[id(clause)]
            if match.pattern.notes.get("who") == "obj":
                return match.filled.object
            return parent.subject
        if clause.like is not None:
            return clause.like.subject
        if clause.parent is not None:
            return clause.parent.subject
        if clause is not self.main and self.main is not None and not clause.finite:
            if self.main.subject is not None and not self.main.subject.told:
                self.memory.resolve(self.main.subject)
                self.memory.name(self.main.subject, SUBJECT)
            return self.main.subject
        return self._last_subject()

    def _last_subject(self) -> Phrase | None:
        """Who acted last, for a sentence that begins with its verb."""
        for mention in reversed(self.memory.mentions):
            if mention.role == SUBJECT and mention.sentence < self.memory.sentence:
                return Phrase(0, 0, who=mention.who, others=mention.others, person=True, told=True)
        return None

    def _resolve(self, clause: Clause, match: Match) -> None:
        for one in (match.filled.object, match.filled.thing, self._agent(clause)):
            if one is not None and not one.told:
                self.memory.resolve(one, clause.subject)
                self.memory.name(one, OBJECT)

    def _agent(self, clause: Clause) -> Phrase | None:
        return self.matcher.agent(clause.group.end, clause.limit) if clause.group.passive else None

    def _in_passing(self, clause: Clause, until: int) -> None:
        """Keep the other names of a clause in mind."""
        for i in range(clause.begin, min(clause.limit, until, self.words.size)):
            named = self.line.people.at(self.words, i)
            if named and not any(
                named[1] in one.who and one.sentence == self.memory.sentence for one in self.memory.mentions
            ):
                self.memory.name(Phrase(i, named[0], who=(named[1],)), OTHER)

    def _event(self, clause: Clause, match: Match) -> None:
        """Keep what a clause says happens."""
        status = self.statuses.of(clause)
        sense = match.pattern.sense
        own = match.pattern.notes.get("own", "")
        sense = own if sense == "op" and own in senses() else sense
        if not status:
            self.line.notes.append(self._said(clause))
            return
        found = self._addressed(clause, match, roles(clause, match, self._agent(clause)))
        if any(one is not None and one.negative for one in (*found, match.filled.thing)) and status == "happened":
            status = "not"
        status = match.pattern.notes.get("status", status) if status == "happened" else status
        if sense in _HEARD and match.filled.child is not None:
            self._told(match, found, status)
        if sense in _SILENT:
            return
        self.line.events.append(self._happening(clause, match, found, sense, status))

    def _addressed(self, clause: Clause, match: Match, found: Roles) -> Roles:
        """Whom a deed is meant for, where its pattern does not say: `mutters to Ruth`; `he pops the question`."""
        sense = match.pattern.sense
        if found.to is not None and (found.to.somebody or found.to.who):
            return found
        words = ADDRESSES.get(senses()[sense].field) if sense in senses() else None
        alone = found.by is None or len(found.by.who) < 2 or sense not in SHARED
        if words is None or not alone or sense in UNDERGONE or (match.turned and clause.group.passive):
            return found
        theirs = self.line.phrases.at(match.filled.end)
        if match.pattern.sense == "steal" and theirs is not None and theirs.owner is not None and not theirs.somebody:
            self.memory.resolve(theirs, clause.subject)
            return Roles(found.by, theirs.owner)
        for i in range(match.filled.end, min(clause.limit, self.words.size)):
            if (
                self.words.low[i] in words
                and (one := self.line.phrases.at(i + 1)) is not None
                and one.somebody
                and i not in self.matcher.starts
            ):
                self.memory.resolve(one, clause.subject)
                return Roles(found.by, one) if one.who != (found.by.who if found.by else ()) else found
        return self._understood(clause, match, found)

    def _understood(self, clause: Clause, match: Match, found: Roles) -> Roles:
        """Whom a deed must be meant for: the other of the two people in the lines just before."""
        if match.pattern.sense not in MEANT or found.to is not None or found.by is None or len(found.by.who) != 1:
            return found
        other = self.memory.other(found.by.who[0])
        return Roles(found.by, other) if other is not None else found

    def _happening(self, clause: Clause, match: Match, found: Roles, sense: str, status: str) -> Happening:
        by, to = found
        by_who, by_other = _people(by)
        to_who, to_other = _people(to)
        if to is not None and (to.reciprocal or (to.reflexive and to_who == by_who)):
            to_who = () if to.reciprocal else to_who
        if by is not None and by.pronoun in {"everyone", "everybody"}:
            by_who = tuple(one for one in by_who if one not in to_who)
        pattern, places = match.pattern, self._places(clause, match)
        verb = self.words.said(clause.group.main, max(clause.group.end, min(match.filled.end, clause.limit)))
        signs = _signs(match, found, clause.subject)
        return Happening(
            sense, by_who, to_who, by_other, to_other, status, verb, places,
            severity=pattern.severity, praise=pattern.praise, signs=signs, pattern=pattern,
        )  # fmt: skip

    def _places(self, clause: Clause, match: Match) -> tuple[tuple[int, int], ...]:
        words, end = self.words, max(clause.group.end, match.filled.end)
        parts = [(clause.group.start, min(end, words.size))]
        if clause.subject is not None and clause.subject.end > clause.subject.start:
            parts.insert(0, (clause.subject.start, clause.subject.end))
        return tuple((words.start[lo], words.end[hi - 1]) for lo, hi in parts if lo < hi)

    def _told(self, match: Match, found: Roles, status: str) -> None:
        child = match.filled.child
        if child is None or status != "happened":
            return
        hearer = found.by if match.pattern.sense in {"learn", "overhear"} else found.to
        words = self.words.said(
            child.subject.start if child.subject and child.subject.end else child.begin, child.limit
        )
        self.line.tells.append(Telling(hearer.who if hearer else (), words, match.pattern.sense != "deceive"))


def _people(one: Phrase | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cast members a phrase names, and the others in words."""
    if one is None or (one.negative and not one.who):
        return (), ()
    others = one.others or ((one.head,) if not one.who and one.head else ())
    return one.who, others


def _signs(match: Match, found: Roles, subject: Phrase | None) -> str:
    """The signs for whom it befalls and who does it."""
    signs, sense = match.pattern.signs, senses().get(match.pattern.sense)
    if found.to is not None and found.to is subject and not match.turned and not match.pattern.takes_somebody:
        return signs[1] + "0"
    if found.to is not None and signs[0] == "0" and sense is not None:
        return (sense.to if sense.field != "know" else "0") + signs[1]
    if found.to is None and match.filled.object is not None and found.by is match.filled.object:
        return "0" + signs[0]
    return signs


def happenings(reading: Reading) -> Iterator[Happening]:
    """What happened, of all that a line says."""
    return (event for event in reading.events if event.status == "happened")
