"""Finding a subject with its verb, past what stands between the two."""

from collections.abc import Iterator

from previously.language.lexicon.closed import (
    ADVERBS,
    DETERMINERS,
    NOUNS_IN_ING,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from previously.language.lexicon.forms import is_form
from previously.language.lexicon.patterns import rows
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.verb_group import VerbGroup, VerbGroups
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.tokens import Words

MEANT = {
    **dict.fromkeys(set_of("attempt attempts bid effort efforts"), "attempted"),
    **dict.fromkeys(
        set_of(
            "plan plot decision scheme promise vow threat desire wish offer dream goal aim mission intention ambition"
            " hope"
        ),
        "planned",
    ),
    **dict.fromkeys(set_of("refusal failure inability"), "refused"),
}
"""Nouns for what somebody means to do, and how it stands then."""


_RELATIVES = frozenset(["who", "whom", "which"])
_OPEN, _CLOSE = frozenset([",", "(", "–", "—", "-"]), frozenset([",", ")", "–", "—", "-"])
"""What stands around that which is said of a subject in passing."""
_TURNS_OUT = set_of(
    "fails failed backfires backfired succeeds succeeded works worked goes went falls fell ends ended comes came"
)
"""What may follow the bare verb of a plan: `Ann's attempt to escape fails`."""


_FEELING = set_of(
    "jealous afraid unable desperate furious ashamed heartbroken terrified enamoured enamored smitten sick devastated"
    " pregnant dead ill wounded bitter grateful proud weary envious unwilling powerless suspicious guilty mad dying"
    " obsessed infatuated besotted distraught alone penniless fearful scared reluctant keen eager determined"
)
"""How somebody is said to be beside what he does."""


class Subjects:
    """The subjects of a line. `clauses` takes those that stand within one: `Ann, who hates him, leaves`."""

    def __init__(self, words: Words, phrases: Phrases, groups: VerbGroups, clauses: list[Clause]) -> None:
        self.words, self.phrases, self.groups, self.clauses = words, phrases, groups, clauses
        self.hi, self.sentence = 0, 0

    def whole(self, i: int, *, after_conjunction: bool = False) -> tuple[Phrase, VerbGroup] | None:
        """A subject with its verb, if they begin there."""
        while self.words.at(i) in ADVERBS and not next(self.phrases.simple(i), None) and i < self.hi:
            i += 1
        doubtful = None
        for phrase in self.every(i):
            if phrase.end >= self.hi:
                continue
            group = self.groups.finite(phrase.end, plural=several(phrase))
            if group is not None and doubtful is None and self._may_be_adjective(phrase, group):
                doubtful = phrase, group
                continue
            if group is None:
                beyond = self._past_place(phrase.end) if after_conjunction else self._beyond(phrase)
                group = self.groups.finite(beyond, plural=several(phrase)) if beyond else None
            if group is not None and group.main < self.hi:
                return phrase, group
        return doubtful or self._unknown(i)

    def seen_doing(self, i: int) -> tuple[Phrase, VerbGroup] | None:
        """`Ann crying in the kitchen.`: somebody of the cast and what he is doing, in a sentence without a verb."""
        one = self.phrases.at(i, subject=True)
        if one is None or not one.who or one.owner is not None or one.end >= self.hi:
            return None
        group = self.groups.bare(one.end, "g") if self.words.low[one.end] not in NOUNS_IN_ING else None
        return (one, group) if group is not None and group.main < self.hi else None

    def _may_be_adjective(self, phrase: Phrase, group: VerbGroup) -> bool:
        """In `the guard lies stunned`, may what looks like the verb be a participle, and a noun before it the verb?"""
        low = self.words.low[group.main]
        return (
            group.form == "d"
            and group.main == phrase.end
            and is_form(low, "n")
            and is_form(self.words.low[phrase.end - 1], "3bd")
            and phrase.end - phrase.start > 1
        )

    def _unknown(self, i: int) -> tuple[Phrase, VerbGroup] | None:
        """Somebody of the cast who does what no table knows; that is a note, and no noun of somebody else's deed."""
        phrase = self.phrases.at(i, subject=True)
        if phrase is None or not (phrase.who or phrase.pronoun in {"he", "she", "they"}) or phrase.end >= self.hi:
            return None
        group = self.groups.unknown(phrase.end)
        return (phrase, group) if group and group.main < self.hi else None

    def every(self, i: int) -> Iterator[Phrase]:
        """The phrases that may be a subject there, the longest first."""
        whole = self.phrases.at(i, subject=True)
        if whole is not None and whole.parts:
            yield from self.phrases.lists(whole)
        for one in self.phrases.simple(i):
            if one.end - one.start > 1 or (
                one.pronoun not in {"her", "him", "them", "us", "me", "whom"} and not one.reflexive
            ):
                yield one

    def _beyond(self, phrase: Phrase) -> int:
        """Past what stands between a subject and its verb: `in the corner`, `, mortified,`, `, who hates her,`."""
        if self.words.at(phrase.end) == "to" and phrase.owner is not None and phrase.head in MEANT:
            return self._past_meant(phrase, phrase.end)
        i = self._past_place(phrase.end)
        if self.words.at(i) in {"who", "that", "which"} and self.groups.finite(i + 1):
            return self._past_relative(phrase, i)
        if i == phrase.end and (end := self._past_object(phrase, i) or self._past_doing(phrase, i)):
            return end
        if self.words.at(i) in _OPEN:
            for j in range(i + 1, min(i + 13, self.hi - 1)):
                if self.words.low[j] in _CLOSE and self.groups.finite(j + 1):
                    self._inside(phrase, i + 1, j)
                    return j + 1
            return 0
        return i if i > phrase.end else 0

    def _past_place(self, i: int) -> int:
        """Past the phrases of place that begin there."""
        while self.words.at(i) in PREPOSITIONS and (end := self._inner(i + 1)):
            i = end
        return i

    def _past_meant(self, phrase: Phrase, i: int) -> int:
        """Past what somebody's attempt, plan or refusal is (`Ann's attempt to kill Bob fails`); 0 if no verb comes."""
        inner = self.groups.bare(i + 1, "b")
        for j in range(inner.end, min(inner.end + 12, self.hi)) if inner else ():
            group = self.groups.finite(j, plural=several(phrase))
            before = self.words.low[j - 1]
            if (
                group is not None
                and inner
                and group.form in "3d"
                and before not in DETERMINERS | PREPOSITIONS
                and (j > inner.end or self.words.low[j] in _TURNS_OUT)
            ):
                self.clauses.append(Clause(MEANT[phrase.head], i, inner, phrase.owner, limit=j, sentence=self.sentence))
                return j
        return 0

    def _past_doing(self, phrase: Phrase, i: int) -> int:
        """Past what a subject is doing besides (`two men posing as plumbers, …, snatch Bob`); 0 if no verb comes."""
        comma, doing = False, phrase.somebody and is_form(self.words.at(i), "g")
        for j in range(i + 1, min(i + 24, self.hi)) if doing else ():
            comma = comma or self.words.low[j] == ","
            before = self.words.low[j - 1]
            if (before == "," or not comma) and before not in DETERMINERS | POSSESSIVES:
                group = self.groups.finite(j, plural=several(phrase))
                if group is not None and group.form in ("bd" if phrase.plural else "3d") and before not in PREPOSITIONS:
                    self._inside(phrase, i, j)
                    return j
        return 0

    def _inner(self, i: int) -> int:
        """Where the phrase after a preposition ends: before a verb, if one can follow it; 0 if there is none."""
        ends = [one.end for one in self.phrases.ends(i) if one.end < self.hi]
        groups = [(end, self.groups.finite(end)) for end in ends]
        acting = [end for end, group in groups if group and group.form in "3dm"] or [e for e, group in groups if group]
        return (acting or ends or [0])[0]

    def _past_relative(self, phrase: Phrase, i: int) -> int:
        """Past a relative clause without commas, to the next verb."""
        inner = self.groups.finite(i + 1)
        for j in range(inner.end if inner else i, min(i + 12, self.hi)):
            found = self.groups.finite(j)
            if found and found.form in "3d" and j > i + 2 and self.words.at(j - 1) not in DETERMINERS:
                self._inside(phrase, i, j)
                return j
        return 0

    def _past_object(self, phrase: Phrase, i: int) -> int:
        """Past whoever acts on the subject: `the man whom Ann loves`, `the guard she bribed`; 0 if no verb comes."""
        if not phrase.determined and not phrase.somebody:
            return 0
        said = self.words.at(i) in _RELATIVES or (self.words.at(i) == "that" and phrase.somebody)
        one = next((one for one in self.every(i + said) if one.who or one.pronoun in SUBJECT_PRONOUNS), None)
        inner = self.groups.finite(one.end, plural=several(one)) if one is not None else None
        if inner is None or inner.end >= self.hi:
            return 0
        for j in range(inner.end, min(inner.end + (9 if said else 2), self.hi)):
            group = self.groups.finite(j, plural=several(phrase))
            before = self.words.low[j - 1]
            follows = j == inner.end or said or before in PARTICLES or before in PREPOSITIONS
            follows = follows and not (before == "to" and is_form(self.words.low[j], "b"))  # `fails to beat`
            if group and group.form in "3d" and follows and before not in DETERMINERS | POSSESSIVES:
                clause = Clause("who", i, inner, one, phrase, limit=j, sentence=self.sentence)
                self.clauses.append(clause)
                return j
        return 0

    def _inside(self, phrase: Phrase, lo: int, hi: int) -> None:
        """A relative clause or a participle within a subject."""
        if self.words.at(lo) in {"who", "which", "that"} and (group := self.groups.finite(lo + 1)) and group.main < hi:
            self.clauses.append(Clause("who", lo, group, phrase, limit=hi, sentence=self.sentence))
        elif self.words.at(lo) in _RELATIVES and (found := self.whole(lo + 1)) and found[1].main < hi:
            one, group = found
            self.clauses.append(Clause("who", lo, group, one, phrase, limit=hi, sentence=self.sentence))
        elif self.words.at(lo) == "unable" and (group := self.groups.bare(lo + 2, "b")) and group.main < hi:
            self.clauses.append(Clause("refused", lo, group, phrase, limit=hi, sentence=self.sentence))
        elif (group := self.participle(lo)) and group.main < hi:
            self.clauses.append(Clause("part", lo, group, phrase, limit=hi, sentence=self.sentence))
        elif (group := self.state(lo)) is not None:
            self.clauses.append(Clause("being", lo, group, phrase, limit=hi, sentence=self.sentence))

    def state(self, i: int) -> VerbGroup | None:
        """How somebody is, told without a verb: `jealous of Bob`, `in love with Bob`."""
        low = self.words.at(i)
        at = i + (low.endswith("ly") or low in {"still", "deeply", "madly", "desperately", "now", "once"})
        low = self.words.at(at)
        feels = low in _FEELING or (low == "in" and self.words.at(at + 1) == "love")
        known = feels and f"be {low}" in rows()
        return VerbGroup(at, at, at, ("be",), "d") if known else None

    def participle(self, i: int) -> VerbGroup | None:
        """`hunted by wolves`, `leaving Bob behind`: what is done to somebody, or what somebody does."""
        done = self.groups.bare(i, "n")
        if done is not None and (is_form(self.words.low[done.main], "b") or self.words.low[done.main] in ADVERBS):
            done = None
        if done is not None:
            done.passive = True
        return done or self.groups.bare(i, "g")


def several(phrase: Phrase) -> bool | None:
    """Does a verb in the plural follow it?"""
    if phrase.pronoun in {"i", "you", "who", "they", "all", "some", "none", "neither", "most"} or phrase.negative:
        return None
    if phrase.pronoun in {"everyone", "everybody", "each", "one", "another"}:
        return False
    if len(phrase.who) > 1 and not phrase.parts:
        return None
    return phrase.plural or (
        None if phrase.head in {"family", "police", "crowd", "team", "gang", "staff", "crew"} else False
    )
