"""What a verb leaves open of whoever it is about: the state somebody is in, and who is singled out."""

from previously.language.lexicon.closed import ADVERBS, PARTICLES
from previously.language.lexicon.forms import is_form
from previously.language.lexicon.kinds import known_nouns
from previously.language.lexicon.wordlists import words as set_of
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.joints import SEEING
from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.phrases.finding import Phrases
from previously.language.sentence.phrases.phrase import Phrase
from previously.language.sentence.tokens import Words

CONDITIONS = set_of("alive dead missing pregnant free safe ill unconscious drunk")
"""What somebody is said to be, without a verb."""
_NEAR = 3
"""So many words may stand between a verb and the state in which it leaves who does it."""
_POSTURES = set_of("wake awake awaken lie sit hang end return come arrive emerge stand crawl die")


_FINDING = set_of("find discover")
_SLAIN = set_of("hanged murdered strangled drowned slain")


def is_met_so(words: Words, group: VerbGroup, i: int) -> bool:
    """Is it how somebody is met and not what is done to him then: `sees Bob run`, `finds Bob hanged`, `shot dead`?"""
    if not SEEING.isdisjoint(group.verbs) and is_form(words.low[i], "b"):
        return True
    if _FINDING.isdisjoint(group.verbs):
        return False
    return words.low[i] in _SLAIN or words.low[i + 1 : i + 3] == ["to", "death"] or words.at(i + 1) == "dead"


def may_be_state(words: Words, group: VerbGroup, i: int) -> bool:
    """`wakes up handcuffed to the bed`, `comes home, beaten and robbed`: is it how somebody is who does that?"""
    low, before = words.low[i], words.low[i - 1]
    near = i - group.end <= _NEAR and (i == group.end or before in ADVERBS or before in PARTICLES or before == ",")
    if group.passive or not near or not _POSTURES & set(group.verbs):
        return False
    if before == "," and group.form != "3" and is_form(low, "d") and words.at(i + 1) != "by":
        return False  # `stood, turned, and left`
    return is_form(low, "n") and not is_form(low, "b") and low not in known_nouns()


def singled_out(over: Clause, phrases: Phrases) -> Phrase | None:
    """`It is Bob, in the end, who saves her`: who does what follows."""
    it = over.subject is not None and over.subject.pronoun == "it" and over.group.verbs == ("be",)
    one = phrases.at(over.group.end) if it else None
    return one if one is not None and one.somebody else None
