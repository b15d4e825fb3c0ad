"""What a sentence may begin with before its main clause, or instead of one that tells."""

from typing import NamedTuple

from previously.language.lexicon.closed import AUXILIARIES, DO, HAVE, MODALS, NOUNS_IN_ING, PREPOSITIONS, TIMES
from previously.language.lexicon.forms import is_form
from previously.language.sentence.clauses.joints import speaks_to
from previously.language.sentence.clauses.subjects import MEANT, Subjects
from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.phrases.phrase import Phrase

_AHEAD = 14
"""So many words may stand before the comma after which the main clause begins."""
_TURNING = frozenset({"only", "not", "never"})
"""Words after which a main clause may have its verb before its subject."""


class Begun(NamedTuple):
    """A clause that begins: how it is joined, who acts where that is said, its verb."""

    joined: str
    subject: Phrase | None
    group: VerbGroup


class Beginnings:
    """The clauses with which a sentence may begin that are no whole main clause."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects, self.words, self.phrases, self.groups = (
            subjects, subjects.words, subjects.phrases, subjects.groups,
        )  # fmt: skip

    @property
    def hi(self) -> int:
        """Where the sentence ends."""
        return self.subjects.hi

    def before_main(self, i: int) -> Begun | None:
        """A condition, a participle, a state or an attempt that stands before the main clause."""
        return self._unmet(i) or self._participle(i) or self._attempt(i) or self._state(i)

    def _unmet(self, i: int) -> Begun | None:
        """`Had Declan asked her, …`: a condition that did not hold."""
        low = self.words.low[i]
        for phrase in self.subjects.every(i + 1) if low in {"had", "were", "should"} else ():
            group = self.groups.bare(phrase.end, "n" if low == "had" else "b")
            if group and group.main < self.hi:
                return Begun("had" if low == "had" else "if", phrase, group)
        return None

    def _participle(self, i: int) -> Begun | None:
        """`Hunted by wolves, Ann …`, `Betrayed and alone, Ann …`: a participle before its main clause."""
        low, after = self.words.low[i], self.words.at(i + 1)
        doing = is_form(low, "g") and low not in NOUNS_IN_ING
        if self.is_preposition(i):
            return None
        if not doing and (not is_form(low, "n") or not (after in PREPOSITIONS or after in {",", "and"})):
            return None
        group = self.subjects.participle(i)
        return Begun("part", None, group) if group is not None and self._main_follows(i + 1) else None

    def is_preposition(self, i: int) -> bool:
        """Is it no verb there: `Thanks to Bob`, `Following Bob's arrest`?"""
        low, after = self.words.low[i], self.words.at(i + 1)
        one = self.phrases.at(i + 1) if low == "following" else None
        return low in PREPOSITIONS or (low == "thanks" and after == "to") or (one is not None and not one.somebody)

    def _main_follows(self, i: int) -> bool:
        """Does a main clause begin after a comma?"""
        places = range(i, min(i + _AHEAD, self.hi - 1))
        return any(self.words.low[j] == "," and self.subjects.whole(j + 1) is not None for j in places)

    def _attempt(self, i: int) -> Begun | None:
        """`In a desperate attempt to save Bob, Ann …`."""
        if self.words.low[i] != "in":
            return None
        for at in range(i + 2, min(i + 5, self.hi - 2)):
            if MEANT.get(self.words.low[at]) == "attempted" and self.words.low[at + 1] == "to":
                group = self.groups.bare(at + 2, "b")
                return Begun("attempted", None, group) if group and self._main_follows(at + 3) else None
        return None

    def _state(self, i: int) -> Begun | None:
        """`Unable to forgive Bob, Ann …`: how somebody is who acts in the main clause."""
        group = self.subjects.state(i)
        return Begun("being", None, group) if group is not None and self._main_follows(i + 1) else None

    def turned(self, lo: int, i: int) -> Begun | None:
        """`Only when Bob is shot does Ann confess`: a main clause whose verb stands before its subject."""
        low = self.words.at(i)
        if self.words.low[lo] not in _TURNING or i <= lo + 1 or low not in DO | HAVE | MODALS:
            return None
        subject = self.phrases.at(i + 1, subject=True)
        if subject is None or not subject.somebody:
            return None
        group = self.groups.bare(subject.end, "n" if low in HAVE else "b")
        if group is None or group.main >= self.hi:
            return None
        group.perfect = low in HAVE
        group.modal, group.form = (low, "m") if low in MODALS else ("", "d" if low in {"did", "had"} else "3")
        return Begun("main", subject, group)

    def to_be(self, i: int) -> Begun | None:
        """`Ann to marry Bob`: what a headline says is meant."""
        one = self.phrases.at(i, subject=True)
        group = self.groups.bare(one.end + 1, "b") if one and one.who and self.words.at(one.end) == "to" else None
        return Begun("planned", one, group) if group and group.main < self.hi else None

    def is_bidden(self, i: int, group: VerbGroup) -> bool:
        """`Rescue the miller.`: is a sentence that begins with a bare verb and whom or what it takes an order?"""
        at, low = group.end, self.words.low[i]
        titled = low == "miss" and i + 1 in self.words.named
        if group.start != group.main or i in self.words.named or low in AUXILIARIES or not is_form(low, "b") or titled:
            return False
        towards = self.words.at(at) in {"to", "with"}
        taken = self.phrases.at(at + towards)
        if (
            taken is None
            or taken.end > self.hi
            or taken.head in TIMES
            or not (taken.who or taken.pronoun or taken.determined or taken.owner)
        ):
            return False
        return not towards or (taken.somebody and any(map(speaks_to, group.verbs)))
