"""From a line to its clauses: a conjunction, a subordinator, a relative or `to` begins one, if a verb follows."""

from previously.language.lexicon.closed import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
)
from previously.language.lexicon.forms import is_form
from previously.language.lexicon.kinds import is_kind
from previously.language.sentence.clauses.beginnings import Beginnings, Begun
from previously.language.sentence.clauses.clause import NEVER_LIMITS, Clause
from previously.language.sentence.clauses.inversions import inverted
from previously.language.sentence.clauses.joints import (
    ASKED,
    BEFORE_ING,
    CAUSES,
    COMMAS,
    DONE_THEN,
    FRONTED,
    HAVING,
    ON_THE_WAY,
    SERVING,
    STANDING,
    STATES,
    STRIVING,
    TELLING,
    WINNING,
    gives,
    takes_that,
)
from previously.language.sentence.clauses.openings import Opening, openings
from previously.language.sentence.clauses.partners import chain, is_done_too, partner
from previously.language.sentence.clauses.states import is_met_so, may_be_state, singled_out
from previously.language.sentence.clauses.subjects import MEANT, Subjects, several
from previously.language.sentence.clauses.verb_group import VerbGroup, VerbGroups
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.tokens import Words


class Splitter:
    """The clauses of a line, in order."""

    def __init__(self, words: Words, phrases: Phrases, groups: VerbGroups) -> None:
        self.words, self.phrases, self.groups = words, phrases, groups
        self.clauses: list[Clause] = []
        self.subjects = Subjects(words, phrases, groups, self.clauses)
        self.beginnings = Beginnings(self.subjects)
        self.sentence = 0
        self.last: Phrase | None = None
        self.lo, self.hi = 0, 0

    def read(self, lo: int, hi: int) -> list[Clause]:
        """The clauses of one sentence."""
        self.lo, self.hi, self.last, first = lo, hi, None, len(self.clauses)
        self.subjects.hi, self.subjects.sentence = hi, self.sentence
        i = self._open(lo)
        while i < hi:
            i = self._step(i)
        for clause in self.clauses[first:]:
            clause.limit = hi if clause.limit < 0 else clause.limit
        self.sentence += 1
        return self.clauses[first:]

    @property
    def current(self) -> Clause:
        """The clause that was begun last."""
        return self.clauses[-1]

    @property
    def _current(self) -> Clause | None:
        """The same, if any was."""
        return self.clauses[-1] if self.clauses else None

    def _open(self, lo: int) -> int:
        """Find the first clause; returns the place after its verb."""
        i = lo
        while i < self.hi:
            opening = openings(self.words, i)
            if opening and opening.word in FRONTED and (after := self._subordinate(i, opening, None)):
                i = self._until_main(lo, after)
                continue
            inverse = inverted(self.groups, i, self.hi) if i == lo else self.beginnings.turned(lo, i)
            if inverse:
                return self._add("main", i, inverse.subject, inverse.group)
            if i == lo and (begun := self.beginnings.before_main(i)):
                i = self._until_main(lo, self._begin(i, begun))
                continue
            found = self.subjects.whole(i) or (self.subjects.seen_doing(i) if i == lo else None)
            if found:
                return self._add("main", i, *found)
            if i == lo and (begun := self.beginnings.to_be(i)):
                return self._begin(i, begun)
            group = self.groups.finite(i) if i == lo else None
            if group and group.form != "b" and not self.beginnings.is_preposition(i):
                return self._add("main", i, None, group)
            if group and self.beginnings.is_bidden(i, group):
                return self._add("bidden", i, Phrase(i, i, told=True), group)
            phrase = self.phrases.at(i)
            i = phrase.end if phrase else i + 1
        return i

    def _begin(self, i: int, begun: Begun) -> int:
        """Begin a clause that is told so; returns the place after its verb."""
        return self._add(begun.joined, i, begun.subject, begun.group)

    def _until_main(self, lo: int, i: int) -> int:
        """Past a clause that stands before its main clause; the sentence begins at `lo`."""
        turned = False
        while i < self.hi and self.words.low[i] not in COMMAS:
            turned = self.beginnings.turned(lo, i) is not None
            if turned:
                break
            i = self._step(i)
        for clause in self.clauses:
            if clause.limit < 0:
                clause.limit = i
        return i + (not turned)

    def _add(
        self, joined: str, begin: int, subject: Phrase | None, group: VerbGroup, **more: Clause | Phrase | None
    ) -> int:
        """Begin a clause; returns the place after its verb."""
        if joined not in NEVER_LIMITS and joined != "who" and not joined.endswith("-ing"):
            for clause in self.clauses:
                clause.limit = begin if clause.limit < 0 else clause.limit
        clause = Clause(joined, begin, group, subject, sentence=self.sentence)
        clause.parent = more.get("parent")  # type: ignore[assignment]
        clause.like, clause.gap = more.get("like"), more.get("gap")  # type: ignore[assignment]
        self.clauses.append(clause)
        self.last = None
        return max(group.end, begin + 1)

    def _subordinate(self, i: int, opening: Opening, parent: Clause | None) -> int:
        """A clause that a subordinator begins; 0 if none does."""
        if self.phrases.people.group(self.words, i + 1):
            return 0  # `the night shift` of a story is no night
        found = self.subjects.whole(opening.end) if opening.whole else None
        if found and not self.beginnings.turned(self.lo, found[1].start):
            ends = opening.word in {"until", "till"} and self.words.at(i - 1) == "not"  # `not until Bob dies does …`
            return self._add("when" if ends else opening.word, i, *found, parent=parent)
        if opening.word in BEFORE_ING or opening.word in {"though", "although", "if", "once", "until"}:
            group = self.groups.bare(opening.end, "g")
            if group and self._may_be_ing(opening.end):
                return self._add(f"{opening.word}-ing", i, None, group, parent=parent)
            if (group := self._done_then(opening)) is not None:
                return self._add(opening.word, i, None, group, parent=parent)
            if opening.word == "instead" and (group := self.groups.bare(opening.end, "b")):
                return self._add("instead", i, None, group, parent=parent)
        return 0

    def _done_then(self, opening: Opening) -> VerbGroup | None:
        """`When rescued by Bob, Ann …`: what is done to whoever acts in the main clause."""
        if opening.word not in DONE_THEN:
            return None
        group = self.subjects.participle(opening.end)
        after = self.words.at(group.end) if group is not None and group.passive else ""
        return group if after in COMMAS or after in PREPOSITIONS else None

    def _may_be_ing(self, i: int) -> bool:
        return self.words.at(i - 1) not in DETERMINERS | POSSESSIVES | {"'s"}

    def _step(self, i: int) -> int:
        """Read on from a place in the current clause; returns the next place."""
        low = self.words.low[i]
        if low in CONJUNCTIONS or low in COMMAS:
            return self._joined(i) or i + 1
        if not self.clauses:
            return i + 1
        opening = openings(self.words, i)
        if opening and (after := self._subordinate(i, opening, self._finite_parent())):
            return after
        if (
            low == "than"
            and (group := self.groups.bare(i + 1, "b"))
            and {"rather", "sooner"} & set(self.current.group.manner)
        ):
            return self._add("than", i, self.current.subject, group, parent=None)
        unmet = low == "had" and self.current.group.modal and self.current.group.perfect
        if unmet and (begun := self.beginnings.before_main(i)):
            return self._begin(i, begun)
        return self._complement(i, low) or self._phrase(i) or i + 1

    def _complement(self, i: int, low: str) -> int:
        """What completes the clause: `to do`, `that …`, `doing`; 0 if none begins there."""
        if low in {"who", "whom", "which", "that", "whose"}:
            return self._relative(i) or i + 1
        if low == "to" and (group := self.groups.bare(i + 1, "b")) and group.main < self.hi:
            return self._infinitive(i, group)
        if self._may_be_done(i, low) and (group := self.subjects.participle(i)) and group.passive:
            return self._add("done", i, self.last, group, parent=self.current)
        if self._in_state(i) and (group := self.subjects.participle(i)) and group.passive:
            return self._add("part", i, None, group, parent=self.current)
        if low.endswith("ing") and self._may_be_ing(i) and (group := self.groups.bare(i, "g")):
            subject = self.last if self.last and self.last.end == i and self.last.somebody else None
            return self._add("ing", i, subject, group, parent=self.current)
        return 0

    def _infinitive(self, i: int, group: VerbGroup) -> int:
        """What stands after `to`: a complement or a purpose, or what comes of it (`wins, only to lose it all`)."""
        group.negative = group.negative or self.words.low[i - 1] in {"not", "never"}
        before = self.words.low[max(i - 2, 0) : i]
        found = before[-1] in {"home", "back"} and self.words.low[i + 1] in {"find", "discover", "learn"}
        if found or before == [",", "only"] or self._comes_off(i, group):  # `rides home to find him gone`
            return self._add("only to", i, None, group, parent=self._finite_parent())
        one = self._for_whom(i)
        if one is not None and self.words.low[max(one.start - 2, 0) : one.start] == ["only", "for"]:
            return self._add("only to", i, one, group, parent=self._finite_parent())
        return self._add("to", i, one, group, parent=self.current)

    def _comes_off(self, i: int, group: VerbGroup) -> bool:
        """`arrives in time to save Bob`, `comes from behind to win`: is what stands after `to` what comes of it?"""
        over, low = self.current.group, self.words.low
        if over.negative or over.modal or self.current.joined == "to":
            return False
        wins = bool(WINNING & set(group.verbs)) and bool(STRIVING & set(over.verbs))
        return low[i - 2 : i] == ["in", "time"] or (wins and bool(ON_THE_WAY & set(low[over.end : i])))

    def _for_whom(self, i: int) -> Phrase | None:
        """`waits for Bob to leave`: who does what stands after `to`; nobody where it is whoever acts before."""
        one, over = self.last, self.current.group
        if one is not None and one.end == i and one.head in MEANT and one.owner is not None and one.owner.somebody:
            return one.owner  # `foils Bob's plan to kill Cy`
        if one is None or one.end != i or not one.somebody or SERVING & set(over.verbs):
            return None
        return one if self.words.at(one.start - 1) == "for" and one.start > over.end else None

    def _in_state(self, i: int) -> bool:
        group = self.current.group
        near = may_be_state(self.words, group, i) and self.words.low[i] not in STATES
        return near and self.phrases.at(i + 1) is None

    def _may_be_done(self, i: int, low: str) -> bool:
        """Is something done to what the verb before takes: `has Bob arrested`, `gets her fingers broken`?"""
        if self.last is None or self.last.end != i or low in STATES or not is_form(low, "n"):
            return False
        return self._is_done_to(self.last) and not is_met_so(self.words, self.current.group, i)

    def _is_done_to(self, one: Phrase) -> bool:
        """Does a verb like `have` take this, after which a participle may follow?"""
        group = self.current.group
        return one.start == group.end and not group.passive and any(verb in HAVING for verb in group.verbs)

    def _joined(self, i: int) -> int:
        """What follows a conjunction or a comma; 0 if it is no clause."""
        opening = openings(self.words, i)
        if self.clauses and opening and opening.word == "so that":
            return self._subordinate(i, opening, self._finite_parent())
        k, word = i, ","
        while k < self.hi and (self.words.low[k] in COMMAS or self.words.low[k] in CONJUNCTIONS):
            word = self.words.low[k] if self.words.low[k] in CONJUNCTIONS else word
            k += 1
        opening = openings(self.words, k)
        if self.clauses and opening and (after := self._subordinate(k, opening, self._finite_parent())):
            return after
        if self.clauses and (after := self._continued(i, k, word)):
            return after
        found = self.subjects.whole(k, after_conjunction=word == ",")
        if found and found[0].pronoun not in {"who", "that", "which"}:
            return self._add(word, i, *found, parent=None)
        if self.clauses and self.words.at(k) in {"who", "whom", "which", "whose"}:
            return self._relative(k)
        return k if k > i + 1 else 0

    def _continued(self, i: int, k: int, word: str) -> int:
        """`… and walks out`: another verb of the same subject."""
        low = self.words.at(k)
        if is_form(low, "n") and not is_form(low, "3") and (after := self._also_done(i, k, word)):
            return after
        if word == "," and is_form(low, "n") and not is_form(low, "3"):
            done = self._in_state(k) or (self.words.at(k + 1) == "by" and low not in STANDING)
            group = self.subjects.participle(k) if done else None
            return self._add("part", i, None, group, parent=self.current) if group and group.passive else 0
        plural = self.groups.finite(k, plural=True) if word != "," and low not in PREPOSITIONS else None
        tries = [
            (self.groups.finite(k), "3dm"),
            (self.groups.bare(k, "g") if self._may_be_ing(k) else None, "g"),
            (self.groups.bare(k, "b"), "b"),
            (plural, "b"),
        ]
        if is_form(low, "b") and (self.current.joined in {"to", "do"} or self.current.group.form in "mb"):
            tries.insert(0, tries[2])  # `to shoot and wound`, which is no past of `wind`
        for group, forms in tries:
            if group is not None and group.main < self.hi and group.form in forms:
                like = partner(
                    self._current, group, self.phrases.people, self.words.at(group.end), close=self._is_close(i)
                )
                if like is not None:
                    return self._add(word, i, like.subject, group, parent=like.parent, like=like)
                if forms == "g":
                    return self._add("part", i, None, group, parent=self.current)
        return 0

    def _is_close(self, i: int) -> bool:
        """Does what follows go on without a comma from a clause that began with one: `Bob, who lies and steals`?"""
        begin = self.current.begin
        return self.words.low[i] != "," and begin > 0 and self.words.low[begin - 1] == ","

    def _also_done(self, i: int, k: int, word: str) -> int:
        """`was caught, tried and hanged`: another thing that is done to the same; 0 if it is none."""
        like = next((one for one in chain(self._current) if one.finite or one.group.passive), None)
        group = is_done_too(self.groups, like, k)
        if like is None or group is None or group.main >= self.hi:
            return 0
        return self._add(word, i, like.subject, group, parent=like.parent, like=like)

    def _finite_parent(self) -> Clause | None:
        clause = self._current
        while clause is not None and clause.parent is not None and not clause.finite:
            clause = clause.parent
        return clause

    def _relative(self, i: int) -> int:
        """A relative clause, or what is said after `that`."""
        if not self.clauses:
            return 0
        low, last = self.words.low[i], singled_out(self.current, self.phrases) or self.last
        last = None if low == "who" and self._is_asked(i) else last
        if low not in {"whose", "whom"} and (group := self.groups.finite(i + 1)) and group.main < self.hi and last:
            return self._add("who", i, last, group, parent=self.current)
        found = self.subjects.whole(i + 1)
        if not found or low == "whose" or (low == "which" and last is None):
            return 0
        if low == "that" and not (last and last.end == i and self._lacks(last, found[1])):
            return self._add("that", i, *found, parent=self.current)
        if low == "which" and self.words.low[i - 1] == "in" and last and is_kind(last.head, "fiction"):
            return self._add("in which", i, *found, parent=self.current)
        return self._add("who", i, *found, parent=self.current, gap=last)

    def _lacks(self, thing: Phrase, group: VerbGroup) -> bool:
        """`the ring that Bob gave Dee`: is it a thing, and a verb that takes whom and what goes without it?"""
        plain = thing.determined and not thing.somebody and not is_kind(thing.head, "news")
        if not plain or any(map(takes_that, self.current.group.verbs)) or not any(map(gives, group.verbs)):
            return False
        one = self.phrases.at(group.end)
        return bool(one and one.somebody and self.phrases.at(one.end) is None)

    def _is_asked(self, i: int) -> bool:
        """`asks Pip who hit him`, `tells Pip who did it`: is it a question, and nobody who was just named?"""
        last, asked = self.last, not ASKED.isdisjoint(self.current.group.verbs)
        return asked and last is not None and last.end == i and bool(last.who or last.pronoun)

    def _phrase(self, i: int) -> int:
        """Past a phrase, or into the clause that it begins."""
        whole = self.phrases.at(i)
        if whole is None:
            return 0
        after = self.current.group.end + (i > 0 and self.words.low[i - 1] in PARTICLES)  # `finds out Bob has lied`
        beside = i == after or (self.last is not None and self.last.end == i)
        for one in self.subjects.every(i) if beside else ():
            group = self.groups.finite(one.end, plural=several(one))
            if group and group.form == "d" and self._is_done_to(one):
                break
            if group and group.main < self.hi and self._speaks(one, group):
                gap = self.last if i != self.current.group.end and self._is_told_of(self.last) else None
                return self._add("who" if gap else "that", i, one, group, parent=self.current, gap=gap)
        for one in self.phrases.ends(i):
            group = self.groups.bare(one.end, "b")
            if group and one.somebody and group.main < self.hi and self._makes() and one.end > i:
                return self._add("do", one.end, one, group, parent=self.current) if self._only(one) else whole.end
        self.last = whole
        return whole.end

    def _is_told_of(self, one: Phrase | None) -> bool:
        """`kills the man Ann loves`: is what follows said of whom the verb takes, and not to him?"""
        if one is None or one.who or one.pronoun or one.owner:
            return one is not None and not one.somebody
        return not one.somebody or (one.determined and TELLING.isdisjoint(self.current.group.verbs))

    def _only(self, one: Phrase) -> bool:
        self.last = one
        return self.words.at(one.end) not in PREPOSITIONS | DETERMINERS | ADVERBS

    def _speaks(self, one: Phrase, group: VerbGroup) -> bool:
        """Is this a subject with its verb, and not a noun that looks like one?"""
        return one.somebody or one.pronoun != "" or group.main > one.end or self.words.at(group.main) in {"is", "was"}

    def _makes(self) -> bool:
        return any(verb in CAUSES for verb in self.current.group.verbs)
