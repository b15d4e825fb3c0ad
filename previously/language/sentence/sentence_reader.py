"""One sentence: its clauses in order, each with who acts, the pattern that fits, and what it says happens."""

from collections.abc import Iterator, Sequence

import msgspec

from previously.language.lexicon.closed import ANSWERS, BE
from previously.language.lexicon.forms import forms
from previously.language.lexicon.patterns import senses
from previously.language.sentence.addressees import addressed, threatened
from previously.language.sentence.beyond.classed import classed
from previously.language.sentence.beyond.denials import denied, denies_thing, if_not_for, not_even, swears_not
from previously.language.sentence.beyond.headlines import headline, is_shouted
from previously.language.sentence.beyond.identified import identify
from previously.language.sentence.beyond.passing import help_given, helper, is_glad, is_told, named_in_passing
from previously.language.sentence.beyond.responses import done_to, responses
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.states import CONDITIONS
from previously.language.sentence.clauses.subjects import MEANT
from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.ellipsis import leaves_out, left_out
from previously.language.sentence.governing import blamed, calls_to_say, come_upon, driven, meant_above, unwilled
from previously.language.sentence.lost import lost
from previously.language.sentence.match import Match
from previously.language.sentence.matching import Matcher
from previously.language.sentence.memory import OBJECT, OTHER, SUBJECT, Memory
from previously.language.sentence.nominals import nominal
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.reading import NAMED, Happening, Telling
from previously.language.sentence.roles import UNDERGONE, Roles, bereaved, roles, signs_of
from previously.language.sentence.status import HAPPENED, NOT, Statuses, doubted
from previously.language.sentence.telling import happening, telling

_SILENT = frozenset({"op", "feel", "other"})
"""Classes that make no event of their own."""
_QUIET = frozenset({"feel", "other"})
"""Those of them that are understood as they stand: everyday business, what somebody feels."""
_ACTS = frozenset(["act", "deed", "response", "answer", "reply", "reaction"])
_ONLOOKING = frozenset(["find", "see", "watch"])
"""Who does one of these to somebody who is hurt has not done the hurt."""


class SentenceReader:
    """One sentence while it is being read; `status` is what its opening makes of it."""

    def __init__(
        self, phrases: Phrases, memory: Memory, clauses: list[Clause], start: int, end: int, status: str
    ) -> None:
        self.phrases, self.words, self.memory, self.clauses = phrases, phrases.words, memory, clauses
        self.start, self.end = start, end
        self.matcher = Matcher(phrases, clauses)
        self.governed: dict[int, tuple[Clause, Match]] = {}
        self.statuses = Statuses(self.governed, clauses, status)
        self.statuses.averted = if_not_for(self.words, start, end)
        self.main = next((one for one in clauses if one.joined == "main"), None)
        self.before: Sequence[Happening] = ()
        """The events of the line's sentences so far."""
        self.events: list[Happening] = []
        self.quiet: list[Happening] = []
        self.lost: list[Happening] = []
        self.tells: list[Telling] = []
        self.notes: list[str] = []

    def read(self, label: int = -1) -> None:
        """Read its clauses in order; then say what happens, since a later one may govern an earlier.

        `label`: the word before it that is so of whoever it names (`Dead: Cy`).
        """
        if label >= 0:
            self._labelled(label)
            return
        self._expect_main()
        if self.clauses:
            self._in_passing(self.start, self.clauses[0].begin)
        identify(self.phrases, self.memory, self.clauses)
        matches = [self._match(clause, number) for number, clause in enumerate(self.clauses)]
        if not self.clauses:
            self._nominal()
        for clause, match in zip(self.clauses, matches, strict=True):
            if leaves_out(self.words, clause) and self._as_before(clause):
                continue
            if match is None and clause.joined == "being":
                continue
            if match is None:
                self.notes.append(self._said(clause))
                self.lost += lost(self.words, clause, self.clauses)
            else:
                self._event(clause, match)
        if self.clauses:
            self._named_deeds()
            self._helped()

    def _named_deeds(self) -> None:
        """What is named besides, if nothing else has told it."""
        for clause, match in named_in_passing(self.matcher, self.clauses, self.statuses, self.start, self.end):
            for one in filter(None, (clause.subject, match.filled.object)):
                self.memory.resolve(one)
            found = roles(clause, match, None)
            sense = match.pattern.sense
            event = happening(self.words, clause, match, found, sense=sense, status=HAPPENED)
            whom = event.by if sense in UNDERGONE or senses()[sense].field in {"self", "place"} else event.to
            if whom and not is_told(event, (*self.before, *self.events)):
                self._keep(msgspec.structs.replace(event, kind=NAMED))

    def _helped(self) -> None:
        """`With Bob's help, Ann escapes`: who helps is named besides."""
        found, main = helper(self.matcher, self.start, self.end), self.main
        if found is None or main is None or main.subject is None or self.statuses.of(main) != HAPPENED:
            return
        at, one = found
        self.memory.resolve(one, main.subject)
        apart = one.who and main.subject.who and not set(one.who) & set(main.subject.who)
        if apart and is_glad(self.events, main.subject.who):
            clause, match = help_given(at, one)
            event = happening(self.words, clause, match, Roles(one, main.subject), sense="help", status=HAPPENED)
            self._keep(msgspec.structs.replace(event, kind=NAMED))

    def _as_before(self, clause: Clause) -> bool:
        """`… but Bob does not`: is it what went before, denied of who is named here?"""
        who = clause.subject.who if clause.subject is not None else ()
        denied = self.words.low[clause.limit - 1] in {"not", "n't"} or self.statuses.of(clause) == NOT
        if not denied and self.statuses.of(clause) != HAPPENED:
            return False
        one = left_out(self.events or self.before, who, denied=denied)
        if one is None:
            return False
        if self.events and self.events[-1].by == one.by:
            self.events.pop()
        self.events.append(one)
        return True

    def _expect_main(self) -> None:
        """`When she arrives, Ann leaves`: who acts in the main clause may be meant before it."""
        main = self.main
        if main is not None and main is not self.clauses[0] and main.subject is not None and main.subject.who:
            self.memory.name(main.subject, OTHER)

    def _match(self, clause: Clause, number: int) -> Match | None:
        """The pattern that fits a clause, with everybody in it known."""
        self._subject(clause)
        if clause.subject is not None and clause.begin <= clause.subject.start:
            self._in_passing(clause.subject.end, clause.group.start)
        if is_shouted(self.phrases, clause.group, self.end):
            clause.group.passive = True
        match = (
            self.matcher.received(clause)
            or self.matcher.best(clause)
            or self._shared(clause, number)
            or headline(self.matcher, self.clauses, clause, self.end)
        )
        match = None if match is not None and clause.joined == "being" and match.of_things else match
        if match is not None:
            self._resolve(clause, match)
            self.statuses.matches[id(clause)] = match
            if match.filled.child is not None and not calls_to_say(match.filled.child):
                self.governed.setdefault(id(match.filled.child), (clause, match))
                if "not" in match.pattern.fixed:
                    match.filled.child.group.negative = False
        after = self.clauses[number + 1].begin if number + 1 < len(self.clauses) else self.end
        self._in_passing(clause.begin, min(clause.limit, after, self.words.size))
        return match

    def _labelled(self, label: int) -> None:
        """What a label says of whoever follows it."""
        subject = self.phrases.at(self.start)
        low = self.words.low[label]
        if subject is None or not subject.somebody:
            return
        verbs = tuple(verb for verb, tag in forms(low) if tag == "n")
        group = VerbGroup(label, label, label + 1, verbs or ("be",), "d", passive=bool(verbs))
        clause = Clause("main", label, group, subject, limit=label + 1)
        self._subject(clause)
        match = self.matcher.best(clause, label + bool(verbs))
        if match is not None:
            self._resolve(clause, match)
            self._event(clause, match)

    def _nominal(self) -> None:
        """A sentence without a verb may name a deed: `Pip's betrayal of Nora`."""
        if self._is_verbless():
            return
        found = nominal(self.matcher, self.start, self.end)
        if found is not None:
            clause, match = found
            self._subject(clause)
            self._resolve(clause, match)
            self._event(clause, match)

    def _is_verbless(self) -> bool:
        """`Bob alive!`, `Ann in tears`: is it somebody and how he is?"""
        subject = self.phrases.at(self.start)
        if subject is None or not subject.who or subject.owner is not None or subject.end >= self.end:
            return False
        at = subject.end + (self.words.low[subject.end] == ",")
        if self.words.at(at) not in CONDITIONS | {"in", "on", "at"}:
            return False
        group = VerbGroup(at, at, at, ("be",), "d")
        clause = Clause("main", at, group, subject, limit=self.end)
        self._subject(clause)
        match = self.matcher.best(clause)
        match = match if match is None or match.filled.end >= self.end else None
        if match is not None:
            self._event(clause, match)
        return match is not None

    def _said(self, clause: Clause) -> str:
        return self.words.said(clause.begin, max(clause.limit, clause.group.end))

    def _shared(self, clause: Clause, number: int) -> Match | None:
        """`hugs and kisses Bob`: a verb without an object shares that of the next."""
        one, after = clause, self.clauses[number + 1 :]
        while after and after[0].like is one and one.limit <= one.group.end:
            one, after = after[0], after[1:]
        if one is clause:
            return None
        clause.limit = one.limit
        return self.matcher.best(clause, one.group.end)

    def _subject(self, clause: Clause) -> None:
        """Find who acts in a clause, and whom that means."""
        if clause.subject is None:
            clause.subject = self._controlled(clause)
        elif clause.subject.reflexive and clause.parent is not None:
            clause.subject = clause.parent.subject  # `lets himself be beaten`
        elif clause.subject.negative or not_even(self.words, clause.subject.start):
            clause.group.negative = True
        elif clause.subject.pronoun in {"he", "she"} and ANSWERS & set(clause.group.verbs):
            self._answers(clause, clause.subject)
        elif clause.subject.pronoun in {"he", "she"} and clause.parent is not None:
            one = meant_above(clause, self.statuses.matches.get(id(clause.parent)), self.memory.people)
            clause.subject.who = one.who if one is not None else clause.subject.who
        elif clause.subject.pronoun in {"he", "she"} and (kinds := responses(clause.group.verbs)):
            self._responds(clause, clause.subject, kinds)
        elif clause.group.modal and self.words.low[clause.group.start] in BE:
            self._is_to(clause, clause.subject)
        if clause.subject is not None:
            self._know(clause.subject)

    def _is_to(self, clause: Clause, subject: Phrase) -> None:
        """`Bob's last act is to save Ann`, `Ann's plan is to run`: whose it is does it, and an act is done."""
        if not subject.somebody and subject.owner is not None and subject.head in _ACTS | MEANT.keys():
            clause.subject = subject.owner
            clause.group.modal = "" if subject.head in _ACTS else clause.group.modal

    def _answers(self, clause: Clause, subject: Phrase) -> None:
        """`Cy orders Bob to kill Ann, but he refuses`: whoever is asked answers, where the pronoun may mean him."""
        asked = [
            match.filled.object for match in self.statuses.matches.values() if match.pattern.notes.get("who") == "obj"
        ]
        if asked:
            self._means(subject, next((one for one in reversed(asked) if one is not None and len(one.who) == 1), None))
        else:
            self._responds(clause, subject, responses(clause.group.verbs))

    def _responds(self, clause: Clause, subject: Phrase, kinds: tuple[str, ...]) -> None:
        """`Bob stabs Cy. He dies`: to whom something was done is the one who does what follows from that."""
        before = self.clauses[: self.clauses.index(clause)]
        match = next(
            (self.statuses.matches[id(one)] for one in reversed(before) if id(one) in self.statuses.matches), None
        )
        if match is None:
            who = () if before else self.memory.done_to(kinds)
            self._means(subject, Phrase(0, 0, who=who) if len(who) == 1 else None)
        elif done_to(match.pattern.sense) in kinds and not match.turned:
            one = match.filled.object
            self._means(subject, one if one is not None and len(one.who) == 1 else None)

    def _means(self, subject: Phrase, one: Phrase | None) -> None:
        """A pronoun means this one, where it may."""
        if one is not None and self.memory.people.spoken_of(one.who[0]) == subject.pronoun:
            subject.who = one.who

    def _know(self, subject: Phrase) -> None:
        """Look up a subject, and keep whom it names in mind."""
        if subject.told:
            return
        self.memory.resolve(subject)
        self.memory.name(subject, SUBJECT)
        for who in self._owners(subject.start, subject.end):
            self.memory.name(Phrase(0, 0, who=(who,)), OTHER)

    def _owners(self, start: int, end: int) -> Iterator[str]:
        """Whose something is among these words (`Nora's cat`, `Nora's dad`)."""
        for at in range(start, end):
            if at in self.words.named:
                yield from self.words.within[at]
                if at + 1 < end and self.words.low[at + 1] == "'s":
                    yield self.words.named[at]

    def _controlled(self, clause: Clause) -> Phrase | None:
        """Who does what an infinitive, a participle or a verb joined with `and` says."""
        if id(clause) in self.governed:
            parent, match = self.governed[id(clause)]
            return match.filled.object if match.pattern.notes.get("who") == "obj" else parent.subject
        over = clause.like or clause.parent
        if over is not None:
            above = self.statuses.matches.get(id(over))
            found = come_upon(clause, over, above) or blamed(clause, over, above) or driven(clause, over, above)
            return found or over.subject
        dependent = not clause.finite or clause.joined in {"instead", "than", "attempted", "being"}
        if clause is not self.main and self.main is not None and dependent:
            if self.main.subject is not None:
                self._know(self.main.subject)
            return self.main.subject
        return self.memory.last_subject()

    def _resolve(self, clause: Clause, match: Match) -> None:
        found = (match.filled.object, match.filled.thing, self._agent(clause))
        for one in sorted(filter(None, found), key=lambda one: one.start):
            if not one.told:
                one.told = self._may_be_own(one, clause)
                self.memory.resolve(one, clause.subject)
                self.memory.name(one, OBJECT)

    def _may_be_own(self, one: Phrase, clause: Clause) -> bool:
        """`Ben breaks his leg`, where nobody says how Ben is spoken of: then whose leg it is cannot be told."""
        subject = clause.subject
        if one.pronoun not in {"his", "her"} or subject is None or len(subject.who) != 1:
            return False
        owner = self.matcher.slots.owner_at(one.start)
        return owner is not None and owner.end == one.end and not self.memory.people.spoken_of(subject.who[0])

    def _agent(self, clause: Clause) -> Phrase | None:
        """Who does what is told in the passive; what somebody has done to another is theirs."""
        if not clause.group.passive:
            return None
        word = "from" if clause.group.received else "by"
        found, over = self.matcher.agent(clause.group.end, clause.limit, word=word), clause.parent
        if (
            found is None
            and clause.joined == "done"
            and over is not None
            and clause.subject
            and clause.subject.somebody
        ):
            own = over.subject is not None and over.subject.who == clause.subject.who  # `gets herself arrested`
            return over.subject if not own and not _ONLOOKING & set(over.group.verbs) else None
        if found is not None or self.matcher.names_doer(clause.group.end, clause.limit):
            return found
        also = (one for one in self.clauses if one.like is clause and one.group.passive)
        return next(filter(None, map(self._agent, also)), None)  # `caught and beaten by Cy`

    def _in_passing(self, start: int, end: int) -> None:
        """Keep the other names of a clause in mind."""
        for i in range(start, end):
            who = self.words.named.get(i)
            if who is not None and not self.memory.named_now(who):
                self.memory.name(Phrase(i, i + 1, who=(who,)), OTHER)

    def _event(self, clause: Clause, match: Match) -> None:
        """Keep what a clause says happens."""
        if any(one.joined == "done" and one.parent is clause for one in self.clauses):
            return
        status, notes = self.statuses.of(clause), match.pattern.notes
        if not status:
            self.notes.append(self._said(clause))
            return
        found = threatened(match, roles(clause, match, self._agent(clause)), self.statuses.matches)
        found = addressed(self.matcher, self.memory, clause, match, found)
        told_so_far = (*self.before, *self.events)
        sense, found = classed(self.matcher, self.memory, clause, match, found, told_so_far)
        if status == HAPPENED:
            negative = any(one is not None and one.negative for one in (*found, match.filled.thing))
            negative = negative or denies_thing(self.words, clause, match)
            status = NOT if negative else notes.get("status", status)
        status = doubted(clause, match, status)
        told = telling(self.words, match, found, status)
        self.tells += [told] if told is not None else []
        sense = "" if match.pattern.sense == "op" and unwilled(match) else sense
        if sense == "vow" and status == HAPPENED and swears_not(self.words, clause, self.clauses):
            sense = "deny"
        if status == NOT:
            sense, status = denied(self.words, clause, match, self.end, sense)
        changed = sense != match.pattern.own_sense
        if sense in {"kill", "die"} and clause.group.ongoing and clause.subject and not clause.subject.somebody:
            return  # the suspense is killing Ann
        if sense in senses() and sense not in _SILENT:
            over = self.governed.get(id(clause))
            under = over[1].pattern.own_sense if over else ""
            event = happening(self.words, clause, match, found, sense=sense, status=status, under=under)
            event = msgspec.structs.replace(event, signs=signs_of(sense)) if changed else event
            self._keep(event)
            owner = bereaved(found, sense) if status == HAPPENED else None
            if owner is not None:
                lost_one = event.by_other if sense == "die" else event.to_other
                self._keep(
                    msgspec.structs.replace(
                        event, sense="lose-person", by=owner.who, by_other=(), to=(), to_other=lost_one, signs="0-"
                    )
                )
        elif match.pattern.sense in _QUIET and not self.quiet:
            self.quiet.append(happening(self.words, clause, match, found, sense="other", status=status))

    def _keep(self, event: Happening) -> None:
        if not any(event.same(other) for other in self.events):
            self.events.append(event)
